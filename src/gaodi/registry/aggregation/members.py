"""Who is in which group, and who belongs to the population that a total is of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry import enterprises
from gaodi.registry.metrics import Population

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

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

_POPULATIONS = {
    Population.ENTERPRISES: pl.lit(value=True),
    Population.ABOVE_SCALE_INDUSTRY: pl.col("above_scale") & pl.col("industry").str.head(1).is_in(["B", "C", "D"]),
    # Who reports is who is asked to: others have no figure, and do not count.
    Population.KEY_FIRMS: pl.lit(value=True),
}


def groups(ws: Workspace, by: str, at: At = None) -> pl.DataFrame:
    """Which enterprise is in which group: `subject`, `group`; those of which it is not known are left out.

    by: one of `BY`. Chains and clusters bring a frame of their own. Raises InputError for anything else.
    """
    if by not in BY:
        raise InputError(Fault(f"Enterprises cannot be grouped by {by!r}", expected=f"one of: {', '.join(BY)}"))
    known = enterprises.current(ws, at)
    return known.select(pl.col("id").alias("subject"), BY[by].alias("group")).drop_nulls()


def within(ws: Workspace, members: pl.DataFrame, populations: Iterable[Population], at: At) -> pl.DataFrame:
    """The members with a column for each population: whether they belong to it. Who is not known belongs to none."""
    wanted = sorted(set(populations))
    if not wanted:
        return members
    flags = [_POPULATIONS[one].fill_null(value=False).alias(column(one)) for one in wanted]
    known = enterprises.current(ws, at).select(pl.col("id").alias("subject"), *flags)
    joined = members.join(known, on="subject", how="left", maintain_order="left")
    return joined.with_columns(pl.col(column(one)).fill_null(value=False) for one in wanted)


def column(population: Population) -> str:
    """The name of the column that says whether a member belongs to a population."""
    return f"population:{population}"
