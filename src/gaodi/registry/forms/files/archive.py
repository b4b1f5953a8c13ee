"""Looks at a ZIP archive before anything in it is read: how large it becomes, what its parts are called, whether each
is what it says. That the sizes are true is found by unpacking, piece by piece and without keeping anything.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from gaodi.registry.forms.faults import Stop

MOST_PARTS = 5_000
# XML and CSV pack well, 10 to 40 times; what packs a hundred times better than it reads was made to fill a memory.
MOST_RATIO, RATIO_FROM = 100, 20 * 1024 * 1024
PIECE = 1 << 20

DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError, RuntimeError)


def check(path: Path, most: int) -> list[zipfile.ZipInfo]:
    """The parts of an archive that unpacks to at most so many bytes. Raises Stop unless it can be read without harm."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Stop("encrypted")
    if len(parts) > MOST_PARTS:
        raise Stop("too-many-parts", count=len(parts), most=MOST_PARTS)
    packed, size = path.stat().st_size, sum(part.file_size for part in parts)
    if size > most or (size > RATIO_FROM and size > MOST_RATIO * packed):
        raise Stop("bomb", packed=megabytes(packed), unpacked=megabytes(size))
    if wrong := [part.filename for part in parts if _wanders(part.filename)]:
        raise Stop("wandering-part", part=wrong[0])
    if len({part.filename for part in parts}) < len(parts):
        raise Stop("damaged", reason="two parts have the same name")
    return [part for part in parts if not part.is_dir()]


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


def _wanders(part: str) -> bool:
    return part.startswith("/") or ".." in PurePosixPath(part).parts or bool(set(part) & set("\\:\0"))
