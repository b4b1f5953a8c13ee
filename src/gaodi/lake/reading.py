"""Rows of a table as of a moment: which files, and which of their rows.

A file that one batch wrote is taken or left out whole, by the least and greatest key in its statistics. Only files that
compaction has put together from several batches are looked into row by row.
"""

from __future__ import annotations

import polars as pl
import pyarrow as pa

from gaodi.lake.ledger import Book
from gaodi.lake.schemas import KEY
from gaodi.lake.storage import Storage, actions


def rows(storage: Storage, name: str, seen: Book, version: int | None = None) -> pl.LazyFrame | None:
    """The rows of the batches that stand, with their key. version: of the Delta table (-1: it was not there yet)."""
    with storage.lock:
        handle = storage.handle(name)
        if handle is None:
            return None
        if version is not None and version >= 0:
            handle = storage.own_handle(name, version)
        files = actions(handle)
        schema = pl.DataFrame(pa.schema(handle.schema().to_arrow()).empty_table()).schema
    whole, mixed = split(files.clear() if version == -1 else files, seen.standing()["key"])
    return _scan(storage, name, schema, whole, mixed, seen)


def split(files: pl.DataFrame, keys: pl.Series) -> tuple[list[str], list[str]]:
    """The files to be read whole, and those of several batches of which some rows may not be seen."""
    if files.is_empty():
        return [], []
    low, high = pl.col(f"min.{KEY}"), pl.col(f"max.{KEY}")
    single = (low == high).fill_null(value=False)
    whole = files.filter(single & low.is_in(keys.implode()))["path"].to_list()
    return whole, files.filter(~single)["path"].to_list()


def _scan(
    storage: Storage, name: str, schema: pl.Schema, whole: list[str], mixed: list[str], seen: Book
) -> pl.LazyFrame:
    def scan(paths: list[str]) -> pl.LazyFrame:
        return pl.scan_parquet(
            [f"{storage.address(name)}/{path}" for path in paths],
            schema=dict(schema), glob=False, missing_columns="insert", storage_options=storage.options,
        )  # fmt: skip

    parts = [scan(whole)] if whole else []
    if mixed:
        parts.append(scan(mixed).filter(pl.col(KEY).is_in(seen.standing()["key"].implode())))
    return pl.concat(parts) if parts else pl.LazyFrame(schema=schema)


def with_batch(frame: pl.LazyFrame, seen: Book) -> pl.LazyFrame:
    """The number of each row's batch and when it was recorded, in place of the key."""
    names = seen.frame.lazy().select(pl.col("key").alias(KEY), pl.col("number"), pl.col("recorded").alias("_recorded"))
    names = names.unique(KEY, keep="first", maintain_order=True)
    joined = frame.join(names, on=KEY, how="left").drop(KEY)
    return joined.rename({"number": KEY})
