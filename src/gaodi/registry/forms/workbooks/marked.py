"""Writes the file back as a workbook in which every bad cell is coloured and explained, with a list of all faults.

Of a large file only the rows with faults are written, with their numbers: nobody looks for ten cells in a million.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import polars as pl
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from gaodi.registry.forms import files
from gaodi.registry.forms.faults import Stop
from gaodi.registry.forms.files import Sheet
from gaodi.registry.forms.headers import ROWS
from gaodi.registry.forms.model import Severity
from gaodi.registry.forms.outcome import Checked
from gaodi.registry.forms.workbooks.styles import BAD, DOUBTFUL, Styles, opened
from gaodi.registry.forms.workbooks.words import Language, said

MOST_CELLS = 500_000
"""A file of more cells comes back with the rows that have faults."""

MOST_NOTES = 2_000
"""So many cells are explained in a note of their own; the others are coloured and listed."""

_LONGEST_NUMBER = 15
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_MIDNIGHT = " 00:00:00"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")

Marks = Mapping[tuple[int, int], list[dict[str, str]]]
"""Row and column, from 0 → the faults of the cell."""


def mark(checked: Checked, path: str | Path, out: str | Path, *, language: str = "zh") -> Path:
    """Write the marked workbook.

    checked: what was found in the file; path: the file; out: where to write, a name that ends in .xlsx. language: zh
    or en. Raises InputError where it cannot be written.
    """
    path, out = Path(path), Path(out)
    with opened(out) as book:
        _Marked(book, checked, Language(language)).write(path)
    return out


class _Marked:
    """One marked workbook."""

    def __init__(self, book: Workbook, checked: Checked, language: Language) -> None:
        self._book, self._checked, self._language = book, checked, language
        self._styles = Styles(book)
        self._names: set[str] = set()
        self._notes = 0

    def write(self, path: Path) -> None:
        """The list of faults first, then the sheets."""
        self._list()
        try:
            for sheet in files.opened(path, self._checked.file).sheets:
                self._sheet(sheet)
        except Stop:
            # What cannot be read is in the list; there is nothing to mark.
            return

    def _list(self) -> None:
        sheet = self._added(said("faults", self._language))
        names = ("sheet", "cell", "heading", "value", "severity", "message", "do")
        for column, (name, width) in enumerate(zip(names, (16, 9, 22, 24, 8, 70, 50), strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, said(name, self._language), self._styles.heading())
        sheet.freeze_panes(1, 0)
        plain = self._styles(text_wrap=True)
        for number, fault in enumerate(self._checked.faults.iter_rows(named=True), 1):
            for column, text in enumerate(self._line(fault)):
                sheet.write_string(number, column, text, plain)
        rest = self._checked.errors + self._checked.warnings - self._checked.faults.height
        if rest:
            sheet.write_string(self._checked.faults.height + 1, 0, said("more", self._language, count=rest))

    def _line(self, fault: Mapping[str, str | None]) -> list[str]:
        end = "en" if self._language is Language.ENGLISH else "zh"
        severity = said(str(fault["severity"]), self._language)
        keys = ("sheet", "cell", "heading", "value")
        return [*(fault[key] or "" for key in keys), severity, fault[f"message_{end}"] or "", fault[f"do_{end}"] or ""]

    def _sheet(self, given: Sheet) -> None:
        marks = self._marks(given.name)
        sheet = self._added(given.name)
        large = self._is_large(given)
        if large:
            self._faulty_rows(sheet, given, marks)
            return
        for block in given.blocks():
            for number, row in enumerate(block.frame.iter_rows(), block.first - 1):
                self._row(sheet, number, number, 0, row, marks)
        self._merge(sheet, given, marks)

    def _is_large(self, given: Sheet) -> bool:
        cells = 0
        for block in given.blocks():
            cells += block.frame.height * block.frame.width
            if cells > MOST_CELLS:
                return True
        return False

    def _faulty_rows(self, sheet: Worksheet, given: Sheet, marks: Marks) -> None:
        """The header and the rows with faults, their numbers before them."""
        header = next((table.header for table in self._checked.tables if table.sheet == given.name), 1)
        wanted = sorted({row for row, _ in marks} | {header - 1})
        total = written = 0
        for block in given.blocks():
            total += block.frame.height
            inside = [row for row in wanted if block.first - 1 <= row < block.first - 1 + block.frame.height]
            part = block.frame[[row - block.first + 1 for row in inside]]
            for number, row in zip(inside, part.iter_rows(), strict=True):
                written += 1
                sheet.write_number(written, 0, number + 1)
                self._row(sheet, written, number, 1, row, marks)
        sheet.write_string(0, 0, said("only-faulty", self._language, rows=total))

    def _row(self, sheet: Worksheet, at: int, number: int, shift: int, row: tuple[object, ...], marks: Marks) -> None:
        """Write a row. at: where it goes; number: where it was; shift: by how many columns it is moved."""
        for column, value in enumerate(row):
            found = marks.get((number, column))
            style = self._style(found) if found else None
            _cell(sheet, at, column + shift, value, style)
            if found and self._notes < MOST_NOTES:
                self._notes += 1
                sheet.write_comment(at, column + shift, self._note(found), {"x_scale": 2.5, "y_scale": 1.2})

    def _merge(self, sheet: Worksheet, given: Sheet, marks: Marks) -> None:
        """Merge again what was merged above the rows, where nothing is marked: a header is known by its look."""
        head = given.head(ROWS)
        for one in given.merged:
            cells = product(range(one.top, one.bottom + 1), range(one.left, one.right + 1))
            if one.bottom < len(head) and one.right < len(head[0]) and not any(cell in marks for cell in cells):
                text, style = head[one.top][one.left], self._styles(align="center")
                sheet.merge_range(one.top, one.left, one.bottom, one.right, "", style)
                sheet.write_string(one.top, one.left, text, style)

    def _style(self, found: list[dict[str, str]]) -> Format:
        error = any(one["severity"] == Severity.ERROR for one in found)
        return self._styles(bg_color=BAD if error else DOUBTFUL, border=1, border_color="#808080")

    def _note(self, found: list[dict[str, str]]) -> str:
        end = "en" if self._language is Language.ENGLISH else "zh"
        stop = ". " if end == "en" else "。"
        return "\n".join(stop.join(filter(None, (one[f"message_{end}"], one[f"do_{end}"]))) for one in found)

    def _marks(self, sheet: str) -> Marks:
        rows = self._checked.faults.filter((pl.col("sheet") == sheet) & pl.col("cell").is_not_null())
        found: dict[tuple[int, int], list[dict[str, str]]] = {}
        for row in rows.iter_rows(named=True):
            found.setdefault((row["row"] - 1, _column(row["column"])), []).append(row)
        return found

    def _added(self, name: str) -> Worksheet:
        """A sheet of the name, as far as a workbook allows it."""
        short = _FORBIDDEN.sub("_", name).strip("'")[:28] or "_"
        free = next(one for one in _numbered(short) if one.casefold() not in self._names)
        self._names.add(free.casefold())
        sheet: Worksheet = self._book.add_worksheet(free)
        return sheet


def _cell(sheet: Worksheet, row: int, column: int, value: object, style: Format | None) -> None:
    if value is None or value == "":
        if style is not None:
            sheet.write_blank(row, column, None, style)
        return
    text = str(value)
    if _NUMBER.fullmatch(text) and len(text) <= _LONGEST_NUMBER:
        sheet.write_number(row, column, float(text), style)
    else:
        sheet.write_string(row, column, text.removesuffix(_MIDNIGHT)[:32_767], style)


def _column(letters: str) -> int:
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - 64
    return number - 1


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}~{number}" for number in range(2, 1000))
