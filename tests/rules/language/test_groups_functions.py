"""Functions over groups, and those of numbers, lists and days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rules.books import NUMBERS, alone, book, judged, lets
from rules.language.names import faults

FIRMS = [
    {"x": 10.0, "area": 1.0, "park": "东园"},
    {"x": 20.0, "area": 4.0, "park": "东园"},
    {"x": 60.0, "area": 5.0, "park": "西园"},
    {"x": None, "area": 5.0, "park": "西园"},
]


def over(text: str, rows: Any = FIRMS) -> list[Any]:
    """An expression for each of the firms."""
    return judged(lets(it=text), rows).all("it")


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("mean(x, by=[])", [30.0] * 4),
        ("mean(x, by=[park])", [15.0, 15.0, 60.0, 60.0]),
        ("sum(x, by=[])", [90.0] * 4),
        ("min(x, by=[])", [10.0] * 4),
        ("max(x, by=[park])", [20.0, 20.0, 60.0, 60.0]),
        ("count(x > 15 万元, by=[])", [2.0] * 4),
        ("mean(x / area, by=[])", [9.0] * 4),
        ("ratio_of_sums(x, area, by=[])", [9.0] * 4),
        ("ratio_of_sums(x, area, by=[park])", [6.0, 6.0, 12.0, 12.0]),
        ("quantile(x, 0.5, by=[])", [20.0] * 4),
        ("quantile(x, 75%, by=[])", [40.0] * 4),
        ("quantile(x, 0, by=[])", [10.0] * 4),
        ("quantile(x, 1, by=[])", [60.0] * 4),
        ("rank(x)", [3, 2, 1, None]),
        ("rank(x, by=[park])", [2, 1, 1, None]),
        ("rank(x, order='ascending')".replace("'", '"'), [1, 2, 3, None]),
    ],
)
def test_worked_examples(text: str, each: list[Any]) -> None:
    assert over(text) == each


def test_the_mean_of_ratios_is_not_the_ratio_of_sums() -> None:
    rows = [{"x": 10.0, "area": 1.0}, {"x": 10.0, "area": 9.0}]
    assert over("mean(x / area, by=[])", rows) == [pytest.approx(50 / 9)] * 2
    assert over("ratio_of_sums(x, area, by=[])", rows) == [2.0, 2.0]


def test_who_lacks_one_of_the_two_is_left_out_of_both_sums() -> None:
    rows = [{"x": 10.0, "area": 1.0}, {"x": 90.0, "area": None}, {"x": None, "area": 100.0}]
    assert over("ratio_of_sums(x, area, by=[])", rows) == [10.0] * 3


def test_unknowns_are_skipped_and_the_number_of_those_that_counted_is_reported() -> None:
    found = judged(lets(it="mean(x, by=[])"), FIRMS).found
    (step,) = found.statistics
    assert found.statistics[step] == {(): 30.0}
    assert found.numbers[step] == {(): 3.0}


def test_a_bounded_value_is_no_known_value_and_is_skipped_too() -> None:
    assert over("mean(x, by=[])", [{"x": 10.0}, {"x": (0.0, 1000.0)}, {"x": 30.0}])[0] == 20.0


def test_a_group_of_nobody_has_no_mean() -> None:
    assert over("mean(x, by=[])", [{"x": None}, {"x": None}]) == [None, None]
    assert over("mean(x, by=[park])", [{"x": None, "park": "东园"}, {"x": 1.0, "park": "西园"}]) == [None, 1.0]


def test_whose_group_is_unknown_has_no_statistic_of_it_and_is_in_none() -> None:
    rows = [*FIRMS, {"x": 1000.0, "area": 1.0, "park": None}]
    assert over("mean(x, by=[park])", rows) == [15.0, 15.0, 60.0, 60.0, None]


def test_the_sums_of_a_group_are_exact_and_do_not_depend_on_the_order_of_rows() -> None:
    rows = [{"x": value} for value in (1e12, 0.1, -1e12, 0.2)]
    assert over("sum(x, by=[])", rows) == [0.3] * 4
    assert over("sum(x, by=[])", rows[::-1]) == [0.3] * 4
    assert over("mean(x, by=[])", [{"x": 0.1}] * 10) == [0.1] * 10


def test_only_those_that_are_judged_count_unless_everybody_is_said() -> None:
    head = NUMBERS + "population: {require: p}\n"
    program = book(head + 'let:\n  judged: mean(x, by=[])\n  all: mean(x, by=[], over="everybody")\n')
    found = judged(program, [{"p": True, "x": 1.0}, {"p": False, "x": 100.0}, {"p": None, "x": 10.0}])
    assert found.all("judged")[0] == 1.0
    assert found.all("all")[0] == 37.0


def test_the_previous_period_is_that_of_the_year_before() -> None:
    rows = [{"x": 100.0, "x@-1": 1.0}, {"x": 200.0, "x@-1": 3.0}]
    assert over('mean(x, by=[], period="previous")', rows) == [2.0, 2.0]


def test_equal_values_share_the_better_place_and_use_up_the_places_below() -> None:
    assert over("rank(x)", [{"x": value} for value in (5.0, 7.0, 7.0, 9.0, 1.0)]) == [4, 2, 2, 1, 5]


def test_a_place_among_all_is_a_share_of_them() -> None:
    assert over("rank(x) / count(known(x), by=[]) <= 40%", FIRMS) == [False, False, True, None]


@pytest.mark.parametrize(
    "text",
    [
        "mean(revenue, by=[nothing])",
        "mean(revenue, by=[land])",
        "mean(mean(revenue, by=[]), by=[])",
        'mean(revenue, by=[], over="all")',
        'mean(revenue, by=[], period="last")',
        'rank(revenue, order="up")',
        "mean(big, by=[])",
        "count(revenue, by=[])",
        "quantile(revenue, 1.9, by=[])",
        "quantile(revenue, by=[])",
        "ratio_of_sums(revenue, by=[])",
    ],
)
def test_what_a_group_function_cannot_be_given(text: str) -> None:
    assert len(faults(text)) == 1


@pytest.mark.parametrize(
    ("text", "x", "result"),
    [
        ("clip(x, 0 万元, 10 万元)", 11.0, 10.0),
        ("clip(x, 0 万元, 10 万元)", -1.0, 0.0),
        ("clip(x, 0 万元, 10 万元)", 5.0, 5.0),
        ("abs(x)", -5.0, 5.0),
        ("floor(x / 2 万元)", 3.999, 1.0),
        ("floor(x / 2 万元)", -0.5, -1.0),
        ("ceil(x / 2 万元)", 4.001, 3.0),
        ("round(x)", 2.5, 3.0),
        ("round(x)", -2.5, -2.0),
        ("round(x, 2)", 0.285, 0.29),
        ("round(x, 2)", 2.675, 2.68),
        ("round(x, 2)", 1.005, 1.01),
        ("round(x, 1)", 0.25, 0.3),
        ("min(x, 3 万元)", 5.0, 3.0),
        ("max(x, 0.1 亿元)", 5.0, 1000.0),
    ],
)
def test_functions_of_numbers(text: str, x: float, result: float) -> None:
    program = lets(it=text)
    assert judged(program, [{"x": x}]).all("it") == [result]


def test_a_count_of_conditions_is_bounded_by_those_that_are_unknown() -> None:
    text = "count_true(p, q, r)"
    rows = [{"p": True, "q": True, "r": False}, {"p": True, "q": None, "r": False}, {}]
    assert over(text, rows) == [2.0, (1.0, 2.0), (0.0, 3.0)]


def test_known_is_itself_never_unknown() -> None:
    rows = [{"x": 0.0}, {"x": None}, {"x": float("nan")}, {"x": (1.0, 2.0)}, {"x": (1.0, None)}]
    assert over("known(x)", rows) == [True, False, False, False, False]
    assert over("known(x >= 1 万元)", rows) == [True, False, False, True, True]


def test_an_amount_that_an_office_settles_lies_between_its_limits() -> None:
    assert over("range(5 万元, 20 万元)", [{}]) == [(5.0, 20.0)]
    assert over("range(5 万元, 20 万元) >= 5 万元", [{}]) == [True]


def test_whole_years_are_counted_to_the_day_of_the_evaluation() -> None:
    program = lets(it="years_since(founded)")
    days = [date(2020, 6, 1), date(2020, 6, 2), date(2023, 6, 1), None]
    assert judged(program, [{"founded": day} for day in days]).all("it") == [3.0, 2.0, 0.0, None]


def test_a_day_of_the_register_is_compared_with_a_day_of_the_text() -> None:
    program = lets(it='founded < date("2022-01-01")')
    rows = [{"founded": date(2021, 12, 31)}, {"founded": date(2022, 1, 1)}, {}]
    assert judged(program, rows).all("it") == [True, False, None]


def test_a_code_stands_for_all_under_it() -> None:
    rows = [{"industry": code} for code in ("C3511", "C35", "C3", "D4411", None)]
    assert over('industry in ["C35", "D44"]', rows) == [True, True, False, True, None]
    assert over('industry not in ["C35", "D44"]', rows) == [False, False, True, False, None]


def test_membership_of_a_list_is_an_input_of_its_own() -> None:
    program = lets(it='listed("little-giants", within=3 years)')
    (column,) = program.inputs
    rows = [{column.column: True}, {column.column: False}, {}]
    assert judged(program, rows).all("it") == [True, False, None]
    assert alone(program, "it", **{column.column: True}) is True
