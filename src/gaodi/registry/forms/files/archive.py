"""Looks at a ZIP archive before anything in it is read: how large it becomes, what its parts are called, whether each
is what it says. That the sizes are true is found by unpacking, piece by piece and without keeping anything.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from gaodi.archives import MOST_PARTS, Kind, Oddity, oddities
from gaodi.registry.forms.faults import Stop

PIECE = 1 << 20

DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError, RuntimeError)


def check(path: Path, most: int) -> list[zipfile.ZipInfo]:
    """The parts of an archive that unpacks to at most so many bytes. Raises Stop unless it can be read without harm."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    packed = path.stat().st_size
    if odd := next(oddities(parts, packed, most), None):
        raise _stop(odd, len(parts), packed)
    return [part for part in parts if not part.is_dir()]


def _stop(odd: Oddity, parts: int, packed: int) -> Stop:
    match odd.kind:
        case Kind.ENCRYPTED:
            return Stop("encrypted")
        case Kind.MANY:
            return Stop("too-many-parts", count=parts, most=MOST_PARTS)
        case Kind.BOMB:
            return Stop("bomb", packed=megabytes(packed), unpacked=megabytes(odd.size))
        case Kind.WANDERS:
            return Stop("wandering-part", part=odd.part)
        case Kind.DOUBLE:
            return Stop("damaged", reason="two parts have the same name")


def pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a part unpacks to. Raises Stop where that is not what the archive says of it."""
    try:
        with archive.open(part) as file:
            while piece := file.read(PIECE):
                yield piece
    except DAMAGE as error:
        raise Stop("damaged", reason=f"{part.filename}: {error}") from error


def megabytes(size: int) -> str:
    """A size as people read it."""
    return f"{size / 2**20:,.1f} MB"
