"""Where a target stands on its way, what it asks for, and which status follows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi.plan.attainment.goals import Better, Goal, goal
from gaodi.plan.attainment.progress import progress, required_rate
from gaodi.plan.attainment.series import Nature, Point, Series, series
from gaodi.plan.attainment.status import Status, status

OUTPUT = series("x", "level", [(2019, 380), (2020, 400), (2021, 440), (2022, 460)])
START, END = date(2021, 1, 1), date(2023, 12, 31)


def test_the_baseline_is_the_last_value_before_the_plan():
    found = progress(OUTPUT, goal("=", 500), START, END)
    assert (found.baseline.value, found.latest.value) == (400, 460)
    assert found.share == pytest.approx(60 / 100)
    assert found.pace == pytest.approx(40)


def test_a_count_to_be_added_begins_at_nothing():
    added = Series("c", Nature.COUNT, (Point(date(2021, 12, 31), 8), Point(date(2022, 12, 31), 20)), start=START)
    found = progress(added, goal(">=", 30), START, END)
    assert (found.baseline.value, found.share, found.pace) == (0, pytest.approx(20 / 30), pytest.approx(10))


def test_without_a_value_before_the_plan_no_share_is_made_up():
    late = series("x", "level", [(2021, 440), (2022, 460)])
    assert progress(late, goal("=", 500), START, END).share is None


def test_a_way_that_began_at_the_goal_is_gone_while_the_goal_is_met():
    quality = series("q", "share", [(2020, 96.0), (2021, 95.5)])
    floor = goal(">=", 95, holds=True)
    assert progress(quality, floor, START, END).share == 1
    assert progress(series("q", "share", [(2020, 96.0), (2021, 94.0)]), floor, START, END).share is None


def test_a_ceiling_is_approached_from_above():
    energy = series("e", "level", [(2020, 0.5), (2021, 0.45)])
    found = progress(energy, goal("<=", 0.4), START, END)
    assert found.share == pytest.approx(0.5)
    assert found.pace == pytest.approx(-0.025)


def test_nothing_has_to_be_added_once_the_goal_is_met_and_nothing_can_be_after_the_deadline():
    assert progress(OUTPUT, goal("=", 450), START, END).pace == 0
    assert progress(OUTPUT, goal("=", 500), START, date(2022, 12, 31)).pace is None


def test_the_rate_that_the_years_left_need_makes_the_mean_come_out():
    needed = required_rate({2021: 7.5, 2022: 4.5}, 2021, 2023, 6.0, 100)
    assert 1.075 * 1.045 * (1 + needed / 100) == pytest.approx(1.06**3)
    assert required_rate({2021: 7.5}, 2021, 2021, 6.0, 100) is None


@pytest.mark.parametrize(
    ("asked", "met", "missed"),
    [
        (goal(">=", 30), [30, 31], [29.9]),
        (goal("=", 30), [30, 31], [29]),
        (goal("=", 5, better=Better.LESS), [5, 4], [6]),
        (goal("<=", 5.5), [5.5, 1], [5.6]),
        (goal("about", 30), [28.5, 30, 40], [28.4]),
        (goal("about", 30, better=Better.NEITHER), [28.5, 31.5], [28.4, 31.6]),
        (goal(">=", 10, 15), [10, 12, 20], [9]),
        (goal(">=", 10, 15, better=Better.NEITHER), [10, 15], [9, 16]),
        (goal(">=", 10, 15, better=Better.LESS), [9, 15], [16]),
    ],
)
def test_what_meets_a_goal(asked: Goal, met: list[float], missed: list[float]):
    assert all(asked.met(value) for value in met)
    assert not any(asked.met(value) for value in missed)


def test_rounding_does_not_turn_a_met_target_into_a_missed_one():
    assert goal(">=", 1.1 * 3).met(3.3)


@given(st.floats(-1e6, 1e6), st.floats(0, 1e3))
def test_more_is_never_worse_for_a_floor(value, more):
    assert goal(">=", value).met(value + more)


def said(latest, odds, asked=None, over=False):
    return status(latest, odds, asked or goal(">=", 10), over, on_track=0.7, at_risk=0.3)


def test_the_status_is_read_off_the_odds_by_the_thresholds():
    read = [said(8, odds) for odds in (0.7, 0.69, 0.3, 0.29)]
    assert read == [Status.ON_TRACK, Status.AT_RISK, Status.AT_RISK, Status.UNLIKELY]


def test_what_is_reached_once_is_done_at_once_and_what_has_to_hold_only_at_the_end():
    assert said(10, 0.9) is Status.DONE
    assert said(10, 0.9, goal(">=", 10, holds=True)) is Status.ON_TRACK
    assert said(10, 1.0, goal(">=", 10, holds=True), over=True) is Status.DONE


def test_a_target_missed_at_its_deadline_is_not_at_risk_but_missed():
    assert said(9, 0.0, over=True) is Status.UNLIKELY


def test_without_a_value_or_a_deadline_nothing_is_said():
    assert said(None, None) is Status.NO_DATA
    assert said(8, None) is Status.NO_DATA
