"""The value of a whole from its parts, by the rule of the metric: added, weighted, or a ratio of sums; never an average
of ratios. The breakdown of a target over districts and a target over several chains stand on this.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

import polars as pl

from gaodi import periods, units
from gaodi.registry import metrics, observations
from gaodi.registry.metrics import Alone, Metric, Ratio, Sum, Weighted

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Total:
    """The value of a whole.

    value: in the metric's unit; None where it cannot be said. low, high: where parts are bands or have open ends.
    parts: subject → its own value, where there is one (for a ratio too, though it is not added). missing: the subjects
    without what it takes; the value is of the others. sources: where the figures come from. synthetic: some are made
    up.
    """

    metric: str
    period: str
    value: float | None
    low: float | None
    high: float | None
    parts: dict[str, float]
    missing: tuple[str, ...]
    sources: tuple[str, ...] = ()
    synthetic: bool = False

    @property
    def complete(self) -> bool:
        """Whether every part is there."""
        return self.value is not None and not self.missing


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of some metrics for the subjects and the period: (metric, subject) → value, low, high."""

    figures: dict[tuple[str, str], tuple[float | None, float | None, float | None]]
    sources: tuple[str, ...]
    synthetic: bool

    def value(self, metric: str, subject: str) -> float | None:
        """The figure itself, None where there is a band or nothing."""
        return self.figures.get((metric, subject), (None, None, None))[0]


def total(
    ws: Workspace, metric: str, subjects: Iterable[str], period: periods.Period | str, known_at: At = None
) -> Total:
    """The value of a metric for several subjects together.

    One subject is taken as it was observed. Several: by the metric's rule; `none` gives no value. Raises NotFound for a
    metric that is not defined, PeriodError.
    """
    known = metrics.load(ws)
    asked = known[metric]
    period = periods.parse(period) if isinstance(period, str) else period
    who = tuple(dict.fromkeys(subjects))
    found = _known(ws, [metric, *_needed(asked)], who, period, known_at)
    value, low, high, missing = _together(asked, known, who, found)
    own = {subject: v for subject in who if (v := found.value(metric, subject)) is not None}
    return Total(metric, period.code, value, low, high, own, missing, found.sources, found.synthetic)


def _needed(metric: Metric) -> tuple[str, ...]:
    match metric.total:
        case Ratio(numerator=top, denominator=bottom):
            return top, bottom
        case Weighted(by=by):
            return (by,)
        case _:
            return ()


def _known(ws: Workspace, needed: list[str], who: tuple[str, ...], period: periods.Period, known_at: At) -> _Known:
    rows = observations.read(ws, needed, who, within=period, known_at=known_at)
    rows = rows.filter((pl.col("end") == period.end) & pl.col("start").is_in([period.start, period.end]))
    figures = {
        (row["metric"], row["subject"]): (row["value"], row["value_low"], row["value_high"])
        for row in rows.iter_rows(named=True)
    }
    return _Known(figures, tuple(sorted(set(rows["source"]))), bool(rows["synthetic"].any()))


_Sum = tuple[float | None, float | None, float | None, tuple[str, ...]]


def _together(metric: Metric, known: metrics.Metrics, who: tuple[str, ...], found: _Known) -> _Sum:
    if len(who) == 1 and (metric.id, who[0]) in found.figures:
        return *_ends(found.figures[metric.id, who[0]]), ()
    match metric.total:
        case Sum():
            return _sum(metric.id, who, found)
        case Ratio() as rule:
            return _ratio(metric, rule, known, who, found)
        case Weighted() as rule:
            return _weighted(metric.id, rule, who, found)
        case Alone():
            return None, None, None, tuple(s for s in who if (metric.id, s) not in found.figures)


def _ends(figure: tuple[float | None, float | None, float | None]) -> tuple[float | None, float | None, float | None]:
    value, low, high = figure
    return (value, value, value) if value is not None else (None, low, high)


def _sum(metric: str, who: tuple[str, ...], found: _Known) -> _Sum:
    there = [_ends(found.figures[metric, s]) for s in who if (metric, s) in found.figures]
    missing = tuple(s for s in who if (metric, s) not in found.figures)
    if not there:
        return None, None, None, missing
    values, lows, highs = zip(*there, strict=True)
    return _added(values), _added(lows), _added(highs), missing


def _added(values: tuple[float | None, ...]) -> float | None:
    return None if any(v is None for v in values) else fsum(v for v in values if v is not None)


def _ratio(metric: Metric, rule: Ratio, known: metrics.Metrics, who: tuple[str, ...], found: _Known) -> _Sum:
    pairs = {s: (found.value(rule.numerator, s), found.value(rule.denominator, s)) for s in who}
    full = [(top, bottom) for top, bottom in pairs.values() if top is not None and bottom is not None]
    missing = tuple(s for s, pair in pairs.items() if None in pair)
    bottom = fsum(b for _, b in full)
    if not full or bottom == 0:
        return None, None, None, missing
    by = units.ratio(known[rule.numerator].measure / known[rule.denominator].measure, metric.measure)
    value = fsum(t for t, _ in full) / bottom * float(by)
    return value, value, value, missing


def _weighted(metric: str, rule: Weighted, who: tuple[str, ...], found: _Known) -> _Sum:
    pairs = {s: (found.value(metric, s), found.value(rule.by, s)) for s in who}
    full = [(value, weight) for value, weight in pairs.values() if value is not None and weight is not None]
    missing = tuple(s for s, pair in pairs.items() if None in pair)
    weights = fsum(weight for _, weight in full)
    if not full or weights == 0:
        return None, None, None, missing
    value = fsum(v * w for v, w in full) / weights
    return value, value, value, missing
