"""What is kept longer than its source allows. It is told, and nothing is taken out: people decide, and take back.

The years of a source count from the day on which a batch was recorded, by the clock of China.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry.sources.reading import load

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

COLUMNS = ("source", "table", "batch", "recorded_at", "rows", "retention", "due")

_NONE = pl.DataFrame(
    schema={
        "source": pl.String(), "table": pl.String(), "batch": pl.Int64(), "recorded_at": pl.Datetime("us", "UTC"),
        "rows": pl.UInt32(),
    }
)  # fmt: skip


def overdue(ws: Workspace, on: date) -> pl.DataFrame:
    """The rows that were to be kept no longer than until a day: one line for each batch, table and source.

    Columns: source; table, batch, recorded_at, rows: what is still read; retention, as the source says; due: the last
    day on which it may be kept. Sorted by `due`. Batches that were taken back are read no more and not told.
    """
    years = {key: source.retention_years for key, source in load(ws).items() if source.retention_years is not None}
    said = {key: source.retention for key, source in load(ws).items()}
    rows = pl.concat([_NONE, *(_rows(ws, table, list(years)) for table in ws.lake.tables())])
    recorded = pl.col("recorded_at").dt.convert_time_zone("Asia/Shanghai").dt.date()
    kept = pl.col("source").replace_strict(years, default=None, return_dtype=pl.Int64)
    rows = rows.with_columns(
        retention=pl.col("source").replace_strict(said, default=None, return_dtype=pl.String),
        due=recorded.dt.offset_by(pl.format("{}y", kept)),
    )
    return rows.filter(pl.col("due") < on).select(COLUMNS).sort("due", "batch", "table", "source")


def _rows(ws: Workspace, table: str, sources: list[str]) -> pl.DataFrame:
    """How many rows a table has of these sources, by batch; none where it does not say sources."""
    rows = ws.lake.read(table, batch=True)
    if "source" not in rows.collect_schema():
        return _NONE
    counted = rows.filter(pl.col("source").is_in(sources)).group_by("source", "_batch", "_recorded").len("rows")
    return counted.select(
        "source", pl.lit(table).alias("table"), batch="_batch", recorded_at="_recorded", rows="rows"
    ).collect()
