"""Looks at a file before it is opened: is it there, is it small enough, is it what its name says?

The kind of a file is decided by its content; the ending must agree, because somebody who gets them mixed up has
usually sent the wrong file.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path, PurePath

from gaodi.errors import Fault, InputError

EXPECTED = "a .docx, a PDF with text, a .txt or an .md"
ENDINGS = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".docx": "docx", ".pdf": "pdf"}
_SAID = {"txt": "text", "md": "text", "docx": "a Word document (.docx)", "pdf": "a PDF"}

# (how the content begins, what it is, what to do)
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a picture", "Give the document that was scanned, or its text"),
    (b"\xff\xd8\xff", "a picture", "Give the document that was scanned, or its text"),
    (b"GIF8", "a picture", "Give the document that was scanned, or its text"),
    (b"II*\0", "a picture", "Give the document that was scanned, or its text"),
    (b"MM\0*", "a picture", "Give the document that was scanned, or its text"),
    (b"{\\rtf", "an RTF document", "Open it in Word or WPS and save it as .docx"),
    (b"Rar!", "a RAR archive", "Unpack it and give the document inside"),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it and give the document inside"),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and give the document inside"),
    (b"PAR1", "a Parquet table", "Give the plan's document"),
    (b"SQLite format 3", "a database", "Give the plan's document"),
    (b"\x7fELF", "a program", "Give the plan's document"),
    (b"MZ", "a program", "Give the plan's document"),
)
_PACKED: tuple[tuple[str, str, str], ...] = (
    ("xl/", "an Excel workbook", "Give the plan's document; figures are loaded as returns"),
    ("ppt/", "a presentation", "Give the plan's document"),
    ("OFD.xml", "an OFD document", "Open it in its reader and save it as PDF with text, or ask for the .docx"),
    ("content.xml", "an OpenDocument file", "Open it in WPS or LibreOffice and save it as .docx"),
)


def check_place(path: Path, limit: int) -> None:
    """Raise unless the path is a file of at most `limit` bytes; nothing of it is read."""
    where = str(path)
    if not path.exists():
        raise InputError(Fault("There is no such file", where, EXPECTED, "Check the name and the folder"))
    if not path.is_file():
        raise InputError(Fault("This is not a file", where, EXPECTED, "Name one document"))
    _check_size(where, path.stat().st_size, limit)


def check_content(name: str, data: bytes, limit: int) -> str:
    """The format of the content: txt, md, docx or pdf. Raises InputError when it is anything else."""
    _check_size(name, len(data), limit)
    if not data.strip():
        raise InputError(Fault("The file is empty", name, EXPECTED, "Send it again"))
    ending = PurePath(name).suffix.lower()
    if ending == ".doc":
        raise _refusal(name, "an old Word document (.doc)", "Open it in Word or WPS and save it as .docx")
    if ending not in ENDINGS:
        what = f"A file ending in {ending!r} is not read" if ending else "A file without an ending is not read"
        raise InputError(Fault(what, name, EXPECTED, "Give the plan's document"))
    found, told = _form(name, data), ENDINGS[ending]
    if _SAID[found] != _SAID[told]:
        other = "something else" if found == "txt" and b"\0" in data else _SAID[found]
        what = f"The name says {_SAID[told]}, the content is {other}"
        raise InputError(Fault(what, name, do="Check that this is the right file, and give it its right ending"))
    return told


def check_text(name: str, form: str, text: str) -> None:
    """Raise when there is nothing to compile."""
    if not text.strip():
        raise InputError(Fault(f"There is no text in this {form} file", name, "a plan's text"))


def _check_size(where: str, size: int, limit: int) -> None:
    if size > limit:
        what = f"The file has {size / 2**20:.0f} MB, more than the {limit / 2**20:.0f} MB that are read"
        raise InputError(Fault(what, where, do="Leave out the pictures, or raise the limit"))


def _form(name: str, data: bytes) -> str:
    """What the content is: txt, docx or pdf."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _packed(name, data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise _compound(name, data)
    for head, kind, do in _FOREIGN:
        if data.startswith(head):
            raise _refusal(name, kind, do)
    if data[:1024].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        raise _refusal(name, "a web page", "Copy its text into a .txt file, without menus and footers")
    return "txt"


def _packed(name: str, data: bytes) -> str:
    """What a ZIP archive is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise InputError(Fault(f"The archive is damaged ({error})", name, EXPECTED, "Send the file again")) from error
    if "word/document.xml" in inside:
        return "docx"
    for part, kind, do in _PACKED:
        if any(entry == part or (part.endswith("/") and entry.startswith(part)) for entry in inside):
            raise _refusal(name, kind, do)
    raise _refusal(name, "a ZIP archive", "Unpack it and give the document inside")


def _compound(name: str, data: bytes) -> InputError:
    """The refusal of a file in the old Office container, which also holds new documents under a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return InputError(Fault("The document is protected by a password", name, do="Save it without a password"))
    return _refusal(name, "an old Office or WPS document", "Open it in Word or WPS and save it as .docx")


def _refusal(name: str, kind: str, do: str) -> InputError:
    return InputError(Fault(f"This is {kind}", name, EXPECTED, do))
