"""Records matched to enterprises by name: Gaodi's comparisons and Splink's own, over the same pairs.

    python bench/linkage.py [enterprises] [records]         # 20 000 of each unless told; Spark too up to 50 000

The enterprises are made up; the records are corrupted in known ways (docs/linkage.md), so that it is known which
enterprise each means. Both are asked for the same pairs; the time is the whole way from names to scored pairs, for both
with the taking apart of names and the finding of pairs, for Splink without its training. Gaodi's model is the one that
is shipped, trained on other made-up data; Splink's is trained on the very records, and its threshold is the one at
which it does best here. Each runner has a process of its own, so that memory is its own.
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
from gaodi.registry import linkage
from gaodi.registry.linkage import backends, blocking, choosing, columns, corruption, evaluation, fiction, stock
from gaodi.registry.linkage import records as frames
from processes import alone, peak

ALONG = (1e-6, 1e-5, 0.0001, 0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999)
SPARK_UP_TO = 50_000
AT_ONCE = 200_000


def made_up(enterprises: int, records: int, folder: Path) -> None:
    """Enterprises with their names, and labelled records."""
    registry = fiction.enterprises(enterprises, seed=31)
    fiction.names(registry).write_parquet(folder / "names.parquet")
    corruption.labelled(registry, records, seed=32).write_parquet(folder / "records.parquet")


def read(folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Labelled records and names."""
    return pl.read_parquet(folder / "records.parquet"), pl.read_parquet(folder / "names.parquet")


def by_gaodi(folder: Path, which: str = "duckdb") -> dict[str, float]:
    """The whole way, and how much of it is the taking apart of names."""
    records, names = read(folder)
    con = engine.connect(which)
    began = time.perf_counter()
    pairs = linkage.link(records, names, con=con, floor=0.001)
    seconds = time.perf_counter() - began
    pairs.write_parquet(folder / f"gaodi-{which}.parquet")
    began = time.perf_counter()
    columns.compared(frames.names(names))
    columns.compared(frames.records(records))
    apart = time.perf_counter() - began
    return {"seconds": seconds, "apart": apart, "peak": peak()}


def by_stock(folder: Path) -> dict[str, float]:
    """Training, then scoring of the pairs that stand there."""
    records, names = read(folder)
    began = time.perf_counter()
    model = stock.trained(records, names, expected=linkage.load().expected)
    training = time.perf_counter() - began
    found, seconds = [], 0.0
    for n, piece in enumerate(records.iter_slices(AT_ONCE)):
        pairs = pl.read_parquet(folder / f"pairs-{n}.parquet")
        began = time.perf_counter()
        found.append(stock.scored(piece, names, pairs, model))
        seconds += time.perf_counter() - began
    pl.concat(found).write_parquet(folder / "stock.parquet")
    return {"seconds": seconds, "training": training, "peak": peak()}


def same_pairs(folder: Path, which: str = "duckdb") -> dict[str, float]:
    """The pairs that blocking gives, for Splink to score, and what finding them took."""
    records, names = read(folder)
    con = engine.connect(which)
    began = time.perf_counter()
    right = backends.held(con, blocking.keys(columns.compared(frames.names(names)), blocking.Side.NAMES).to_arrow())
    count = 0
    for n, piece in enumerate(records.iter_slices(AT_ONCE)):
        keys = blocking.keys(columns.compared(frames.records(piece)), blocking.Side.RECORDS)
        left = backends.held(con, keys.to_arrow())
        pairs = engine.frame(blocking.pairs(con.table(left), con.table(right), linkage.load().largest))
        pairs.select(record="join_key_l", name="join_key_r").write_parquet(folder / f"pairs-{n}.parquet")
        backends.dropped(con, left)
        count += pairs.height
    return {"pairs": count, "seconds": time.perf_counter() - began}


def told(records: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """The records, judged at the thresholds that are shipped."""
    return evaluation.judged(choosing.chosen(pairs, records, linkage.load().thresholds), records)


def main(enterprises: int, records: int) -> None:
    """Makes the data, asks every runner, prints the tables."""
    console = Console(width=130)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made_up(enterprises, records, folder)
        labelled, names = read(folder)
        ran = {"gaodi on DuckDB": alone(by_gaodi, folder)}
        if not spark.absent() and records <= SPARK_UP_TO:
            ran["gaodi on Spark"] = alone(by_gaodi, folder, "spark")
        found = alone(same_pairs, folder)
        pairs = found["pairs"]
        scored_by_stock = alone(by_stock, folder)
        whole = {"seconds": found["seconds"] + scored_by_stock["seconds"], "scoring": scored_by_stock["seconds"]}
        ran["Splink, stock comparisons"] = scored_by_stock | whole
        scored = {
            "gaodi on DuckDB": folder / "gaodi-duckdb.parquet",
            "gaodi on Spark": folder / "gaodi-spark.parquet",
            "Splink, stock comparisons": folder / "stock.parquet",
        }
        size = f"{labelled.height:,} records, {names.height:,} names, {pairs:,.0f} pairs"
        table = Table("runner", "seconds", "peak MiB", "precision", "recall", "F1", "best F1", "at", title=size)
        for runner, measured in ran.items():
            console.print(f"{runner}: {', '.join(f'{key} {value:,.1f}' for key, value in measured.items())}")
            table.add_row(*row(runner, measured, labelled, pl.read_parquet(scored[runner])))
        console.print(table)
        console.print(kinds(told(labelled, pl.read_parquet(scored["gaodi on DuckDB"]))))


def row(runner: str, measured: dict[str, float], labelled: pl.DataFrame, pairs: pl.DataFrame) -> list[str]:
    """A runner: Gaodi at its thresholds, Splink where it does best."""
    along = evaluation.curve(pairs, labelled, ALONG)
    threshold, best = max(along, key=lambda point: point[1].f1)
    at = best if runner.startswith("Splink") else evaluation.score(told(labelled, pairs))
    numbers = [f"{value:.3f}" for value in (at.precision, at.recall, at.f1, best.f1)]
    memory = "in the JVM" if "Spark" in runner else f"{measured['peak']:,.0f}"
    return [runner, f"{measured['seconds']:.1f}", memory, *numbers, f"{threshold:g}"]


def kinds(judged: pl.DataFrame) -> Table:
    """Of each kind how it came out."""
    table = Table("kind", "records", "linked right", "linked wrong", "to a person", "best candidate right")
    for one in evaluation.by_kind(judged).sort("kind").iter_rows(named=True):
        shares = [f"{one[key]:.1%}" for key in ("right", "wrong", "queued", "found")]
        table.add_row(one["kind"], f"{one['records']:,}", *shares)
    return table


if __name__ == "__main__":
    sizes = [int(word.replace("_", "")) for word in sys.argv[1:]]
    main(sizes[0] if sizes else 20_000, sizes[1] if len(sizes) > 1 else sizes[0] if sizes else 20_000)
