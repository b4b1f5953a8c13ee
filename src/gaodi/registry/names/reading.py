"""How names are read aloud: pinyin without tones, and its initials, by which people search (长沙银行: csyh).

Most characters have one reading in names, from a table; words in which one is read otherwise (重庆, 银行, 音乐) are put
in its place before. A table is all that a million names have time for; docs/identity.md says how it was checked.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

from gaodi.registry.names import words

_PRIVATE = 0xE000
"""Readings that depend on the word are carried by characters of the private use area until all are written out."""

_BLOCK = range(0x4E00, 0x9FFF + 1)
_AT_ONCE = 100_000
_WIDTH = 8


def syllables(name: str) -> list[str]:
    """The syllables of a name; letters and digits stay, in small letters."""
    return str(_written(pl.Series([name]), _spaced()).item()).split()


def pinyin(names: pl.Series) -> pl.Series:
    """A column of names in pinyin: 湖南云岭 is hunanyunling. Letters and digits of a name stay, in small letters."""
    return _written(names, _table())


def initials(names: pl.Series) -> pl.Series:
    """The first letters of the syllables: 湖南云岭 is hnyl. Letters and digits of a name stay, in small letters."""
    return _written(names, _table()[:, :1])


def _written(names: pl.Series, table: npt.NDArray[np.uint8]) -> pl.Series:
    """Names by the hundred thousand as one text, a line each, of which every character is looked up at once."""
    encoded = _words()[0]
    lines = names.cast(pl.String).fill_null("").str.replace_many(list(encoded), list(encoded.values()), leftmost=True)
    pieces = [_looked_up(lines[at : at + _AT_ONCE], table) for at in range(0, len(lines), _AT_ONCE)]
    written = pl.concat(pieces) if pieces else lines
    return written.set(names.is_null(), None).alias(names.name)


def _looked_up(lines: pl.Series, table: npt.NDArray[np.uint8]) -> pl.Series:
    text = "\n".join(lines).encode("utf-32-le", "replace")
    places = np.minimum(np.frombuffer(text, dtype=np.uint32), len(table) - 1)
    letters = table[places].ravel()
    return pl.Series(letters[letters != 0].tobytes().decode("ascii").split("\n"), dtype=pl.String)


@cache
def _words() -> tuple[dict[str, str], dict[int, str]]:
    """Each word of the list in characters that stand for their readings here, and what these are."""
    encoded: dict[str, str] = {}
    meaning: dict[str, int] = {}
    for word, reading in words.readings().items():
        places = [meaning.setdefault(one, _PRIVATE + len(meaning)) for one in reading.split()]
        encoded[word] = "".join(map(chr, places))
    return encoded, {place: one for one, place in meaning.items()}


@cache
def _table() -> npt.NDArray[np.uint8]:
    """The reading of every character as a row of letters, filled with zeros; a row of zeros is left out."""
    table = np.zeros((0x10000, _WIDTH), dtype=np.uint8)
    for place, one in _readings().items():
        table[place, : len(one)] = np.frombuffer(one.encode("ascii"), dtype=np.uint8)
    return table


@cache
def _spaced() -> npt.NDArray[np.uint8]:
    """As `_table`, with a blank before and behind each syllable of a character."""
    table = np.zeros((0x10000, _WIDTH + 2), dtype=np.uint8)
    table[:, 1:-1] = _table()
    syllable = (table[:, 1] != 0) & (np.arange(len(table)) >= _BLOCK.start)
    table[syllable, 0] = table[syllable, -1] = ord(" ")
    return table


def _readings() -> dict[int, str]:
    from pypinyin import lazy_pinyin  # takes half a second that only those should wait who read names aloud

    latin = {ord(one): one.lower() for one in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\n"}
    usual = {place: lazy_pinyin(chr(place))[0] for place in _BLOCK}
    own = {ord(character): reading for character, reading in words.characters().items()}
    return latin | {place: one for place, one in usual.items() if one.isascii()} | own | _words()[1]
