"""The specialised-SME rulebook on DuckDB and on Spark: the same to the last bit, and what a million costs there.

    python bench/parity.py [enterprises]      # 1 million unless told

The enterprises are those of bench/rules.py and made up. Spark reads ever more files of the same size, each a partition:
the seconds for a million should not rise. It runs on the cores of this machine; a first evaluation of one file starts
its session before the clock does.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import polars as pl
from rich.console import Console
from rich.table import Table

from gaodi import engine
from gaodi.engine import spark
from gaodi.rules import library, query
from processes import alone
from rules import ON, RULEBOOK, made_up


def evaluated(which: str, sources: list[str], target: str) -> float:
    """The seconds of evaluating the files into a folder of answers."""
    con = engine.connect(which)
    program = library.program(None, RULEBOOK)
    with tempfile.TemporaryDirectory() as scratch:
        _judged(con, program, sources[:1], Path(scratch), Path(scratch) / "warm")
        began = time.perf_counter()
        _judged(con, program, sources, Path(scratch), Path(target))
        return time.perf_counter() - began


def _judged(con: object, program: object, sources: list[str], scratch: Path, target: Path) -> None:
    found = query.evaluate(program, engine.read_parquet(con, sources), ON, scratch)  # type: ignore[arg-type]
    found.write(target)


def same(one: Path, other: Path) -> bool:
    """Whether two folders of answers are equal, bit by bit."""
    frames = [pl.read_parquet(sorted(folder.glob("*.parquet"))).sort("subject") for folder in (one, other)]
    return frames[0].equals(frames[1].select(frames[0].columns))


def parts(source: Path, folder: Path, count: int) -> list[str]:
    """The rows in so many files."""
    rows = pl.read_parquet(source)
    size = -(-rows.height // count)
    folder.mkdir()
    for number in range(count):
        rows.slice(number * size, size).write_parquet(folder / f"{number:03}.parquet")
    return [str(path) for path in sorted(folder.iterdir())]


def main(count: int) -> None:
    """Makes the data and prints the table."""
    table = Table("engine", "partitions", "enterprises", "seconds", "seconds a million")
    if missing := spark.absent():
        sys.exit(missing)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made_up(folder / "all.parquet", count, 0.03)
        files = parts(folder / "all.parquet", folder / "parts", 8)
        for which, many in (("duckdb", 8), ("spark", 1), ("spark", 2), ("spark", 4), ("spark", 8)):
            target = folder / f"{which}-{many}"
            seconds = alone(evaluated, which, files[:many], str(target))
            rows = count * many // 8
            table.add_row(which, f"{many}", f"{rows:,}", f"{seconds:.1f}", f"{seconds / rows * 1e6:.1f}")
        assert same(folder / "duckdb-8", folder / "spark-8"), "the answers differ"
    Console().print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
