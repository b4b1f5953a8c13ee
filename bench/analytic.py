"""Observations to wide analytic tables: by `registry.analytic`, and by peers written by hand over the same files.

    python bench/analytic.py [observations]      # 4 million unless told; the aim is stated for 40 million

120 metrics, five years, one table a year. Whole: every year is built. Changed: a load of one year came, and what it
touches is built again. Each runner has a process of its own; the answers must be equal before a time counts. The data
are made up.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl
from polars.testing import assert_frame_equal
from rich.console import Console
from rich.table import Table

from gaodi import periods
from gaodi.registry import analytic, metrics, observations
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.observations.wide import Given, rows
from gaodi.workspace import Workspace
from processes import alone, peak

METRICS, YEARS = 120, range(2019, 2024)
NAMES = [f"m{number}" for number in range(METRICS)]
PIECE = 20_000


def made_up(folder: Path, count: int) -> Workspace:
    """A workspace whose lake holds so many observations."""
    ws = Workspace.create(folder, region="430100")
    (folder / "catalog").mkdir()
    line = (
        "  - {{id: {0}, name: {0}, name_en: M, unit: 万元, nature: flow, subjects: [enterprise], frequency: [year]}}\n"
    )
    text = "format: gaodi-metrics/1\nmetrics:\n" + "".join(line.format(name) for name in NAMES)
    (folder / "catalog" / "metrics.yaml").write_text(text, "utf-8")
    observations.define(ws.lake)
    for year in YEARS:
        add(ws, year, range(firms(count)))
    return ws


def firms(count: int) -> int:
    """How many enterprises have so many observations."""
    return count // METRICS // len(YEARS)


def add(ws: Workspace, year: int, who: range, source: str = "press") -> None:
    """A load of one year."""
    known = metrics.load(ws)
    columns = {name: Given(known[name]) for name in NAMES}
    random = np.random.default_rng(year)
    with ws.lake.batch(kind="bench", source=source) as writer:
        for start in range(who.start, who.stop, PIECE):
            part = range(start, min(start + PIECE, who.stop))
            figures = {name: random.integers(0, 10**9, len(part)).astype(float) for name in NAMES}
            sheet = pl.DataFrame({"subject": [f"9143{number:014d}" for number in part], **figures})
            about = {"kind": SubjectKind.ENTERPRISE, "period": periods.year(year), "source": source}
            writer.add(observations.TABLE, rows(sheet, columns, **about))


def by_gaodi(folder: str, years: list[int]) -> pl.DataFrame:
    """Builds what is not there or has changed; the answer is the last year."""
    ws = Workspace.open(folder)
    analytic.refresh(ws, [SubjectKind.ENTERPRISE], years)
    return analytic.frame(ws, SubjectKind.ENTERPRISE, years[-1]).select("subject", *NAMES)


def by_sql(folder: str, years: list[int]) -> pl.DataFrame:
    """DuckDB's PIVOT written by hand over all files: no sources to weigh, no loads that were taken back."""
    import duckdb

    con = duckdb.connect()
    con.execute("SET preserve_insertion_order = false")
    for year in years:
        con.execute(
            f"""COPY (WITH r AS (SELECT subject, metric, value FROM '{folder}/lake/observations/*.parquet'
            WHERE subject_kind = 'enterprise' AND "end" = DATE '{year}-12-31')
            SELECT * FROM (PIVOT r ON metric IN ({", ".join(repr(name) for name in NAMES)})
            USING first(value) GROUP BY subject)) TO '{folder}/by-hand-{year}.parquet'"""
        )
    return pl.read_parquet(f"{folder}/by-hand-{years[-1]}.parquet").sort("subject").select("subject", *NAMES)


def by_filters(folder: str, years: list[int]) -> pl.DataFrame:
    """One filtered aggregate a column, which is what Ibis makes of a pivot."""
    import duckdb

    con = duckdb.connect()
    columns = ", ".join(f"first(value) FILTER (metric = '{name}') AS {name}" for name in NAMES)
    for year in years:
        con.execute(
            f"""COPY (SELECT subject, {columns} FROM '{folder}/lake/observations/*.parquet'
            WHERE subject_kind = 'enterprise' AND "end" = DATE '{year}-12-31' GROUP BY subject)
            TO '{folder}/filtered-{year}.parquet'"""
        )
    return pl.read_parquet(f"{folder}/filtered-{years[-1]}.parquet").sort("subject").select("subject", *NAMES)


def by_polars(folder: str, years: list[int]) -> pl.DataFrame:
    """Polars' pivot in memory."""
    scan = pl.scan_parquet(f"{folder}/lake/observations/*.parquet")
    for year in years:
        of_year = (pl.col("end").dt.year() == year) & (pl.col("subject_kind") == "enterprise")
        found = scan.filter(of_year).select("subject", "metric", "value").collect(engine="streaming")
        wide = found.pivot("metric", index="subject", values="value", aggregate_function="first")
        wide.write_parquet(f"{folder}/polars-{year}.parquet")
    return wide.sort("subject").select("subject", *NAMES)


RUNNERS = {
    "gaodi": by_gaodi,
    "DuckDB, PIVOT by hand": by_sql,
    "Polars, pivot": by_polars,
    "DuckDB, filtered aggregates": by_filters,
}


def timed(name: str, folder: str, years: list[int]) -> tuple[pl.DataFrame, float, float]:
    """The answer, the time in seconds, and the peak memory of this process in MiB."""
    began = time.perf_counter()
    answer = RUNNERS[name](folder, years)
    return answer, time.perf_counter() - began, peak()


def main(count: int) -> None:
    """Makes the data, asks every runner, prints the table."""
    table = Table("runner", "work", "observations", "seconds", "peak MiB", "against PIVOT by hand")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "ws"
        ws = made_up(folder, count)
        found = {name: alone(timed, name, str(folder), list(YEARS)) for name in RUNNERS}
        answer, hand, _ = found["DuckDB, PIVOT by hand"]
        for name, (theirs, seconds, most) in found.items():
            assert_frame_equal(theirs, answer)
            table.add_row(name, "whole", f"{count:,}", f"{seconds:.1f}", f"{most:,.0f}", f"{seconds / hand:.2f}")
        add(ws, YEARS[-1], range(min(1000, firms(count))), "office")
        theirs, seconds, most = alone(timed, "gaodi", str(folder), list(YEARS))
        assert_frame_equal(theirs, answer)  # the other source is trusted less
        table.add_row("gaodi", "changed", f"{count:,}", f"{seconds:.1f}", f"{most:,.0f}", "")
    Console().print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4_000_000)
