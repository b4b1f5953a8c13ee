"""What is done with those of a grade, and how it becomes more from year to year."""

from __future__ import annotations

from typing import Any

import pytest

from rules.books import NUMBERS, book, judged

GRADED = """
score: [{id: a, label: 甲, method: formula, points: z}]
grade: {by: score, bands: [{A: 90}, {B: 75}, {C: 60}, {D: rest}]}
"""
SURCHARGE = """
measures:
  D:
    - instrument: electricity-surcharge
      escalate:
        by: consecutive_years
        steps: [0.05 元/kWh, 0.10 元/kWh, 0.15 元/kWh]
        reset_when: grade != "D"
"""
POWER = "measure.D.electricity-surcharge"


def surcharge(*history: Any, z: float | None = 10.0) -> Any:
    """What a firm pays that had these grades in the years before, the last first."""
    inputs = {f"earlier:test:grade@-{years}": grade for years, grade in enumerate(history, start=1)}
    return judged(book(NUMBERS + GRADED + SURCHARGE), [{"z": z, **inputs}]).rows["s0"][POWER]


@pytest.mark.parametrize(
    ("history", "amount"),
    [
        (("A", "A"), 0.05),
        (("C", "D"), 0.05),
        (("D", "A"), 0.10),
        (("D", "D"), 0.15),
        ((None, None), (0.05, 0.15)),
        (("D", None), (0.10, 0.15)),
        ((None, "D"), (0.05, 0.15)),
        ((None, "A"), (0.05, 0.10)),
        (("C", None), 0.05),
    ],
)
def test_a_surcharge_rises_with_each_year_in_a_row_and_begins_again_after_a_better_one(
    history: Any, amount: Any
) -> None:
    assert surcharge(*history) == amount


def test_who_is_not_in_the_grade_pays_nothing() -> None:
    assert surcharge("D", "D", z=60.0) == 0.0


def test_whose_grade_is_open_pays_between_nothing_and_the_step() -> None:
    assert surcharge("D", "D", z=None) == (0.0, 0.15)


def test_a_measure_may_have_a_condition_of_its_own() -> None:
    measures = "measures:\n  D:\n    - {instrument: land, amount: 3 元/平方米, when: p}\n"
    rows = [{"z": 1.0, "p": p} for p in (True, False, None)] + [{"z": 99.0, "p": True}]
    assert judged(book(NUMBERS + GRADED + measures), rows).all("measure.D.land") == [3.0, 0.0, (0.0, 3.0), 0.0]


def test_of_several_measures_in_a_group_the_highest_is_taken() -> None:
    measures = """
measures:
  D:
    - {instrument: tiered, amount: 0.05 元/kWh, group: power-price, rule: highest}
    - {instrument: penal, amount: 0.10 元/kWh, group: power-price, rule: highest}
"""
    (row,) = judged(book(NUMBERS + GRADED + measures), [{"z": 1.0}]).rows.values()
    assert (row["measure.D.tiered"], row["measure.D.penal"]) == (0.0, 0.10)


def test_measures_without_a_group_are_all_taken() -> None:
    measures = "measures:\n  D:\n    - {instrument: one, amount: 3 元/亩}\n    - {instrument: two, amount: 5 元/亩}\n"
    (row,) = judged(book(NUMBERS + GRADED + measures), [{"z": 1.0}]).rows.values()
    assert (row["measure.D.one"], row["measure.D.two"]) == (3.0, 5.0)
