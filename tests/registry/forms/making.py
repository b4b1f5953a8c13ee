"""Files as offices send them, made for the tests: the enterprises in them are fictional."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from gaodi.registry import forms, uscc
from gaodi.workspace import Workspace

SOURCE = "synthetic"
CODES = [uscc.compose("91", "430102", f"MA4T{n:04d}") for n in range(40)]
NAMES = [f"虚构{word}有限公司" for word in ("甲一", "乙二", "丙三", "丁四", "戊五", "己六", "庚七", "辛八")]
HEADER = ["统一社会信用代码", "企业名称", "营业收入", "利润总额", "从业人员期末人数"]
ROWS = [[CODES[n], NAMES[n], 1000 * (n + 1), 100 * (n + 1), 10 * (n + 1)] for n in range(4)]


def text(rows: Iterable[Sequence[Any]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def write_csv(path: Path, rows: Iterable[Sequence[Any]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    path.write_bytes(text(rows, delimiter).encode(encoding))
    return path


def write_xlsx(path: Path, rows: Iterable[Sequence[Any]], sheet: str = "数据", **more: Any) -> Path:
    """Rows as a workbook. formats: (row, column) → number format; merges: ranges such as A1:C1 with their text."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    page = book.add_worksheet(sheet)
    styles = {cell: book.add_format({"num_format": code}) for cell, code in more.get("formats", {}).items()}
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if value is not None and value != "":
                page.write(row, column, value, styles.get((row, column)))
    for place, words in more.get("merges", {}).items():
        page.merge_range(place, words)
    for (row, column), (formula, value) in more.get("formulas", {}).items():
        page.write_formula(row, column, formula, None, value)
    book.close()
    return path


def write_xls(path: Path, rows: Iterable[Sequence[Any]]) -> Path:
    import xlwt

    book = xlwt.Workbook()
    page = book.add_sheet("数据")
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            page.write(row, column, value)
    book.save(str(path))
    return path


def registered(path: Path, count: int = 8) -> Workspace:
    """A workspace for Changsha with so many fictional enterprises in its register."""
    ws = Workspace.create(path / "ws", region="430100")
    rows = [[CODES[n], NAMES[n] if n < len(NAMES) else f"虚构第{n}有限公司"] for n in range(count)]
    file = write_csv(path / "register.csv", [["统一社会信用代码", "企业名称"], *rows])
    forms.load_file(ws, "enterprise-register", file, source=SOURCE, user="test")
    return ws


def codes_of(checked: forms.Checked) -> dict[str, str]:
    """The cell (or row) of each fault and its code."""
    return {row["cell"] or str(row["row"]): row["code"] for row in checked.faults.iter_rows(named=True)}


def annual(ws: Workspace, path: Path, **more: Any) -> forms.Checked:
    return forms.check_file(ws, "annual-enterprise", path, period="2023", source=SOURCE, **more)


def load_annual(ws: Workspace, path: Path, **more: Any) -> forms.Loaded:
    return forms.load_file(ws, "annual-enterprise", path, **{"period": "2023", "source": SOURCE} | more)


def values(ws: Workspace) -> list[tuple[Any, ...]]:
    """Everything that is seen of observations."""
    if "observations" not in ws.lake.tables():
        return []
    rows = ws.lake.read("observations").select("subject", "metric", "period", "value").collect()
    return sorted(rows.iter_rows())


def nothing_loaded(ws: Workspace) -> bool:
    """Whether the register is all there is: no value, no load, no file kept, nothing left waiting."""
    kept = list((ws.path / "imports").iterdir())
    return values(ws) == [] and forms.history(ws).height == 1 and len(kept) == 1


def frame(rows: Sequence[Sequence[Any]]) -> pl.DataFrame:
    return pl.DataFrame({name: [row[n] for row in rows[1:]] for n, name in enumerate(rows[0])})
