"""Checks the ZIP archive that a .docx is, before anything unpacks it: size, names, and what its XML may not hold."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from gaodi.errors import Fault, InputError

MOST_PARTS = 5_000
MOST_UNPACKED = 300 * 1024 * 1024
# XML packs well, 10 to 40 times; what packs a hundred times better than it reads was made to fill a memory.
MOST_RATIO, RATIO_FROM = 100, 20 * 1024 * 1024
# Word never writes a document type; with one, a few lines of XML can grow to gigabytes or read other files.
_TYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def check(name: str, data: bytes) -> None:
    """Raise InputError, with all faults, unless the archive can be unpacked without harm."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        faults = list(_faults(name, archive.infolist(), len(data)))
        if not faults:
            faults = list(_types(name, archive))
    if faults:
        raise InputError.of(faults)


def _faults(name: str, parts: list[zipfile.ZipInfo], packed: int) -> Iterator[Fault]:
    if any(part.flag_bits & 1 for part in parts):
        yield Fault("The document is protected by a password", name, do="Save it without a password")
    if len(parts) > MOST_PARTS:
        yield Fault(f"The document has {len(parts)} parts", name, f"at most {MOST_PARTS}", "Save it anew in Word")
    size = sum(part.file_size for part in parts)
    if size > MOST_UNPACKED or (size > RATIO_FROM and size > MOST_RATIO * packed):
        what = f"The document would unpack from {packed / 2**20:.1f} MB to {size / 2**20:.0f} MB"
        yield Fault(what, name, do="Do not open it; ask the sender for the document itself")
    if wrong := [part.filename for part in parts if _wanders(part.filename)]:
        what = f"A part of the document is named {wrong[0]!r}, which leads out of its folder"
        yield Fault(what, name, do="Do not open it; ask the sender for the document itself")
    if len({part.filename for part in parts}) < len(parts):
        yield Fault("Two parts of the document have the same name", name, do="Save it anew in Word")


def _wanders(part: str) -> bool:
    return part.startswith("/") or ".." in PurePosixPath(part).parts or bool(set(part) & set("\\:\0"))


def _types(name: str, archive: zipfile.ZipFile) -> Iterator[Fault]:
    for part in archive.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue
        try:
            content = archive.read(part)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError) as error:
            yield Fault(f"The part {part.filename} is damaged ({error})", name, do="Send the file again")
            continue
        if any(mark in content for mark in _TYPE):
            what = f"The part {part.filename} declares a document type, which Word never does"
            yield Fault(what, name, do="Do not open it; ask the sender for the document itself")
