"""What groups of enterprises come to, by the rule of each metric: parks, districts, industries, chains.

    aggregation.groups(ws, "division")                        # which enterprise is in which group
    aggregation.aggregate(ws, ["revenue", "tax-per-mu"], 2023, groups)

`totals` adds up a few subjects and names each that lacks something; this is for whole populations, on either engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import ibis
import polars as pl

from gaodi import engine, units
from gaodi.errors import Fault, InputError
from gaodi.registry import analytic, enterprises, metrics
from gaodi.registry.analytic.building import HIGH, LOW
from gaodi.registry.metrics import Alone, Metric, Metrics, Ratio, SubjectKind, Sum, Type, Weighted

if TYPE_CHECKING:
    from gaodi.engine import Backend
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

COLUMNS = ("group", "metric", "value", "low", "high", "counted", "members")

BY = {
    "park": pl.col("park"),
    "district": pl.col("region"),
    "section": pl.col("industry").str.head(1),
    "division": pl.col("industry").str.head(3),
    "class": pl.col("industry"),
    "scale": pl.col("scale"),
    "ownership": pl.col("ownership"),
}
"""What enterprises can be grouped by: a code of GB/T 4754 begins with those of its section and division (C, C35)."""


def groups(ws: Workspace, by: str, at: At = None) -> pl.DataFrame:
    """Which enterprise is in which group: `subject`, `group`; those of which it is not known are left out.

    by: one of `BY`. Chains and clusters bring a frame of their own. Raises InputError for anything else.
    """
    if by not in BY:
        raise InputError(Fault(f"Enterprises cannot be grouped by {by!r}", expected=f"one of: {', '.join(BY)}"))
    known = enterprises.current(ws, at)
    return known.select(pl.col("id").alias("subject"), BY[by].alias("group")).drop_nulls()


def aggregate(
    ws: Workspace,
    asked: Iterable[str],
    year: int,
    groups: pl.DataFrame,
    *,
    kind: SubjectKind = SubjectKind.ENTERPRISE,
    at: At = None,
    con: Backend | None = None,
) -> pl.DataFrame:
    """The values of groups: one row for each group and metric.

    groups: `subject` and `group`; a subject may be in several. Columns: `value` in the metric's unit; `low` and `high`,
    between which it lies where members have bands (without bands both are the value); `counted`, how many members have
    what it takes; `members`, how many there are. A sum adds, a ratio is a sum over a sum, a weighted mean is weighted;
    in both only members with both parts count. A metric that does not follow from its parts has no value. Raises
    NotFound for a metric that is not defined, InputError for one of another kind of subject.
    """
    known = metrics.load(ws)
    wanted = [_fitting(known[key], kind) for key in dict.fromkeys(asked)]
    con = con if con is not None else engine.connect()
    wide = analytic.table(ws, kind, year, at=at, con=con)
    members = engine.read_arrow(con, groups.select("subject", "group").unique().to_arrow())
    joined = members.left_join(wide, "subject")
    sums = {name: value for metric in wanted for name, value in _sums(joined, metric, known)}
    answer = engine.frame(joined.group_by("group").agg(members=joined.count(), **sums))
    return _long(answer, wanted)


def _fitting(metric: Metric, kind: SubjectKind) -> Metric:
    if kind not in metric.subjects:
        kinds = "、".join(metric.subjects)
        raise InputError(
            Fault(f"{metric.id} is not measured for a {kind}", expected=f"a metric of a {kind}, not of {kinds}")
        )
    return metric


def _sums(wide: ibis.Table, metric: Metric, known: Metrics) -> Iterator[tuple[str, ibis.Value]]:
    """The columns of a metric: its value, ends and count, under names of their own."""
    value, low, high, counted = _value(wide, metric, known)
    parts = {"value": value, "low": low, "high": high, "counted": counted}
    return ((f"{part}:{metric.id}", column) for part, column in parts.items())


def _value(wide: ibis.Table, metric: Metric, known: Metrics) -> tuple[ibis.Value, ibis.Value, ibis.Value, ibis.Value]:
    match metric.total:
        case Sum():
            low, high = _end(wide, metric, LOW), _end(wide, metric, HIGH)
            there = low.notnull() | high.notnull()
            open_low, open_high = (there & low.isnull()).sum() > 0, (there & high.isnull()).sum() > 0
            exact = (there & _number(wide, metric).isnull()).sum() == 0
            return (
                exact.ifelse(_number(wide, metric).sum(), None),
                open_low.ifelse(None, low.sum()),
                open_high.ifelse(None, high.sum()),
                there.sum(),
            )
        case Ratio(numerator=top, denominator=bottom):
            by = units.ratio(known[top].measure / known[bottom].measure, metric.measure)
            return _quotient(wide[top], wide[bottom], by.numerator, by.denominator)
        case Weighted(by=weight):
            return _quotient(wide[metric.id] * wide[weight], wide[weight], 1, 1)
        case Alone():
            nothing = ibis.null("float64")
            return nothing, nothing, nothing, _number(wide, metric).count()


def _quotient(
    top: ibis.Value, bottom: ibis.Value, by: int, over: int
) -> tuple[ibis.Value, ibis.Value, ibis.Value, ibis.Value]:
    """The sum of one over the sum of the other, of members that have both."""
    both = top.notnull() & bottom.notnull()
    value = top.sum(where=both) / bottom.sum(where=both).nullif(0.0) * by / over
    return value, value, value, both.sum()


def _number(wide: ibis.Table, metric: Metric) -> ibis.Value:
    column = wide[metric.id]
    return ibis.null("float64") if metric.type in (Type.TEXT, Type.CATEGORY) else column.cast("float64")


def _end(wide: ibis.Table, metric: Metric, ending: str) -> ibis.Value:
    name = metric.id + ending
    return wide[name] if name in wide.columns else _number(wide, metric)


def _long(answer: pl.DataFrame, wanted: Sequence[Metric]) -> pl.DataFrame:
    parts = ("value", "low", "high", "counted")
    types = (pl.Float64, pl.Float64, pl.Float64, pl.Int64)
    rows = [
        answer.select(
            "group",
            pl.lit(metric.id).alias("metric"),
            *(pl.col(f"{part}:{metric.id}").cast(kind).alias(part) for part, kind in zip(parts, types, strict=True)),
            pl.col("members").cast(pl.Int64),
        )
        for metric in wanted
    ]
    return pl.concat(rows).select(COLUMNS).sort("metric", "group")
