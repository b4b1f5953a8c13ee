"""Checks the ZIP archive that a .docx is, before anything unpacks it: size, names, and what its XML may not hold."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from gaodi.archives import MOST_PARTS, Kind, oddities
from gaodi.errors import Fault, InputError

MOST_UNPACKED = 300 * 1024 * 1024
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
    for odd in oddities(parts, packed, MOST_UNPACKED):
        match odd.kind:
            case Kind.ENCRYPTED:
                yield Fault("The document is protected by a password", name, do="Save it without a password")
            case Kind.MANY:
                what = f"The document has {len(parts)} parts"
                yield Fault(what, name, f"at most {MOST_PARTS}", "Save it anew in Word")
            case Kind.BOMB:
                what = f"The document would unpack from {packed / 2**20:.1f} MB to {odd.size / 2**20:.0f} MB"
                yield Fault(what, name, do="Do not open it; ask the sender for the document itself")
            case Kind.WANDERS:
                what = f"A part of the document is named {odd.part!r}, which leads out of its folder"
                yield Fault(what, name, do="Do not open it; ask the sender for the document itself")
            case Kind.DOUBLE:
                yield Fault("Two parts of the document have the same name", name, do="Save it anew in Word")


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
