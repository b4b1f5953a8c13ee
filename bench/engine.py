"""One query over the files of a table: through `gaodi.engine` and Ibis, and by the peers written by hand.

    python bench/engine.py [rows]          # 5 million rows unless told; Spark too where it can start

The question is one that attainment asks: the change of every subject against the year before, summed by region and
year. Each runner has a process of its own, so that memory is its own; the answers must be equal before a time counts.
The data are made up.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
from polars.testing import assert_frame_equal
from rich.console import Console
from rich.table import Table

from gaodi.engine import spark
from processes import alone, peak

FILES, YEARS, REPEATS = 8, range(2018, 2024), 3
KEYS = ["region", "year"]


def made_up(rows: int, folder: Path) -> None:
    """Amounts are whole cents, so that sums do not depend on their order."""
    rng = np.random.default_rng(1)
    subjects = rows // len(YEARS)
    every = pl.DataFrame({"subject": np.arange(subjects), "region": rng.integers(0, 120, subjects)})
    frame = every.join(pl.DataFrame({"year": list(YEARS)}), how="cross")
    frame = frame.with_columns(amount=pl.Series(rng.integers(0, 10**9, frame.height)))
    for n, part in enumerate(frame.sample(fraction=1, shuffle=True, seed=1).iter_slices(-(-frame.height // FILES))):
        part.write_parquet(folder / f"{n}.parquet")


def through_ibis(files: list[str], which: str) -> Callable[[], pl.DataFrame]:
    """The way Gaodi asks."""
    from gaodi import engine

    con = engine.connect(which)

    def ask() -> pl.DataFrame:
        now = engine.read_parquet(con, files)
        before = now.select("subject", year=now.year + 1, earlier=now.amount)
        both = now.inner_join(before, ["subject", "year"])
        return engine.frame(both.group_by(KEYS).agg(change=(both.amount - both.earlier).sum()))

    return ask


def by_sql(files: list[str]) -> Callable[[], pl.DataFrame]:
    """DuckDB with SQL written by hand."""
    import duckdb

    con = duckdb.connect()
    query = (
        "WITH t AS (FROM read_parquet(?)) SELECT a.region, a.year, sum(a.amount - b.amount)::BIGINT AS change "
        "FROM t a JOIN t b ON a.subject = b.subject AND a.year = b.year + 1 GROUP BY ALL"
    )
    return lambda: pl.DataFrame(con.execute(query, [files]).to_arrow_table())


def by_polars(files: list[str]) -> Callable[[], pl.DataFrame]:
    """Polars, lazy and streaming."""
    now = pl.scan_parquet(files)
    before = now.select("subject", year=pl.col("year") + 1, earlier="amount")
    change = (pl.col("amount") - pl.col("earlier")).sum().alias("change")
    asked = now.join(before, on=["subject", "year"]).group_by(KEYS).agg(change)
    return lambda: asked.collect(engine="streaming")


RUNNERS: dict[str, Callable[[list[str]], Callable[[], pl.DataFrame]]] = {
    "gaodi on DuckDB": lambda files: through_ibis(files, "duckdb"),
    "DuckDB, SQL by hand": by_sql,
    "Polars, streaming": by_polars,
    "gaodi on Spark": lambda files: through_ibis(files, "spark"),
}


def timed(name: str, files: list[str]) -> tuple[pl.DataFrame, float, float]:
    """The answer, the best time in seconds after a first run, and the peak memory of this process in MiB."""
    ask = RUNNERS[name](files)
    answer, times = ask(), []
    for _ in range(REPEATS):
        began = time.perf_counter()
        ask()
        times.append(time.perf_counter() - began)
    return answer.sort(KEYS).select(*KEYS, "change"), min(times), peak()


def main(rows: int) -> None:
    """Makes the data, asks every runner, prints the table."""
    table = Table("runner", "rows", "seconds", "peak MiB", "against SQL by hand")
    found: dict[str, tuple[pl.DataFrame, float, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        made_up(rows, Path(folder))
        files = sorted(str(path) for path in Path(folder).iterdir())
        for name in RUNNERS:
            if "Spark" in name and spark.absent():
                continue
            found[name] = alone(timed, name, files)
    answer, hand, _ = found["DuckDB, SQL by hand"]
    for name, (theirs, seconds, most) in found.items():
        assert_frame_equal(theirs, answer, check_dtypes=False)
        memory = "in the JVM" if "Spark" in name else f"{most:,.0f}"
        table.add_row(name, f"{rows:,}", f"{seconds:.2f}", memory, f"{seconds / hand:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000)
