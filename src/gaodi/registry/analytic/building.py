"""Builds one wide table from the observations of a year: pivoted by the engine, ratios computed from their parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import reduce
from typing import TYPE_CHECKING

import ibis

from gaodi import engine, units
from gaodi.registry import metrics
from gaodi.registry.analytic import picking
from gaodi.registry.metrics import Metric, Metrics, Ratio, Type

if TYPE_CHECKING:
    from gaodi.engine import Backend
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

SUBJECT = "subject"
LOW, HIGH = "@low", "@high"
"""Endings of the columns with the ends of bands; there where a source of the year gives bands."""


def columns(ws: Workspace, kind: str) -> tuple[Metric, ...]:
    """The metrics that a table of this kind of subject has a column for, in the order of the catalogue."""
    return tuple(metric for metric in metrics.load(ws).values() if kind in metric.subjects)


def build(
    ws: Workspace, kind: str, year: int, con: Backend, at: At = None, without: Collection[str] = ()
) -> ibis.Table:
    """One row for each subject that has observations of the year, one column for each metric of its kind.

    Numbers are in the metric's unit, yes or no as booleans, categories as their code. A metric with bands has two
    columns more (`tax@low`, `tax@high`), which hold the figure itself where there is one. A ratio that nobody observed
    is the quotient of its parts. without: sources that do not count.
    """
    rows = picking.of_year(ws, kind, year, con, at, without)
    wanted = columns(ws, kind)
    numbers = [m.id for m in wanted if m.type in (Type.NUMBER, Type.YES_NO)]
    words = [m.id for m in wanted if m.type not in (Type.NUMBER, Type.YES_NO)]
    parts = [_pivot(rows, "value", numbers), *_bands(rows, numbers)]
    if words:
        parts.append(_pivot(rows, "code", words))
    whole = reduce(_beside, (part for part in parts if part is not None))
    return _completed(whole, wanted, metrics.load(ws))


def _pivot(rows: ibis.Table, value: str, names: list[str], ending: str = "") -> ibis.Table:
    wide = engine.pivot(rows, key=SUBJECT, name="metric", value=value, order=picking.ORDER, names=names)
    return wide.rename({f"{name}{ending}": name for name in names}) if ending else wide


def _bands(rows: ibis.Table, numbers: list[str]) -> Iterable[ibis.Table]:
    """The ends of the metrics of which a source gives bands."""
    banded = rows.filter(rows.value.isnull() & rows.code.isnull()).select("metric").distinct()
    found = sorted(set(engine.frame(banded)["metric"]) & set(numbers))
    for end, ending in (("value_low", LOW), ("value_high", HIGH)):
        if found:
            filled = rows.mutate(**{end: ibis.coalesce(rows[end], rows.value)})
            yield _pivot(filled, end, found, ending)


def _beside(one: ibis.Table, other: ibis.Table) -> ibis.Table:
    joined = one.outer_join(other, SUBJECT, rname="{name}@other")
    subject = ibis.coalesce(joined[SUBJECT], joined[f"{SUBJECT}@other"])
    return joined.mutate(**{SUBJECT: subject}).drop(f"{SUBJECT}@other")


def _completed(wide: ibis.Table, wanted: Iterable[Metric], known: Metrics) -> ibis.Table:
    """In the order of the catalogue, with yes or no as such and ratios from their parts."""
    made: dict[str, ibis.Value] = {}
    for metric in wanted:
        column = wide[metric.id]
        if metric.type is Type.YES_NO:
            column = column.cast("boolean")
        elif isinstance(metric.total, Ratio):
            column = _ratio(wide, column, metric, known)
        made |= {metric.id: column} | {metric.id + end: wide[metric.id + end] for end in _ends(wide, metric)}
    return wide.select(SUBJECT, **made)


def _ends(wide: ibis.Table, metric: Metric) -> tuple[str, ...]:
    return tuple(end for end in (LOW, HIGH) if metric.id + end in wide.columns)


def _ratio(wide: ibis.Table, observed: ibis.Value, metric: Metric, known: Metrics) -> ibis.Value:
    rule = metric.total
    assert isinstance(rule, Ratio)  # noqa: S101 - the caller looked
    if rule.numerator not in wide.columns or rule.denominator not in wide.columns:
        return observed
    by = units.ratio(known[rule.numerator].measure / known[rule.denominator].measure, metric.measure)
    bottom = wide[rule.denominator].nullif(0.0)
    quotient = wide[rule.numerator] / bottom * by.numerator / by.denominator
    return ibis.coalesce(observed, quotient)
