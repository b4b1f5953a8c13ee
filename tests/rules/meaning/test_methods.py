"""Each scoring method by its formula, on both sides of its limits; what is missing, capped or negative."""

from __future__ import annotations

from typing import Any

import pytest

from gaodi.errors import InputError
from rules.books import NUMBERS, book, judged


def points(item: str, *values: Any, more: str = "") -> list[Any]:
    """The points of one item for values of x."""
    program = book(NUMBERS + f"score:\n  - {{id: a, label: 甲, {item}}}\n" + more)
    return judged(program, [{"x": value} for value in values]).all("score.a")


RATIO = "weight: 30, value: x, method: ratio, benchmark: 20 万元"
COMPLEMENT = "weight: 30, value: x, method: inverse, form: complement, benchmark: 20 万元"
QUOTIENT = "weight: 30, value: x, method: inverse, form: quotient, benchmark: 20 万元"
SPAN = "weight: 30, value: x, method: span, base: 10 万元, lead: 30 万元"
MINMAX = "weight: 30, value: x, method: minmax"
RANK = "weight: 30, value: x, method: rank"


def test_a_ratio_gives_the_weight_at_the_benchmark_and_no_cap_unless_it_is_said() -> None:
    assert points(RATIO, 20.0, 10.0, 0.0, 80.0, -20.0, None) == [30.0, 15.0, 0.0, 120.0, -30.0, None]


def test_a_cap_is_a_multiple_of_the_weight() -> None:
    assert points(RATIO + ", cap_multiple: 1.5", 20.0, 29.0, 30.0, 31.0) == [30.0, 43.5, 45.0, 45.0]


def test_no_item_counts_against_the_score_where_the_document_says_so() -> None:
    assert points(RATIO + ", negative: zero", -20.0, 0.0, 10.0) == [0.0, 0.0, 15.0]


def test_limits_of_the_points_hold_whatever_the_value_is() -> None:
    assert points(RATIO + ", least: 5, most: 25", 1.0, 10.0, 30.0, None) == [5.0, 15.0, 25.0, (5.0, 25.0)]


def test_an_unknown_value_is_worth_what_the_item_can_be_worth_at_least_and_at_most() -> None:
    assert points(RATIO + ", cap_multiple: 1.5, negative: zero", None) == [(0.0, 45.0)]
    assert points(RATIO + ", cap_multiple: 1.5, negative: zero", (10.0, 100.0)) == [(15.0, 45.0)]
    assert points(SPAN, None) == [(0.0, 30.0)]
    assert points("test: x >= 10 万元, points: 5", None) == [(0.0, 5.0)]


def test_less_is_better_has_two_forms_and_the_document_says_which() -> None:
    assert points(COMPLEMENT, 20.0, 10.0, 0.0, 40.0, 60.0) == [30.0, 45.0, 60.0, 0.0, -30.0]
    assert points(QUOTIENT, 20.0, 10.0, 40.0, 60.0) == [30.0, 60.0, 15.0, 10.0]


def test_what_is_zero_has_no_quotient_and_no_endless_score() -> None:
    assert points(QUOTIENT, 0.0) == [None]
    assert points(QUOTIENT + ", cap_multiple: 1.5, negative: zero", 0.0) == [(0.0, 45.0)]


def test_the_form_of_an_inverse_has_to_be_said() -> None:
    with pytest.raises(InputError, match="form"):
        points("weight: 30, value: x, method: inverse, benchmark: 20 万元", 1.0)


def test_a_span_is_linear_from_its_base_to_its_lead_and_ends_there() -> None:
    assert points(SPAN, 10.0, 15.0, 30.0, 5.0, 99.0) == [0.0, 7.5, 30.0, 0.0, 30.0]


def test_a_span_runs_downwards_where_its_lead_is_the_lesser() -> None:
    downwards = "weight: 30, value: x, method: span, base: 30 万元, lead: 10 万元"
    assert points(downwards, 30.0, 25.0, 10.0, 35.0, 1.0) == [0.0, 7.5, 30.0, 0.0, 30.0]


def test_minmax_runs_from_the_least_to_the_greatest_of_those_that_are_judged() -> None:
    assert points(MINMAX, 10.0, 20.0, 50.0, None) == [0.0, 7.5, 30.0, (0.0, 30.0)]
    assert points(MINMAX + ", order: ascending", 10.0, 20.0, 50.0) == [30.0, 22.5, 0.0]


def test_minmax_with_a_floor_gives_the_least_its_share_too() -> None:
    assert points(MINMAX + ", floor: 20", 10.0, 20.0, 50.0) == [6.0, 12.0, 30.0]


def test_minmax_of_equal_values_gives_what_the_document_says_and_is_open_where_it_says_nothing() -> None:
    assert points(MINMAX + ", floor: 20, equal: full", 7.0, 7.0) == [30.0, 30.0]
    assert points(MINMAX + ", floor: 20, equal: floor", 7.0, 7.0) == [6.0, 6.0]
    assert points(MINMAX + ", floor: 20, equal: full", 7.0) == [30.0]
    assert points(MINMAX + ", floor: 20, equal: full", 7.0, 8.0) == [6.0, 30.0]
    assert points(MINMAX + ", floor: 20", 7.0, 7.0) == [(6.0, 30.0)] * 2


def test_a_rank_is_worth_less_with_each_place_and_equal_values_share_the_better_one() -> None:
    assert points(RANK, 40.0, 30.0, 30.0, 10.0, None) == [30.0, 22.5, 22.5, 7.5, (0.0, 30.0)]
    assert points(RANK + ", order: ascending", 40.0, 30.0, 30.0, 10.0) == [7.5, 22.5, 22.5, 30.0]


def test_a_rank_is_taken_within_groups() -> None:
    program = book(NUMBERS + f"score:\n  - {{id: a, label: 甲, {RANK}, by: [park]}}\n")
    rows = [{"x": 40.0, "park": "东园"}, {"x": 30.0, "park": "东园"}, {"x": 1.0, "park": "西园"}]
    assert judged(program, rows).all("score.a") == [30.0, 15.0, 30.0]


def test_a_formula_is_the_points_themselves() -> None:
    assert points("method: formula, points: 'min(5, x / 2 万元)', least: 0, most: 5", 4.0, 30.0) == [2.0, 5.0]


BANDS = "bands: [{when: x >= 20 万元, points: 10}, {when: x >= 10 万元, points: 5}, {otherwise: true, points: 0}]"


def test_of_bands_the_first_true_line_wins() -> None:
    assert points(BANDS, 20.0, 19.99, 10.0, 9.99, -1.0) == [10.0, 5.0, 5.0, 0.0, 0.0]


def test_a_value_that_is_bounded_gets_the_points_of_every_line_that_may_be_true() -> None:
    values = [None, (12.0, 15.0), (5.0, 15.0), (12.0, 30.0), (5.0, 30.0), (20.0, None), (None, 9.0)]
    assert points(BANDS, *values) == [(0.0, 10.0), 5.0, (0.0, 5.0), (5.0, 10.0), (0.0, 10.0), 10.0, 0.0]


def test_an_open_line_hides_the_lines_behind_it_no_more_than_it_has_to() -> None:
    bands = "bands: [{when: p, points: 4}, {when: x >= 10 万元, points: 7}, {otherwise: true, points: 1}]"
    assert points(bands, 10.0, 9.0) == [(4.0, 7.0), (1.0, 4.0)]


@pytest.mark.parametrize(
    ("policy", "worth"), [("unknown", None), ("zero", 0.0), ("full", 30.0), ("12.5", 12.5), ("0", 0.0)]
)
def test_what_an_item_without_a_value_is_worth_is_said_and_unknown_by_default(policy: str, worth: float | None) -> None:
    assert points(RATIO + f", missing: {policy}", None, float("nan"), 20.0) == [worth, worth, 30.0]


def test_zero_is_not_missing() -> None:
    assert points(RATIO + ", missing: full", 0.0) == [0.0]
    assert points(COMPLEMENT + ", missing: zero", 0.0) == [60.0]


def test_a_bounded_value_is_not_missing() -> None:
    assert points(RATIO + ", missing: zero", (10.0, 20.0)) == [(15.0, 30.0)]


def test_the_mean_score_is_that_of_the_capped_points_of_those_judged_that_have_data() -> None:
    item = RATIO + ", cap_multiple: 1.5, missing: mean_score"
    assert points(item, 10.0, 20.0, 80.0, None) == [15.0, 30.0, 45.0, 30.0]
    program = book(NUMBERS + f"population: {{require: p}}\nscore:\n  - {{id: a, label: 甲, {item}}}\n")
    rows = [{"x": 10.0, "p": True}, {"x": 20.0, "p": False}, {"x": None, "p": True}]
    assert judged(program, rows).rows["s2"]["score.a"] == 15.0


def test_the_mean_score_of_nobody_is_unknown() -> None:
    assert points(RATIO + ", missing: mean_score", None, None) == [None, None]


QUOTIENT_ITEM = "weight: 30, value: x / y, method: ratio, benchmark: 2"


@pytest.mark.parametrize(("policy", "worth"), [("zero", 0.0), ("full", 30.0), ("mean_score", 45.0), ("12", 12.0)])
def test_zero_emissions_are_not_missing_emissions(policy: str, worth: float) -> None:
    program = book(NUMBERS + f"score:\n  - {{id: a, label: 甲, {QUOTIENT_ITEM}, missing: {policy}}}\n")
    rows = [{"x": 4.0, "y": 2.0}, {"x": 4.0, "y": 1.0}, {"x": 4.0, "y": None}, {"x": 4.0, "y": 0.0}]
    assert judged(program, rows).all("score.a") == [30.0, 60.0, worth, None]


def test_emissions_within_a_band_are_not_missing_emissions() -> None:
    program = book(NUMBERS + f"score:\n  - {{id: a, label: 甲, {QUOTIENT_ITEM}, missing: zero}}\n")
    rows = [{"x": 4.0, "y": (1.0, 2.0)}, {"x": 4.0, "y": (0.0, 2.0)}]
    assert judged(program, rows).all("score.a") in ([(30.0, 60.0), None], [(30.0, 60.0), (30.0, None)])
