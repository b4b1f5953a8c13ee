"""Frames in the types of a table, from some of its columns; days of a year."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import polars as pl

from gaodi.demo.draws import Ints
from gaodi.demo.firms import Firms


def rows(empty: pl.DataFrame, **columns: Any) -> pl.DataFrame:
    """A frame of a table from some of its columns; a single text, day or truth is that of every row.

    empty: the table without rows. Arrays of texts may be given as NumPy has them, as objects.
    """
    constant = {name: value for name, value in columns.items() if isinstance(value, str | bool | date)}
    series = {name: _series(value) for name, value in columns.items() if name not in constant}
    made = pl.DataFrame(series).with_columns(pl.lit(value).alias(name) for name, value in constant.items())
    typed = made.select(pl.col(name).cast(empty.schema[name]) for name in made.columns)
    return pl.concat([empty, typed], how="diagonal")


def _series(values: Any) -> Any:
    """Texts as NumPy has them become texts as Polars has them."""
    objects = isinstance(values, np.ndarray) and values.dtype.kind in "OU"
    return pl.Series(values.tolist(), dtype=pl.String) if objects else values


def days(firms: Firms, years: Ints, purpose: str) -> pl.Series:
    """A day in a year for each firm; none where the year is 0."""
    start = (years - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    chosen = start + firms.draws.below(f"day/{purpose}", firms.numbers, 365).astype("timedelta64[D]")
    return pl.Series(chosen).set(pl.Series(years <= 0), None)
