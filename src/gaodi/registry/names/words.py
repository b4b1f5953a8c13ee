"""The word lists that a name is taken apart with, from catalog/names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache

from gaodi import catalog
from gaodi.catalog.reading import text
from gaodi.registry import csvfile

_FOLDER = "names"
_BRACKETED = re.compile(r"\(.*?\)")


class Endings:
    """Words that may end a text; the longest counts."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = frozenset(words)
        self._lengths = {last: _lengths(words, last) for last in {word[-1] for word in words}}

    def of(self, written: str, end: int | None = None) -> str:
        """The longest of the words with which the first `end` characters of a text end, empty if there is none."""
        if end is None:
            end = len(written)
        for length in self._lengths.get(written[end - 1 : end], ()):
            word = written[end - length : end] if length <= end else ""
            if word in self._words:
                return word
        return ""


def _lengths(words: Collection[str], last: str) -> tuple[int, ...]:
    """How long the words that end in a character are, the longest first."""
    return tuple(sorted({len(word) for word in words if word[-1] == last}, reverse=True))


@cache
def trades() -> Endings:
    """What enterprises deal in."""
    return Endings(_listed("trades.txt"))


@cache
def branches() -> Endings:
    """What parts of enterprises are called."""
    return Endings(_listed("branches.txt"))


@cache
def forms() -> Endings:
    """Legal forms, and the words by which shops, institutions and farms are known."""
    return Endings(_forms())


@cache
def not_regions() -> frozenset[str]:
    """Short names of divisions that are rather brands."""
    return frozenset(_listed("not-regions.txt"))


@lru_cache(maxsize=4096)
def canonical(form: str) -> str:
    """The usual wording of a form. What brackets add to it (有限合伙) stays where it tells forms apart."""
    plain = _BRACKETED.sub("", form)
    usual = _forms().get(plain, plain)
    partners = next((kind for kind in ("特殊普通合伙", "普通合伙", "有限合伙") if kind in form), "")
    return f"{usual}({partners})" if partners else usual


@cache
def readings() -> dict[str, str]:
    """Words in which a character is read otherwise than alone, with their syllables."""
    return {row["word"]: row["reading"] for row in _table("readings.csv", ("word", "reading"))}


@cache
def characters() -> dict[str, str]:
    """Characters that names read otherwise than a dictionary's first reading."""
    return {row["character"]: row["reading"] for row in _table("characters.csv", ("character", "reading"))}


@cache
def _forms() -> dict[str, str]:
    return {row["form"]: row["canonical"] for row in _table("forms.csv", ("form", "canonical", "kind"))}


def _table(name: str, columns: tuple[str, ...]) -> list[csvfile.Row]:
    return csvfile.rows(catalog.path(f"{_FOLDER}/{name}"), columns)


def _listed(name: str) -> list[str]:
    """The words of a file: separated by blanks, comments begin with #."""
    lines: Iterable[str] = text(catalog.path(f"{_FOLDER}/{name}"), "a list of words").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
