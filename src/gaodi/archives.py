"""What is odd about a ZIP archive, before anything in it is unpacked: how large it becomes, what its parts are called.

Documents of plans and workbooks of returns are such archives. What is said of an oddity, and whether reading stops at
the first, is for the reader; that the sizes are true it finds by unpacking.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

MOST_PARTS = 5_000
# XML and CSV pack well, 10 to 40 times; what packs a hundred times better than it reads was made to fill a memory.
MOST_RATIO, RATIO_FROM = 100, 20 * 1024 * 1024


class Kind(StrEnum):
    """What can be odd. BOMB would unpack to far more than it holds; a part that WANDERS leads out of its folder."""

    ENCRYPTED = "encrypted"
    MANY = "many"
    BOMB = "bomb"
    WANDERS = "wanders"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Oddity:
    """One oddity. size: what the parts unpack to, in bytes; part: the name of the first that is odd."""

    kind: Kind
    size: int = 0
    part: str = ""


def oddities(parts: Sequence[zipfile.ZipInfo], packed: int, most: int) -> Iterator[Oddity]:
    """Everything odd about an archive. packed: its bytes; most: the bytes that it may unpack to."""
    if any(part.flag_bits & 1 for part in parts):
        yield Oddity(Kind.ENCRYPTED)
    if len(parts) > MOST_PARTS:
        yield Oddity(Kind.MANY)
    size = sum(part.file_size for part in parts)
    if size > most or (size > RATIO_FROM and size > MOST_RATIO * packed):
        yield Oddity(Kind.BOMB, size)
    if wrong := [part.filename for part in parts if _wanders(part.filename)]:
        yield Oddity(Kind.WANDERS, part=wrong[0])
    if len({part.filename for part in parts}) < len(parts):
        yield Oddity(Kind.DOUBLE)


def _wanders(part: str) -> bool:
    return part.startswith("/") or ".." in PurePosixPath(part).parts or bool(set(part) & set("\\:\0"))
