"""Finds text within names: for each pair of characters that stand beside one another, the rows that have it.

Names of enterprises are short and have no words, so that what people type (中联, 工程机械) is any part of them. Two
characters are looked up; longer text has all of its pairs, and the few rows that do are looked through for it.

Kept as arrays that are mapped into memory: `characters` (each once, its place is its number), `pairs` (the numbers of
two characters in one integer, in order), `starts` (where the rows of a pair begin) and `rows`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import polars as pl

from gaodi.registry.enterprises.directory.bits import Rows

BREAK = "\n"
"""Between the names of one row: no text reaches over it."""

PIECE = 1 << 20
"""Rows whose pairs are sorted at once: bounds the memory that building takes."""

FEWER = 16
"""A list that is so many times shorter is looked up in the other one instead of marking all of that."""

_HALF = np.uint32(16)
_NAMES = ("characters", "pairs", "starts", "rows")


@dataclass(frozen=True, slots=True)
class Grams:
    """The pairs of the names of a directory."""

    characters: npt.NDArray[np.uint32]
    pairs: npt.NDArray[np.uint32]
    starts: npt.NDArray[np.int64]
    rows: Rows

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Those that `build` wrote into the folder, mapped into memory."""
        return cls(*(np.load(folder / f"{name}.npy", mmap_mode="r") for name in _NAMES))

    def find(self, text: str, size: int) -> npt.NDArray[np.bool_]:
        """For each of `size` rows whether it has every pair of the text; of one character, whether it has that."""
        found = np.zeros(size, dtype=bool)
        numbers = self._numbers(text)
        if numbers is None:
            return found
        if len(text) == 1:
            found[self._slice(numbers[0] << _HALF, (numbers[0] + 1) << _HALF)] = True
            return found
        pairs = np.unique((numbers[:-1] << _HALF) | numbers[1:])
        kept, *others = sorted((self._slice(pair, pair + 1) for pair in pairs), key=len)
        for other in others:
            kept = _within(kept, other, size)
        found[kept] = True
        return found

    def _numbers(self, text: str) -> npt.NDArray[np.uint32] | None:
        """The numbers of the characters; None where a character is in no name."""
        codes = _codes(text)
        places = np.searchsorted(self.characters, codes)
        if (places == len(self.characters)).any() or (self.characters[places] != codes).any():
            return None
        return places.astype(np.uint32)

    def _slice(self, low: Any, high: Any) -> Rows:
        begin, end = np.searchsorted(self.pairs, [low, high])
        found: Rows = self.rows[self.starts[begin] : self.starts[end]]
        return found


def _within(kept: Rows, other: Rows, size: int) -> Rows:
    """The rows of the shorter list that are in the longer one; both in order."""
    if len(kept) * FEWER < len(other):
        places = np.searchsorted(other, kept)
        there = other[np.minimum(places, len(other) - 1)] == kept
    else:
        marked = np.zeros(size, dtype=bool)
        marked[other] = True
        there = marked[kept]
    found: Rows = kept[there]
    return found


def build(texts: pl.Series, folder: Path) -> None:
    """Write the index of the texts (one for each row, its names parted by BREAK) into a folder."""
    characters = _characters(texts)
    pieces = [_sorted(piece, at, characters) for at, piece in _pieces(texts)]
    pairs, starts, rows = _merged(pieces)
    for name, array in zip(_NAMES, (characters, pairs, starts, rows), strict=True):
        np.save(folder / f"{name}.npy", array)


def _pieces(texts: pl.Series) -> Iterator[tuple[int, pl.Series]]:
    return ((at, texts.slice(at, PIECE)) for at in range(0, len(texts), PIECE))


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _characters(texts: pl.Series) -> npt.NDArray[np.uint32]:
    """Every character, in order; BREAK is among them. Fewer than 65 536 are in use."""
    found = np.zeros(0x110000, dtype=bool)
    found[ord(BREAK)] = True
    for _, piece in _pieces(texts):
        found[_codes(piece.str.join(BREAK).item() or "")] = True
    return np.flatnonzero(found).astype(np.uint32)[: 1 << 16]


def _sorted(texts: pl.Series, at: int, characters: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint64]:
    """Pair and row of every place in the texts in one integer each, in order, each once."""
    codes = _codes((texts.str.join(BREAK).item() or "") + BREAK)
    table = np.zeros(0x110000, dtype=np.uint64)
    table[characters] = np.arange(len(characters), dtype=np.uint64)
    numbers = table[codes]
    lengths = texts.str.len_chars().to_numpy() + 1
    rows = np.repeat(np.arange(at, at + len(texts), dtype=np.uint64), lengths)
    following = np.append(numbers[1:], numbers[-1:])
    packed = ((numbers << 16 | following) << 32) | rows
    return _distinct(np.sort(packed[codes != ord(BREAK)]))[0]


def _distinct(ordered: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """Each value of an ordered array once, and how often it is there."""
    first = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    return ordered[first], np.diff(np.append(first, len(ordered)))


def _merged(pieces: list[npt.NDArray[np.uint64]]) -> tuple[Any, Any, Any]:
    """One list of rows for each pair from those of the pieces, which come one after another."""
    counted = [_distinct(piece >> np.uint64(32)) for piece in pieces]
    pairs = np.unique(np.concatenate([found for found, _ in counted])) if counted else np.zeros(0, np.uint64)
    lengths = np.zeros(len(pairs), dtype=np.int64)
    for found, counts in counted:
        lengths[np.searchsorted(pairs, found)] += counts
    starts = np.concatenate([[0], np.cumsum(lengths)])
    rows, filled = np.empty(starts[-1], dtype=np.uint32), starts[:-1].copy()
    for piece, (found, counts) in zip(pieces, counted, strict=True):
        places = np.searchsorted(pairs, found)
        begin = np.concatenate([[0], np.cumsum(counts)])[:-1]
        rows[np.repeat(filled[places] - begin, counts) + np.arange(len(piece))] = piece & 0xFFFFFFFF
        filled[places] += counts
    return pairs.astype(np.uint32), starts, rows
