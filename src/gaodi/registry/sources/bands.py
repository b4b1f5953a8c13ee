"""Figures as bands: what an office gives that may not give the figure itself, as tax offices do.

A band is an interval of a source's edges: of the edges 0, 10, 50 万元 the figure 12.5 is in 10…50. It says that the
figure is not below its low end and not above its high end; a figure on an edge belongs to the band above it.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction

import polars as pl

from gaodi import units
from gaodi.errors import Fault, InputError
from gaodi.registry.sources.model import Source


def band(source: Source, value: float, unit: str) -> tuple[float | None, float | None]:
    """The ends of the band that a figure is in, in its unit; None where the band is open.

    Raises InputError where the source has no edges for values of this kind.
    """
    edges = _edges(source, unit)
    above = bisect_right(edges, value)
    return (edges[above - 1] if above else None, edges[above] if above < len(edges) else None)


def ends(source: Source, figures: pl.Expr, unit: str) -> tuple[pl.Expr, pl.Expr]:
    """`band` for a whole column: the low and the high ends, empty where the band is open or the figure is not known."""
    low = high = pl.lit(None, pl.Float64)
    edges = _edges(source, unit)
    for edge in edges:
        low = pl.when(figures >= edge).then(pl.lit(edge)).otherwise(low)
    for edge in reversed(edges):
        high = pl.when(figures < edge).then(pl.lit(edge)).otherwise(high)
    return low, high


def banded(source: Source, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of the table of observations with every figure replaced by its band, so that the figure is nowhere kept.

    Rows without a unit (texts, categories, yes or no) and those that have no figure stay as they are. Raises InputError
    for a unit of which the source has no edges.
    """
    number = pl.col("value").is_not_null() & pl.col("unit").is_not_null()
    low, high = pl.col("value_low"), pl.col("value_high")
    for unit in rows.filter(number)["unit"].unique(maintain_order=True):
        of_unit = number & (pl.col("unit") == unit)
        lows, highs = ends(source, pl.col("value"), unit)
        low, high = pl.when(of_unit).then(lows).otherwise(low), pl.when(of_unit).then(highs).otherwise(high)
    hidden = [pl.when(~number).then(pl.col(name)).alias(name) for name in ("value", "given", "given_unit")]
    return rows.with_columns(low.alias("value_low"), high.alias("value_high"), *hidden)


def _edges(source: Source, unit: str) -> tuple[float, ...]:
    """The edges of the source in a unit."""
    for edges in source.edges:
        if units.compatible(edges.unit, unit):
            by = units.ratio(edges.unit, unit)
            return tuple(float(Fraction(repr(float(edge))) * by) for edge in edges.at)
    known = " or ".join(edges.unit for edges in source.edges)
    expected = f"a unit like {known}" if known else ""
    what = f"The source {source.id} has no bands for values in {unit}"
    raise InputError(Fault(what, expected=expected, do="Give it `edges` in sources.yaml"))
