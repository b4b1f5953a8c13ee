"""The back-test against a slow one written apart, its scores against their definition, and honest sentences."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi.plan.attainment import summary, words
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
    assert "少于 30 次" in summary.sentences(report, 0.8)[1]
    assert "Fewer than 30" in summary.sentences(report, 0.8, "en")[1]
    assert calibration([]) is None


def many(inside: float, odds: float, met: float) -> list[Case]:
    calls = [(Call(odds, 0.0, 1.0, n < met * 100),) for n in range(100)]
    return [Case(f"s{n}", "log", 1, n < inside * 100, calls[n]) for n in range(100)]


def test_the_report_says_when_intervals_are_too_narrow_and_odds_of_no_use():
    narrow = summary.sentences(calibration(many(0.5, 0.5, 1.0)), 0.8, "en")
    assert "The intervals are too narrow." in narrow
    assert any("no better" in sentence for sentence in narrow)
    good = summary.sentences(calibration(many(0.8, 0.6, 0.6)), 0.8, "en")
    assert "That cannot be told from what it should be." in good
    assert any("better than forecasts by hand" in sentence for sentence in good)


def called(times: int, odds: float, met: float, hand: float = 1.0, family: str = "log", year: int = 1) -> list[Case]:
    """So many cases, each with one call at these odds, of which a share came true; four in five are inside."""
    calls = [(Call(odds, hand, hand, n < met * times),) for n in range(times)]
    return [Case(f"{family}{n}", family, year, n < 0.8 * times, calls[n]) for n in range(times)]


def test_low_odds_that_came_true_more_often_are_named():
    """3 % were said and 16 of 100 came: the 95 % interval of 16 in 100 begins at 10 %."""
    found = calibration([*called(100, 0.03, 0.16), *called(100, 0.95, 0.95)])
    (said,) = [sentence for sentence in summary.sentences(found, 0.8) if "标示概率" in sentence]
    assert said == "标示概率在 0%–10% 的目标，平均标示 3%，实际达成 16%（95% 置信区间 10%–24%），概率偏低。"
    assert any("odds of 0 %–10 % (3 % in the mean) were met in 16 %" in s for s in summary.sentences(found, 0.8, "en"))


def test_high_odds_that_came_true_less_often_are_named_and_odds_that_hold_are_not():
    high = calibration([*called(100, 0.05, 0.05), *called(100, 0.97, 0.7)])
    assert next(s for s in summary.sentences(high, 0.8) if "标示概率" in s).endswith("概率偏高。")
    honest = calibration([*called(100, 0.05, 0.05), *called(100, 0.95, 0.95)])
    assert not any("标示概率" in sentence for sentence in summary.sentences(honest, 0.8))


def test_a_horizon_whose_intervals_are_too_narrow_is_named():
    far = [Case(f"f{n}", "log", 3, n < 60, (Call(0.5, 1, 1, n % 2 == 0),)) for n in range(100)]
    found = calibration([*called(300, 0.5, 0.5), *far])
    assert "提前 3 年的区间实际覆盖 60%（95% 置信区间 50%–69%），偏窄。" in summary.sentences(found, 0.8)
    assert not any(sentence.startswith("提前 1 年") for sentence in summary.sentences(found, 0.8))
    english = summary.sentences(found, 0.8, "en")
    assert any(s.startswith("Forecast 3 years ahead, the intervals held 60 %") for s in english)


def test_families_whose_odds_are_of_no_use_are_named_though_the_whole_is():
    found = calibration([*called(200, 0.5, 0.5), *called(40, 0.5, 1.0, family="plain")])
    said = summary.sentences(found, 0.8)
    assert any("预测优于简单外推" in sentence for sentence in said)
    assert "其中可为负值的水平（40 次）的预测不优于简单外推，请谨慎使用。" in said
    assert any("Levels that can be negative (40 cases)" in s for s in summary.sentences(found, 0.8, "en"))


def test_of_few_cases_no_part_is_judged():
    said = summary.sentences(calibration(called(29, 0.03, 1.0)), 0.8)
    assert not any("标示概率" in sentence for sentence in said)


def test_every_group_has_a_name_in_both_languages():
    assert [words.group("all", "", language) for language in ("zh", "en")] == ["全部", "all"]
