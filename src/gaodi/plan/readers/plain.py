"""Reads .txt and .md: decides the encoding by a strict rule and refuses where the rule does not hold.

The rule: a byte order mark decides; otherwise UTF-8 if every byte is valid; otherwise GB18030, if every byte is valid
and the result is text. Nothing is guessed from frequencies, nothing is replaced: a wrong character is worse than a
question. Line ends become line feeds, so that spans count what any program reads.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from gaodi.errors import Fault, InputError
from gaodi.plan.readers.document import Content

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\0-\x08\x0b\x0e-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n?")
# A text of another encoding read as GB18030 is full of characters that nobody uses.
_ODD_SHARE = 0.02


def read(name: str, data: bytes) -> Content:
    """The text of a .txt or .md file. Raises InputError where it is not text of a known encoding."""
    text, encoding = _decode(name, data)
    if found := _CONTROL.search(text):
        what = f"There are control characters (U+{ord(found[0]):04X}) in this file, so it is not plain text"
        raise InputError(Fault(what, f"{name}, line {_line(text, found.start())}", do="Save it as UTF-8 text"))
    return Content(_LINE_END.sub("\n", text), encoding)


def _decode(name: str, data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(name, data, encoding), encoding
    if b"\0" in data:
        what = "This file is not plain text, or it is UTF-16 without its byte order mark"
        raise InputError(Fault(what, name, "UTF-8, UTF-16 with a mark, or GB18030", "Save it as UTF-8 text"))
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _national(name, data, error), "gb18030"


def _national(name: str, data: bytes, error: UnicodeDecodeError) -> str:
    """The text read as GB18030, unless it is UTF-8 with a fault in it, or no text at all."""
    replaced = data.decode("utf-8", "replace")
    wrong = replaced.count("\ufffd")
    right = sum(1 for c in replaced if c > "\x7f" and c != "\ufffd")
    if right > 4 * wrong:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"The text is UTF-8, but byte {error.start + 1} (0x{data[error.start]:02X}) does not belong there"
        raise InputError(Fault(what, f"{name}, line {line}", do="The file is damaged or cut off: send it again"))
    text = _strict(name, data, "gb18030")
    odd = sum(1 for c in text if c > "\x7f" and unicodedata.category(c) in ("Cn", "Co", "Cs", "Cc"))
    if odd > _ODD_SHARE * len(text):
        raise _unreadable(name)
    return text


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(name) from error


def _unreadable(name: str) -> InputError:
    what = "This file is not text of a known encoding"
    return InputError(Fault(what, name, "UTF-8, UTF-16 with a mark, or GB18030", "Save it as UTF-8 text"))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
