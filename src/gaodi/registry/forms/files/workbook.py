"""Reads .xlsx and .xls: values by the fast reader (calamine), and beside them what it does not tell (`scan`).

A formula counts with the result that was saved with it. Only sheets that are shown are read.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape

import fastexcel
import polars as pl

from gaodi.registry.forms.faults import Stop
from gaodi.registry.forms.files import archive
from gaodi.registry.forms.files.scan import Cell, Scan, check_types, percent_styles, scan
from gaodi.registry.forms.files.sheet import Block, Book, Odd, Sheet

MOST_UNPACKED = 4 * 1024**3
MOST_SHEETS = 200
STAMP = "_gaodi"
"""The hidden sheet into which Gaodi writes what a blank workbook is for: names and values."""

_ERRORS = {
    "Div0": "#DIV/0!", "NA": "#N/A", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!", "Ref": "#REF!",
    "Value": "#VALUE!", "GettingData": "#GETTING_DATA",
}  # fmt: skip
_ERROR = re.compile(r"Error\((\w+)\)")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?>")
_NAME = re.compile(rb"\bname=[\"']([^\"']*)[\"']")
_HIDDEN = re.compile(rb"\bstate=[\"'](?:hidden|veryHidden)[\"']")
_LINK = re.compile(rb"\b(?:r:)?id=[\"']([^\"']*)[\"']")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?>")
_ID, _TARGET = re.compile(rb"\bId=[\"']([^\"']*)[\"']"), re.compile(rb"\bTarget=[\"']([^\"']*)[\"']")


def read(path: Path, kind: str) -> Book:
    """The workbook. Raises Stop where it cannot be read without harm, or at all."""
    scans = _scans(path, lambda part: part.shown or part.name == STAMP) if kind == "xlsx" else None
    reader = _opened(path)
    if len(reader.sheet_names) > MOST_SHEETS:
        raise Stop("too-many-sheets", count=len(reader.sheet_names), most=MOST_SHEETS)
    shown = _shown(reader) if scans is None else [name for name in reader.sheet_names if name in scans]
    sheets = [_sheet(reader, name, (scans or {}).get(name, Scan())) for name in shown if name != STAMP]
    return Book(kind, tuple(sheets), _stamp(reader, scans))


def stamp(path: Path) -> dict[str, str]:
    """What Gaodi wrote into a workbook of its own; nothing of any other. Raises Stop as `read` does."""
    scans = _scans(path, lambda part: part.name == STAMP)
    return _stamp(_opened(path), scans) if scans else {}


def _opened(path: Path) -> fastexcel.ExcelReader:
    try:
        return fastexcel.read_excel(path)
    except BaseException as error:  # a panic of the reader is no Exception
        raise _refusal(error) from error


def _refusal(error: BaseException) -> BaseException:
    """What to raise for a failure of the reader; interruptions stay what they are."""
    if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit | MemoryError):
        return error
    if "password" in str(error).lower() or "encrypt" in str(error).lower():
        return Stop("encrypted")
    return Stop("damaged", reason=(str(error).splitlines() or [type(error).__name__])[0])


def _loaded(reader: fastexcel.ExcelReader, name: str, **how: Any) -> fastexcel.ExcelSheet:
    try:
        sheet: fastexcel.ExcelSheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string", **how)
    except BaseException as error:
        raise _refusal(error) from error
    return sheet


def _shown(reader: fastexcel.ExcelReader) -> list[str]:
    """The sheets of an old workbook that are not hidden."""
    return [name for name in reader.sheet_names if _loaded(reader, name, n_rows=1).visible == "visible"]


def _stamp(reader: fastexcel.ExcelReader, scans: Mapping[str, Scan] | None) -> dict[str, str]:
    """What is in the hidden sheet; only one that was looked at is read."""
    if scans is None or STAMP not in scans:
        return {}
    frame = _loaded(reader, STAMP, n_rows=100).to_polars()
    return {str(row[0]): str(row[1] or "") for row in frame.iter_rows()} if frame.width >= 2 else {}


def _sheet(reader: fastexcel.ExcelReader, name: str, seen: Scan) -> Sheet:
    @lru_cache(maxsize=1)
    def content() -> tuple[pl.DataFrame, tuple[Odd, ...]]:
        sheet = _loaded(reader, name)
        frame, odd = _values(sheet)
        return _in_percent(frame, seen.percent), tuple(odd)

    def blocks() -> Iterator[Block]:
        yield Block(1, content()[0])

    return Sheet(name, blocks, tuple(seen.merged), odd=lambda: (*content()[1], *_uncomputed(seen)))


def _values(sheet: fastexcel.ExcelSheet) -> tuple[pl.DataFrame, list[Odd]]:
    """The cells as text, columns by their number in the sheet, and those that show an error."""
    if not sheet.width:
        return pl.DataFrame(), []
    columns = {info.name: info.absolute_index for info in sheet.available_columns()}
    batch, wrong = sheet.to_arrow_with_errors()
    frame = pl.DataFrame(batch).rename({name: str(number) for name, number in columns.items()})
    last = max(columns.values())
    frame = frame.select(
        pl.col(str(n)) if n in columns.values() else pl.lit(None, pl.String).alias(str(n)) for n in range(last + 1)
    )
    first = min(columns.values())
    return frame, [_error(one, first) for one in (wrong.errors if wrong else ())]


def _error(one: Any, first: int) -> Odd:
    row, column = one.position
    told = _ERROR.search(one.detail)
    return Odd(row, column + first, "cell-error", _ERRORS.get(told[1], told[1]) if told else "?")


def _uncomputed(seen: Scan) -> list[Odd]:
    return [Odd(row, column, "formula-without-value") for row, column in seen.uncomputed]


def _in_percent(frame: pl.DataFrame, cells: list[Cell]) -> pl.DataFrame:
    """Cells that show percent hold a hundredth of what is shown: write them as they are shown."""
    rows: dict[int, list[int]] = {}
    for row, column in cells:
        if row < frame.height and column < frame.width:
            rows.setdefault(column, []).append(row)
    for column, which in rows.items():
        held = frame.to_series(column)
        shown = (held.cast(pl.Float64, strict=False) * 100).round_sig_figs(15).cast(pl.String) + "%"
        mask = pl.Series(which).cast(pl.UInt32)
        picked = pl.arange(frame.height, eager=True).is_in(mask.cast(pl.Int64).implode()) & shown.is_not_null()
        frame = frame.with_columns(pl.when(picked).then(shown).otherwise(held).alias(str(column)))
    return frame


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet, where its XML is, and whether it is shown."""

    name: str
    place: str
    shown: bool


def _scans(path: Path, wanted: Callable[[_Part], bool]) -> dict[str, Scan]:
    """What the XML of sheets tells, by the sheet's name."""
    parts = archive.check(path, MOST_UNPACKED)
    with zipfile.ZipFile(path) as file:
        sheets, known = _parts(file), {part.filename: part for part in parts}
        check_types(file, [part for part in parts if part.filename not in {one.place for one in sheets}])
        percent = percent_styles(file)
        return {one.name: scan(file, known[one.place], percent) for one in sheets if wanted(one) and one.place in known}


def _parts(file: zipfile.ZipFile) -> list[_Part]:
    """The sheets of a workbook."""
    try:
        book, links = file.read("xl/workbook.xml"), file.read("xl/_rels/workbook.xml.rels")
    except (KeyError, *archive.DAMAGE) as error:
        raise Stop("damaged", reason=error) from error
    targets = {}
    for relation in _RELATION.findall(links):
        key, target = _ID.search(relation), _TARGET.search(relation)
        if key and target:
            place = target[1].decode()
            targets[key[1]] = place.lstrip("/") if place.startswith("/") else f"xl/{place}"
    found = []
    for tag in _SHEET.findall(book):
        name, link = _NAME.search(tag), _LINK.search(tag)
        if name and link and link[1] in targets:
            text = unescape(name[1].decode(), {"&quot;": '"', "&apos;": "'"})
            found.append(_Part(text, targets[link[1]], _HIDDEN.search(tag) is None))
    return found
