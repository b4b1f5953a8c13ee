"""Write the demonstration city at several scales: time, peak memory, rows and size on disk.

    python bench/demo.py [scale …]          # 0.1 and 1 unless told; 100 is 6 million firms, written for one year

Each scale is written by a process of its own, so that its peak is its own. What was written is read back before a time
counts: the value added of all firms must be the city's.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from processes import peak

SCALES = (0.1, 1.0)
WHOLE = 10
"""Up to this scale five years and 36 months are written; above it one year, so that it takes minutes, not hours."""


def written(scale: float, folder: str) -> dict[str, float]:
    """Write the city into a folder and look at it; what it took."""
    import polars as pl

    from gaodi import demo
    from gaodi.workspace import Workspace

    ws = Workspace.create(Path(folder) / "ws", "430100", demonstration=True)
    begun = time.perf_counter()
    city = demo.City(scale=scale) if scale <= WHOLE else demo.City(scale=scale, years=(2023,), months=())
    filled = demo.fill(ws, city=city)
    took = time.perf_counter() - begun
    rows = ws.lake.read("observations").filter(
        (pl.col("metric") == "value-added") & (pl.col("period") == "2023") & (pl.col("source") == "demo-statistics")
    )
    last = rows.sort("note", nulls_last=False).unique("subject", keep="last").select(pl.col("value").sum())
    added = last.collect().item()
    wanted = city.economy.value_added_by_year[2023]
    if abs(added / wanted - 1) > 0.01:
        raise SystemExit(f"The firms' value added is {added:,.0f}, the city's {wanted:,.0f}")
    size = sum(path.stat().st_size for path in ws.path.rglob("*") if path.is_file())
    return {
        "firms": city.layout.size,
        "rows": sum(filled.rows.values()),
        "years": len(city.years),
        "seconds": took,
        "peak": peak(),
        "disk": size / 2**20,
    }


def measured(scale: float) -> dict[str, float]:
    """The same in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--one", str(scale), folder]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(out.splitlines()[-1])
    return found


def main(scales: tuple[float, ...]) -> None:
    """Print one line for each scale."""
    table = Table(
        "scale", "firms", "years", "rows", "seconds", "rows a second", "peak MB", "MB on disk", title="gaodi demo"
    )
    for scale in scales:
        found = measured(scale)
        table.add_row(
            f"{scale:g}",
            f"{found['firms']:,}",
            f"{found['years']}",
            f"{found['rows']:,}",
            f"{found['seconds']:.1f}",
            f"{found['rows'] / found['seconds']:,.0f}",
            f"{found['peak']:,.0f}",
            f"{found['disk']:,.0f}",
        )
    Console().print(table)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(written(float(sys.argv[2]), sys.argv[3])))
    else:
        main(tuple(map(float, sys.argv[1:])) or SCALES)
