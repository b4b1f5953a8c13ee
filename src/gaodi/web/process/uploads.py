"""The files of an objection come in: what can be refused at once is refused with a sentence, the rest is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from gaodi.errors import Fault
from gaodi.rules.process.evidence import ENDINGS, LARGEST, MOST
from gaodi.web.process import said

LONGEST = 60
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_SHOWN = (b"<!doctype html", b"<html", b"<script", b"<svg", b"<?xml")


def refusals(uploads: Sequence[UploadedFile]) -> list[str]:
    """Why files are not taken, all at once; empty where they are."""
    found = [why for upload in uploads if (why := _refusal(upload))]
    if len(uploads) > MOST:
        found.append(said.sentence(Fault(f"{len(uploads)} files are handed in", do="Put them in a .zip")))
    return found


def _refusal(upload: UploadedFile) -> str:
    name, size = _name(upload), upload.size or 0
    if Path(name).suffix.lower() not in ENDINGS:
        told = {"name": name, "endings": " ".join(ENDINGS)}
        return _("“%(name)s” is not taken as evidence. These endings are: %(endings)s") % told
    if size > LARGEST:
        told = {"name": name, "size": -(-size // 1024 // 1024), "limit": LARGEST // 1024 // 1024}
        return _("“%(name)s” has %(size)s MB; at most %(limit)s MB are taken.") % told
    if not size:
        return _("“%(name)s” is empty.") % {"name": name}
    return _("“%(name)s” is not what its ending says.") % {"name": name} if _foreign(upload) else ""


def _foreign(upload: UploadedFile) -> bool:
    """Programs and web pages under another ending."""
    head = upload.read(512)
    upload.seek(0)
    return head.startswith(_PROGRAMS) or head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_SHOWN)


@contextmanager
def kept(uploads: Sequence[UploadedFile]) -> Iterator[list[Path]]:
    """The files under the names that they were given, each in a folder of its own, until the library has them."""
    with tempfile.TemporaryDirectory(prefix="gaodi-evidence-") as place:
        paths = []
        for number, upload in enumerate(uploads):
            folder = Path(place) / str(number)
            folder.mkdir()
            path = folder / _name(upload)
            with path.open("wb") as file:
                file.writelines(upload.chunks())
            paths.append(path)
        yield paths


def _name(upload: UploadedFile) -> str:
    """The name as it is shown; a long one is cut, its ending stays."""
    name = Path((upload.name or "file").replace("\\", "/").replace("\x00", "")).name
    stem, ending = Path(name).stem, Path(name).suffix
    return f"{stem[:LONGEST]}{ending[:8]}"
