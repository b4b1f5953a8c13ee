"""In which encoding a text is: a byte order mark decides; otherwise UTF-8 if every byte of the file is valid; otherwise
GB18030 if every byte is. Nothing is guessed from frequencies and nothing replaced: a wrong character is worse than a
question. The whole file is looked at, a piece at a time.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable, Iterable

from gaodi.registry.forms.faults import Stop

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A file with so many characters of UTF-8 before its first wrong byte is UTF-8 with a fault, not another encoding.
_ENOUGH = 20
_ODD_SHARE = 0.02

Pieces = Callable[[], Iterable[bytes]]


def encoding(pieces: Pieces) -> str:
    """The name of the codec. pieces: reads the file from its start, each time it is called. Raises Stop."""
    head = next(iter(pieces()), b"")
    for mark, name in _MARKS:
        if head.startswith(mark):
            wrong = _wrong(pieces, name)
            if wrong is not None:
                raise Stop("unknown-encoding", byte=wrong[0] + 1, found=wrong[1])
            return name
    if b"\0" in head:
        raise Stop("binary")
    wrong = _wrong(pieces, "utf-8")
    if wrong is None:
        return "utf-8"
    if wrong[2] >= _ENOUGH:
        raise Stop("broken-encoding", byte=wrong[0] + 1, found=wrong[1])
    other = _wrong(pieces, "gb18030")
    if other is not None or _odd(head):
        raise Stop("unknown-encoding", byte=wrong[0] + 1, found=wrong[1])
    return "gb18030"


def _wrong(pieces: Pieces, name: str) -> tuple[int, int, int] | None:
    """Where the first wrong byte is, which one, and how many characters beyond ASCII came before; None if all fit."""
    decoder = codecs.getincrementaldecoder(name)()
    done = foreign = 0
    for piece in pieces():
        held = len(decoder.getstate()[0])
        try:
            text = decoder.decode(piece)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(name, "ignore")
            return done - held + error.start, error.object[error.start], foreign + _foreign(before)
        done += len(piece)
        if foreign < _ENOUGH:
            foreign += _foreign(text)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return done - len(error.object), error.object[0], foreign
    return None


def _foreign(text: str) -> int:
    return 0 if text.isascii() else sum(1 for c in text if c > "\x7f")


def _odd(head: bytes) -> bool:
    """Whether the text, read as GB18030, is full of characters that nobody uses: it is in another encoding."""
    text = head.decode("gb18030", "ignore")
    odd = sum(1 for c in text if c > "\x7f" and unicodedata.category(c) in ("Cn", "Co", "Cs", "Cc"))
    return odd > _ODD_SHARE * len(text)
