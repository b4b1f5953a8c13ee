"""What a value is measured against: a constant, a parameter, or a statistic of the subjects."""

from __future__ import annotations

from typing import Any

import pytest

from rules.books import NUMBERS, book, judged

ROWS = [
    {"x": 10.0, "area": 1.0, "park": "东园", "p": True},
    {"x": 10.0, "area": 9.0, "park": "东园", "p": True},
    {"x": 80.0, "area": 10.0, "park": "西园", "p": True},
]


def benchmark(said: str, rows: Any = ROWS, *, value: str = "x / area", more: str = "") -> list[Any]:
    """The benchmark that each subject is measured against."""
    item = f"{{id: a, label: 甲, weight: 30, value: {value}, method: ratio, benchmark: {said}}}"
    return judged(book(NUMBERS + more + f"score:\n  - {item}\n"), rows).all("benchmark.a")


def test_a_mean_of_ratios_is_not_a_ratio_of_sums() -> None:
    mean = (10 + 10 / 9 + 8) / 3
    assert benchmark("{stat: mean, of: ratios}") == [pytest.approx(mean, rel=1e-14)] * 3
    assert benchmark("{stat: mean, of: ratio_of_sums}") == [5.0] * 3


def test_benchmarks_within_groups() -> None:
    assert benchmark("{stat: mean, of: ratio_of_sums, by: [park]}") == [2.0, 2.0, 8.0]


def test_a_benchmark_times_a_number() -> None:
    assert benchmark("{stat: mean, of: ratio_of_sums, times: 2}") == [10.0] * 3


@pytest.mark.parametrize(
    ("stat", "value"),
    [("median", 10.0), ("max", 80.0), ("min", 10.0), ("quantile, share: 0.75", 45.0), ("mean", 100 / 3)],
)
def test_statistics(stat: str, value: float) -> None:
    assert benchmark(f"{{stat: {stat}}}", value="x") == [pytest.approx(value, rel=1e-15)] * 3


def test_a_benchmark_of_the_previous_period() -> None:
    rows = [row | {"x@-1": 6.0, "area@-1": 2.0} for row in ROWS]
    assert benchmark("{stat: mean, of: ratio_of_sums, period: previous}", rows) == [3.0] * 3


def test_in_the_previous_period_those_count_that_would_have_been_judged_then() -> None:
    rows = [{"x": 1.0, "x@-1": 0.0}, {"x": 0.0, "x@-1": 10.0}, {"x": 5.0, "x@-1": 20.0}, {"x": 5.0, "x@-1": None}]
    more = "population: {require: x > 0 万元}\n"
    assert benchmark("{stat: mean, period: previous}", rows, value="x", more=more)[0] == 15.0


def test_a_benchmark_is_over_those_that_are_judged_unless_everybody_is_said() -> None:
    rows = [*ROWS[:2], ROWS[2] | {"p": False}]
    assert benchmark("{stat: mean}", rows, value="x", more="population: {require: p}\n")[:2] == [10.0] * 2
    everybody = benchmark("{stat: mean, over: everybody}", rows, value="x", more="population: {require: p}\n")
    assert everybody[:2] == [pytest.approx(100 / 3)] * 2


def test_a_benchmark_is_in_whatever_unit_it_is_written() -> None:
    def score(said: str) -> list[Any]:
        item = f"{{id: a, label: 甲, weight: 30, value: x / area, method: ratio, benchmark: {said}}}"
        return judged(book(NUMBERS + f"score: [{item}]\n"), ROWS).all("score")

    assert score("4 万元/亩") == score("0.6 亿元/平方公里") == score("40000 元/亩") == [75.0, 8.33, 60.0]


def test_a_benchmark_that_is_to_be_confirmed_leaves_the_points_unknown() -> None:
    more = "parameters: {b: {value: to be confirmed, unit: 万元/亩, label: 基准}}\n"
    item = "{id: a, label: 甲, weight: 30, value: x / area, method: ratio, benchmark: b}"
    assert judged(book(NUMBERS + more + f"score: [{item}]\n"), ROWS).all("score") == [None] * 3


def test_a_benchmark_of_zero_leaves_the_points_unknown() -> None:
    rows = [{"x": 0.0}, {"x": 0.0}]
    item = "{id: a, label: 甲, weight: 30, value: x, method: ratio, benchmark: {stat: mean}}"
    assert judged(book(NUMBERS + f"score: [{item}]\n"), rows).all("score.a") == [None, None]


def test_the_statistics_of_a_run_are_given_back_with_the_number_of_subjects_in_each() -> None:
    item = "{id: a, label: 甲, weight: 30, value: x, method: ratio, benchmark: {stat: mean, by: [park]}}"
    found = judged(book(NUMBERS + f"score: [{item}]\n"), [*ROWS, {"park": "东园"}]).found
    (means,) = found.statistics.values()
    (numbers,) = found.numbers.values()
    assert means == {("东园",): 10.0, ("西园",): 80.0}
    assert numbers == {("东园",): 2.0, ("西园",): 1.0}
