"""A table as a file: all rows that were found, the columns that were picked, and who made it and when.

Text that a spreadsheet would take for a formula is made harmless. Every export is on the audit trail.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from operator import methodcaller
from typing import TYPE_CHECKING, Any

import xlsxwriter
from django.http import FileResponse, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from gaodi.web.audit.services import record

if TYPE_CHECKING:
    from gaodi.web.site.tables.column import Column
    from gaodi.web.site.tables.table import Table

# A cell that begins like this is a formula to Excel, LibreOffice or WPS; the wide forms are folded by some of them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|")

# Pages part the thousands of a number by a thin space, which a spreadsheet cannot read.
_THIN = re.compile(r"(?<=\d)[\u2009\u202f](?=\d)")

# A footer has at most 255 characters, of which some are commands.
_FOOTER = 200

_AT_ONCE = 2000


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def mark(table: Table) -> str:
    """The visible mark: who made the file, when, from which page, and what has to be known of it."""
    user, now = table.request.user, timezone.localtime()
    words = _("Exported from Gaodi by %(name)s (%(account)s) on %(time)s")
    made = words % {"name": user.name, "account": user.username, "time": now.strftime("%Y-%m-%d %H:%M:%S")}
    return " · ".join([made, *map(str, table.notes)])


def _file_name(table: Table, ending: str) -> str:
    stamp = timezone.localtime().strftime("%Y%m%d-%H%M")
    return f"{slugify(str(table.name), allow_unicode=True) or 'table'}-{table.request.user.username}-{stamp}.{ending}"


def _note(table: Table, form: str) -> None:
    details = {
        "format": form,
        "rows": table.count,
        "columns": [column.key for column in table.file_columns],
        "address": table.request.get_full_path()[:500],
    }
    record("export", actor=table.request.user, kind="table", label=str(table.name), details=details)


def _plain(value: Any) -> Any:
    """What both formats can hold: numbers, dates without a zone, text."""
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
    if isinstance(value, bool) or not isinstance(value, (int, float, date)):
        return "" if value is None else _THIN.sub("", str(value))
    return value


class _Said(dict[Any, Any]):
    """The cells of a column by their values: each value is put in words once, however many rows have it."""

    def __init__(self, column: Column, made: Callable[[Any], Any]) -> None:
        self.column, self.made = column, made

    def __missing__(self, value: Any) -> Any:
        cell = self[value] = self.made(self.column.said(value))
        return cell

    def cells(self, rows: Sequence[Any]) -> Iterable[Any]:
        """Those of some rows."""
        if self.column.confidential:
            return [self.made(self.column.words(row)) for row in rows]
        stored = self.column.value is None and isinstance(rows[0], Mapping)
        return map(self.__getitem__, map(methodcaller("get", self.column.key) if stored else self.column.raw, rows))


def _rows(table: Table, made: Callable[[Any], Any]) -> Iterable[tuple[Any, ...]]:
    """The rows of a file, each cell as the format has it."""
    said = [_Said(column, made) for column in table.file_columns]
    rows = iter(table.source.rows())
    while some := list(islice(rows, _AT_ONCE)):
        yield from zip(*(column.cells(some) for column in said), strict=True)


def _harmless_cell(value: Any) -> Any:
    cell = _plain(value)
    return harmless(cell) if isinstance(cell, str) else cell


def export_csv(table: Table) -> HttpResponse:
    """UTF-8 with a mark at its head, so that spreadsheets read Chinese; the last line says who made it."""
    _note(table, "csv")
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([harmless(_plain(column.header)) for column in table.file_columns])
    writer.writerows(_rows(table, _harmless_cell))
    writer.writerow([mark(table)])
    content = io.BytesIO(text.getvalue().encode("utf-8-sig"))
    return FileResponse(content, as_attachment=True, filename=_file_name(table, "csv"), content_type="text/csv")


def export_xlsx(table: Table) -> HttpResponse:
    """A workbook with the mark above the header and on every printed page; text is text, never formula."""
    _note(table, "xlsx")
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": str(table.name), "author": table.request.user.username, "comments": mark(table)})
    sheet = book.add_worksheet()
    sheet.set_footer(f"&L{mark(table)[:_FOOTER].replace('&', '&&')}&R&P / &N")
    head = book.add_format({"bold": True, "bottom": 1})
    forms = {
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    }
    sheet.write_string(0, 0, mark(table))
    for x, column in enumerate(table.file_columns):
        sheet.write_string(1, x, _plain(column.header), head)
        sheet.set_column(x, x, 14 if column.right else 24)
    for y, row in enumerate(_rows(table, _plain), start=2):
        for x, value in enumerate(row):
            _write(sheet, y, x, value, forms)
    sheet.freeze_panes(2, 0)
    book.close()
    content.seek(0)
    return FileResponse(
        content,
        as_attachment=True,
        filename=_file_name(table, "xlsx"),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )


def _write(sheet: Any, y: int, x: int, value: Any, forms: dict[type, Any]) -> None:
    if isinstance(value, str):
        if value:
            sheet.write_string(y, x, value)
    elif isinstance(value, (datetime, date)):
        sheet.write_datetime(y, x, value, forms[type(value)])
    else:
        sheet.write_number(y, x, value)
