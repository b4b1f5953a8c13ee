"""What a table was built from, as a fingerprint: while that stays the same, the table does."""

from __future__ import annotations

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
    """The years that observations of this kind of subject may be of, in order."""
    spans = _spans(ws, kind, at)
    found = {year for low, high in spans.select("low", "high").iter_rows() for year in range(low, high + 1)}
    return tuple(sorted(found))


def fingerprint(ws: Workspace, kind: str, year: int, at: At = None) -> str:
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
    return derived.fingerprint(about)


def _spans(ws: Workspace, kind: str, at: At) -> pl.DataFrame:
    """Between which years the observations of each load lie, of those that may hold the kind."""
    if TABLE not in ws.lake.tables():
        return pl.DataFrame(schema={"_batch": pl.Int64, "low": pl.Int32, "high": pl.Int32})
    found = ws.lake.extents(TABLE, ["subject_kind", "end"], at)
    held = found.filter((pl.col("subject_kind_low") <= kind) & (pl.col("subject_kind_high") >= kind))
    return held.select("_batch", low=pl.col("end_low").dt.year(), high=pl.col("end_high").dt.year())
