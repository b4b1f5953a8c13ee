"""The evaluator that was written from the design alone agrees on rulebooks that no city has written: what is paid after
conflicts, caps and budgets, and who gets which place, of random enterprises of whom much is unknown."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from typing import Any

import polars as pl
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from gaodi.rules.files import loads
from gaodi.rules.program import compiled
from rules import independent, invented
from rules.evaluated import ON, Shown, over
from rules.test_independent import different

NOTHING = Fraction(1, 10**9)
"""万元: a hundred-thousandth of a yuan, to which figures are not exact."""

chance = st.integers(0, 10**9).map(random.Random)
unknown = st.sampled_from([0.0, 0.0, 0.05, 0.2])


@given(chance, unknown)
@settings(max_examples=15, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_what_is_paid_of_budgets_and_of_benefits_that_exclude_one_another(dice: random.Random, share: float) -> None:
    book, shown = agreed(invented.paying(dice), invented.people(dice, 24, share))
    for benefit in book["benefit"]:
        spent = next(one for one in shown.budgets if one.benefit == benefit["id"])
        paid = sum(Fraction(repr(row[f"paid.{benefit['id']}"])) for row in shown.rows.values())
        assert math.isclose(paid, spent.paid, rel_tol=1e-12, abs_tol=1e-12)
        if benefit.get("budget", {}).get("past_it") in ("prorate", "queue"):
            assert spent.budget is not None
            assert paid <= Fraction(repr(spent.budget)) + NOTHING


@given(chance, unknown)
@settings(max_examples=15, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_who_gets_which_place_and_grade(dice: random.Random, share: float) -> None:
    agreed(invented.grading(dice), invented.people(dice, 24, share))


def agreed(text: str, table: pl.DataFrame) -> tuple[dict[str, Any], Shown]:
    """The rulebook as its file says it and what the product gives, on which the two agree."""
    book, program = YAML(typ="safe", pure=True).load(text), compiled(loads(text, "invented.yaml"))
    shown, rows = over(program, table), table.to_dicts()
    told = zip(rows, independent.evaluate(book, rows, ON), strict=True)
    found = [
        f"{row}: {one}" for row, mine in told for one in different(book, mine, shown.rows[row["subject"]], program)
    ]
    assert not found, "\n".join([text, *found[:4]])
    return book, shown
