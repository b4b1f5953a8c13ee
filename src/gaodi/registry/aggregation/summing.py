"""The rules by which the figures of members give that of a group, as aggregates over the rows of its members."""

from __future__ import annotations

from collections.abc import Iterator

import ibis

from gaodi import units
from gaodi.registry.aggregation.figures import Figure, figure
from gaodi.registry.metrics import Alone, Metric, Metrics, Ratio, Sum, Weighted

PARTS = ("value", "low", "high", "counted")

_Parts = tuple[ibis.Value, ibis.Value, ibis.Value, ibis.Value]


def sums(wide: ibis.Table, metric: Metric, known: Metrics) -> Iterator[tuple[str, ibis.Value]]:
    """The columns of a metric: its value, ends and count, under names of their own."""
    return ((f"{part}:{metric.id}", column) for part, column in zip(PARTS, _parts(wide, metric, known), strict=True))


def _parts(wide: ibis.Table, metric: Metric, known: Metrics) -> _Parts:
    match metric.total:
        case Sum():
            return _sum(figure(wide, metric, known))
        case Ratio(numerator=top, denominator=bottom):
            by = units.ratio(known[top].measure / known[bottom].measure, metric.measure)
            above, below = (figure(wide, known[key], known).value for key in (top, bottom))
            return _quotient(above, below, by.numerator, by.denominator)
        case Weighted(by=weight):
            own, weights = figure(wide, metric, known).value, figure(wide, known[weight], known).value
            return _quotient(own * weights, weights, 1, 1)
        case Alone():
            nothing = ibis.null("float64")
            return nothing, nothing, nothing, figure(wide, metric, known).value.count()


def _sum(one: Figure) -> _Parts:
    """A sum is a figure where all are; an end is open where one of theirs is."""
    there = one.low.notnull() | one.high.notnull()
    exact = (there & one.value.isnull()).sum() == 0
    open_low, open_high = (there & one.low.isnull()).sum() > 0, (there & one.high.isnull()).sum() > 0
    return (
        exact.ifelse(one.value.sum(), None),
        open_low.ifelse(None, one.low.sum()),
        open_high.ifelse(None, one.high.sum()),
        there.sum(),
    )


def _quotient(top: ibis.Value, bottom: ibis.Value, by: int, over: int) -> _Parts:
    """The sum of one over the sum of the other, of members that have both."""
    both = top.notnull() & bottom.notnull()
    value = top.sum(where=both) / bottom.sum(where=both).nullif(0.0) * by / over
    return value, value, value, both.sum()
