"""Figures published within years: cumulative ones become steps and come back, years are put together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi import periods
from gaodi.plan.attainment.distributions import interval
from gaodi.plan.attainment.forecast import Knowledge, forecast
from gaodi.plan.attainment.seasonal import Asked, Tried, ahead, honest
from gaodi.plan.attainment.series import Nature, Point, Series, Within
from gaodi.plan.attainment.within_year import under_way, within, yearly


def values(**known: float):
    return {periods.parse(code.lstrip("y").replace("_", "-")): value for code, value in known.items()}


CUMULATIVE = values(y2022C02=10, y2022C03=18, y2022C04=25, y2022C12=100)


def test_january_and_february_come_together_and_the_rest_is_the_difference():
    published = values(
        **{f"y2022C{m:02}": m * 10.0 for m in range(2, 13)}, **{f"y2023C{m:02}": m * 12.0 for m in (2, 3)}
    )
    found = within(published, sums=True)
    assert found is not None
    assert found.months == (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
    assert found.values == pytest.approx((20, *[10] * 10, 24, 12))


def test_steps_reach_back_only_as_far_as_none_is_missing():
    months = [m for m in range(2, 13) if m != 5]
    published = values(
        **{f"y2021C{m:02}": float(m) for m in range(2, 13)}, **{f"y2022C{m:02}": float(m) for m in months}
    )
    found = within(published, sums=True)
    assert found is not None
    assert [end.month for end in found.ends] == [6, 7, 8, 9, 10, 11, 12]


@given(st.lists(st.integers(1, 1000), min_size=24, max_size=24))
def test_cumulative_figures_become_steps_and_their_sums_lead_back(steps):
    published = {}
    for year in (2021, 2022):
        own = steps[(year - 2021) * 12 : (year - 2021) * 12 + 12]
        for month in range(2, 13):
            published[periods.cumulative(year, month)] = float(sum(own[:month]))
    found = within(published, sums=True)
    assert found is not None
    assert sum(found.values[:11]) == published[periods.cumulative(2021, 12)]
    assert sum(found.values[11:]) == published[periods.cumulative(2022, 12)]


def test_a_year_is_what_is_published_for_it_or_december_or_the_sum_of_its_quarters():
    published = values(
        y2020=7, y2021C12=8, y2021C11=7.5, y2022Q1=2, y2022Q2=2, y2022Q3=2, y2022Q4=3, y2023Q1=2.5, y2023Q2=2.5
    )
    assert [(p.at.year, p.value) for p in yearly(published, sums=True)] == [(2020, 7), (2021, 8), (2022, 9)]


def test_a_stock_is_read_at_the_end_of_the_year():
    assert [(p.code, p.value) for p in yearly(values(y2021Q4=5, y2022Q3=6), sums=False)] == [("2021Q4", 5)]


def test_the_year_under_way_goes_as_the_months_of_last_year_went():
    published = values(y2022C10=80, y2022=100, y2023C10=88)
    guess = under_way(published, yearly(published, sums=True), sums=True)
    assert guess is not None
    assert guess[0].value == pytest.approx(100 * 88 / 80)
    assert guess[1] == pytest.approx(2 / 12)


def test_the_growth_of_the_months_reported_stands_for_the_year_under_way():
    published = values(y2022=4.5, y2023C10=6.5)
    guess = under_way(published, yearly(published, sums=False), sums=False)
    assert guess is not None
    assert guess[0].value == 6.5


def test_without_the_same_months_of_last_year_nothing_is_estimated():
    published = values(y2022=100, y2023C10=88)
    assert under_way(published, yearly(published, sums=True), sums=True) is None


def test_what_is_asked_of_the_rest_of_a_year_is_its_missing_steps_on_top_of_the_known_ones():
    day = periods.parse
    steps = Within((1.0,) * 14, tuple(day(f"{y}Q{q}").end for y in (2020, 2021, 2022, 2023) for q in (1, 2, 3, 4))[:14],
                   (3, 6, 9, 12), sums=True)  # fmt: skip
    assert ahead(steps, day("2023").end) == Asked(steps=2, tail=2, known=2)
    assert ahead(steps, day("2024").end) == Asked(steps=6, tail=4, known=0)
    assert ahead(steps, day("2023-11").end) is None


def quarterly(noise: float, years: int = 6) -> Series:
    draw = np.random.default_rng(1)
    season = (0.8, 1.0, 1.0, 1.2)
    ends = [periods.quarter(2017 + n // 4, n % 4 + 1).end for n in range(4 * years + 2)]
    flows = [100 * 1.08 ** (n / 4) * season[n % 4] * float(np.exp(noise * draw.normal())) for n in range(len(ends))]
    whole = [Point(ends[4 * y + 3], sum(flows[4 * y : 4 * y + 4]), str(2017 + y)) for y in range(years)]
    return Series("q", Nature.LEVEL, tuple(whole), within=Within(tuple(flows), tuple(ends), (3, 6, 9, 12), sums=True))


def test_a_regular_seasonal_series_is_carried_on_exactly():
    regular = quarterly(noise=0.0)
    found = forecast(regular, periods.year(2023).end, Knowledge.of([regular]))
    asked = sum(100 * 1.08 ** (n / 4) * (0.8, 1.0, 1.0, 1.2)[n % 4] for n in range(24, 28))
    assert found.middle == pytest.approx(asked, rel=1e-3)
    assert found.model not in ("damped trend", "seasonal naive")


def test_the_known_half_of_a_year_makes_its_interval_narrower():
    noisy = quarterly(noise=0.03)
    known = Knowledge.of([noisy])
    half = interval(forecast(noisy, periods.year(2023).end, known).distribution, 0.8)
    ahead_of_all = interval(forecast(noisy, periods.year(2024).end, known).distribution, 0.8)
    assert half[1] / half[0] < ahead_of_all[1] / ahead_of_all[0]


def test_another_unit_changes_nothing_within_years():
    noisy = quarterly(noise=0.03)
    day = periods.year(2023).end
    here, there = (forecast(s, day, Knowledge.of([s])) for s in (noisy, noisy.times(1e4)))
    assert there.model == here.model
    assert there.middle == pytest.approx(here.middle * 1e4, rel=1e-6)


def test_the_drift_model_is_that_of_statsforecast():
    from statsforecast.models import RandomWalkWithDrift

    from gaodi.plan.attainment.seasonal import _candidates

    y = np.log(np.array([3.0, 4.0, 4.5, 5.0, 7.0, 6.5]))
    assert _candidates(4, 2)["drift"](y, 3) == pytest.approx(RandomWalkWithDrift().forecast(y=y, h=3)["mean"])


def test_a_model_that_won_is_judged_by_the_dates_on_which_it_was_not_chosen():
    lucky = Tried(0, "lucky", lambda values, steps: values, (0.0, 0.0, 3.0, 3.0))
    steady = Tried(1, "steady", lambda values, steps: values, (1.0, 1.0, 1.0, 1.0))
    # one step apart: at the first date the others are 0, 9, 9 against 1, 1, 1, so that the steady one is taken
    assert honest([lucky, steady], steps=1) == [1, 1, 1, 1]
    # all dates overlap: the mean of both
    assert honest([lucky, steady], steps=4) == [0.5, 0.5, 5.0, 5.0]


def test_beyond_the_year_under_way_the_yearly_model_goes_on_from_its_forecast():
    noisy = quarterly(noise=0.03)
    known = Knowledge.of([noisy])
    this, following = (forecast(noisy, periods.year(y).end, known) for y in (2023, 2024))
    assert this.model != "damped trend"
    assert following.model == "damped trend"
    assert following.middle > this.middle


def test_intervals_of_years_under_way_hold_at_least_what_they_promise():
    """Sixteen monthly series with a random level, nine months of the sixth year reported."""
    draw, hits = np.random.default_rng(5), []
    for number in range(16):
        months = np.arange(72)
        level = np.cumsum(0.015 * draw.normal(size=72)) + 0.06 / 12 * months
        flows = np.exp(2 + level + 0.1 * draw.normal(size=12)[months % 12] + 0.03 * draw.normal(size=72))
        published = {
            periods.cumulative(2017 + y, m): float(flows[12 * y : 12 * y + m].sum())
            for y in range(6) for m in range(2, 13) if (y, m) <= (5, 9)
        }  # fmt: skip
        inner = within(published, sums=True)
        one = Series(str(number), Nature.LEVEL, yearly(published, sums=True), within=inner)
        low, high = interval(forecast(one, periods.year(2022).end, Knowledge.of([one])).distribution, 0.8)
        hits.append(low <= flows[60:].sum() <= high)
    assert np.mean(hits) >= 0.75
