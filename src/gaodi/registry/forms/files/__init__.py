"""Opens the files that come in, whatever they are: .xlsx, .xls, CSV, a ZIP archive of CSV, Parquet.

A file comes from anywhere, so it is looked at before it is opened. What cannot be read is refused with a `Stop`, which
names the sentence that is said of it.

    book = files.opened(Path("annual.xlsx"), "annual.xlsx")
    for block in book.sheets[0].blocks(): …
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gaodi.registry.forms.files import delimited, kinds, packed, parquet, workbook
from gaodi.registry.forms.files.archive import PIECE
from gaodi.registry.forms.files.sheet import Block, Book, Merged, Odd, Sheet

__all__ = ["Block", "Book", "Merged", "Odd", "Sheet", "opened", "stamp"]


def opened(path: Path, name: str) -> Book:
    """The file's sheets. name: what it was called where it came from. Raises Stop."""
    kind = kinds.kind(path, name)
    if kind in ("xlsx", "xls"):
        return workbook.read(path, kind)
    if kind == "zip":
        return packed.read(path)
    if kind == "parquet":
        return parquet.read(path, name)
    return Book("csv", (delimited.sheet(name, lambda: _pieces(path), path.stat().st_size),))


def stamp(path: Path, name: str) -> dict[str, str]:
    """What Gaodi wrote into a workbook of its own; nothing of any other file. Raises Stop."""
    return workbook.stamp(path) if kinds.kind(path, name) == "xlsx" else {}


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece
