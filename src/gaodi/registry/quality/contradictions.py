"""Contradictions: where sources say different things of the same subject, metric and period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis
import polars as pl

from gaodi import engine
from gaodi.registry.observations.model import Status
from gaodi.registry.observations.tables import KEY, TABLE

if TYPE_CHECKING:
    from gaodi.engine import Backend
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

TOLERANCE = 0.005
"""Half a percent: what rounding to 万元 and reports on different days explain."""

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "subject_kind": pl.String, "subject": pl.String, "metric": pl.String, "start": pl.Date, "end": pl.Date,
    "unit": pl.String, "sources": pl.List(pl.String), "lowest": pl.Float64, "highest": pl.Float64,
    "gap": pl.Float64, "relative": pl.Float64,
}  # fmt: skip


def contradictions(
    ws: Workspace, year: int, *, tolerance: float = TOLERANCE, at: At = None, con: Backend | None = None
) -> pl.DataFrame:
    """What sources differ about in a year, the widest first: the columns of SCHEMA.

    Of each source what it says last counts. lowest, highest: the figures furthest apart, in the metric's unit; of bands
    the ends that face each other. gap: how far they are apart; bands that overlap, or hold the figure, agree. relative:
    the gap in the greater of the two. Only gaps over the tolerance are there.
    """
    if TABLE not in ws.lake.tables():
        return pl.DataFrame(schema=SCHEMA)
    con = con if con is not None else engine.connect()
    said = _said(ws, year, at, con)
    both = said.group_by([*KEY, "unit"]).agg(
        sources=said.source.collect(), count=said.count(), lowest=said.high.min(), highest=said.low.max()
    )
    gap = both.highest - both.lowest
    relative = gap / ibis.greatest(both.highest.abs(), both.lowest.abs()).nullif(0.0)
    apart = both.filter(both["count"] > 1, gap > 0).mutate(gap=gap, relative=relative)
    found = engine.frame(apart.filter(apart.relative > tolerance).drop("count"))
    found = found.with_columns(pl.col("sources").list.sort()).select(*SCHEMA)
    return found.sort("relative", "subject", "metric", descending=[True, False, False])


def _said(ws: Workspace, year: int, at: At, con: Backend) -> ibis.Table:
    """What each source says last, as an interval."""
    rows = ws.lake.table(TABLE, at=at, con=con, batch=True)
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = rows.filter(rows.start >= first, rows.end <= last, rows.status != Status.EXPECTED.value, rows.code.isnull())
    infinite = ibis.literal(float("inf"))
    rows = rows.mutate(
        low=ibis.coalesce(rows.value, rows.value_low, -infinite),
        high=ibis.coalesce(rows.value, rows.value_high, infinite),
    )
    return rows.group_by([*KEY, "unit", "source"]).agg(
        low=rows.low.argmax(rows["_batch"]), high=rows.high.argmax(rows["_batch"])
    )
