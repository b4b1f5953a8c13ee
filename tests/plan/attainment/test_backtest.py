"""The back-test against a slow one written apart, its scores against their definition, and honest sentences."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi.plan.attainment import words
from gaodi.plan.attainment.backtest import Call, Case, cases
from gaodi.plan.attainment.calibration import brier, calibration, of_rows, reliability, wilson
from gaodi.plan.attainment.distributions import interval
from gaodi.plan.attainment.forecast import Knowledge, forecast
from gaodi.plan.attainment.rows import calibrated
from gaodi.plan.attainment.series import series

THREE = [
    series("a", "level", [(2018, 100), (2019, 110), (2020, 118), (2021, 131)]),
    series("b", "share", [(2019, 30), (2020, 31), (2021, 31.5)]),
    series("c", "count", [(2018, 3), (2020, 8), (2021, 9)]),
]


def test_every_forecast_is_made_from_what_was_known_then():
    """Each case again the long way: the workspace cut at the day, then an ordinary forecast."""
    found = {(c.series, c.horizon, n): c for n, c in enumerate(cases(THREE))}
    again = []
    for day in (date(2019, 12, 31), date(2020, 12, 31)):
        known = Knowledge.of([s.until(day) for s in THREE])
        for one in THREE:
            seen = one.until(day)
            if len(seen.points) < 2 or seen.last.at != day:
                continue
            for point in one.points[len(seen.points) :]:
                low, high = interval(forecast(seen, point.at, known).distribution, 0.8)
                again.append((one.key, point.at.year - day.year, low <= point.value <= high))
    assert [(c.series, c.horizon, c.inside) for c in found.values()] == again


def test_pseudo_targets_are_set_from_the_pace_so_far():
    first = cases(THREE)[0]
    # a at the end of 2019: the pace is 10 a year, so that 118 a year later meets 115 but not 119, 121 and 125
    assert [call.met for call in first.calls] == [True, False, False, False]
    assert [call.last for call in first.calls] == [0, 0, 0, 0]
    assert [call.pace for call in first.calls] == [1, 1, 0, 0]


def test_of_a_falling_series_the_pseudo_targets_are_ceilings():
    falling = series("e", "level", [(2018, 100), (2019, 90), (2020, 86)])
    (found,) = cases([falling])
    assert [call.met for call in found.calls] == [False, False, False, False]
    slower = series("e", "level", [(2018, 100), (2019, 90), (2020, 70)])
    assert [call.met for call in cases([slower])[0].calls] == [True, True, True, True]


def test_the_brier_score_is_the_mean_squared_distance():
    draw = np.random.default_rng(2)
    said, came = draw.random(50), draw.random(50) < 0.4
    slow = 0.0
    for p, o in zip(said, came, strict=True):
        slow += (1 - p) ** 2 if o else p**2
    assert brier(zip(said.tolist(), came.tolist(), strict=True)) == pytest.approx(slow / 50)
    assert brier([]) is None


def test_wilson_agrees_with_scipy():
    from scipy.stats import binomtest

    theirs = binomtest(26, 30).proportion_ci(0.95, method="wilson")
    assert wilson(26 / 30, 30) == pytest.approx((theirs.low, theirs.high), rel=1e-6)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60))
def test_the_bins_hold_every_call_once(pairs):
    bins = reliability(Call(odds, 0, 0, met) for odds, met in pairs)
    assert sum(b.cases for b in bins) == len(pairs)
    assert sum(b.came * b.cases for b in bins) == pytest.approx(sum(met for _, met in pairs))
    assert all(0 <= b.said <= 1 for b in bins)


@given(st.permutations(range(3)))
def test_the_order_of_series_changes_no_figure(order):
    assert calibration(cases([THREE[n] for n in order])).total == calibration(cases(THREE)).total


def test_a_calibration_that_was_kept_is_read_back_as_it_was():
    report = calibration(cases(THREE))
    empty = {"series": None, "coverage": None, "brier": None, "brier_last": None, "brier_pace": None}
    rows = [{"said": None, "came": None} | empty | row for row in calibrated(report)]
    assert of_rows(rows) == report


def test_few_cases_are_called_few_and_no_case_is_no_report():
    report = calibration(cases(THREE))
    assert "少于 30 次" in words.sentences(report, 0.8)[1]
    assert "Fewer than 30" in words.sentences(report, 0.8, "en")[1]
    assert calibration([]) is None


def many(inside: float, odds: float, met: float) -> list[Case]:
    calls = [(Call(odds, 0.0, 1.0, n < met * 100),) for n in range(100)]
    return [Case(f"s{n}", "log", 1, n < inside * 100, calls[n]) for n in range(100)]


def test_the_report_says_when_intervals_are_too_narrow_and_odds_of_no_use():
    narrow = words.sentences(calibration(many(0.5, 0.5, 1.0)), 0.8, "en")
    assert "The intervals are too narrow." in narrow
    assert any("no better" in sentence for sentence in narrow)
    good = words.sentences(calibration(many(0.8, 0.6, 0.6)), 0.8, "en")
    assert "That cannot be told from what it should be." in good
    assert any("better than forecasts by hand" in sentence for sentence in good)
