"""What every kind of file is read as: sheets that give their rows in blocks, every cell as text.

A block is as much as is held in memory at once. Cells stay text until the form says what they are, because a reader
that guesses types turns codes into numbers; Parquet, whose columns have types, keeps them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import polars as pl


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of a sheet. first: the number of the first row, from 1, as a spreadsheet program shows it. frame: a column
    for each of the sheet, named "0", "1", …. share: how much of the sheet has been read with it."""

    first: int
    frame: pl.DataFrame
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one; rows and columns count from 0 and are all inside."""

    top: int
    left: int
    bottom: int
    right: int
    written: str = ""


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell without a value that can be used. code: of the fault; row, column: from 0."""

    row: int
    column: int
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file. blocks: reads it from the start, each time it is called. odd: the cells that
    cannot be used, as far as the sheet has been read. delimited: a row with a cell too many is one that was shifted."""

    name: str
    blocks: Callable[[], Iterator[Block]]
    merged: tuple[Merged, ...] = ()
    delimited: bool = False
    odd: Callable[[], tuple[Odd, ...]] = tuple

    def head(self, rows: int) -> list[list[str]]:
        """The first rows as stripped text, empty cells as empty text."""
        found: list[list[str]] = []
        for block in self.blocks():
            part = block.frame.head(rows - len(found)).select(pl.all().cast(pl.String).fill_null(""))
            found += [[cell.strip() for cell in row] for row in part.iter_rows()]
            if len(found) >= rows:
                break
        return found


@dataclass(frozen=True, slots=True)
class Book:
    """A file that was opened. kind: xlsx, xls, csv, zip or parquet. stamp: what Gaodi wrote into its own workbook."""

    kind: str
    sheets: tuple[Sheet, ...]
    stamp: dict[str, str] = field(default_factory=dict)
