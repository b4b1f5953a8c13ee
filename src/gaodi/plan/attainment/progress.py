"""How far a target has come: where the way began, where it is now, what share of it is gone, and the pace still needed.

    progress = (latest − baseline) / (target − baseline)
    pace     = (target − latest) / years from the latest observation to the deadline

The baseline is the last value at or before the start of the plan. For a count to be added it is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import prod

from gaodi.plan.attainment.goals import Goal
from gaodi.plan.attainment.series import Point, Series, years


@dataclass(frozen=True, slots=True)
class Progress:
    """latest, baseline: None where nothing was observed. share: 1 is arrived; may be negative or above 1.

    pace: to be added a year, 0 once the goal is met; None where the deadline is over or is not known.
    """

    latest: Point | None = None
    baseline: Point | None = None
    share: float | None = None
    pace: float | None = None


def progress(series: Series, goal: Goal, start: date | None, deadline: date | None) -> Progress:
    """Where a series stands on the way to a goal. start: the first day of the plan (or the end of the base year)."""
    if not series.points:
        return Progress()
    latest = series.last
    baseline = _baseline(series, start)
    return Progress(latest, baseline, share(latest, baseline, goal), pace(latest, goal, deadline))


def _baseline(series: Series, start: date | None) -> Point | None:
    if start is None:
        return None
    if series.start is not None:
        return Point(series.start, 0.0)
    before = [p for p in series.points if p.at <= start]
    return before[-1] if before else None


def share(latest: Point, baseline: Point | None, goal: Goal) -> float | None:
    """The share of the way that is gone. Where the way began at the goal or beyond it, 1 while the goal is met."""
    if baseline is None:
        return 1.0 if goal.met(latest.value) else None
    if goal.met(baseline.value):
        return 1.0 if goal.met(latest.value) else None
    return (latest.value - baseline.value) / (goal.value - baseline.value)


def pace(latest: Point, goal: Goal, deadline: date | None) -> float | None:
    """What has to be added in each year that is left."""
    if deadline is None or latest.at >= deadline:
        return None
    return 0.0 if goal.met(latest.value) else (goal.value - latest.value) / (years(deadline) - latest.time)


def required_rate(rates: Mapping[int, float], first: int, last: int, asked: float, whole: float) -> float | None:
    """The growth that each year left needs for the geometric mean of all years to be what is asked; None when none is
    left."""
    seen = [1 + rate / whole for year, rate in rates.items() if first <= year <= last]
    left = last - first + 1 - len(seen)
    if not left:
        return None
    needed = max(0.0, 1 + asked / whole) ** (last - first + 1) / prod(seen)
    return float((needed ** (1 / left) - 1) * whole)
