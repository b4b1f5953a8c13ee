"""The order in which enterprises are found: those that matter most to a plan come first.

In business before those that are not, above-scale before others, then by size, registered capital and name. The number
of a row in the directory is its place in this order, so that the first fifty of any search are simply its first rows.
"""

from __future__ import annotations

import polars as pl

from gaodi.registry.enterprises.kinds import Scale, Status

_GONE = [Status.REVOKED, Status.DEREGISTERED, Status.MOVED_OUT]
_SIZES = {scale: number for number, scale in enumerate(Scale)}


def ranked(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of `current`, the most important first."""
    gone = pl.col("status").is_in(_GONE).fill_null(value=False)
    size = pl.col("scale").replace_strict(_SIZES, default=len(_SIZES), return_dtype=pl.Int8)
    return rows.sort(
        gone,
        ~pl.col("above_scale").fill_null(value=False),
        size,
        -pl.col("capital"),
        "name",
        "id",
        nulls_last=True,
    )
