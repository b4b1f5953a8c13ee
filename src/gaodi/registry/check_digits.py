"""The check digits of Chinese business identifiers, for many codes at once.

Each function takes the characters of codes of one length as a matrix of ASCII bytes, a code a row, and returns the
check characters as bytes. A row that holds a character which the standard does not know gives a meaningless one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: digits and capital letters without I, O, S, V and Z."""

_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_PERSON_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def matrix(codes: Iterable[str], length: int) -> Bytes:
    """The characters of ASCII codes of one length, a code a row."""
    return np.frombuffer("".join(codes).encode("ascii"), dtype=np.uint8).reshape(-1, length)


def uscc(characters: Bytes) -> Bytes:
    """The 18th character from the first 17: GB 32100-2015, 31 − Σ value·3ⁱ mod 31."""
    total = _weighted(characters, _USCC_WEIGHTS, USCC_ALPHABET)
    return _table(USCC_ALPHABET)[(31 - total % 31) % 31]


def organisation(characters: Bytes) -> Bytes:
    """The 9th character of an organisation code from 8: GB 11714-1997, 11 − Σ value·weight mod 11, X is 10."""
    total = _weighted(characters, _ORGANISATION_WEIGHTS, _ORGANISATION_ALPHABET)
    return _table("0123456789X")[(11 - total % 11) % 11]


def person(characters: Bytes) -> Bytes:
    """The 18th character of a resident's identity number from the first 17: GB 11643-1999, ISO 7064 MOD 11-2."""
    return _table("10X98765432")[_weighted(characters, _PERSON_WEIGHTS, "0123456789") % 11]


def registration(characters: Bytes) -> Bytes:
    """The 15th digit of a business registration number from the first 14: GS 15-2006, ISO 7064 MOD 11,10."""
    product = np.full(len(characters), 10, dtype=np.int16)
    for place in range(14):
        total = (product + (characters[:, place].astype(np.int16) - ord("0"))) % 10
        product = np.where(total == 0, 10, total) * 2 % 11
    return _table("0123456789")[(11 - product) % 10]


@lru_cache(maxsize=8)
def values(alphabet: str) -> npt.NDArray[np.int16]:
    """What each byte is worth: its place in the alphabet, −1 for one that is not in it."""
    table = np.full(256, -1, dtype=np.int16)
    table[_table(alphabet)] = np.arange(len(alphabet))
    table.flags.writeable = False
    return table


def _weighted(characters: Bytes, weights: tuple[int, ...], alphabet: str) -> npt.NDArray[np.int16]:
    """Σ value·weight of each row. A place at a time: a million rows need no matrix of wider numbers."""
    worth = values(alphabet)
    total = np.zeros(len(characters), dtype=np.int16)
    for place, weight in enumerate(weights):
        total += worth[characters[:, place]] * np.int16(weight)
    return total


def _table(alphabet: str) -> Bytes:
    return np.frombuffer(alphabet.encode("ascii"), dtype=np.uint8)
