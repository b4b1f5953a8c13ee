"""The tree of industries: found by code or name, climbed, searched."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from gaodi.errors import Fault, NotFound
from gaodi.registry.industries.model import Industry, Level

_CODE = re.compile(r"([A-T]?)(\d{2,4})|([A-T])")


class Industries:
    """All industries by code."""

    def __init__(self, industries: Iterable[Industry]) -> None:
        self._by_code = {one.code: one for one in industries}
        self._below: dict[str, list[Industry]] = {}
        for one in self._by_code.values():
            self._below.setdefault(one.parent, []).append(one)

    def __getitem__(self, code: str) -> Industry:
        """The industry of a code without letter. Raises NotFound."""
        if code not in self._by_code:
            raise self._unknown(code)
        return self._by_code[code]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[Industry]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def find(self, words: str) -> Industry:
        """The industry meant by a code of any level, with or without the letter (C3511, 3511, 351, C35, C), or a name.

        Codes filled up with zeros (C3500) are understood. Of a group and its only class, which have one name, the group
        is meant. Raises NotFound with what is near, also where the letter is not that of the section.
        """
        text = re.sub(r"\s", "", unicodedata.normalize("NFKC", words)).upper()
        match = _CODE.fullmatch(text)
        if match is None:
            return self._named(words.strip())
        letter, digits = (match[1], match[2]) if match[2] else ("", match[3])
        found = self._filled(digits)
        if found is None:
            raise self._unknown(text)
        if letter and letter != found.section:
            what = f"There is no industry {text!r}: {found.code} is {found.name}, of section {found.section}"
            raise NotFound(Fault(what, do=f"Did you mean {found.written}?"))
        return found

    def named(self, name: str) -> tuple[Industry, ...]:
        """Every industry of this name, the higher level first."""
        plain = _plain(name)
        return tuple(one for one in self if _plain(one.name) == plain or (one.name_en and one.name_en == name))

    def search(self, words: str) -> tuple[Industry, ...]:
        """The industries whose name has all of the words, or whose code begins with them, higher levels first."""
        parts = [_plain(part) for part in words.split()]
        found = [one for one in self if all(_has(one, part) for part in parts)] if parts else []
        return tuple(sorted(found, key=lambda one: one.level.depth))

    def section(self, code: str) -> Industry:
        """The section that holds an industry."""
        return self[self.find(code).section]

    def path(self, code: str) -> tuple[Industry, ...]:
        """The industries from the section down to it."""
        one = self.find(code)
        return (*(self.path(one.parent) if one.parent else ()), one)

    def ancestor(self, code: str, level: Level | str) -> Industry | None:
        """The industry of a level that holds it, itself among them; None where it stands higher."""
        return next((one for one in self.path(code) if one.level is Level(level)), None)

    def children(self, code: str = "") -> tuple[Industry, ...]:
        """The industries directly below; without a code the sections."""
        return tuple(self._below.get(self.find(code).code if code else "", ()))

    def tagged(self, tag: str, *, confirmed: bool = False) -> tuple[Industry, ...]:
        """The classes of an official grouping; with `confirmed` only those that were read in the official text."""
        return tuple(one for one in self if any(t.tag == tag and (t.confirmed or not confirmed) for t in one.tags))

    def _filled(self, digits: str) -> Industry | None:
        """The industry of a code, which may be filled up with zeros."""
        found = self._by_code.get(digits)
        while found is None and len(digits) > 2 and digits.endswith("0"):
            digits = digits[:-1]
            found = self._by_code.get(digits)
        return found

    def _named(self, name: str) -> Industry:
        found = self.named(name)
        if not found:
            raise self._unknown(name)
        return found[0]

    def _unknown(self, words: str) -> NotFound:
        bare = words.lstrip("ABCDEFGHIJKLMNOPQRST")
        if bare.isdecimal():
            near = next((self._below[bare[:end]] for end in (3, 2) if bare[:end] in self._below), [])
            shown = [f"{one.code} {one.name}" for one in near]
        else:
            shown = difflib.get_close_matches(words, {one.name for one in self}, n=3, cutoff=0.5)
        do = f"Did you mean {', '.join(shown)}?" if shown else ""
        expected = "a code such as C3511, 351, 35 or C (GB/T 4754-2017), or a name"
        return NotFound(Fault(f"There is no industry {words!r}", expected=expected, do=do))


def _plain(name: str) -> str:
    return re.sub(r"[\s、，,（）()]", "", name)


def _has(one: Industry, part: str) -> bool:
    return part in _plain(one.name) or one.code.startswith(part) or one.written.startswith(part.upper())


def find(words: str) -> Industry:
    """The industry of the catalogue meant by a code or a name: see Industries.find."""
    from gaodi.registry.industries.reading import load

    return load().find(words)
