"""Codes that cells may hold, by everything that people write for them: an industry by code or name, a park by its name.

All of it is asked of the registry here, so that nothing else in this package knows where codes come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import process

from gaodi.errors import NotFound
from gaodi.registry import industries, lists, metrics, regions, subjects
from gaodi.registry.forms.headings import plain
from gaodi.registry.forms.model import Choice, Type
from gaodi.registry.metrics import SubjectKind

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

KINDS = {
    Type.INDUSTRY: ("industry of GB/T 4754", "国民经济行业代码或名称"),
    Type.REGION: ("region of GB/T 2260", "行政区划代码或名称"),
    Type.PARK: ("park", "园区"),
    Type.LIST: ("named list", "名单"),
    Type.METRIC: ("metric", "指标"),
    Type.USCC: ("enterprise", "企业"),
}
_NEAR = 75.0


@dataclass(frozen=True)
class Lookup:
    """What words stand for. codes: word, made plain → the codes that it may be; shown: code → its name."""

    codes: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str]

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Iterable[str]]]) -> Lookup:
        """From codes, each with the words for it, the name to show first."""
        codes: dict[str, tuple[str, ...]] = {}
        shown: dict[str, str] = {}
        for code, words in entries:
            several = [word for word in words if word]
            shown.setdefault(code, several[0] if several else code)
            for word in dict.fromkeys(plain(word) for word in (code, *several)):
                codes[word] = tuple(dict.fromkeys((*codes.get(word, ()), code)))
        return cls(codes, shown)

    def find(self, text: str) -> tuple[str, ...]:
        """The codes that the text may be; none where it is not known. Of C3511 矿山机械 the code counts."""
        found = self.codes.get(plain(text))
        if found is None and len(parts := text.split(maxsplit=1)) == 2:
            found = self.codes.get(plain(parts[0]))
        return found or ()

    def near(self, text: str) -> str:
        """What is written much like it, with the code; empty where nothing is."""
        found = process.extract(plain(text), self._words, limit=3, score_cutoff=_NEAR)
        codes = dict.fromkeys(code for word, _, _ in found for code in self.codes[word])
        return ", ".join(f"{self.shown[code]} ({code})" if self.shown[code] != code else code for code in [*codes][:3])

    @cached_property
    def _words(self) -> list[str]:
        return list(self.codes)


def of_type(kind: Type, ws: Workspace | None) -> Lookup:
    """The codes of a type of column."""
    return _MADE[kind](ws)


def of_choices(choices: Iterable[Choice]) -> Lookup:
    """The codes of a column with choices."""
    return Lookup.of((one.code, (one.name, one.name_en, *one.aliases)) for one in choices)


def _regions(ws: Workspace | None) -> Lookup:
    """Every division as it is today (宁乡县 is 宁乡市); of those with one name, that within the workspace's region."""
    known = regions.load(ws)
    home = ws.settings.region.code if ws is not None else ""
    now = {code: known.successor(code) for code in known.codes}
    mine = {code for code in set(now.values()) if home in (above.code for above in known.path(code))} if home else set()
    every = Lookup.of((one.code, (one.name, one.short, one.name_en)) for one in known)
    codes = {
        word: _preferred(tuple(dict.fromkeys(now[code] for code in found)), mine) for word, found in every.codes.items()
    }
    return Lookup(codes, {code: known.of(code).name for code in set(now.values())})


def _preferred(found: tuple[str, ...], mine: set[str]) -> tuple[str, ...]:
    own = tuple(code for code in found if code in mine)
    return own or found


def _parks(ws: Workspace | None) -> Lookup:
    parks = (one for one in subjects.load(ws).values() if one.kind is SubjectKind.PARK)
    return Lookup.of((one.id, (one.name, one.name_en, *one.aliases)) for one in parks)


def _lists(ws: Workspace | None) -> Lookup:
    return Lookup.of((one.id, (one.name, one.name_en, *one.aliases)) for one in lists.load(ws).values())


def _metrics(ws: Workspace | None) -> Lookup:
    return Lookup.of((one.id, (*one.names, one.name_en)) for one in metrics.load(ws).values())


class _Industries(Lookup):
    """Industries are found by the registry itself, which knows codes of every level with and without their letter."""

    def find(self, text: str) -> tuple[str, ...]:
        for words in (text, text.split(maxsplit=1)[0]):
            with suppress(NotFound):
                return (industries.find(words).written,)
        return super().find(text)


def _industries(ws: Workspace | None) -> Lookup:
    made = Lookup.of((one.written, (one.name, one.name_en)) for one in industries.load())
    return _Industries(made.codes, made.shown)


_MADE = {
    Type.REGION: _regions,
    Type.PARK: _parks,
    Type.LIST: _lists,
    Type.METRIC: _metrics,
    Type.INDUSTRY: _industries,
}
