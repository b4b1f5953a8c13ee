"""The rows of the ledger: batches, and what stands of them as of a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import polars as pl
import pyarrow as pa

COMMITTED, TAKEN_BACK = "committed", "taken back"

SCHEMA = pa.schema(
    [
        ("number", pa.int64()),
        ("key", pa.int64()),
        ("status", pa.string()),
        ("kind", pa.string()),
        ("source", pa.string()),
        ("user", pa.string()),
        ("note", pa.string()),
        ("checksum", pa.string()),
        ("tables", pa.list_(pa.struct([("table", pa.string()), ("rows", pa.int64()), ("version", pa.int64())]))),
        ("recorded", pa.timestamp("us", tz="UTC")),
    ]
)


@dataclass(frozen=True, slots=True)
class Part:
    """What a batch wrote into one table: how many rows, and the Delta version that has them."""

    table: str
    rows: int
    version: int


@dataclass(frozen=True, slots=True)
class Batch:
    """One row of the ledger: what was written at once, or (status `taken back`) what was taken away again.

    number: its place in the order of the ledger, by which reads go back. key: what its rows are marked with.
    recorded: when it was committed; grows with the number. repeated: it stood there before it was asked for.
    """

    number: int
    key: int
    status: str
    kind: str
    source: str
    user: str
    note: str
    checksum: str
    parts: tuple[Part, ...]
    recorded: datetime
    repeated: bool = False

    @property
    def id(self) -> int:
        """The number: what `take_back` and `at=` take."""
        return self.number

    @property
    def rows(self) -> dict[str, int]:
        """Rows by table."""
        return {part.table: part.rows for part in self.parts}


@dataclass(frozen=True)
class Book:
    """The ledger as it stood at one moment, in order. It never changes: what follows from it is kept with it."""

    frame: pl.DataFrame

    @property
    def last(self) -> int:
        """The number of the last row; 0 in an empty lake."""
        return int(self.frame["number"][-1]) if len(self.frame) else 0

    def until(self, number: int) -> Book:
        """The ledger up to a number."""
        return self if number >= self.last else Book(self.frame.filter(pl.col("number") <= number))

    def of(self, numbers: Iterable[int]) -> Book:
        """The standing rows with these numbers alone."""
        return Book(self.standing.filter(pl.col("number").is_in(list(numbers))))

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables that a batch has written to."""
        return tuple(sorted(set(self.frame["tables"].explode().struct.field("table").drop_nulls())))

    @cached_property
    def standing(self) -> pl.DataFrame:
        """The rows of batches that are committed and not taken back."""
        away = self.frame.filter(pl.col("status") == TAKEN_BACK)["key"]
        return self.frame.filter((pl.col("status") == COMMITTED) & ~pl.col("key").is_in(away.implode()))

    @cached_property
    def loads(self) -> Mapping[str, Mapping[int, int]]:
        """By table, the standing batches that wrote to it: number → rows, in order."""
        found: dict[str, dict[int, int]] = {}
        for number, parts in self.standing.select("number", "tables").iter_rows():
            for part in parts or ():
                found.setdefault(part["table"], {})[number] = part["rows"]
        return found

    def listed(self) -> pl.DataFrame:
        """Every batch with its state now, and by whom it was taken back, when and why."""
        away = self.frame.filter(pl.col("status") == TAKEN_BACK).select(
            "key",
            pl.col("recorded").alias("taken_back"),
            pl.col("user").alias("taken_back_by"),
            pl.col("note").alias("reason"),
        )
        made = self.frame.filter(pl.col("status") == COMMITTED).join(away, on="key", how="left", maintain_order="left")
        gone = pl.col("taken_back").is_not_null()
        return made.with_columns(
            status=pl.when(gone).then(pl.lit(TAKEN_BACK)).otherwise("status"),
            rows=pl.col("tables").list.eval(pl.element().struct.field("rows")).list.sum(),
        )

    def batches(self, **where: object) -> list[Batch]:
        """The standing batches whose columns have these values."""
        found = self.standing.filter(*[pl.col(name) == value for name, value in where.items()])
        return [batch_of(row) for row in found.iter_rows(named=True)]


def batch_of(row: Mapping[str, Any], *, repeated: bool = False) -> Batch:
    """A row of the ledger as a batch."""
    fields = {name: row[name] for name in SCHEMA.names if name != "tables"}
    return Batch(**fields, parts=tuple(Part(**part) for part in row["tables"] or ()), repeated=repeated)
