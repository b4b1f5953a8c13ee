"""The map of a run: what districts are coloured by."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from gaodi.web.evaluations.kinds import Kind
from gaodi.web.evaluations.mapping import _by
from gaodi.web.people.roles import Role

GRADES = (Kind("A", "A", "good"), Kind("D", "D", "poor"))
STANDINGS = (Kind("judged", "judged", "good"), Kind("to-check", "to be checked", "fair"))


@pytest.mark.parametrize(
    ("kinds", "filtered", "asked", "by"),
    [
        (GRADES, "", "", "A"),
        (GRADES, "", "D", "D"),
        (GRADES, "grade", "", "n"),
        (GRADES, "standing", "", "A"),
        (STANDINGS, "", "", "judged"),
        (STANDINGS, "standing", "", "n"),
        (STANDINGS, "region", "", "judged"),
    ],
)
def test_where_the_filters_leave_one_outcome_districts_are_coloured_by_their_number(kinds, filtered, asked, by):
    table = SimpleNamespace(filters=[SimpleNamespace(name=filtered, chosen=filtered)] if filtered else [])
    assert _by(RequestFactory().get("/", {"by": asked}), table, kinds) == by


def test_the_map_has_a_table_with_the_same_numbers(shown, graded):
    page = shown(f"/evaluations/{graded}/map/", Role.OFFICER)
    assert "岳麓区" in page
    assert "?grade=A" in page
