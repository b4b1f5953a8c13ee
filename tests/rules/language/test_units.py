"""Units are checked before anything is computed: what may be added, compared, multiplied, and where a bare number
may stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.books import alone, lets
from rules.language.names import faults, kind, places, unit


def test_money_and_land_cannot_be_added() -> None:
    (said,) = faults("revenue + land")
    assert "万元" in said
    assert "亩" in said
    assert places("revenue + land") == ["revenue + land"]


def test_money_is_not_compared_with_a_bare_number_and_the_remedy_is_said() -> None:
    (said,) = faults("big and revenue >= 60")
    assert "60 万元" in said
    (place,) = places("big and revenue >= 60")
    assert place in ("revenue >= 60", "60")


@pytest.mark.parametrize(
    "text",
    [
        "revenue > land",
        "revenue - staff",
        "staff + firms",
        "patents == firms",
        "power + energy",
        "points >= 60%",
        "points >= 60 人",
        "revenue >= 60 万元/亩",
        "revenue / land >= 60 万元",
        "min(revenue, land)",
        "max(revenue, 30 人)",
        "clip(revenue, 0 万元, 3 亩)",
        "revenue if big else land",
        "1 万元 <= revenue <= 3 亩",
        "revenue in [3 亩]",
        "range(5 万元, 20 亩)",
    ],
)
def test_what_is_measured_in_different_things_does_not_meet(text: str) -> None:
    assert len(faults(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "revenue >= 60",
        "revenue > 0",
        "revenue + 1",
        "5 - revenue",
        "revenue / land >= 26.01",
        "land > 0",
        "energy / revenue <= 0.5",
        "min(revenue, 1000)",
        "revenue if big else 0",
        "revenue == 3 万元 == 3",
        "residents >= 5",
    ],
)
def test_a_bare_number_beside_a_measure_is_refused(text: str) -> None:
    assert len(faults(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "points >= 60",
        "points * 2 + 3",
        "max(points, 0)",
        "patents >= 1",
        "firms > 3",
        "staff >= 50",
        "age >= 2",
        "ratio >= 0.5",
        "growth(revenue) >= 0.1",
        "revenue / assets > 1",
        "count_true(big, exporting) >= 1",
        "rank(revenue) <= 10",
    ],
)
def test_a_bare_number_may_stand_against_points_counts_years_and_ratios(text: str) -> None:
    assert faults(text) == []


def test_a_bare_number_beside_percents_could_be_read_both_ways_and_is_refused() -> None:
    (said,) = faults("share >= 3")
    assert "3%" in said
    assert faults("share >= 3%") == []
    assert faults("ratio >= 3%") == []


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("revenue / land", "万元/亩"),
        ("revenue / land * land", "万元"),
        ("revenue / assets", "1"),
        ("revenue * 2", "万元"),
        ("2 * revenue", "万元"),
        ("share * revenue", "万元"),
        ("revenue * 30%", "万元"),
        ("3 万元/亩 * land", "万元"),
        ("revenue + assets", "万元"),
        ("assets - revenue", "亿元"),
        ("-revenue", "万元"),
        ("mean(revenue, years=2)", "万元"),
        ("growth(revenue)", "1"),
        ("ratio_of_sums(revenue, land, by=[])", "万元/亩"),
        ("min(30% * revenue, 1000 万元)", "万元"),
        ("age / 2 年", "1"),
    ],
)
def test_what_a_result_is_measured_in(text: str, measure: str) -> None:
    assert unit(text) == measure


def test_a_comparison_has_no_unit() -> None:
    assert kind("revenue >= 60 万元").name == "TRUTH"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5 亿元 + x", 0.5001),
        ("x + 0.5 亿元", 5001.0),
        ("x / area", 0.1),
        ("x / area / (1 亿元/平方公里)", 0.015),
        ("30% * x", 0.3),
        ("x * 0.3", 0.3),
        ("100% - 3%", 97.0),
        ("x / (2 万元)", 0.5),
        ("1 亿元 / x", 10_000.0),
        ("2 * 3 + 4", 10.0),
        ("(z + 5) / 2", 6.0),
    ],
)
def test_worked_examples(text: str, value: float) -> None:
    assert alone(lets(it=text), "it", x=1.0, area=10.0, z=7.0) == value


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("5000 万元 == 0.5 亿元", True),
        ("5000 万元 < 0.5 亿元", False),
        ("3% == 0.03", None),
        ("0.05 元/kWh == 50 元/MWh", True),
        ("15 亩 == 1 公顷", True),
        ("1 年 == 12 月", True),
        ("30% > 299‰", True),
    ],
)
def test_constants_of_one_kind_are_compared_in_whatever_unit_they_are_written(text: str, holds: bool | None) -> None:
    if holds is None:
        assert len(faults(text)) == 1
    else:
        assert alone(lets(it=text), "it") is holds


@given(st.integers(1, 10**7), st.sampled_from([("万元", 10_000), ("亿元", 10**8), ("元", 1), ("百万元", 10**6)]))
def test_the_unit_in_which_a_constant_is_written_changes_nothing(yuan: int, written: tuple[str, int]) -> None:
    word, size = written
    digits = f"{yuan / size:.8f}".rstrip("0").rstrip(".")
    one, other = f"x >= {yuan} 元", f"x >= {digits} {word}"
    program = lets(one=one, other=other)
    for x in (yuan / 10_000, yuan / 10_000 - 0.01, yuan / 10_000 + 0.01):
        assert alone(program, "one", x=x) is alone(program, "other", x=x)
