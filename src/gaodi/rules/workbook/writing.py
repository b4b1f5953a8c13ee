"""Writes a workbook: the result in front, then the inputs, then the steps. Text is text, never a formula."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from gaodi.rules.workbook.formulas import constant
from gaodi.rules.workbook.model import Book, Kept
from gaodi.rules.workbook.names import FIRST, KEPT_COLUMN, STEP_COLUMN, names

ERROR = "#N/A"


def write(book: Book) -> BytesIO:
    """The workbook as a file."""
    content = BytesIO()
    file = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    _Sheets(file, book).write()
    file.close()
    content.seek(0)
    return content


class _Sheets:
    """Writes the three sheets of a book."""

    def __init__(self, file: Any, book: Book) -> None:
        self.file, self.book, self.names = file, book, names(book.language)
        self.head = file.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.title = file.add_format({"italic": True})
        self.day = file.add_format({"num_format": "yyyy-mm-dd", "bg_color": "#FFF8E1"})
        self.typed = file.add_format({"bg_color": "#FFF8E1"})
        self.text = file.add_format({"text_wrap": True, "valign": "top"})

    def write(self) -> None:
        """All sheets."""
        sheets = [self.file.add_worksheet(name) for name in (self.names.result, self.names.inputs, self.names.steps)]
        self._result(sheets[0])
        self._inputs(sheets[1])
        self._steps(sheets[2])
        for sheet in sheets:
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.set_footer(f"&L{self.book.about[2][1]}&R&P / &N")

    def _result(self, sheet: Any) -> None:
        for y, (label, said) in enumerate(self.book.about):
            sheet.write_string(y, 0, label)
            sheet.write_string(y, 1, said)
        top = len(self.book.about) + 1
        for x, label in enumerate(self.names.result_heads):
            sheet.write_string(top, x, label, self.head)
        by_cell = self._kept_of_cells()
        for y, (label, said, cell) in enumerate(self.book.results, start=top + 1):
            sheet.write_string(y, 0, label)
            sheet.write_string(y, 1, said)
            if cell:
                sheet.write_formula(y, 2, f"={cell}", None, _cached(by_cell.get(cell.rpartition("!")[2])))
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 2, 44)

    def _kept_of_cells(self) -> dict[str, Kept]:
        return {f"${STEP_COLUMN}${FIRST + n}": line.kept for n, line in enumerate(self.book.steps)}

    def _heads(self, sheet: Any, about: str, heads: tuple[str, ...]) -> None:
        sheet.write_string(0, 0, about, self.title)
        for x, label in enumerate(heads):
            sheet.write_string(1, x, label, self.head)
        sheet.freeze_panes(2, 0)

    def _inputs(self, sheet: Any) -> None:
        self._heads(sheet, self.names.about_inputs, self.names.input_heads)
        for y, one in enumerate(self.book.inputs, start=FIRST - 1):
            sheet.write_string(y, 0, one.label)
            self._value(sheet, y, 1, one.value, self.typed)
            sheet.write_string(y, 2, one.unit)
            sheet.write_string(y, 3, one.shown)
            sheet.write_string(y, 4, one.column)
        for first, last, width in ((0, 0, 40), (1, 2, 16), (3, 4, 28)):
            sheet.set_column(first, last, width)

    def _steps(self, sheet: Any) -> None:
        self._heads(sheet, self.names.about_steps, self.names.step_heads)
        for y, line in enumerate(self.book.steps, start=FIRST - 1):
            sheet.write_string(y, 0, line.label, self.text)
            sheet.write_string(y, 1, line.name)
            sheet.write_string(y, 2, line.said[:32_000], self.text)
            if line.formula:
                sheet.write_formula(y, 3, f"={line.formula}", None, _cached(line.kept))
            else:
                self._value(sheet, y, 3, line.kept)
            self._value(sheet, y, 4, line.kept)
            sheet.write_formula(y, 5, _agree(y + 1), None, "" if line.kept is None else "✓")
            sheet.write_string(y, 6, line.unit)
            sheet.write_string(y, 7, f"{line.shown} {line.note}".strip() if line.kept is None else line.note)
        for first, last, width in ((0, 1, 26), (2, 2, 60), (3, 4, 18), (5, 5, 8), (6, 7, 18)):
            sheet.set_column(first, last, width)

    def _value(self, sheet: Any, y: int, x: int, value: Kept, form: Any = None) -> None:
        if value is None:
            sheet.write_formula(y, x, f"={constant(None)}", form, ERROR)
        elif isinstance(value, bool):
            sheet.write_boolean(y, x, value, form)
        elif isinstance(value, date):
            sheet.write_datetime(y, x, datetime.combine(value, time()), self.day)
        elif isinstance(value, str):
            sheet.write_string(y, x, value, form)
        else:
            sheet.write_number(y, x, value, form)


def _cached(value: Kept) -> Any:
    """What stands in the cell of a formula until it is computed."""
    if value is None:
        return ERROR
    return (value - date(1899, 12, 30)).days if isinstance(value, date) else value


def _agree(row: int) -> str:
    """Whether what is computed here is what the run kept; nothing where it is not known."""
    here, kept = f"{STEP_COLUMN}{row}", f"{KEPT_COLUMN}{row}"
    same = f"IF(ISNUMBER({kept}),ABS({here}-{kept})<=1E-9*MAX(1,ABS({kept})),{here}={kept})"
    return f'=IF(ISERROR({kept}),"",IF({same},"✓","✗"))'
