"""Reads from the XML of a sheet (.xlsx) what the fast reader does not tell: how far its cells reach, which are shown in
percent, which are merged, and which have a formula whose result was never computed.

The XML is looked at as it is unpacked, a piece at a time, by patterns and not by a parser: nothing is built from it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from gaodi.registry.forms.faults import Stop, letter
from gaodi.registry.forms.files.archive import PIECE, pieces
from gaodi.registry.forms.files.sheet import Merged

MOST_CELLS = 20_000_000
MOST_MERGED = 100_000

_TYPE = tuple("<!DOCTYPE".encode(coded) for coded in ("utf-8", "utf-16-le", "utf-16-be"))
# However a program writes its XML: prefixes, either kind of quotation marks, any white space.
_COLUMNS = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})\d")
_ROWS = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"'][A-Z]{1,3}(\d{1,7})[\"']")
_CELL = re.compile(rb"<((?:\w+:)?)c\b([^>]*)>(.*?)</\1c>", re.DOTALL)
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d+)[\"']")
_TEXT_RESULT = re.compile(rb"\bt\s*=\s*[\"']str[\"']")
_UNCOMPUTED = re.compile(
    rb"\s*<(?:\w+:)?f\b[^>]*?(?:/>|>.*?</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*",
    re.DOTALL,
)
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b[^>]*?\bnumFmtId=[\"'](\d+)[\"'][^>]*?\bformatCode=[\"']([^\"']*)[\"']")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE_FORMAT = re.compile(rb"<(?:\w+:)?xf\b[^>]*?\bnumFmtId=[\"'](\d+)[\"']")
_ROW_END = re.compile(rb"</(?:\w+:)?row\s*>")
_LONGEST_TAIL, _OVERLAP = 4 * 1024 * 1024, 1024

Cell = tuple[int, int]
"""Row and column, from 0."""


@dataclass(slots=True)
class Scan:
    """What was found in one sheet."""

    rows: int = 0
    columns: int = 0
    percent: list[Cell] = field(default_factory=list)
    uncomputed: list[Cell] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)


def scan(archive: zipfile.ZipFile, part: zipfile.ZipInfo, percent: frozenset[bytes]) -> Scan:
    """Look through the XML of a sheet. percent: the styles that show percent.

    Raises Stop for a sheet that reaches farther than is read, that declares a document type, or is in an encoding in
    which no program writes sheets.
    """
    found = Scan()
    for text in _stretches(archive, part):
        if any(mark in text for mark in _TYPE):
            raise Stop("document-type", part=part.filename)
        if b"\0" in text:
            raise Stop("damaged", reason=f"{part.filename} is not UTF-8")
        _reach(found, text)
        _odd(found, text, percent)
        if b"mergeCell" in text and len(found.merged) < MOST_MERGED:
            found.merged += [_merged(*match.groups()) for match in _MERGE.finditer(text)]
    return found


def percent_styles(archive: zipfile.ZipFile) -> frozenset[bytes]:
    """The numbers of the styles in which a cell is shown in percent."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    text = b"".join(pieces(archive, archive.getinfo("xl/styles.xml")))
    shown = {b"9", b"10"} | {match[1] for match in _FORMAT.finditer(text) if b"%" in match[2]}
    styles = _STYLES.search(text)
    formats = _STYLE_FORMAT.findall(styles[0]) if styles else []
    return frozenset(b"%d" % number for number, code in enumerate(formats) if code in shown)


def check_types(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Raise Stop where a part declares a document type: with one, a few lines of XML grow to gigabytes."""
    for part in parts:
        tail = b""
        for piece in pieces(archive, part):
            if any(mark in tail + piece for mark in _TYPE):
                raise Stop("document-type", part=part.filename)
            tail = piece[-20:]


def _stretches(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The XML in stretches that end behind a row, so that no cell is cut."""
    held = b""
    for piece in pieces(archive, part):
        held += piece
        end = max((match.end() for match in _ROW_END.finditer(held, max(len(held) - PIECE, 0))), default=0)
        if end:
            yield held[:end]
            held = held[end:]
        elif len(held) > _LONGEST_TAIL:
            yield held
            held = held[-_OVERLAP:]
    yield held


def _reach(found: Scan, text: bytes) -> None:
    found.columns = max([found.columns, *(number(name) + 1 for name in set(_COLUMNS.findall(text)))])
    found.rows = max([found.rows, *map(int, set(_ROWS.findall(text)))])
    if found.rows * found.columns > MOST_CELLS:
        corner = f"{letter(found.columns - 1)}{found.rows}"
        raise Stop("too-many-cells", corner=corner, count=found.rows * found.columns, most=MOST_CELLS)


def _odd(found: Scan, text: bytes, percent: frozenset[bytes]) -> None:
    formulas = b"<f" in text or b":f" in text
    if not formulas and not (percent and _STYLE.search(text)):
        return
    for match in _CELL.finditer(text):
        head, inside = match[2], match[3]
        style = _STYLE.search(head) if percent else None
        if style and style[1] in percent and b"v>" in inside:
            found.percent.append(_cell(head))
        if formulas and not _TEXT_RESULT.search(head) and _UNCOMPUTED.fullmatch(inside):
            found.uncomputed.append(_cell(head))


def _cell(head: bytes) -> Cell:
    place = _PLACE.search(head)
    return (int(place[2]) - 1, number(place[1])) if place else (-1, -1)


def _merged(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Merged:
    written = f"{(left + top).decode()}:{(right + bottom).decode()}"
    return Merged(int(top) - 1, number(left), int(bottom) - 1, number(right), written)


def number(letters: bytes) -> int:
    """The number of a column, from 0: A is 0."""
    value = 0
    for byte in letters:
        value = value * 26 + byte - 64
    return value - 1
