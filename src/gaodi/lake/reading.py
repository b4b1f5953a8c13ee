"""Rows of a table as of a moment: which files, and which of their rows; for Polars and for the engines.

A file that one batch wrote is taken or left out whole, by the least and greatest key in its statistics. Only files that
compaction has put together from several batches are looked into row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from gaodi.kept import kept
from gaodi.lake.book import Book
from gaodi.lake.schemas import KEY
from gaodi.lake.storage import Storage, actions

if TYPE_CHECKING:
    import ibis
    from deltalake import DeltaTable

    from gaodi.engine import Backend


LIGHT = 1_000_000
"""A table of no more bytes in its files is kept in memory, as it is now: opening files would take most of the time."""


@dataclass(frozen=True)
class Selection:
    """What of a table is seen. whole: files of which every row is; mixed: files of which the rows of `keys` are. light:
    whether the rows are kept once they have been read."""

    schema: pa.Schema
    whole: list[str]
    mixed: list[str]
    keys: pl.Series
    options: dict[str, str] | None
    light: bool = False

    def frame(self) -> pl.LazyFrame:
        """The rows with their key, read when they are asked for."""
        return self._rows.lazy() if self.light else self._read()

    @kept
    def _rows(self) -> pl.DataFrame:
        return self._read().collect()

    def _read(self) -> pl.LazyFrame:
        parts = [self._scan(self.whole)] if self.whole else []
        if self.mixed:
            parts.append(self._scan(self.mixed).filter(pl.col(KEY).is_in(self.keys.implode())))
        return pl.concat(parts) if parts else pl.LazyFrame(schema=self.columns())

    def table(self, con: Backend) -> ibis.Table:
        """The rows with their key on an engine."""
        from gaodi import engine

        if any("://" in path for path in self.whole + self.mixed) and engine.name_of(con) != "spark":
            return engine.read_arrow(con, self.frame().collect().to_arrow())
        whole = engine.read_parquet(con, self.whole, self.schema)
        if not self.mixed:
            return whole
        keys = engine.read_arrow(con, pa.table({KEY: self.keys.to_arrow()}))
        seen = engine.read_parquet(con, self.mixed, self.schema).semi_join(keys, KEY)
        return whole.union(seen) if self.whole else seen

    def columns(self) -> pl.Schema:
        """The columns and their types, the key among them."""
        return pl.Schema(self.schema)

    def _scan(self, paths: list[str]) -> pl.LazyFrame:
        columns = dict(self.columns())
        return pl.scan_parquet(
            paths, schema=columns, glob=False, missing_columns="insert", storage_options=self.options
        )


def select(
    storage: Storage, name: str, seen: Book, version: int | None = None, *, kept: bool = True
) -> Selection | None:
    """What the ledger lets see of a table; None where there is no table. version: a Delta version that a pin holds
    (-1: the table was not there yet). kept: whether the same is likely to be asked for again."""
    with storage.lock:
        handle = storage.handle(name)
        if handle is None:
            return None
        if version is not None or not kept:
            held = storage.own_handle(name, version) if version is not None and version >= 0 else handle
            return _selected(storage, name, seen, held, version)[0]
        known = storage.selections.get(name)
        if known is None or known[0] is not seen or known[1] != handle.version():
            chosen, size = _selected(storage, name, seen, handle, version)
            known = (seen, handle.version(), replace(chosen, light=size <= LIGHT))
            storage.selections[name] = known
        return known[2]


def _selected(
    storage: Storage, name: str, seen: Book, handle: DeltaTable, version: int | None
) -> tuple[Selection, int]:
    """What is seen, and how many bytes all files of the table have."""
    files, schema = actions(handle), pa.schema(handle.schema().to_arrow())
    standing = seen.standing.select("key", "number")
    whole, mixed = ([], []) if version == -1 else _split(files, standing)
    address = storage.address(name)
    paths = [f"{address}/{path}" for path in whole], [f"{address}/{path}" for path in mixed]
    return Selection(schema, *paths, standing["key"], storage.options), int(files["size_bytes"].sum())


def _split(files: pl.DataFrame, standing: pl.DataFrame) -> tuple[list[str], list[str]]:
    """The files of one standing batch in the order of their numbers, and those of several batches."""
    if f"min.{KEY}" not in files.columns:
        return [], files["path"].sort().to_list()
    low, high = pl.col(f"min.{KEY}"), pl.col(f"max.{KEY}")
    single = (low == high).fill_null(value=False)
    whole = files.filter(single).join(standing, left_on=low, right_on="key").sort("number", "path")
    return whole["path"].to_list(), files.filter(~single).sort("path")["path"].to_list()


def numbers(seen: Book) -> pl.DataFrame:
    """The number and moment of every standing batch, by the key of its rows."""
    return seen.standing.select(
        pl.col("key").alias(KEY), pl.col("number").alias("_number"), pl.col("recorded").alias("_recorded")
    )


def with_batch(frame: pl.LazyFrame, seen: Book) -> pl.LazyFrame:
    """The number of each row's batch and when it was recorded, in place of the key."""
    joined = frame.join(numbers(seen).lazy(), on=KEY, how="left", maintain_order="left")
    return joined.drop(KEY).rename({"_number": KEY})


def numbered(rows: ibis.Table, seen: Book, con: Backend) -> ibis.Table:
    """`with_batch` on an engine."""
    from gaodi import engine

    known = engine.read_arrow(con, numbers(seen).to_arrow())
    joined = rows.left_join(known, KEY)
    columns = [name for name in rows.columns if name != KEY]
    return joined.select(*columns, **{KEY: joined["_number"], "_recorded": joined["_recorded"]})


def extents(storage: Storage, name: str, seen: Book, columns: Sequence[str]) -> pl.DataFrame:
    """The ends of columns in the files of each standing batch, and its number (see Lake.extents)."""
    chosen = select(storage, name, seen)
    if chosen is None:
        return pl.DataFrame(schema={KEY: pl.Int64})
    parts = [_of_files(storage, name, chosen.whole, columns), _of_rows(chosen, columns)]
    found = pl.concat(parts, how="vertical_relaxed")
    return found.join(numbers(seen).select(KEY, "_number"), on=KEY).drop(KEY).rename({"_number": KEY})


def _of_files(storage: Storage, name: str, paths: list[str], columns: Sequence[str]) -> pl.DataFrame:
    """From the statistics of files of one batch each."""
    with storage.lock:
        handle = storage.handle(name)
        files = actions(handle) if handle is not None else pl.DataFrame({"path": []})
    within = [path.removeprefix(f"{storage.address(name)}/") for path in paths]
    bounds = [(f"{end}.{column}", f"{column}_{said}") for column in columns for end, said in _ENDS]
    known = [(pl.col(end) if end in files.columns else pl.lit(None)).alias(said) for end, said in bounds]
    key = pl.col(f"min.{KEY}") if f"min.{KEY}" in files.columns else pl.lit(None, pl.Int64)
    return files.filter(pl.col("path").is_in(within)).select(key.alias(KEY), *known)


def _of_rows(chosen: Selection, columns: Sequence[str]) -> pl.DataFrame:
    """From the rows of files that compaction has put together."""
    least = {f"{column}_low": pl.col(column).min() for column in columns}
    most = {f"{column}_high": pl.col(column).max() for column in columns}
    ends = [end for column in columns for end in (f"{column}_low", f"{column}_high")]
    return replace(chosen, whole=[]).frame().group_by(KEY).agg(**least, **most).select(KEY, *ends).collect()


_ENDS = (("min", "low"), ("max", "high"))
