"""Append a million rows in batches and read them as of then: through the lake, and with deltalake and DuckDB by hand.

    python bench/lake.py [rows [batches]]          # 1 million rows in 200 batches unless told

By hand means: a Delta table without ledger, key or take-back, and without waiting for the disk, read as of a version.
The sums must be equal before a time counts. The data are made up.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
from deltalake import DeltaTable, write_deltalake
from rich.console import Console
from rich.table import Table

from gaodi import engine
from gaodi.lake import Lake
from processes import timed

SCHEMA = pa.schema([("subject", pa.int64()), ("metric", pa.string()), ("year", pa.int64()), ("cents", pa.int64())])
REPEATS = 3


def parts(rows: int, batches: int) -> list[pl.DataFrame]:
    """The content of each batch. Amounts are whole, so that sums do not depend on their order."""
    rng = np.random.default_rng(1)
    size = rows // batches
    return [
        pl.DataFrame(
            {
                "subject": rng.integers(0, 50_000, size),
                "metric": pl.Series(rng.integers(0, 120, size)).cast(pl.String),
                "year": rng.integers(2018, 2024, size),
                "cents": rng.integers(0, 10**9, size),
            }
        )
        for _ in range(batches)
    ]


def total(frame: pl.LazyFrame) -> pl.DataFrame:
    """The question: the sum of each metric."""
    return frame.group_by("metric").agg(pl.col("cents").sum()).sort("metric").collect()


def sql(files: list[str]) -> pl.DataFrame:
    """DuckDB over the files by hand."""
    query = "SELECT metric, sum(cents)::BIGINT AS cents FROM read_parquet(?) GROUP BY metric ORDER BY metric"
    return duckdb.execute(query, [files]).pl()


def asked(lake: Lake, at: int | None, con: engine.Backend) -> pl.DataFrame:
    """The engine over the lake."""
    rows = lake.table("figures", at=at, con=con)
    return engine.frame(rows.group_by("metric").agg(cents=rows.cents.sum().cast("int64")).order_by("metric"))


def write_all(lake: Lake, content: list[pl.DataFrame]) -> list[int]:
    """Every batch through the lake; their numbers."""
    return [lake.write({"figures": part}, kind="bench").number for part in content]


def write_by_hand(path: str, content: list[pl.DataFrame]) -> None:
    """Every batch as an append to a plain table."""
    for part in content:
        write_deltalake(path, part.to_arrow(), mode="append")


def main(rows: int = 1_000_000, batches: int = 200) -> None:
    """Print one line for each question."""
    content = parts(rows, batches)
    table = Table("what", "lake", "by hand", title=f"{rows:,} rows in {batches} batches, seconds", title_justify="left")
    con = engine.connect("duckdb")
    with tempfile.TemporaryDirectory() as folder:
        plain = str(Path(folder) / "plain")
        lake = Lake(Path(folder) / "lake")
        lake.define("figures", SCHEMA)

        def line(what: str, ours: Callable[[], Any], theirs: Callable[[], Any], repeats: int = REPEATS) -> None:
            (mine, mine_took), (other, other_took) = timed(ours, repeats), timed(theirs, repeats)
            if isinstance(mine, pl.DataFrame) and not mine.equals(other):
                raise SystemExit(f"{what}: the answers differ")
            table.add_row(what, f"{mine_took:.3f}", f"{other_took:.3f}")

        numbers: list[int] = []
        line("write", lambda: numbers.extend(write_all(lake, content)), lambda: write_by_hand(plain, content), 1)
        half, version = numbers[batches // 2 - 1], batches // 2 - 1
        line("read now", lambda: total(lake.read("figures")), lambda: total(pl.scan_delta(plain)))
        line(
            "read as of half-way",
            lambda: total(lake.read("figures", at=half)),
            lambda: total(pl.scan_delta(plain, version=version)),
        )
        line("through DuckDB", lambda: asked(lake, None, con), lambda: sql(DeltaTable(plain).file_uris()))
        line(
            "put files together",
            lambda: lake.compact(keep=timedelta(0)),
            lambda: DeltaTable(plain).optimize.compact(),
            1,
        )
        line("read now, files put together", lambda: total(lake.read("figures")), lambda: total(pl.scan_delta(plain)))
        line(
            "as of half-way, files put together",
            lambda: total(lake.read("figures", at=half)),
            lambda: total(pl.scan_delta(plain, version=version)),
        )
        line("DuckDB, files put together", lambda: asked(lake, None, con), lambda: sql(DeltaTable(plain).file_uris()))
    Console().print(table)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
