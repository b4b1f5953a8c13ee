"""From a target and the observations of its metric to the series and the goal that are compared; or why it cannot be.

What a metric is decides what may be done with it. A growth target is compared with growth rates as published, never
with quotients of nominal levels; an increment is added up from what happened in each year (or counted from a named
list), never the difference of two totals, because totals also lose members.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from gaodi import periods, units
from gaodi.errors import UnitError
from gaodi.plan.attainment import within_year
from gaodi.plan.attainment.counts import only_added_to
from gaodi.plan.attainment.goals import Better, Goal, goal
from gaodi.plan.attainment.series import Nature, Point, Series
from gaodi.plan.model import Kind, Plan, Target
from gaodi.registry.metrics import Direction, Metric
from gaodi.registry.metrics import Nature as Measured

# Words that ask for something to hold in every year, not to be reached once.
HOLDS = ("稳定", "保持", "不低于", "控制", "以内")
MEAN, FALL, SINCE = ("年均",), ("下降", "降低", "减少"), ("累计", "较", "比")


class Quantity(StrEnum):
    """What of the series is compared with the goal: its value on the day; the mean, the chained product or the sum of
    its yearly values from the first year to the deadline."""

    VALUE = "value"
    MEAN = "mean"
    CHAIN = "chain"
    SUM = "sum"


class Reason(StrEnum):
    """Why nothing can be said of a target."""

    UNBOUND = "unbound"
    UNOBSERVED = "unobserved"
    UNIT = "unit"
    PRICES = "prices"
    TOTALS = "totals"
    GAPS = "gaps"
    DEADLINE = "deadline"


class Incomparable(Exception):
    """A target and its metric cannot be compared: the reason, and what its sentence names."""

    def __init__(self, reason: Reason, **facts: Any) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a target is judged by. Values are in the target's unit. first, last: years of a mean, chain or sum.

    start: the day whose value is the baseline. deadline: None where neither target nor plan sets one.
    """

    series: Series
    goal: Goal
    quantity: Quantity = Quantity.VALUE
    first: int = 0
    last: int = 0
    start: date | None = None
    deadline: date | None = None
    known: Mapping[int, float] = field(default_factory=dict)


def deadline_of(target: Target, plan: Plan) -> date | None:
    """The last day by which a target is to be met: its own, else that of the plan."""
    written = target.deadline or (plan.period[1] if plan.period else None)
    return periods.parse(written).end if written else None


def start_of(plan: Plan) -> date | None:
    """The first day of the plan."""
    return periods.parse(plan.period[0]).start if plan.period else None


def from_metric(target: Target, plan: Plan, metric: Metric, values: within_year.Values) -> Evidence:
    """The evidence from the observations of a metric, in its unit, by period. Raises Incomparable."""
    by = _factor(metric, target)
    values = {period: value * by for period, value in values.items()}
    if not values:
        raise Incomparable(Reason.UNOBSERVED, metric=metric.name, metric_en=metric.name_en)
    build = _growing if target.kind is Kind.GROWTH else _added if target.kind is Kind.INCREMENT else _standing
    return build(target, plan, metric, values)


def from_list(target: Target, plan: Plan, days: list[date], until: date) -> Evidence:
    """The evidence from a named list: the days on which members were added since the plan began, as known on a day."""
    start = start_of(plan)
    if start is None:
        raise Incomparable(Reason.DEADLINE)
    ends = sorted({*(date(year, 12, 31) for year in range(start.year, until.year)), until})
    counted = tuple(
        Point(end, float(sum(start <= day <= end for day in days)), end.isoformat(), end.isoformat()) for end in ends
    )
    series = Series(target.id, Nature.COUNT, counted, start=start)
    return Evidence(series, _goal(target, Better.MORE), start=start, deadline=deadline_of(target, plan))


def _factor(metric: Metric, target: Target) -> float:
    try:
        return float(units.ratio(metric.measure, target.unit or "1"))
    except UnitError:
        facts = {"metric": metric.name, "metric_en": metric.name_en, "unit": metric.unit, "asked": target.unit}
        raise Incomparable(Reason.UNIT, **facts) from None


def series_of(key: str, metric: Metric, values: within_year.Values, by: float = 1.0) -> Series:
    """The series of a metric as the forecasts see it. by: into which unit (the values are in it already)."""
    sums = metric.nature in (Measured.FLOW, Measured.CUMULATIVE)
    nature = _nature(metric)
    whole = 100.0 if metric.unit == "%" else 1.0
    if metric.nature is Measured.STOCK:
        points = tuple(within_year.point(p, v) for p, v in sorted(values.items()))
    else:
        points = within_year.yearly(values, sums)
    guess = within_year.under_way(values, points, sums) if metric.nature is not Measured.STOCK else None
    inner = within_year.within(values, sums)
    found = Series(
        key, nature, points, whole * by, estimate=guess[0] if guess else None, missing=guess[1] if guess else 0.0,
        within=inner,
    )  # fmt: skip
    if nature is Nature.COUNT and not (metric.nature is Measured.STOCK and only_added_to(found)):
        found = Series(key, Nature.LEVEL, points, whole * by, None, found.estimate, found.missing, inner)
    return found


def _nature(metric: Metric) -> Nature:
    if metric.growth_of or metric.falls:
        return Nature.GROWTH
    if metric.nature is Measured.RATE and not dict(metric.measure.dimension):
        return Nature.SHARE
    return Nature.COUNT if metric.whole else Nature.LEVEL


def _better(metric: Metric) -> Better:
    return {Direction.UP: Better.MORE, Direction.DOWN: Better.LESS, Direction.NONE: Better.MORE}[metric.direction]


def _goal(target: Target, better: Better, sign: float = 1.0, holds: bool = False) -> Goal:
    upper = target.value_max * sign if target.value_max is not None else None
    holds = holds or any(word in f"{target.firmness or ''}{target.quote}" for word in HOLDS)
    return goal(target.comparator, target.value * sign, upper, better, holds)


def _standing(target: Target, plan: Plan, metric: Metric, values: within_year.Values) -> Evidence:
    series = series_of(target.id, metric, values, _factor(metric, target))
    if not series.points:
        raise Incomparable(Reason.GAPS, metric=metric.name, metric_en=metric.name_en)
    holds = series.nature is Nature.GROWTH
    return Evidence(
        series, _goal(target, _better(metric), holds=holds), start=start_of(plan), deadline=deadline_of(target, plan)
    )


def _added(target: Target, plan: Plan, metric: Metric, values: within_year.Values) -> Evidence:
    """What was added since the plan began, from what happened in each year."""
    start, deadline = start_of(plan), deadline_of(target, plan)
    if metric.nature not in (Measured.FLOW, Measured.CUMULATIVE):
        raise Incomparable(Reason.TOTALS, metric=metric.name, metric_en=metric.name_en)
    if start is None or deadline is None:
        raise Incomparable(Reason.DEADLINE)
    series = series_of(target.id, metric, values, _factor(metric, target))
    yearly = {p.at.year: p.value for p in series.points}
    seen = [year for year in sorted(yearly) if start.year <= year <= deadline.year]
    if not seen or seen != list(range(start.year, seen[-1] + 1)):
        raise Incomparable(Reason.GAPS, metric=metric.name, metric_en=metric.name_en)
    aim = _goal(target, _better(metric))
    if metric.whole:
        counted = tuple(Point(date(y, 12, 31), sum(yearly[x] for x in seen if x <= y), str(y), f"{y}年") for y in seen)
        return Evidence(Series(target.id, Nature.COUNT, counted, start=start), aim, start=start, deadline=deadline)
    known = {year: yearly[year] for year in seen}
    return Evidence(series, aim, Quantity.SUM, start.year, deadline.year, start, deadline, known)


def _growing(target: Target, plan: Plan, metric: Metric, values: within_year.Values) -> Evidence:
    """A growth target against growth rates as they are published."""
    if not (metric.growth_of or metric.falls):
        raise Incomparable(Reason.PRICES, metric=metric.name, metric_en=metric.name_en)
    start, deadline = start_of(plan), deadline_of(target, plan)
    series = series_of(target.id, metric, values, _factor(metric, target))
    if not series.points:
        raise Incomparable(Reason.GAPS, metric=metric.name, metric_en=metric.name_en)
    text = f"{target.indicator}{target.quote}"
    falls = any(word in text for word in FALL)
    sign = -1.0 if falls and not metric.falls else 1.0
    aim = _goal(target, Better.LESS if sign < 0 else Better.MORE, sign, holds=True)
    rates = {p.at.year: p.value for p in series.points}
    made = Evidence(series, aim, start=start, deadline=deadline)
    if deadline is None:
        return made
    base = int(target.baseline[:4]) if target.baseline else start.year - 1 if start else None
    if base is not None and any(word in text for word in MEAN):
        return _over(made, Quantity.MEAN, base + 1, deadline.year, rates)
    if target.baseline and base is not None:
        return _over(made, Quantity.CHAIN, base + 1, deadline.year, rates)
    return made


def _over(made: Evidence, quantity: Quantity, first: int, last: int, rates: Mapping[int, float]) -> Evidence:
    known = {year: rate for year, rate in rates.items() if first <= year <= last}
    return Evidence(made.series, made.goal, quantity, first, last, made.start, made.deadline, known)
