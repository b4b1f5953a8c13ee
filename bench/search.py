"""Search a made-up register: a page with its total, with and without facets, and beside it DuckDB and SQLite FTS5.

    python bench/search.py [enterprises]           # 1 million unless told

DuckDB looks through a Parquet file of the folded names and counts by GROUP BY. SQLite has an FTS5 index of pairs of
characters, and gives the first page without a total. The totals must be equal before a time counts. All names are made
up.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import polars as pl
from rich.console import Console
from rich.table import Table

from gaodi.registry import enterprises, uscc
from gaodi.registry.enterprises import directory
from gaodi.workspace import Workspace
from processes import peak, timed

CHARACTERS = (
    "云中联三一恒华泰安达科盛金鑫鸿瑞丰博宇天大德美佳信诚通兴隆源新明远光辉创智海山河江湖龙凤祥福康宁顺利凯旋立方圆正东西"
    "南北星月日升腾飞跃捷锐普惠众合力强劲威武建铁钢铜银铝锂电磁微纳维生物农林牧渔水火土木石油气煤化工塑胶纸印纺织衣鞋帽"
)
REGIONS = ("湖南省", "湖南", "长沙市", "长沙", "浏阳市", "宁乡市", "长沙县", "望城区", "岳麓区", "湖南长沙", "")
TRADES = (
    "机械制造", "工程机械", "新材料", "电子科技", "信息技术", "生物医药", "食品", "汽车零部件", "新能源", "环保设备",
    "智能装备", "建筑材料", "精密模具", "包装制品", "服饰", "商贸", "实业", "化工", "电气设备", "科技发展", "重工",
)  # fmt: skip
FORMS = ("有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "厂", "合伙企业（有限合伙）")
DISTRICTS = ("430102", "430103", "430104", "430105", "430111", "430112", "430121", "430181", "430182")
QUERIES = (
    "中联", "恒", "工程机械", "湖南", "公司", "有限公司", "长沙中联重工", "湖南 新材料", "zlgcjx", "zhonglian", "9143",
    "",
)  # fmt: skip
AT_ONCE = 500_000
REPEATS = 5


def register(size: int) -> Iterator[pl.DataFrame]:
    """Enterprises as rows of the table, some hundred thousand at a time."""
    rng = np.random.default_rng(1)
    letters = np.array(list(CHARACTERS))
    weights = 1 / np.sqrt(np.arange(1, len(letters) + 1))
    for start in range(0, size, AT_ONCE):
        n = min(AT_ONCE, size - start)
        first, second, third = (rng.choice(letters, n, p=weights / weights.sum()) for _ in range(3))
        numbers = pl.Series(np.arange(start, start + n)).cast(pl.String).str.zfill(8)
        codes = uscc.composed("91", pl.Series(rng.choice(DISTRICTS, n)), numbers)
        yield pl.DataFrame(
            {
                "id": codes, "uscc": codes, "region": codes.str.slice(2, 6),
                "name": pl.select(pl.concat_str(
                    pl.Series(rng.choice(REGIONS, n)), pl.Series(first), pl.Series(second),
                    pl.Series(np.where(rng.random(n) < 0.3, third, "")), pl.Series(rng.choice(TRADES, n)),
                    pl.Series(rng.choice(FORMS, n, p=(0.8, 0.05, 0.08, 0.03, 0.02, 0.02))),
                )).to_series(),
                "industry": pl.Series(rng.integers(1300, 4390, n)).cast(pl.String).str.replace("^", "C"),
                "status": rng.choice(("active", "deregistered", "suspended"), n, p=(0.85, 0.13, 0.02)),
                "scale": rng.choice(("large", "medium", "small", "micro"), n, p=(0.005, 0.03, 0.3, 0.665)),
                "above_scale": rng.random(n) < 0.05,
                "ownership": rng.choice(("private", "state", "foreign", "mixed"), n, p=(0.9, 0.04, 0.03, 0.03)),
                "founded": pl.Series(rng.integers(0, 15_000, n), dtype=pl.Int32).cast(pl.Date),
                "capital": np.round(rng.lognormal(5, 2, n), 2), "source": "synthetic", "synthetic": True,
            }
        )  # fmt: skip


def write(ws: Workspace, size: int) -> None:
    """The register into the lake."""
    enterprises.ENTERPRISES.define(ws.lake)
    with ws.lake.batch(kind="bench", source="synthetic") as writer:
        for frame in register(size):
            writer.add(enterprises.ENTERPRISES.name, frame)


class Scan:
    """DuckDB over a Parquet file of the directory."""

    def __init__(self, opened: directory.Directory, folder: Path) -> None:
        self.con = duckdb.connect()
        self.path = str(folder / "plain.parquet")
        rows = opened.rows.select("id", "region", "industry", "scale", "above_scale", "status", "ownership", "founded")
        rows.with_columns(opened.texts.alias("text")).write_parquet(self.path)

    def total(self, text: str) -> int:
        """How many names have every piece of the text."""
        where = " AND ".join(["contains(text, ?)"] * len(text.split())) or "true"
        query = f"SELECT count(*) FROM read_parquet('{self.path}') WHERE {where}"
        return int(self.con.execute(query, text.split()).fetchall()[0][0])

    def facets(self, text: str) -> None:
        """The counts of the facets, each group by itself in one pass."""
        where = " AND ".join(["contains(text, ?)"] * len(text.split())) or "true"
        sets = "(region), (industry[:3]), (scale), (above_scale), (status), (ownership), (year(founded) // 10)"
        query = f"SELECT count(*) FROM read_parquet('{self.path}') WHERE {where} GROUP BY GROUPING SETS ({sets})"
        self.con.execute(query, text.split()).fetchall()


class Fts:
    """SQLite FTS5, without content, of pairs of characters."""

    def __init__(self, opened: directory.Directory, path: Path) -> None:
        self.con = sqlite3.connect(path)
        self.con.executescript("PRAGMA journal_mode=off; PRAGMA synchronous=off")
        self.con.execute("CREATE VIRTUAL TABLE names USING fts5(pairs, content='', columnsize=0)")
        rows = ((row, self._pairs(text) + f" {text[-1:]}") for row, text in enumerate(opened.texts, 1))
        self.con.executemany("INSERT INTO names (rowid, pairs) VALUES (?, ?)", rows)
        self.con.execute("INSERT INTO names (names) VALUES ('optimize')")
        self.con.commit()

    @staticmethod
    def _pairs(text: str) -> str:
        return " ".join(map("".join, pairwise(text)))

    def page(self, text: str) -> list[Any]:
        """The first fifty."""
        return self._found(text, "ORDER BY rowid LIMIT 50")

    def total(self, text: str) -> int:
        """How many: all of them are gone through."""
        return len(self._found(text, ""))

    def _found(self, text: str, rest: str) -> list[Any]:
        pieces = [f'"{self._pairs(one)}"' if len(one) > 1 else f'"{one}"*' for one in text.split()]
        return self.con.execute(f"SELECT rowid FROM names WHERE names MATCH ? {rest}", (" ".join(pieces),)).fetchall()


def main(size: int = 1_000_000) -> None:
    """Print a line for each query, and what building took."""
    with tempfile.TemporaryDirectory() as folder:
        ws = Workspace.create(Path(folder) / "ws", region="430100")
        _, writing = timed(lambda: write(ws, size))
        opened, building = timed(lambda: directory.current(ws))
        most = peak() / 1024
        on_disk = sum(one.stat().st_size for one in (ws.path / "derived").rglob("*") if one.is_file()) / 1e9
        scan = Scan(opened, Path(folder))
        fts, indexing = timed(lambda: Fts(opened, Path(folder) / "names.db"))
        table = Table(
            "text", "found", "page", "with facets", "DuckDB", "with facets", "FTS5 page", "FTS5 all",
            title=f"{size:,} enterprises, milliseconds", title_justify="left",
        )  # fmt: skip
        lines = [line(ws, text, scan, fts) for text in QUERIES]
        for cells in lines:
            table.add_row(*(cell if isinstance(cell, str) else f"{cell * 1e3:.1f}" for cell in cells))
    Console(width=120).print(table)
    print(f"written in {writing:.0f} s; directory built in {building:.0f} s: {on_disk:.1f} GB, {most:.1f} GB of memory")
    print(f"FTS5 built in {indexing:.0f} s; slowest search with facets {max(cells[3] for cells in lines) * 1e3:.0f} ms")


def line(ws: Workspace, text: str, scan: Scan, fts: Fts) -> list[Any]:
    """The cells of a line: text, number found, seconds. Raises SystemExit where the answers differ."""
    found, page = timed(lambda: enterprises.search(ws, text, facets=False), REPEATS)
    _, counted = timed(lambda: enterprises.search(ws, text), REPEATS)
    cells: list[Any] = [text, f"{found.total:,}", page, counted]
    if text.isascii() and text:  # codes and pinyin are not in the names that the others look through
        return cells
    total, scanned = timed(lambda: scan.total(text), REPEATS)
    cells += [scanned, timed(lambda: scan.facets(text), REPEATS)[1]]
    totals = {found.total, total}
    if text:
        total, every = timed(lambda: fts.total(text), REPEATS)
        totals.add(total)
        cells += [timed(lambda: fts.page(text), REPEATS)[1], every]
    if len(totals) > 1:
        raise SystemExit(f"{text}: the totals differ: {totals}")
    return cells


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
