"""A lake table of facts about things with a key: rows are only added, and of those with the same key the last counts.

Observations, members of lists, enterprises, aliases, sites, parcels, trades and projects are such tables. What is known
now and what was known on a day are both read from it, because a row never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

if TYPE_CHECKING:
    from gaodi.lake import Lake
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Facts:
    """One such table. key: the columns that say what a row is about. about: the one of them by which few are read."""

    name: str
    schema: pa.Schema
    key: tuple[str, ...]
    about: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(self.schema.names)

    def define(self, lake: Lake) -> None:
        """Make the table known to the lake; does nothing where it is."""
        lake.define(self.name, self.schema, self.about)

    def frame(self, rows: Iterable[Mapping[str, Any]] = ()) -> pl.DataFrame:
        """Rows in the types of the table; what a row does not say is empty."""
        made = pl.from_arrow(pa.Table.from_pylist([dict(row) for row in rows], schema=self.schema))
        assert isinstance(made, pl.DataFrame)  # noqa: S101 - an Arrow table is never a series
        return made

    def scan(self, ws: Workspace, known_at: At = None, only: Iterable[int] | None = None) -> pl.LazyFrame:
        """Every row, also those that later ones replace, with `batch` and `recorded_at`; or of some batches (only)."""
        if self.name not in ws.lake.tables():
            return self._empty().lazy()
        rows = ws.lake.read(self.name, at=known_at, batch=True, only=only)
        return rows.rename({"_batch": "batch", "_recorded": "recorded_at"})

    def current(
        self, ws: Workspace, known_at: At = None, where: pl.Expr | None = None, only: Iterable[int] | None = None
    ) -> pl.DataFrame:
        """The last row of each key, with `batch` and `recorded_at`; of the rows of some batches alone (only).

        where: on the columns of the key only; another condition would let an older row stand for a newer one.
        """
        rows = self.scan(ws, known_at, only)
        if where is not None:
            rows = rows.filter(where)
        return last(rows.collect(), self.key)

    def among(self, ws: Workspace, where: pl.Expr, known_at: At = None) -> pl.DataFrame:
        """The last row of each key that meets a condition on any column, as `current`."""
        every = self.scan(ws, known_at)
        met = every.filter(where).select(self.key[0]).unique().collect().to_series()
        if met.is_empty():
            return self._empty()
        rows = every.filter(pl.col(self.key[0]).is_in(met.implode())).collect()
        return last(rows, self.key).filter(where)

    def _empty(self) -> pl.DataFrame:
        more = [pa.field("batch", pa.int64()), pa.field("recorded_at", pa.timestamp("us", tz="UTC"))]
        made = pl.from_arrow(pa.schema([*self.schema, *more]).empty_table())
        assert isinstance(made, pl.DataFrame)  # noqa: S101 - an Arrow table is never a series
        return made


def last(rows: pl.DataFrame, key: Iterable[str]) -> pl.DataFrame:
    """The row of the latest batch for each key; within a batch the last one."""
    names = list(key)
    if rows.select(names).n_unique() == rows.height:
        return rows
    ordered = rows.sort("batch", maintain_order=True) if rows["batch"].n_unique() > 1 else rows
    return ordered.unique(names, keep="last", maintain_order=True)
