"""Load a csv of a million rows and 40 columns: through the form, and with DuckDB by hand; time and peak memory.

    python bench/forms.py [rows …]          # 100 000 and 1 million rows unless told

Through the form everything is checked (types, bounds, codes and their check digits, rules of the row, rows that are
there twice, enterprises and their names in a register of as many) before a batch is written to the lake. By hand means:
DuckDB reads the text, casts 38 columns, counts what does not cast, and writes the values as Parquet. Count and sum of
the values must be equal before a time counts. Each run is a process of its own; `busy` is what both cores did for it.
The data are made up.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
from rich.console import Console
from rich.table import Table

from gaodi.registry import forms, uscc
from gaodi.registry.enterprises import ENTERPRISES
from gaodi.workspace import Workspace
from processes import peak

FORM, PERIOD, SOURCE = "annual-enterprise", "2023", "synthetic"
FIGURES = 38


def columns() -> list[forms.Column]:
    """The first columns of the form that are numbers."""
    return [one for one in forms.load()[FORM].columns if one.type.numeric][:FIGURES]


def prepare(folder: Path, rows: int) -> None:
    """A workspace with a register of so many enterprises, and the file."""
    ws = Workspace.create(folder / "ws", region="430100")
    numbers = pl.Series(range(rows)).cast(pl.String).str.zfill(8)
    codes = uscc.composed("91", pl.Series(["430102"]).new_from_index(0, rows), numbers)
    names = pl.Series([f"虚构企业{n}" for n in range(rows)])
    known = pl.DataFrame(
        {"id": codes, "uscc": codes, "name": names, "source": pl.Series([SOURCE]).new_from_index(0, rows)}
    )
    ENTERPRISES.define(ws.lake)
    ws.lake.write({ENTERPRISES.name: known}, kind="bench", source=SOURCE)
    rng = np.random.default_rng(1)
    step = 100_000
    with (folder / "return.csv").open("wb") as file:
        for start in range(0, rows, step):
            size = min(step, rows - start)
            heads = {"统一社会信用代码": codes.slice(start, size), "企业名称": names.slice(start, size)}
            cells = {one.heading: figures(rng, one, size) for one in columns()}
            pl.DataFrame(heads | cells).write_csv(file, include_header=start == 0)


def figures(rng: np.random.Generator, one: forms.Column, size: int) -> pl.Series:
    """Figures for a column, a twentieth of them empty; whole ones, so that the sum does not depend on their order."""
    values = pl.Series(rng.integers(1, 100_000, size))
    if one.key in ("assets", "revenue", "sales_output", "output", "employees"):
        values = values + 1_000_000
    return values.scatter(np.flatnonzero(rng.random(size) < 0.05), None)


def through_form(folder: Path) -> dict[str, float]:
    """Load the file; what was written."""
    loaded = forms.load_file(
        Workspace.open(folder / "ws"), FORM, folder / "return.csv", period=PERIOD, source=SOURCE, accept_warnings=True
    )
    rows = Workspace.open(folder / "ws").lake.read("observations").select(pl.len().alias("n"), pl.col("value").sum())
    count, total = rows.collect().row(0)
    assert count == loaded.written["observations"]
    return {"count": count, "sum": total}


def by_hand(folder: Path) -> dict[str, float]:
    """Read, cast, count and write with DuckDB."""
    con = duckdb.connect(config={"temp_directory": str(folder)})
    con.execute("SET preserve_insertion_order = false")
    con.execute(f"CREATE VIEW given AS SELECT * FROM read_csv('{folder}/return.csv', header=true, all_varchar=true)")
    names = [one.heading for one in columns()]
    wrong = " + ".join(f'count("{n}") - count(TRY_CAST("{n}" AS DOUBLE))' for n in names)
    assert con.execute(f"SELECT {wrong} FROM given").fetchone()[0] == 0
    cast = ", ".join(f'TRY_CAST("{n}" AS DOUBLE) AS "{n}"' for n in names)
    listed = ", ".join(f'"{n}"' for n in names)
    con.execute(
        f'COPY (UNPIVOT (SELECT "统一社会信用代码" AS subject, {cast} FROM given) ON {listed}'
        f" INTO NAME metric VALUE value) TO '{folder}/values.parquet' (COMPRESSION zstd)"
    )
    count, total = con.execute(f"SELECT count(*), sum(value) FROM '{folder}/values.parquet'").fetchone()
    return {"count": count, "sum": total}


WAYS = {"form": through_form, "DuckDB by hand": by_hand}


def run(way: str, folder: Path) -> None:
    """One way in this process; prints the answer, seconds and peak memory in MB."""
    begun = time.perf_counter()
    answer = WAYS[way](folder)
    took = time.perf_counter() - begun
    print(json.dumps(answer | {"seconds": took, "busy": time.process_time(), "peak": peak()}))


def main(sizes: list[int]) -> None:
    """Print one line for each size and way."""
    heads = ("rows", "file, MB", "way", "seconds", "busy, s", "peak, MB")
    table = Table(*heads, title=f"{FIGURES + 2} columns", title_justify="left")
    for rows in sizes:
        with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as name:
            folder = Path(name)
            prepare(folder, rows)
            size = (folder / "return.csv").stat().st_size / 2**20
            found = {}
            for way in WAYS:
                done = subprocess.run([sys.executable, __file__, "run", way, name], capture_output=True, text=True)
                if done.returncode:
                    raise SystemExit(done.stderr)
                found[way] = json.loads(done.stdout.splitlines()[-1])
                one = found[way]
                figures_ = (f"{one['seconds']:.1f}", f"{one['busy']:.1f}", f"{one['peak']:.0f}")
                table.add_row(f"{rows:,}", f"{size:.0f}", way, *figures_)
            if len({(one["count"], one["sum"]) for one in found.values()}) > 1:
                raise SystemExit(f"the answers differ: {found}")
    Console().print(table)


if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        run(sys.argv[2], Path(sys.argv[3]))
    else:
        main([int(word) for word in sys.argv[1:]] or [100_000, 1_000_000])
