"""Stale series: those that ended while others of the same metric and source went on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from gaodi import engine
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.observations.tables import TABLE

if TYPE_CHECKING:
    from gaodi.engine import Backend
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

SCHEMA = {
    "metric": pl.String, "source": pl.String, "subject": pl.String, "last": pl.Date, "newest": pl.Date, "days": pl.Int64
}  # fmt: skip


def stale(ws: Workspace, subjects: pl.Series, *, at: At = None, con: Backend | None = None) -> pl.DataFrame:
    """The series of these enterprises that are behind, the longest first: the columns of SCHEMA.

    subjects: who is still there and should report. last: the end of the series' last period; newest: that of the latest
    series of the same metric from the same source; days: between them.
    """
    if TABLE not in ws.lake.tables():
        return pl.DataFrame(schema=SCHEMA)
    con = con if con is not None else engine.connect()
    rows = ws.lake.table(TABLE, at=at, con=con)
    rows = rows.filter(rows.subject_kind == SubjectKind.ENTERPRISE.value)
    series = engine.frame(rows.group_by(["metric", "source", "subject"]).agg(last=rows.end.max()))
    found = series.filter(pl.col("subject").is_in(subjects.implode())).with_columns(
        newest=pl.col("last").max().over("metric", "source")
    )
    behind = found.with_columns(days=(pl.col("newest") - pl.col("last")).dt.total_days()).filter(pl.col("days") > 0)
    return behind.select(*SCHEMA).sort("days", "metric", "subject", descending=[True, False, False])
