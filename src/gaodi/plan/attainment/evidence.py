"""From a target and the observations of its metric to the series and the goal that are compared; or why it cannot be.

What a metric is decides what may be done with it. A growth target is compared with growth rates as published, never
with quotients of nominal levels; an increment is added up from what happened in each year (or counted from a named
list), never the difference of two totals, because totals also lose members.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from math import inf

from gaodi import periods, units
from gaodi.errors import UnitError
from gaodi.plan.attainment import within_year
from gaodi.plan.attainment.bindings import Transform
from gaodi.plan.attainment.comparison import (
    Evidence,
    Incomparable,
    Quantity,
    Reason,
    base_year,
    deadline_of,
    start_of,
)
from gaodi.plan.attainment.counts import only_added_to
from gaodi.plan.attainment.goals import Better, Goal, goal
from gaodi.plan.attainment.metric_series import series_of
from gaodi.plan.attainment.series import Nature, Point, Series
from gaodi.plan.model import Kind, Plan, Target
from gaodi.registry.metrics import Direction, Metric, Prices
from gaodi.registry.metrics import Nature as Measured

# Words that ask for something to hold in every year, not to be reached once.
HOLDS = ("稳定", "保持", "不低于", "控制", "以内")
MEAN, FALL = "年均", ("下降", "降低", "减少")


def from_metric(
    target: Target, plan: Plan, metric: Metric, values: within_year.Values, transform: Transform = Transform.VALUE
) -> Evidence:
    """The evidence from the observations of a metric, in its unit, by period. Raises Incomparable.

    transform: as the binding says. A target of growth or of an increment that is bound without one is compared by its
    words (年均, a base year) with what the metric is.
    """
    if not values:
        raise Incomparable(Reason.UNOBSERVED, metric=metric.name, metric_en=metric.name_en)
    if transform in (Transform.CHANGE, Transform.GROWTH):
        return _since(target, plan, metric, values, transform)
    by = _factor(metric, target)
    values = {period: value * by for period, value in values.items()}
    if transform in (Transform.MEAN, Transform.COMPOUND):
        return _growing(target, plan, metric, values, transform)
    if transform is Transform.SUM or target.kind is Kind.INCREMENT:
        return _added(target, plan, metric, values)
    if target.kind is Kind.GROWTH:
        return _growing(target, plan, metric, values, transform)
    return _standing(target, plan, metric, values)


def from_list(
    target: Target, plan: Plan, counted: Mapping[date, int], transform: Transform = Transform.VALUE
) -> Evidence:
    """The evidence from a named list, counted on some days: with `sum` the members that came since the plan began."""
    start, deadline = start_of(plan), deadline_of(target, plan)
    points = tuple(Point(day, float(n), day.isoformat()) for day, n in counted.items())
    if transform is Transform.SUM:
        if start is None:
            raise Incomparable(Reason.DEADLINE)
        series = Series(target.id, Nature.COUNT, points, start=start)
    else:
        series = Series(target.id, Nature.COUNT, points)
        if not only_added_to(series):
            series = Series(target.id, Nature.LEVEL, points)
    return Evidence(series, _goal(target, Better.MORE), start=start, deadline=deadline)


def _factor(metric: Metric, target: Target) -> float:
    try:
        return float(units.ratio(metric.measure, target.unit or "1"))
    except UnitError:
        facts = {"metric": metric.name, "metric_en": metric.name_en, "unit": metric.unit, "asked": target.unit}
        raise Incomparable(Reason.UNIT, **facts) from None


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
    aim = _goal(target, _better(metric))
    if seen != list(range(start.year, start.year + len(seen))) and not _enough(aim, [yearly[y] for y in seen]):
        raise Incomparable(Reason.GAPS, metric=metric.name, metric_en=metric.name_en)
    if not seen:
        raise Incomparable(Reason.GAPS, metric=metric.name, metric_en=metric.name_en)
    if metric.whole:
        counted = tuple(Point(date(y, 12, 31), sum(yearly[x] for x in seen if x <= y), str(y), f"{y}年") for y in seen)
        return Evidence(Series(target.id, Nature.COUNT, counted, start=start), aim, start=start, deadline=deadline)
    known = {year: yearly[year] for year in seen}
    return Evidence(series, aim, Quantity.SUM, start.year, deadline.year, start, deadline, known)


def _enough(aim: Goal, values: list[float]) -> bool:
    """Whether what is known is enough without the years that are missing: nothing that was added is taken away."""
    return all(value >= 0 for value in values) and aim.high == inf and aim.met(sum(values))


def _growing(target: Target, plan: Plan, metric: Metric, values: within_year.Values, transform: Transform) -> Evidence:
    """A growth target against growth rates as they are published."""
    if not (metric.growth_of or metric.falls):
        raise Incomparable(Reason.PRICES, metric=metric.name, metric_en=metric.name_en)
    start, deadline = start_of(plan), deadline_of(target, plan)
    series = series_of(target.id, metric, values, _factor(metric, target))
    if not series.points:
        raise Incomparable(Reason.GAPS, metric=metric.name, metric_en=metric.name_en)
    falls = any(word in f"{target.indicator}{target.quote}" for word in FALL)
    sign = -1.0 if falls and not metric.falls else 1.0
    aim = _goal(target, Better.LESS if sign < 0 else Better.MORE, sign, holds=True)
    made = Evidence(series, aim, start=start, deadline=deadline)
    base = base_year(target, plan)
    quantity = _chained(target, transform)
    if quantity is None or deadline is None or base is None:
        return made
    known = {p.at.year: p.value for p in series.points if base < p.at.year <= deadline.year}
    published = next((v for p, v in values.items() if _is_horizon(p, base + 1, deadline.year)), None)
    if published is not None and quantity is Quantity.MEAN:
        known = dict.fromkeys(range(base + 1, deadline.year + 1), published)
        whole = tuple(Point(date(year, 12, 31), rate, str(year)) for year, rate in known.items())
        made = replace(made, series=replace(series, points=whole, estimate=None, within=None))
    return replace(made, quantity=quantity, first=base + 1, last=deadline.year, known=known)


def _is_horizon(period: periods.Period, first: int, last: int) -> bool:
    """Whether a period is just these years, as one: what was published as their mean needs no yearly rates."""
    return period.kind is periods.Kind.HORIZON and (period.start.year, period.end.year) == (first, last)


def _chained(target: Target, transform: Transform) -> Quantity | None:
    if transform is Transform.MEAN or (transform is Transform.VALUE and MEAN in f"{target.indicator}{target.quote}"):
        return Quantity.MEAN
    return Quantity.CHAIN if transform is Transform.COMPOUND or target.baseline else None


def _since(target: Target, plan: Plan, metric: Metric, values: within_year.Values, transform: Transform) -> Evidence:
    """A change since the base year, or growth in percent of it; never of money at current prices."""
    growth = transform is Transform.GROWTH
    if growth and metric.prices is Prices.CURRENT:
        raise Incomparable(Reason.PRICES, metric=metric.name, metric_en=metric.name_en)
    by = 1.0 if growth else _factor(metric, target)
    series = series_of(target.id, metric, {p: v * by for p, v in values.items()}, by)
    year = base_year(target, plan)
    before = [p for p in series.points if year is not None and p.at <= date(year, 12, 31)]
    if not before or (growth and before[-1].value <= 0):
        raise Incomparable(Reason.GAPS, metric=metric.name, metric_en=metric.name_en)
    falls = any(word in f"{target.indicator}{target.quote}" for word in FALL)
    sign = -1.0 if falls and not metric.falls else 1.0
    aim = _goal(target, Better.LESS if sign < 0 else Better.MORE, sign, holds=True)
    quantity = Quantity.GROWTH if growth else Quantity.CHANGE
    return Evidence(series, aim, quantity, start=before[-1].at, deadline=deadline_of(target, plan), base=before[-1])
