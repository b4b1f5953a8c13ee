"""The same return with what goes wrong in practice, one kind a row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xlsxwriter.workbook import Workbook

from gaodi.demo.incoming.monthly import Following, heading
from gaodi.demo.incoming.workbooks import NOTE, written
from gaodi.registry.forms import Form

UNKNOWN = "91430100DEMXXXXX0A"
"""Nobody's code; its check characters are wrong as well."""


def faulty(path: Path, form: Form, park: Following) -> None:
    """Write the workbook."""
    keys = [column.key for column in form.columns]
    rows = [list(row) for row in zip(*(park.cells(column) for column in form.columns), strict=True)]
    _spoil(rows, keys)

    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("数据")
        sheet.write_string(0, 0, NOTE)
        sheet.write_row(1, 0, [heading(column) for column in form.columns])
        for number, row in enumerate(rows, 2):
            sheet.write_row(number, 0, row)

    written(path, fill)


def _spoil(rows: list[list[Any]], keys: list[str]) -> None:
    """A wrong check digit, an unknown code, words for a number, a negative output, a cell left empty, another firm's
    name, 元 for 万元, more sold abroad than at all, and the last row twice."""
    code, name, output = keys.index("uscc"), keys.index("name"), keys.index("output")
    sold, abroad, power = keys.index("sales_output"), keys.index("export_deliveries"), keys.index("electricity")
    changes: list[tuple[int, Any]] = [
        (code, _other_digit(rows[0][code])),
        (code, UNKNOWN),
        (output, f"约{rows[2 % len(rows)][output]:.0f}"),
        (output, -100.0),
        (output, None),
        (name, rows[0][name]),
        (power, rows[6 % len(rows)][power] * 10_000),
        (abroad, rows[7 % len(rows)][sold] * 2),
    ]
    for row, (column, value) in zip(rows, changes, strict=False):
        row[column] = value
    rows.append(list(rows[-1]))


def _other_digit(code: str) -> str:
    return code[:-1] + ("0" if code[-1] != "0" else "1")
