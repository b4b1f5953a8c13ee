"""What a member contributes to a total: its figure of the metric, or of the one that the total is gathered from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import ibis

from gaodi import units
from gaodi.registry.aggregation.members import column
from gaodi.registry.analytic.building import HIGH, LOW
from gaodi.registry.metrics import Metric, Metrics, Population, Ratio, SubjectKind, Type, Weighted


@dataclass(frozen=True, slots=True)
class Figure:
    """Of a member, in the unit of the total. low, high: the ends of its band; without one both are the value."""

    value: ibis.Value
    low: ibis.Value
    high: ibis.Value


def parts(metric: Metric) -> tuple[str, ...]:
    """The metrics whose figures a total takes."""
    match metric.total:
        case Ratio(numerator=top, denominator=bottom):
            return top, bottom
        case Weighted(by=by):
            return metric.id, by
        case _:
            return (metric.id,)


def is_there(metric: Metric, kind: SubjectKind, known: Metrics) -> bool:
    """Whether subjects of a kind have figures of what the total takes."""
    needed = (known[part] for part in parts(metric))
    return all(kind in part.subjects or (part.gathers and kind is SubjectKind.ENTERPRISE) for part in needed)


def populations(metric: Metric, kind: SubjectKind, known: Metrics) -> Iterator[Population]:
    """Of whom the parts of a total are."""
    for part in (known[key] for key in parts(metric)):
        if part.gathers and kind not in part.subjects:
            yield part.gathers.population


def figure(wide: ibis.Table, metric: Metric, known: Metrics) -> Figure:
    """The columns of a metric, as every row contributes to a total."""
    if metric.id in wide.columns:
        return _own(wide, metric)
    gathers = metric.gathers
    assert gathers is not None  # noqa: S101 - `is_there` was asked
    belongs = wide[column(gathers.population)]
    if gathers.metric is None:
        one = belongs.ifelse(1.0, None)
        return Figure(one, one, one)
    single = known[gathers.metric]
    by = 1 if single.type is Type.YES_NO else units.ratio(single.measure, metric.measure)
    own = _own(wide, single)
    ends = (belongs.ifelse(end * by.numerator / by.denominator, None) for end in (own.value, own.low, own.high))
    return Figure(*ends)


def _own(wide: ibis.Table, metric: Metric) -> Figure:
    value = ibis.null("float64") if metric.type in (Type.TEXT, Type.CATEGORY) else wide[metric.id].cast("float64")
    low, high = (wide[name] if (name := metric.id + end) in wide.columns else value for end in (LOW, HIGH))
    return Figure(value, low, high)
