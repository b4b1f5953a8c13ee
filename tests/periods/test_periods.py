"""Order, containment, steps and names of periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi import periods
from gaodi.errors import PeriodError
from gaodi.periods import Kind, Period

years = st.integers(1960, 2130)
recurring = st.one_of(
    st.builds(periods.year, years),
    st.builds(periods.half, years, st.integers(1, 2)),
    st.builds(periods.quarter, years, st.integers(1, 4)),
    st.builds(periods.month, years, st.integers(1, 12)),
    st.builds(periods.cumulative, years, st.integers(1, 12)),
)
every = recurring | st.builds(lambda first, more: periods.horizon(first, first + more), years, st.integers(0, 15))


def test_a_period_knows_its_days() -> None:
    assert periods.parse("2024-02").end == date(2024, 2, 29)
    assert (periods.parse("2023C06").start, periods.parse("2023C06").end) == (date(2023, 1, 1), date(2023, 6, 30))
    assert periods.parse("2021..2023").months == 36
    assert periods.parse("2023Q4").year == 2023


def test_one_stretch_counted_in_two_ways_is_two_periods() -> None:
    half, cumulative = periods.parse("2023H1"), periods.parse("2023C06")
    assert (half.start, half.end) == (cumulative.start, cumulative.end)
    assert half != cumulative


def test_periods_sort_by_their_end_and_then_their_start() -> None:
    codes = ["2023-12", "2023", "2021..2023", "2023-01", "2023Q1", "2022", "2023C03"]
    ordered = [p.code for p in sorted(periods.parse(code) for code in codes)]
    assert ordered == ["2022", "2023-01", "2023C03", "2023Q1", "2021..2023", "2023", "2023-12"]


def test_a_plan_contains_its_years_and_a_year_its_months() -> None:
    plan = periods.parse("2021..2023")
    assert periods.parse("2022") in plan
    assert periods.parse("2023-12") in periods.parse("2023")
    assert periods.parse("2023H2") not in periods.parse("2023Q3")
    assert date(2023, 12, 31) in plan
    assert date(2024, 1, 1) not in plan


@pytest.mark.parametrize(
    ("code", "following", "year_before"),
    [
        ("2023", "2024", "2022"), ("2023H2", "2024H1", "2022H2"), ("2023Q4", "2024Q1", "2022Q4"),
        ("2023-12", "2024-01", "2022-12"), ("2023C06", "2023C07", "2022C06"), ("2023C12", "2024C01", "2022C12"),
        ("2021..2023", "2024..2026", "2020..2022"), ("2024-02", "2024-03", "2023-02"),
    ],
)  # fmt: skip
def test_the_next_one_and_the_same_of_a_year_before(code: str, following: str, year_before: str) -> None:
    assert periods.parse(code).next().code == following
    assert periods.parse(following).previous().code == code
    assert periods.parse(code).years_back().code == year_before


@pytest.mark.parametrize(
    ("code", "count"), [("2023", 1), ("2023H1", 2), ("2023Q1", 4), ("2023-01", 12), ("2023C05", 12)]
)
def test_how_many_there_are_in_a_year(code: str, count: int) -> None:
    assert periods.parse(code).per_year == count


def test_a_horizon_does_not_recur() -> None:
    with pytest.raises(PeriodError, match="does not recur within years"):
        _ = periods.parse("2021..2023").per_year


@pytest.mark.parametrize(
    ("code", "chinese", "english"),
    [
        ("2023", "2023年", "2023"),
        ("2023H1", "2023年上半年", "first half of 2023"),
        ("2023Q3", "2023年三季度", "Q3 2023"),
        ("2023-06", "2023年6月", "June 2023"),
        ("2023C06", "2023年1—6月", "January–June 2023"),
        ("2023C01", "2023年1—1月", "January 2023, cumulative"),
        ("2021..2023", "2021—2023年", "2021–2023"),
    ],
)
def test_a_period_has_a_name_in_both_languages(code: str, chinese: str, english: str) -> None:
    assert periods.parse(code).label() == chinese
    assert periods.parse(code).label("en") == english


def test_a_plan_is_taken_apart_into_years_and_quarters() -> None:
    plan = periods.parse("2021..2023")
    assert [p.code for p in periods.split(plan, Kind.YEAR)] == ["2021", "2022", "2023"]
    assert [p.code for p in periods.split(periods.parse("2023H2"), Kind.QUARTER)] == ["2023Q3", "2023Q4"]
    assert periods.split(periods.parse("2023Q1"), Kind.YEAR) == ()
    assert len(periods.split(plan, Kind.CUMULATIVE)) == 36


def test_a_span_is_of_one_kind() -> None:
    codes = [p.code for p in periods.span(periods.parse("2022-11"), periods.parse("2023-02"))]
    assert codes == ["2022-11", "2022-12", "2023-01", "2023-02"]
    with pytest.raises(PeriodError, match="one is a year, the other a month"):
        periods.span(periods.parse("2022"), periods.parse("2023-02"))


def test_a_day_lies_in_one_period_of_each_kind_but_a_plan() -> None:
    found = [periods.containing(date(2023, 8, 15), kind).code for kind in Kind if kind is not Kind.HORIZON]
    assert found == ["2023", "2023H2", "2023Q3", "2023-08", "2023C08"]
    with pytest.raises(PeriodError, match="does not say its plan horizon"):
        periods.containing(date(2023, 8, 15), Kind.HORIZON)


@given(every)
def test_code_and_chinese_name_read_back_to_the_period(period: Period) -> None:
    assert periods.parse(period.code) == period
    assert periods.parse(period.label()) == period


@given(recurring, st.integers(-60, 60))
def test_steps_add_up(period: Period, steps: int) -> None:
    moved = period.shift(steps)
    assert moved.shift(-steps) == period
    assert (moved > period) is (steps > 0)
    assert moved.shift(period.per_year) == moved.years_back(-1)


@given(recurring)
def test_the_next_begins_the_day_after_unless_it_is_cumulative(period: Period) -> None:
    following = period.next()
    assert (following.start - period.end).days == 1 or period.kind is Kind.CUMULATIVE
    assert following.kind is period.kind


@given(every, every)
def test_what_contains_another_is_not_shorter(one: Period, other: Period) -> None:
    if one in other:
        assert one.months <= other.months
        assert one.end <= other.end
    if one in other and other in one:
        assert (one.start, one.end) == (other.start, other.end)
