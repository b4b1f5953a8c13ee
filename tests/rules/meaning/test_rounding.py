"""Published scores are decimals, rounded half up once; what is exactly on a line is on it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.books import NUMBERS, alone, book, judged, lets

POINTS = "{id: %s, label: 甲, method: formula, points: '%s / 1 万元 * 1 分'}"
ONE = book(NUMBERS + f"score: [{POINTS % ('a', 'x')}]\n")
TWO = book(NUMBERS + f"score: [{POINTS % ('a', 'x')}, {POINTS % ('b', 'y')}]\n")


def test_a_score_is_rounded_half_up_as_it_is_written() -> None:
    written = {
        0.285: 0.29,
        2.675: 2.68,
        1.005: 1.01,
        0.005: 0.01,
        0.0049: 0.0,
        59.995: 60.0,
        59.9949: 59.99,
        89.125: 89.13,
    }
    assert dict(zip(written, judged(ONE, [{"x": x} for x in written]).all("score"), strict=True)) == written


def test_a_negative_score_is_rounded_half_up_too() -> None:
    assert judged(ONE, [{"x": x} for x in (-0.285, -0.286, -2.5)]).all("score") == [-0.28, -0.29, -2.5]


def test_only_the_score_is_rounded_and_only_once() -> None:
    found = judged(TWO, [{"x": 0.004, "y": 0.004}, {"x": 0.245, "y": 0.04}, {"x": 0.0449, "y": 0.0}])
    assert found.all("score.a") == [0.004, 0.245, 0.0449]
    assert found.all("score") == [0.01, 0.29, 0.04]


@pytest.mark.parametrize(("decimals", "score"), [(0, 62.0), (1, 61.5), (3, 61.455), (4, 61.4545)])
def test_a_document_says_to_how_many_decimals(decimals: int, score: float) -> None:
    program = book(NUMBERS + f"score: [{POINTS % ('a', 'x')}]\nround: {decimals}\n")
    assert judged(program, [{"x": 61.4545 if decimals else 61.5}]).all("score") == [score]


@given(st.integers(-(10**7), 10**7), st.integers(0, 4))
@settings(max_examples=200)
def test_any_figure_of_up_to_seven_digits_is_rounded_as_by_hand(digits: int, places: int) -> None:
    x = float(Fraction(digits, 10**places))
    exact = Fraction(digits, 10**places)
    by_hand = (exact * 100 + Fraction(1, 2)).__floor__()
    assert alone(ONE, "score", x=x) == float(Fraction(by_hand, 100))


@pytest.mark.parametrize(("part", "whole"), [(37.035, 1234.5), (3.006, 100.2), (3.003, 100.1)])
def test_what_is_exactly_on_the_line_is_on_it(part: float, whole: float) -> None:
    """All three are 3 % in the books; in a machine one is, one is a hair less and one a hair more."""
    program = lets(least="x / y >= 3%", most="x / y <= 3%", more="x / y > 3%", less="x / y < 3%", equal="x / y == 3%")
    found = judged(program, [{"x": x, "y": whole} for x in (part, part + 0.001, part - 0.001)])
    assert found.all("least") == [True, True, False]
    assert found.all("most") == [True, False, True]
    assert found.all("more") == [False, True, False]
    assert found.all("less") == [False, False, True]
    assert found.all("equal") == [True, False, False]


@given(st.integers(1, 10**6), st.integers(1, 99))
@settings(max_examples=60)
def test_a_share_that_is_exactly_the_threshold_meets_it(revenue: int, percent: int) -> None:
    program = lets(least=f"x / y >= {percent}%", more=f"x / y > {percent}%", product=f"x >= {percent}% * y")
    inputs = {"x": float(Fraction(revenue * percent, 10000)), "y": float(Fraction(revenue, 100))}
    assert [alone(program, step, **inputs) for step in ("least", "more", "product")] == [True, False, True]


@pytest.mark.parametrize(
    "text", ["x + y >= 0.3 万元", "x + y <= 0.3 万元", "x + y == 0.3 万元", "x * 3 + y - x >= 0.4 万元"]
)
def test_sums_of_decimals_are_what_they_are_by_hand(text: str) -> None:
    assert alone(lets(it=text), "it", x=0.1, y=0.2) is True


def test_a_figure_as_it_was_given_needs_no_tolerance() -> None:
    found = judged(lets(it="x >= 5000 万元"), [{"x": 5000.0}, {"x": 4999.999999999}, {"x": 4999.99}])
    assert found.all("it") == [True, False, False]


def test_growth_that_is_exactly_the_threshold_meets_it() -> None:
    program = lets(one="growth(x) >= 8%", two="mean_growth(x, years=2) >= 8%")
    inputs = {"x": 10800.0, "x@-1": 10000.0, "x@-2": 10000.0 / 1.08}
    assert alone(program, "one", **inputs) is True
    assert alone(lets(it="growth(x) > 8%"), "it", **inputs) is False


def test_the_line_is_compared_with_the_score_as_it_is_published() -> None:
    program = book(NUMBERS + f"score: [{POINTS % ('a', 'x')}]\ncriteria: {{test: score >= 60}}\n")
    assert judged(program, [{"x": x} for x in (59.994, 59.995, 60.0)]).all("qualified") == [False, True, True]


def test_floors_of_quotients_do_not_fall_short_by_a_hair() -> None:
    program = lets(it="floor(x / 0.1 万元)", up="ceil(x / 0.1 万元)")
    found = judged(program, [{"x": x} for x in (0.3, 0.7, 0.8, 0.85)])
    assert found.all("it") == [3.0, 7.0, 8.0, 8.0]
    assert found.all("up") == [3.0, 7.0, 8.0, 9.0]
