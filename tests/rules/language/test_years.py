"""Functions over years: last year's value, means, sums and growth, and what is unknown in them."""

from __future__ import annotations

from typing import Any

import pytest

from rules.books import alone, judged, lets
from rules.language.names import faults

YEARS = {"x": 121.0, "x@-1": 110.0, "x@-2": 100.0, "x@-3": 80.0}


def value(text: str, **inputs: Any) -> Any:
    """An expression over x of four years, in both evaluators."""
    program = lets(it=text)
    row = YEARS | inputs
    assert judged(program, [row]).all("it") == [alone(program, "it", **row)]
    return alone(program, "it", **row)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("last(x)", 110.0),
        ("last(x, 1)", 110.0),
        ("last(x, 3)", 80.0),
        ("last(last(x))", 100.0),
        ("mean(x, years=2)", 115.5),
        ("sum(x, years=2)", 231.0),
        ("sum(x, years=4)", 411.0),
        ("min(x, years=3)", 100.0),
        ("max(x, years=3)", 121.0),
        ("growth(x)", 0.1),
        ("last(growth(x), 2)", 0.25),
        ("mean_growth(x, years=2)", 0.1),
        ("mean_growth(x, years=3)", 0.15),
        ("growth(x) >= 10%", True),
        ("mean_growth(x, years=2) >= 10%", True),
        ("cagr(x, years=2) >= 10%", True),
    ],
)
def test_worked_examples(text: str, result: Any) -> None:
    assert value(text) == (pytest.approx(result, rel=1e-14) if isinstance(result, float) else result)


def test_the_mean_of_the_yearly_rates_is_not_the_compound_rate() -> None:
    inputs = {"x": 100.0, "x@-1": 50.0, "x@-2": 100.0}
    assert value("mean_growth(x, years=2)", **inputs) == 0.25
    assert value("cagr(x, years=2)", **inputs) == 0.0


def test_a_mean_over_years_of_a_quotient_is_of_the_quotients_of_each_year() -> None:
    program = lets(it="mean(x / y, years=2)")
    assert alone(program, "it", **{"x": 1.0, "y": 1.0, "x@-1": 9.0, "y@-1": 3.0}) == 2.0


def test_the_year_before_of_a_let_is_that_of_all_its_inputs() -> None:
    program = lets(margin="x / y", it="last(margin)")
    assert alone(program, "it", **{"x": 1.0, "y": 1.0, "x@-1": 9.0, "y@-1": 3.0}) == 3.0


RATES = ("growth(x)", "mean_growth(x, years=2)", "cagr(x, years=2)")


@pytest.mark.parametrize("text", RATES)
@pytest.mark.parametrize("base", [0.0, -1.0, None, float("nan")])
def test_growth_on_a_base_that_is_zero_negative_or_unknown_is_unknown(text: str, base: float | None) -> None:
    assert value(text, **{"x@-1": base, "x@-2": base}) is None


def test_one_bad_base_among_several_years_leaves_the_mean_rate_unknown() -> None:
    assert value("mean_growth(x, years=2)", **{"x@-2": 0.0}) is None
    assert value("mean_growth(x, years=2)", **{"x@-1": -1.0}) is None


def test_the_compound_rate_needs_only_the_ends() -> None:
    assert value("cagr(x, years=2)", **{"x@-1": -5.0}) == pytest.approx(0.1)


def test_a_fall_to_nothing_is_a_rate_and_to_less_than_nothing_too() -> None:
    assert value("growth(x)", x=0.0) == -1.0
    assert value("growth(x)", x=-110.0) == -2.0
    assert value("cagr(x, years=2)", x=0.0) == -1.0
    assert value("cagr(x, years=2)", x=-1.0) is None


@pytest.mark.parametrize("text", ["mean(x, years=2)", "sum(x, years=2)", "last(x)", "growth(x)"])
def test_a_missing_year_is_unknown_and_never_skipped_or_zero(text: str) -> None:
    assert value(text, **{"x@-1": None}) is None


def test_what_the_other_years_settle_is_settled() -> None:
    assert value("sum(x, years=2) >= 200 万元", **{"x@-1": (100.0, None)}) is True
    assert value("max(x, years=2) >= 100 万元", **{"x@-1": None}) is True
    assert value("min(x, years=2) >= 200 万元", **{"x@-1": None}) is False


def test_a_bounded_base_gives_a_bounded_rate() -> None:
    assert value("growth(x)", x=120.0, **{"x@-1": (100.0, 120.0)}) == pytest.approx((0.0, 0.2))
    assert value("growth(x)", x=120.0, **{"x@-1": (0.0, 120.0)}) in (None, (0.0, None))


@pytest.mark.parametrize("kind", ["industry", "founded"])
def test_what_the_register_says_of_a_subject_has_no_years(kind: str) -> None:
    assert len(faults(f"mean({kind}, years=2)")) == 1


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("mean(revenue, years=0)", "0"),
        ("mean(revenue, years=9)", "9"),
        ("mean(revenue, years=1.5)", "1.5"),
        ("mean(revenue, years=age)", "age"),
        ("last(revenue, -1)", "-1"),
        ("last(revenue, 100)", "100"),
    ],
)
def test_a_number_of_years_is_a_small_whole_number_in_the_text(text: str, part: str) -> None:
    (said,) = faults(text)
    assert "years" in said
    assert f"character {text.index(part, 5) + 1}:" in said


def test_what_a_mean_is_taken_over_has_to_be_said() -> None:
    (said,) = faults("mean(revenue)")
    assert "years=2" in said
    assert "by=" in said


@pytest.mark.parametrize("text", ["mean_growth(revenue)", "cagr(revenue)", "cagr(revenue, 2)"])
def test_a_rate_over_years_says_over_how_many(text: str) -> None:
    assert len(faults(text)) == 1
