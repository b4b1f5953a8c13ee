"""Who should have figures of a year: the enterprises that were there in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry import enterprises

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def population(ws: Workspace, year: int, at: At = None) -> pl.DataFrame:
    """The enterprises that existed throughout the year or ended in it: `subject`, `name`, `park`, `region`, `industry`,
    `above_scale`. One that was founded within the year has no full year to report."""
    known = enterprises.current(ws, at)
    first = date(year, 1, 1)
    there = (pl.col("founded").is_null() | (pl.col("founded") <= first)) & (
        pl.col("ended").is_null() | (pl.col("ended") >= first)
    )
    columns = ("name", "park", "region", "industry", "above_scale")
    return known.filter(there).select(pl.col("id").alias("subject"), *columns)
