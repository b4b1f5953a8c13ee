"""What a table was built from, as a fingerprint: while that stays the same, the table does."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry import derived, sources
from gaodi.registry.analytic.building import columns
from gaodi.registry.observations.tables import TABLE

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

VERSION = 1


def years(ws: Workspace, kind: str, at: At = None) -> tuple[int, ...]:
    """The years in which observations of this kind of subject end, in order; between the first and the last of one load
    none is left out."""
    spans = _spans(ws, kind, at)
    mixed = spans.filter("mixed")["_batch"].unique().to_list()
    if mixed:
        spans = pl.concat([spans.filter(~pl.col("mixed")), _read(ws, kind, at, mixed)], how="diagonal_relaxed")
    found = {year for low, high in spans.select("low", "high").iter_rows() for year in range(low, high + 1)}
    return tuple(sorted(found))


def fingerprint(ws: Workspace, kind: str, year: int, at: At = None, without: Collection[str] = ()) -> str:
    """Of the loads that brought observations of the kind for the year, the order of sources, and the metrics."""
    from gaodi.registry.enterprises.resolving import renames  # as in `picking`

    spans = _spans(ws, kind, at).filter((pl.col("low") <= year) & (pl.col("high") >= year))
    about = {
        "version": VERSION,
        "batches": sorted(set(spans["_batch"])),
        "renames": renames(ws, at).sort("old").rows(),
        "sources": list(sources.load(ws)),
        "metrics": [
            metric.model_dump(mode="json", include={"id", "type", "unit", "total"}) for metric in columns(ws, kind)
        ],
    }
    return derived.fingerprint(about | ({"without": sorted(without)} if without else {}))


def _spans(ws: Workspace, kind: str, at: At) -> pl.DataFrame:
    """Between which years the observations of each load lie, of those that may hold the kind. mixed: whether they are
    of several kinds, so that those of this kind may lie within less, or not be there."""
    if TABLE not in ws.lake.tables():
        return pl.DataFrame(schema={"_batch": pl.Int64, "low": pl.Int32, "high": pl.Int32, "mixed": pl.Boolean})
    found = ws.lake.extents(TABLE, ["subject_kind", "end"], at)
    held = found.filter((pl.col("subject_kind_low") <= kind) & (pl.col("subject_kind_high") >= kind))
    years = {"low": pl.col("end_low").dt.year(), "high": pl.col("end_high").dt.year()}
    return held.select("_batch", **years, mixed=pl.col("subject_kind_low") != pl.col("subject_kind_high"))


def _read(ws: Workspace, kind: str, at: At, batches: list[int]) -> pl.DataFrame:
    """The spans of loads of several kinds, from their rows."""
    rows = ws.lake.read(TABLE, at, batch=True, only=batches).filter(pl.col("subject_kind") == kind)
    year = pl.col("end").dt.year()
    return rows.group_by("_batch").agg(low=year.min(), high=year.max()).collect()
