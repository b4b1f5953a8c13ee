"""The period of a value: that of the form; a return of sums from January on has stocks at the end of its month."""

from __future__ import annotations

from gaodi import periods
from gaodi.periods import Kind, Period
from gaodi.registry.metrics import Metric


def counts(kind: Kind, metric: Metric) -> bool:
    """Whether a form that is returned for such a period may ask for the metric."""
    return kind in metric.frequency or _at_the_end(kind, metric)


def period_of(period: Period, metric: Metric) -> Period:
    """The period that a value of the metric is for, on a form that is returned for a period."""
    if _at_the_end(period.kind, metric):
        return periods.month(period.end.year, period.end.month)
    return period


def _at_the_end(kind: Kind, metric: Metric) -> bool:
    return kind is Kind.CUMULATIVE and kind not in metric.frequency and Kind.MONTH in metric.frequency


def own_period(period: Period, metric: Metric) -> Period:
    """The period of a figure that stands alone: the first half of the year of a sum from January on is its first six
    months."""
    from_january = period.start.month == 1 and period.year == period.start.year and period.kind is not Kind.YEAR
    if period.kind not in metric.frequency and Kind.CUMULATIVE in metric.frequency and from_january:
        return periods.cumulative(period.year, period.end.month)
    return period_of(period, metric)
