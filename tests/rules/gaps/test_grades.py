"""A gap to a grade: places, what decides between equal scores, and what changes a grade whatever the score is."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.errors import InputError
from gaodi.rules import explaining, gaps, runs
from gaodi.rules.explaining.text import text
from gaodi.rules.gaps import Limits
from gaodi.rules.runs import Run
from rules.town import ON, made

TEXT = """\
id: town/places/2022
family: town/places
title: {zh: 小镇排名, en: Places of the town}
issuer: {zh: 小镇, en: The town}
status: reconstructed
in_force: {from: 2022-01-01}
purpose: 亩均效益评价
population: {require: land_area > 0 亩}
inputs:
  accident: {label: {zh: 发生事故, en: Had an accident}, type: yes-no}
score:
  - {id: tax, label: {zh: 亩均税收, en: Tax per mu}, method: formula, points: tax_paid / land_area / 1 万元/亩}
grade:
  by: rank
  bands: [{A: 67%}, {B: 33%}]
  ties: [rd_expense]
  overrides:
    - {when: tax_paid < 50 万元, at_most: B, label: {zh: 税收过低, en: Little tax}, cite: 第九条}
    - {when: revenue >= 1 亿元, at_least: A, label: {zh: 大户, en: Great one}}
"""


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Of six the first four get A: a 20, e 9, c 8 and h 5; b has 5 as well, but less R&D expense, and d has 2."""
    ws = made(tmp_path_factory.mktemp("town") / "ws")
    Path(ws.path / "catalog" / "rulebooks" / "places.yaml").write_text(TEXT, "utf-8")
    return runs.evaluate(ws, "town/places/2022", year=2022, on=ON)


def test_the_grades_are_as_the_tests_below_take_them(placed: Run) -> None:
    grades = dict(placed.results().select("subject", "grade").collect().iter_rows())
    assert [grades[f"firm-{letter}"] for letter in "aechbd"] == ["A", "A", "B", "A", "B", "B"]


def test_an_equal_score_does_not_reach_a_grade_that_what_decides_gave_to_another(placed: Run) -> None:
    found = gaps.gap(placed, "firm-b", to="A")
    assert found.reached is False
    (missing,) = found.distances
    assert (missing.clause, missing.value, missing.threshold, missing.short) == ("tie.1", 120, 400, 280)
    assert missing.said == "研发费用 ≥ 400 万元"
    assert gaps.gap(placed, "firm-h", to="A").reached is True


def test_what_keeps_from_a_grade_whatever_the_score_is_a_distance_and_is_planned_for(placed: Run) -> None:
    """firm-c has place 3 of 6 and 40 万元 of tax."""
    found = gaps.gap(placed, "firm-c", to="A")
    assert found.reached is False
    assert [(one.clause, one.label, one.open) for one in found.distances] == [("override.1", "税收过低", False)]
    (change,) = found.plans[0].changes
    assert (change.column, change.now, change.to) == ("tax_paid", 40.0, 50.0)


def test_a_grade_that_another_figure_gives_is_a_way_to_it(placed: Run) -> None:
    limits = Limits(fixed=frozenset({"tax_paid", "land_area"}), ends={"revenue": (None, 20000.0)})
    (change,) = gaps.gap(placed, "firm-d", to="A", limits=limits).plans[0].changes
    assert (change.column, change.to) == ("revenue", 10000.0)


def test_an_explanation_says_what_changed_the_grade(placed: Run) -> None:
    told = explaining.explain(placed, "firm-c", "en")
    (low, great) = told.overrides
    assert (low.label, low.verdict, low.found, low.cite) == (
        "Little tax: at most B",
        "met",
        "tax paid 400,000 yuan",
        "第九条",
    )
    assert great.verdict == "unmet"
    assert "What changes the grade" in text(told)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(fixed=frozenset({"revenu"})), "Did you mean revenue"),
        (Limits({"tax_paid": (5.0, 1.0)}), "the lower end first"),
        (Limits({"tax_paid": (None, float("inf"))}), "without end"),
    ],
)
def test_limits_that_are_none_are_refused(placed: Run, limits: Limits, said: str) -> None:
    with pytest.raises(InputError, match=said):
        gaps.gap(placed, "firm-b", "A", limits)
