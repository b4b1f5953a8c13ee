"""Reads tables in CSV that were packed together in a ZIP archive: each is a sheet."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from gaodi.registry.forms.faults import Stop
from gaodi.registry.forms.files import archive, delimited
from gaodi.registry.forms.files.sheet import Book, Sheet

MOST_UNPACKED = 20 * 1024**3
MOST_TABLES = 200
_UTF8 = 0x800


def read(path: Path) -> Book:
    """The archive's tables. Raises Stop."""
    parts = [part for part in archive.check(path, MOST_UNPACKED) if not _hidden(part)]
    tables = [part for part in parts if PurePosixPath(part.filename.lower()).suffix in (".csv", ".txt", ".tsv")]
    if not tables:
        raise Stop("no-table-inside", inside=", ".join(_named(part) for part in parts[:5]) or "-")
    if len(tables) > MOST_TABLES:
        raise Stop("too-many-parts", count=len(tables), most=MOST_TABLES)
    return Book("zip", tuple(_sheet(path, part) for part in tables))


def _sheet(path: Path, part: zipfile.ZipInfo) -> Sheet:
    def pieces() -> Iterator[bytes]:
        with zipfile.ZipFile(path) as file:
            yield from archive.pieces(file, part)

    return delimited.sheet(_named(part), pieces, part.file_size)


def _hidden(part: zipfile.ZipInfo) -> bool:
    """What the programs of some systems put beside the files."""
    return any(step.startswith((".", "__MACOSX")) for step in PurePosixPath(part.filename).parts)


def _named(part: zipfile.ZipInfo) -> str:
    """The name: archives made in China often have it in GBK without saying so."""
    if part.flag_bits & _UTF8:
        return part.filename
    try:
        return part.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return part.filename
