"""How the workbooks that Gaodi writes look. Text is written as text: what begins with = is no formula in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from gaodi.errors import Fault, InputError
from gaodi.registry.forms.model import Type

BAD, DOUBTFUL, NEEDED, GREY = "#F8CBAD", "#FFE699", "#DDEBF7", "#F2F2F2"
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NUMBERS = {Type.NUMBER: "#,##0.######", Type.INTEGER: "#,##0", Type.DATE: "yyyy-mm-dd"}


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """A new workbook, written when the block ends, whole or not at all. Raises InputError where it cannot be."""
    draft = path.with_name(f".{path.name}.draft")
    try:
        book = xlsxwriter.Workbook(str(draft), _OPTIONS)
        yield book
        book.close()
        draft.replace(path)
    except (OSError, XlsxWriterException) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(Fault(f"The workbook was not written: {reason}", str(path), do="Look at the disk")) from error
    finally:
        draft.unlink(missing_ok=True)


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def __call__(self, **how: Any) -> Format:
        """A format, by XlsxWriter's own names."""
        key = tuple(sorted(how.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_size": 11, "valign": "vcenter", **how})
        return self._made[key]

    def heading(self, *, needed: bool = False) -> Format:
        """Of the header."""
        colour = NEEDED if needed else GREY
        return self(bold=True, text_wrap=True, border=1, align="center", bg_color=colour)

    def cells(self, kind: Type) -> Format:
        """Of the cells of a column; codes are text, or a spreadsheet makes numbers of them."""
        return self(num_format=_NUMBERS.get(kind, "@"))
