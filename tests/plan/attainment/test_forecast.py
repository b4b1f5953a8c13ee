"""Forecasts: against formulas worked out by hand, known distributions, and what must not change them."""

from __future__ import annotations

from datetime import date
from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi.plan.attainment.distributions import LEAST, Counted, interval, odds
from gaodi.plan.attainment.forecast import Knowledge, forecast, growth_over
from gaodi.plan.attainment.goals import goal
from gaodi.plan.attainment.series import Nature, Point, Series, series

LEVELS = [series("a", "level", [(2018, 100), (2019, 110), (2020, 118)]), series("b", "level", [(2018, 50), (2020, 60)])]
END = date(2023, 12, 31)


def test_few_annual_levels_follow_a_damped_trend_on_the_log_scale():
    known = Knowledge.of(LEVELS)
    # by hand: the common slope, then the series' own shrunk to it by two years' weight, damped by 0.9 a year
    common = (log(118 / 100) + log(60 / 50)) / 4
    slope = (log(118 / 100) + 2 * common) / 4
    asked = 118 * exp(slope * (0.9 + 0.81 + 0.729))
    assert forecast(LEVELS[0], END, known).middle == pytest.approx(asked, rel=1e-12)


def test_growth_rates_return_to_their_mean_and_have_no_trend():
    rates = series("g", "growth", [(2019, 8.1), (2020, 4.0), (2021, 7.5)])
    known = Knowledge.of([rates])
    mean = (8.1 + 4.0 + 7.5) / 3
    assert forecast(rates, END, known).middle == pytest.approx(mean + 0.25 * (7.5 - mean))


def test_mean_growth_is_the_geometric_mean_of_yearly_rates():
    rates = series("g", "growth", [(2020, 4.0), (2021, 7.5), (2022, 4.5), (2023, 4.8)])
    found = growth_over(rates, 2021, 2023, Knowledge.of([rates]), mean=True)
    assert found.quantile(0.5) == pytest.approx(((1.075 * 1.045 * 1.048) ** (1 / 3) - 1) * 100)


def test_years_of_a_mean_that_are_known_stay_as_they_are():
    rates = series("g", "growth", [(2020, 4.0), (2021, 7.5), (2022, 4.5)])
    mean = (4.0 + 7.5 + 4.5) / 3
    ahead = mean + 0.5 * (4.5 - mean)
    found = growth_over(rates, 2021, 2023, Knowledge.of([rates]), mean=True)
    assert found.quantile(0.5) == pytest.approx(((1.075 * 1.045 * (1 + ahead / 100)) ** (1 / 3) - 1) * 100)


def test_growth_against_a_base_year_is_chained_from_yearly_rates():
    rates = series("g", "growth", [(2021, 7.5), (2022, 4.5), (2023, 4.8)])
    chained = growth_over(rates, 2021, 2023, Knowledge.of([rates]), mean=False)
    assert chained.quantile(0.5) == pytest.approx((1.075 * 1.045 * 1.048 - 1) * 100)


def test_the_odds_of_chained_growth_undo_its_quantiles():
    rates = series("g", "growth", [(2020, 4.0), (2021, 7.5)])
    for mean in (True, False):
        found = growth_over(rates, 2021, 2023, Knowledge.of([rates]), mean=mean)
        assert [found.at_most(found.quantile(p)) for p in (0.1, 0.5, 0.9)] == pytest.approx([0.1, 0.5, 0.9])


def test_a_share_never_leaves_nothing_and_all():
    shares = series("s", "share", [(2019, 93.0), (2020, 97.0), (2021, 99.0)])
    low, high = interval(forecast(shares, date(2030, 12, 31), Knowledge.of([shares])).distribution, 0.998)
    assert 0 < low < high < 100


def test_counts_have_the_gamma_poisson_law_where_they_vary_by_chance_alone():
    # 8 things in the 4 years to the end of 2021; the next two years: mean 8.5/4·2, variance mean·(1 + 2/4)
    listed = Series("c", Nature.COUNT, (Point(date(2021, 12, 31), 8),), start=date(2018, 1, 1))
    found = forecast(listed, END, Knowledge(Knowledge.of([]).pool, 1.0)).distribution
    assert isinstance(found, Counted)
    mean = 8.5 / 4 * 2
    assert (found.base, found.mean, found.variance) == pytest.approx((8, mean, mean * 1.5))


def test_the_first_batch_of_a_plan_is_not_taken_for_the_pace_of_its_first_months():
    listed = Series("c", Nature.COUNT, (Point(date(2021, 3, 31), 8),), start=date(2021, 1, 1))
    found = forecast(listed, date(2022, 3, 31), Knowledge(Knowledge.of([]).pool, 1.0)).distribution
    assert found.mean == pytest.approx(8.5)


def test_a_count_is_met_from_the_whole_number_on():
    law = Counted(base=10, mean=4.0, variance=7.0)
    r, p = 4.0**2 / (7 - 4), 4 / 7
    by_hand, term = 0.0, p**r
    for k in range(6):
        by_hand += term
        term *= (r + k) / (k + 1) * (1 - p)
    assert odds(law, goal(">=", 16)) == pytest.approx(1 - by_hand)
    assert odds(law, goal(">=", 15.5)) == pytest.approx(1 - by_hand)


def test_what_was_observed_on_the_day_is_certain():
    known = Knowledge.of(LEVELS)
    found = forecast(LEVELS[0], date(2020, 12, 31), known)
    assert (found.middle, odds(found.distribution, goal(">=", 118)), odds(found.distribution, goal(">=", 118.1))) == (
        118, 1.0, 0.0,
    )  # fmt: skip


def test_no_model_is_certain_that_a_target_is_met_or_missed():
    found = forecast(LEVELS[0], END, Knowledge.of(LEVELS)).distribution
    assert odds(found, goal(">=", 1e9)) == odds(found, goal("<=", 1e-9)) == LEAST
    assert odds(found, goal(">=", 1e-9)) == 1 - LEAST
    assert odds(Counted(base=1254, mean=54, variance=110), goal(">=", 1600)) == LEAST


def test_a_day_between_observations_is_forecast_from_those_before_it():
    whole = series("w", "level", [(2017, 100), (2018, 104), (2019, 109), (2022, 190)])
    known = Knowledge.of([*LEVELS, whole])
    found = forecast(whole, date(2020, 12, 31), known)
    before = forecast(whole.until(date(2019, 12, 31)), date(2020, 12, 31), known)
    assert found == before
    assert 0 < odds(found.distribution, goal(">=", 150)) < 1
    assert forecast(whole, date(2016, 12, 31), known) is None


def test_a_single_value_is_forecast_with_what_the_others_lend():
    one = series("one", "level", [(2020, 7.0)])
    found = forecast(one, END, Knowledge.of([*LEVELS, one]))
    low, high = interval(found.distribution, 0.8)
    assert found.middle > 7
    assert low < found.middle < high


@pytest.mark.parametrize("vary", [False, True])
def test_intervals_of_random_walks_cover_what_they_promise(vary):
    """Forty series of five years whose errors are known: 80 % intervals have to hold about four in five."""
    draw, hits = np.random.default_rng(20), {1: [], 2: [], 3: []}
    for _ in range(10):
        wide = 0.05 * (np.sqrt(6 / draw.chisquare(6, 40)) if vary else np.ones(40))
        walks = np.exp(
            5 + np.cumsum(0.07 + 0.02 * draw.normal(size=(40, 1)) + wide[:, None] * draw.normal(size=(40, 8)), 1)
        )
        many = [
            series(str(n), "level", list(zip(range(2013, 2018), walk, strict=False))) for n, walk in enumerate(walks)
        ]
        known = Knowledge.of(many)
        for one, walk in zip(many, walks, strict=True):
            for ahead in hits:
                low, high = interval(forecast(one, date(2017 + ahead, 12, 31), known).distribution, 0.8)
                hits[ahead].append(low <= walk[4 + ahead] <= high)
    for ahead, held in hits.items():
        assert 0.74 <= np.mean(held) <= 0.87, ahead


VALUES = st.lists(st.floats(1, 1e6), min_size=1, max_size=8)


@given(VALUES, st.floats(1, 1e7), st.floats(1.001, 3))
def test_odds_lie_between_0_and_1_and_fall_as_the_target_rises(values, asked, more):
    one = series("x", "level", [(2010 + n, v) for n, v in enumerate(values)])
    law = forecast(one, END, Knowledge.of([one, *LEVELS])).distribution
    lower, higher = odds(law, goal(">=", asked)), odds(law, goal(">=", asked * more))
    assert 0 <= higher <= lower <= 1


@given(VALUES, st.floats(1, 1e7), st.sampled_from([1e-4, 0.15, 1e4]))
def test_another_unit_changes_nothing(values, asked, factor):
    one = series("x", "level", [(2010 + n, v) for n, v in enumerate(values)])
    many = [one, *LEVELS]
    here = forecast(one, END, Knowledge.of(many))
    there = forecast(one.times(factor), END, Knowledge.of([one.times(factor), *LEVELS]))
    assert there.middle == pytest.approx(here.middle * factor)
    assert odds(there.distribution, goal(">=", asked * factor)) == pytest.approx(
        odds(here.distribution, goal(">=", asked)), abs=1e-9
    )


@given(st.permutations(range(4)))
def test_the_order_of_series_changes_nothing(order):
    many = [*LEVELS, series("c", "level", [(2019, 3), (2020, 2)]), series("d", "share", [(2019, 30), (2020, 31)])]
    asked = [forecast(s, END, Knowledge.of(many)).middle for s in many]
    assert [forecast(s, END, Knowledge.of([many[n] for n in order])).middle for s in many] == asked
