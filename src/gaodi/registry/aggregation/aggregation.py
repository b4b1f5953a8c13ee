"""Adds up the members of groups, on the engine, in one query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import polars as pl

from gaodi import engine
from gaodi.errors import Fault, InputError
from gaodi.registry import analytic, metrics
from gaodi.registry.aggregation.figures import is_there, populations
from gaodi.registry.aggregation.members import within
from gaodi.registry.aggregation.summing import PARTS, sums
from gaodi.registry.metrics import Metric, Metrics, SubjectKind

if TYPE_CHECKING:
    from gaodi.engine import Backend
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

COLUMNS = ("group", "metric", "value", "low", "high", "counted", "members")


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
    in both only members with both parts count. A metric that does not follow from its parts has no value. Of a total
    that is gathered from enterprises (规模以上工业总产值) only members of its population count. Raises NotFound for a
    metric that is not defined, InputError for one of another kind of subject.
    """
    known = metrics.load(ws)
    wanted = [_fitting(known[key], SubjectKind(kind), known) for key in dict.fromkeys(asked)]
    con = con if con is not None else engine.connect()
    needed = {one for metric in wanted for one in populations(metric, kind, known)}
    members = within(ws, groups.select("subject", "group").unique(), needed, at)
    joined = engine.read_arrow(con, members.to_arrow()).left_join(
        analytic.table(ws, kind, year, at=at, con=con), "subject"
    )
    columns = {name: value for metric in wanted for name, value in sums(joined, metric, known)}
    return _long(engine.frame(joined.group_by("group").agg(members=joined.count(), **columns)), wanted)


def _fitting(metric: Metric, kind: SubjectKind, known: Metrics) -> Metric:
    if not is_there(metric, kind, known):
        kinds = "、".join(metric.subjects)
        expected = f"a metric of a {kind}, or one gathered from them, not of {kinds}"
        raise InputError(Fault(f"{metric.id} is not measured for a {kind}", expected=expected))
    return metric


def _long(answer: pl.DataFrame, wanted: Sequence[Metric]) -> pl.DataFrame:
    types = dict(zip(PARTS, (pl.Float64, pl.Float64, pl.Float64, pl.Int64), strict=True))
    rows = [
        answer.select(
            "group",
            pl.lit(metric.id).alias("metric"),
            *(pl.col(f"{part}:{metric.id}").cast(kind).alias(part) for part, kind in types.items()),
            pl.col("members").cast(pl.Int64),
        )
        for metric in wanted
    ]
    return pl.concat(rows).select(COLUMNS).sort("metric", "group")
