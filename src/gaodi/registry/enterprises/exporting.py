"""Enterprises as a file for a spreadsheet or a program, written piece by piece, so that a million take no memory.

Text that a spreadsheet would take for a formula is made harmless. A note says what has to be known of the rows (that
they are made up): above the header of a sheet, under the last line of a CSV file, in the metadata of Parquet.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow.parquet as pq
import xlsxwriter

from gaodi.errors import Fault, InputError
from gaodi.registry.enterprises.asking import Filters
from gaodi.registry.enterprises.directory.facets import YES
from gaodi.registry.enterprises.searching import COLUMNS, export, search
from gaodi.registry.enterprises.words import heading, made_up

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

ENDINGS = (".csv", ".xlsx", ".parquet")
SHEET = 1_048_576
"""So many rows a sheet has."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|")


def export_file(
    ws: Workspace, path: Path, text: str = "", filters: Filters | None = None, *, sort: str = "",
    columns: Sequence[str] = COLUMNS,
) -> int:  # fmt: skip
    """Write all enterprises that `search` finds into a file (see `write`); how many there were. Where any of them is
    made up the file says so, and has the column `synthetic`. Headings are in the language of the workspace."""
    language = ws.settings.language.value
    counts = search(ws, text, filters, size=1, facets=["synthetic"]).facets["synthetic"]
    fiction = any(one.value == YES and one.count for one in counts)
    wanted = [*columns, *(["synthetic"] if fiction and "synthetic" not in columns else [])]
    frames = export(ws, text, filters, sort=sort, columns=wanted)
    headings = [heading(name, language) for name in wanted]
    return write(path, frames, headings, made_up(language) if fiction else "")


def write(path: Path, frames: Iterable[pl.DataFrame], headings: Sequence[str], note: str = "") -> int:
    """Write all rows of the frames into a file of the kind that its name says; how many there were.

    headings: of the columns, in their order; a Parquet file keeps their names. The file is there whole or not at all.
    Raises InputError for another kind of file, and for a sheet that is too long.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        what = f"{path.name} is no kind of file that is written"
        raise InputError(Fault(what, expected=f"a name that ends in {' '.join(ENDINGS)}"))
    draft = path.with_name(f".{path.name}.part")
    try:
        rows = _WRITERS[ending](draft, frames, headings, note)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return rows


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def _cells(frames: Iterable[pl.DataFrame]) -> Iterator[list[Any]]:
    for frame in frames:
        lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
        flat = frame.with_columns(pl.col(name).cast(pl.List(pl.String)).list.join("、") for name in lists)
        for row in flat.iter_rows():
            yield [_plain(cell) for cell in row]


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    if isinstance(cell, bool) or not isinstance(cell, int | float | date):
        return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)
    return cell


def _csv(path: Path, frames: Iterable[pl.DataFrame], headings: Sequence[str], note: str) -> int:
    """UTF-8 with a mark at its head, so that spreadsheets read Chinese."""
    rows = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(harmless, headings))
        for row in _cells(frames):
            writer.writerow(harmless(cell) if isinstance(cell, str) else cell for cell in row)
            rows += 1
        if note:
            writer.writerow([note])
    return rows


def _xlsx(path: Path, frames: Iterable[pl.DataFrame], headings: Sequence[str], note: str) -> int:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet, head = book.add_worksheet(), book.add_format({"bold": True, "bottom": 1})
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        top = 1 if note else 0
        if note:
            sheet.write_string(0, 0, note)
        for x, heading in enumerate(headings):
            sheet.write_string(top, x, heading, head)
        sheet.freeze_panes(top + 1, 0)
        row = top
        for row, cells in enumerate(_cells(frames), start=top + 1):
            if row >= SHEET:
                do = "Write a .csv file, or choose fewer enterprises"
                raise InputError(Fault(f"A sheet has no more than {SHEET:,} rows", path.name, do=do))
            for x, cell in enumerate(cells):
                _write(sheet, row, x, cell, days)
    return row - top


def _write(sheet: Any, y: int, x: int, cell: Any, days: Any) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(y, x, cell, days)
    elif isinstance(cell, int | float):
        sheet.write_number(y, x, cell)
    elif cell:
        sheet.write_string(y, x, cell)


def _parquet(path: Path, frames: Iterable[pl.DataFrame], headings: Sequence[str], note: str) -> int:
    rows, writer = 0, None
    for frame in frames:
        table = frame.to_arrow()
        if note:
            table = table.replace_schema_metadata({"note": note})
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
        rows += frame.height
    if writer:
        writer.close()
    return rows


_WRITERS = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}
