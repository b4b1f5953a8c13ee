"""How many members a named list had: on a day, at the end of each year, and how many came in each.

The same as `registry.lists.count` and `additions`, over a whole frame of members at once instead of a day at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a list. members: on its last day (of this year: today); came, ended: within it."""

    year: int
    members: int
    came: int
    ended: int


def there(on: date) -> pl.Expr:
    """Whether a stay holds on a day: recognised by then, not expired and not taken off before it."""
    return (
        (pl.col("recognised") <= on)
        & (pl.col("expires").is_null() | (pl.col("expires") >= on))
        & (pl.col("left").is_null() | (pl.col("left") > on))
    )


def state(on: date) -> pl.Expr:
    """How a stay stands on a day: undated, coming, left, expired or current."""
    return (
        pl.when(pl.col("recognised").is_null())
        .then(pl.lit("undated"))
        .when(pl.col("recognised") > on)
        .then(pl.lit("coming"))
        .when(pl.col("left") <= on)
        .then(pl.lit("left"))
        .when(pl.col("expires") < on)
        .then(pl.lit("expired"))
        .otherwise(pl.lit("current"))
    )


def first_stays(rows: pl.DataFrame) -> pl.DataFrame:
    """The first stay of each member: a renewal or a return is no addition."""
    dated = rows.filter(pl.col("recognised").is_not_null()).sort("recognised", maintain_order=True)
    return dated.unique(["list", "member"], keep="first", maintain_order=True)


def current(rows: pl.DataFrame, on: date) -> dict[str, int]:
    """List → how many members it has on a day."""
    found = rows.filter(there(on)).group_by("list").agg(pl.col("member").n_unique())
    return dict(found.iter_rows())


def undated(rows: pl.DataFrame) -> dict[str, int]:
    """List → how many members are on it of which nobody knows since when."""
    found = rows.filter(pl.col("recognised").is_null()).group_by("list").agg(pl.col("member").n_unique())
    return dict(found.iter_rows())


def years(rows: pl.DataFrame, today: date) -> list[Year]:
    """The years of one list, from the first recognition to today."""
    first = first_stays(rows)
    if first.is_empty():
        return []
    start = first["recognised"].min()
    assert isinstance(start, date)  # noqa: S101 - the column holds days
    return [
        _year(rows, first, number, min(date(number, 12, 31), today)) for number in range(start.year, today.year + 1)
    ]


def _year(rows: pl.DataFrame, first: pl.DataFrame, number: int, last: date) -> Year:
    members = set(rows.filter(there(last))["member"])
    before = set(rows.filter(there(date(number - 1, 12, 31)))["member"])
    came = first.filter(pl.col("recognised").dt.year() == number, pl.col("recognised") <= last).height
    return Year(number, len(members), came, len(before - members))
