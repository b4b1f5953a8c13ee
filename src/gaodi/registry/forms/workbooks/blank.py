"""Writes the blank workbook of a form: how to fill it in, the table with drop-downs and notes, and hidden what it is
for, so that it is recognised when it comes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from gaodi import periods
from gaodi.errors import Fault, InputError
from gaodi.registry import enterprises, regions, subjects
from gaodi.registry.forms import definitions
from gaodi.registry.forms.faults import letter
from gaodi.registry.forms.files.workbook import STAMP
from gaodi.registry.forms.job import period_of_form
from gaodi.registry.forms.lookups import of_type
from gaodi.registry.forms.model import Column, Form, Type
from gaodi.registry.forms.workbooks.styles import Styles, opened
from gaodi.registry.forms.workbooks.words import Language, heading, instructions, said
from gaodi.registry.metrics import SubjectKind

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

ROWS = 20_000
"""So many rows below the header are checked while they are typed."""

MOST_PREFILLED = 500_000
_OPTIONS = "_options"
_WIDTHS = {
    Type.TEXT: 28,
    Type.USCC: 24,
    Type.DATE: 13,
    Type.CHOICE: 14,
    Type.YES_NO: 10,
    Type.REGION: 16,
    Type.PARK: 22,
}


def blank(
    form: str | Form,
    path: str | Path,
    *,
    ws: Workspace | None = None,
    period: str | None = None,
    language: str = "zh",
    prefilled: bool = False,
) -> Path:
    """Write the blank workbook of a form.

    ws: whose forms, parks and regions; a demonstration is marked as such. period: what it will be returned for, known
    again when it comes back. language: zh, en, or both. prefilled: with the enterprises or parks that are known.
    Raises InputError for a period that the form is not returned for, and where the file cannot be written.
    """
    chosen = definitions.load(ws)[form] if isinstance(form, str) else form
    when = period_of_form(chosen, period) if period else None
    if prefilled and ws is None:
        raise InputError(Fault("Nobody is known whose rows could be filled in", do="Name a workspace"))
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise InputError(Fault(f"The workbook is to be written to {path.name!r}", expected="a name that ends in .xlsx"))
    with opened(path) as book:
        _Blank(book, chosen, ws, when, Language(language)).write(prefilled=prefilled)
    return path


class _Blank:
    """One blank workbook."""

    def __init__(
        self, book: Workbook, form: Form, ws: Workspace | None, period: periods.Period | None, language: Language
    ) -> None:
        self._book, self._form, self._ws, self._period, self._language = book, form, ws, period, language
        self._styles = Styles(book)
        self._demonstration = ws is not None and ws.settings.demonstration

    def write(self, *, prefilled: bool) -> None:
        """Instructions, table, and what is hidden."""
        self._instructions()
        sheet = self._book.add_worksheet(said("data", self._language))
        options = self._book.add_worksheet(_OPTIONS)
        options.very_hidden()
        top = self._header(sheet)
        for number, column in enumerate(self._form.columns):
            self._column(sheet, options, number, column, top + 1)
        if prefilled and self._ws is not None:
            self._rows(sheet, top + 1, self._ws)
        self._stamp()
        sheet.activate()

    def _instructions(self) -> None:
        sheet = self._book.add_worksheet(said("instructions", self._language))
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 4, 16)
        sheet.set_column(5, 5, 70)
        title, plain = self._styles(bold=True, font_size=16), self._styles(text_wrap=True)
        lines = instructions(self._form, self._period, self._language, demonstration=self._demonstration)
        for row, line in enumerate(lines.texts):
            sheet.merge_range(row, 0, row, 5, line, title if row == 0 else plain)
        for row, cells in enumerate(lines.table, len(lines.texts) + 1):
            style = self._styles.heading() if row == len(lines.texts) + 1 else self._styles(border=1, text_wrap=True)
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell, style)

    def _header(self, sheet: Worksheet) -> int:
        """Write the header, under a line that marks a demonstration; its row, from 0."""
        top = 0
        if self._demonstration:
            sheet.write_string(
                0, 0, said("demonstration", self._language), self._styles(bold=True, font_color="#C00000")
            )
            top = 1
        for number, column in enumerate(self._form.columns):
            style = self._styles.heading(needed=column.required)
            sheet.write_string(top, number, heading(column, self._language), style)
        sheet.set_row(top, 48 if self._language is Language.BOTH else 32)
        sheet.freeze_panes(top + 1, min(2, len(self._form.columns)))
        return top

    def _column(self, sheet: Worksheet, options: Worksheet, number: int, column: Column, first: int) -> None:
        sheet.set_column(number, number, _WIDTHS.get(column.type, 15), self._styles.cells(column.type))
        note = self._language.of(column.note, column.note_en or column.note)
        if note:
            sheet.write_comment(first - 1, number, note, {"x_scale": 2, "y_scale": 1 + len(note) / 120})
        rule = self._validation(options, number, column)
        if rule:
            sheet.data_validation(first, number, first + ROWS - 1, number, rule)

    def _validation(self, options: Worksheet, number: int, column: Column) -> dict[str, Any]:
        """What a spreadsheet program lets people type. Other words are taken where the form knows them, so it warns."""
        low, high = column.bounds or (None, None)
        message = said(f"type-{column.type}", self._language)
        about = {"error_title": column.heading[:32], "error_message": message[:255], "error_type": "warning"}
        match column.type:
            case Type.NUMBER | Type.INTEGER:
                kind = "decimal" if column.type is Type.NUMBER else "integer"
                ends = (low if low is not None else -1e15, high if high is not None else 1e15)
                return about | {"validate": kind, "criteria": "between", "minimum": ends[0], "maximum": ends[1]}
            case Type.DATE:
                return about | {"validate": "date", "criteria": ">", "value": date(1900, 1, 1)}
            case Type.USCC:
                return about | {"validate": "length", "criteria": "==", "value": 18}
        words = list(self._words(column))
        if not words:
            return {}
        for row, word in enumerate(words):
            options.write_string(row, number, word)
        place = f"={_OPTIONS}!{_reference(number, len(words))}"
        return about | {"validate": "list", "source": place}

    def _words(self, column: Column) -> Iterator[str]:
        """What a drop-down offers."""
        match column.type:
            case Type.YES_NO:
                yield from (("Yes", "No") if self._language is Language.ENGLISH else ("是", "否"))
            case Type.CHOICE:
                yield from (self._language.of(one.name, one.name_en or one.name) for one in column.choices)
            case Type.PARK | Type.LIST:
                yield from of_type(column.type, self._ws).shown.values()
            case Type.REGION if self._ws is not None:
                known, home = regions.load(self._ws), self._ws.settings.region.code
                yield from (one.name for one in (known.children(home) if home in known else ()))

    def _rows(self, sheet: Worksheet, first: int, ws: Workspace) -> None:
        """The subjects that are expected to return the form."""
        for row, (key, name) in enumerate(_expected(ws, self._form)):
            for number, column in enumerate(self._form.columns):
                if column.key == self._form.subject:
                    sheet.write_string(first + row, number, key)
                elif column.name_of == self._form.subject or column.field == "name":
                    sheet.write_string(first + row, number, name)

    def _stamp(self) -> None:
        sheet = self._book.add_worksheet(STAMP)
        sheet.very_hidden()
        stamp = {
            "form": self._form.id,
            "version": str(self._form.version),
            "period": self._period.code if self._period else "",
            "sheet": said("data", self._language),
            "demonstration": "yes" if self._demonstration else "",
        }
        for row, (name, value) in enumerate(stamp.items()):
            sheet.write_string(row, 0, name)
            sheet.write_string(row, 1, value)


def _expected(ws: Workspace, form: Form) -> Iterator[Sequence[str]]:
    """Key and name of each subject."""
    if form.subjects is SubjectKind.PARK:
        parks = (one for one in subjects.load(ws).values() if one.kind is SubjectKind.PARK)
        yield from ((one.name, one.name) for one in parks)
        return
    subject = next((column for column in form.columns if column.key == form.subject), None)
    if subject is None or subject.type is not Type.USCC:
        raise InputError(Fault(f"The rows of {form.id} are not about enterprises or parks, so none can be filled in"))
    known = enterprises.current(ws).filter(
        pl.col("uscc").is_not_null() & (pl.col("status").fill_null("active") == "active")
    )
    yield from known.select("id", "name").head(MOST_PREFILLED).iter_rows()


def _reference(column: int, rows: int) -> str:
    return f"${letter(column)}$1:${letter(column)}${rows}"
