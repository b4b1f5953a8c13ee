"""Reads a plan's document: from a file somebody sent to its text, with the places the text comes from.

The first stage of compiling; `text` takes over what is made here. A file comes from anywhere, so it is looked at before
it is opened (`guards`), and whatever cannot be read is refused with a sentence, as `InputError`.

    document = read("plan.docx")
    document.text, document.source.places
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PureWindowsPath

from gaodi.plan.model import Source
from gaodi.plan.readers import guards, pdf, plain, word
from gaodi.plan.readers.document import Document

__all__ = ["LIMIT", "Document", "read", "read_bytes"]

LIMIT = 50 * 1024 * 1024
"""The largest file that is read, in bytes, unless told otherwise."""


def read(path: str | Path, name: str | None = None, limit: int = LIMIT) -> Document:
    """The text and source of the file at the path.

    name: what the file was called where it came from, if the path does not say (a staged upload).
    limit: in bytes; a larger file is refused before any of it is read.
    Raises InputError: no such file, too large, empty, not a plan's document, protected, without text, damaged.
    """
    path = Path(path)
    guards.check_place(path, limit)
    with path.open("rb") as file:
        data = file.read(limit + 1)
    return read_bytes(name or path.name, data, limit)


def read_bytes(name: str, data: bytes, limit: int = LIMIT) -> Document:
    """The text and source of a file's content. name: with its ending, which must agree with the content."""
    name = PureWindowsPath(name).name
    form = guards.check_content(name, data, limit)
    content = _READERS[form](name, data)
    guards.check_text(name, form, content.text)
    source = Source(
        file=name,
        format=form,
        encoding=content.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        characters=len(content.text),
        places=content.places,
    )
    return Document(content.text, source)


_READERS = {"txt": plain.read, "md": plain.read, "docx": word.read, "pdf": pdf.read}
