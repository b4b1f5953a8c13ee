"""Silent enterprises: those that were there in a year and of which nothing is known in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from gaodi import engine
from gaodi.registry import analytic
from gaodi.registry.metrics import SubjectKind

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def silent(ws: Workspace, year: int, population: pl.DataFrame, at: At = None) -> pl.DataFrame:
    """The rows of the population (`subject` and whatever else) of which no observation of the year is there."""
    spoken = engine.frame(analytic.table(ws, SubjectKind.ENTERPRISE, year, at=at).select("subject"))
    first = pl.col("above_scale").fill_null(value=False)
    return population.join(spoken, on="subject", how="anti").sort(first, "subject", descending=[True, False])
