"""Reads a text with delimiters block by block, whatever its size: CSV with comma, semicolon or tab.

The text is cut into blocks where a row ends: behind a line end with an even number of quotation marks before it. Polars
reads a block; one that it does not understand (a quotation mark inside a cell) is read by the more patient csv module.
Rows are counted as a spreadsheet program counts them: a row with a line end in a cell is one row, an empty line is one.
"""

from __future__ import annotations

import codecs
import csv
import io
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from gaodi.registry.forms.faults import Stop
from gaodi.registry.forms.files.encodings import Pieces, encoding
from gaodi.registry.forms.files.sheet import Block, Sheet

BLOCK = 16 * 1024 * 1024
FIRST = 1 << 18
"""The first block is small: it is read on its own to find the header."""

MOST_ROWS = 50_000_000
MOST_COLUMNS = 2_000
# A quotation mark that is never closed makes the rest of the file one cell; no cell that anybody wrote is this long.
MOST_CARRIED = 16 * 1024 * 1024
_DELIMITERS = ",\t;|，"
_SAMPLE, _SAMPLE_ROWS = 1 << 18, 200


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text is written. width: the most cells that a row of its beginning has."""

    encoding: str
    delimiter: str
    newline: str
    width: int


def sheet(name: str, pieces: Pieces, size: int) -> Sheet:
    """The text as a sheet. pieces: reads it from its start; size: its bytes. Raises Stop for what is no such text."""
    how = _dialect(pieces, encoding(pieces))
    return Sheet(name, lambda: _blocks(pieces, how, size), delimited=True)


def _dialect(pieces: Pieces, coded: str) -> Dialect:
    decoder = codecs.getincrementaldecoder(coded)()
    text = ""
    for piece in pieces():
        text += decoder.decode(piece)
        if len(text) >= _SAMPLE:
            break
    newline = "\r" if "\r" in text and "\n" not in text else "\n"
    rows = text[:_SAMPLE].replace("\r\n", "\n").replace("\r", "\n")
    widths = {sign: _widths(rows, sign) for sign in _DELIMITERS}
    delimiter = max(_DELIMITERS, key=lambda sign: (statistics.median(widths[sign]), -_DELIMITERS.index(sign)))
    width = max(widths[delimiter])
    if width > MOST_COLUMNS:
        raise Stop("too-many-columns", count=width, most=MOST_COLUMNS)
    return Dialect(coded, delimiter, newline, width)


def _widths(text: str, delimiter: str) -> list[int]:
    """How many cells the first rows have; those with one cell are titles and notes, and say nothing."""
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        found = [len(row) for row, _ in zip(rows, range(_SAMPLE_ROWS), strict=False) if row]
    except csv.Error:
        return [1]
    return [count for count in found if count > 1] or [1]


def _blocks(pieces: Pieces, how: Dialect, size: int) -> Iterator[Block]:
    first, read = 1, 0
    for data, done in _whole_rows(_plain(pieces(), how)):
        read += done
        frame = _frame(data, how)
        yield Block(first, frame, min(read / max(size, 1), 1.0))
        first += frame.height
        if first > MOST_ROWS:
            raise Stop("too-many-rows", most=MOST_ROWS)


def _plain(pieces: Iterable[bytes], how: Dialect) -> Iterator[tuple[bytes, int]]:
    """The text as UTF-8 with line feeds, and how many bytes of the file each part of it was."""
    if how.encoding == "utf-8" and how.newline == "\n":
        yield from ((piece, len(piece)) for piece in pieces)
        return
    decoder = codecs.getincrementaldecoder(how.encoding)()
    for piece in pieces:
        yield decoder.decode(piece).replace(how.newline, "\n").encode(), len(piece)


def _whole_rows(parts: Iterable[tuple[bytes, int]]) -> Iterator[tuple[bytes, int]]:
    """The text in parts of about a block that end where a row ends."""
    held, read = bytearray(), 0
    row, enough = 1, FIRST
    for part, size in parts:
        held += part
        read += size
        if len(held) < enough:
            continue
        end = _end(held)
        if end:
            done = bytes(held[:end])
            yield done, read
            row += done.count(b"\n")
            del held[:end]
            read, enough = 0, BLOCK
        elif len(held) > MOST_CARRIED:
            raise Stop("open-quote", row=row + _opened(held))
    if held.count(b'"') % 2:
        raise Stop("open-quote", row=row + _opened(held))
    if held:
        yield bytes(held), read


def _end(held: bytearray) -> int:
    """Behind the last line end that is not within quotation marks; 0 where there is none."""
    end = held.rfind(b"\n") + 1
    while end and held.count(b'"', 0, end) % 2:
        end = held.rfind(b"\n", 0, held.rfind(b'"', 0, end)) + 1
    return end


def _opened(held: bytearray) -> int:
    """How many lines come before the first that has an odd number of quotation marks: there it was opened."""
    return next((n for n, line in enumerate(held.split(b"\n")) if line.count(b'"') % 2), 0)


def _frame(data: bytes, how: Dialect) -> pl.DataFrame:
    """The rows, in one column more than the width: what stands there has no place."""
    sign = how.delimiter
    names = [str(number) for number in range(how.width + 1)]
    if sign.isascii():
        head = sign.join(names).encode() + b"\n"
        try:
            return pl.read_csv(head + data, separator=sign, infer_schema=False, truncate_ragged_lines=True)
        except pl.exceptions.PolarsError:
            pass
    rows = csv.reader(io.StringIO(data.decode(), newline=""), delimiter=sign)
    try:
        cells = [(row + [None] * len(names))[: len(names)] for row in rows]
    except csv.Error as error:
        raise Stop("damaged", reason=error) from error
    return pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row")
