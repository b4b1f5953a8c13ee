"""The divisions of the nation in time: found by code or name, climbed upwards, followed to what came after them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cached_property

from gaodi.errors import Fault, NotFound
from gaodi.registry.regions.model import Level, Region


def today() -> date:
    """The day on which divisions are looked up where none is said."""
    return datetime.now(UTC).date()


class Regions:
    """All divisions. A code may stand for several in turn: 430102 was 东区 and is 芙蓉区."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._by_code: dict[str, tuple[Region, ...]] = {}
        for one in regions:
            self._by_code[one.code] = (*self._by_code.get(one.code, ()), one)

    def __iter__(self) -> Iterator[Region]:
        return (one for several in self._by_code.values() for one in several)

    def __len__(self) -> int:
        return sum(map(len, self._by_code.values()))

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, also of divisions that are no more."""
        return tuple(self._by_code)

    def of(self, code: str, on: date | None = None) -> Region:
        """The division that has the code on a day (today), else the last that had it. Raises NotFound."""
        several = self._by_code.get(code)
        if several is None:
            raise self._unknown(code)
        day = on or today()
        return next((one for one in several if one.exists(day)), several[-1])

    def find(self, words: str, on: date | None = None, within: str = "") -> Region:
        """The division meant by a code or a name, as it is on a day (today): 宁乡县 is 宁乡市 in 2023.

        A name may be short (长沙) or a path (湖南省长沙市). Of several with one name the highest is meant; within: the
        code of the division that holds it. Raises NotFound with what is near, or with those that share the name.
        """
        day = on or today()
        words = words.strip()
        if words in self._by_code:
            return self.of(self.successor(words, day), day)
        found = self._meant(words, day, within)
        if not found:
            raise self._unknown(words)
        highest = min(one.level.depth for one in found)
        several = [one for one in found if one.level.depth == highest]
        if len(several) > 1:
            raise self._ambiguous(words, several)
        return several[0]

    def named(self, name: str, on: date | None = None, within: str = "") -> tuple[Region, ...]:
        """Every division of this name, full or short, those that exist on a day first."""
        day = on or today()
        found = [one for one in self._by_name.get(name, ()) if not within or self._holds(within, one)]
        return tuple(sorted(found, key=lambda one: not one.exists(day)))

    def _meant(self, words: str, day: date, within: str) -> list[Region]:
        """The divisions of this name or path today, each once."""
        for end in range(len(words), 1, -1):
            found = self.named(words[:end], day, within)
            existing = [one for one in found if one.exists(day)] or list(found)
            now = {self.successor(one.code, day): one for one in existing}
            if end == len(words) and now:
                return [self.of(code, day) for code in now]
            deeper = [below for code in now for below in self._meant(words[end:], day, code)]
            if deeper:
                return list({one.code: one for one in deeper}.values())
        return []

    def parent(self, code: str, on: date | None = None) -> Region | None:
        """The division that holds it; None for the country."""
        above = self.of(code, on).parent
        return self.of(above, on) if above else None

    def path(self, code: str, on: date | None = None) -> tuple[Region, ...]:
        """The divisions from the country down to it."""
        one = self.of(code, on)
        return (*(self.path(one.parent, on) if one.parent else ()), one)

    def ancestor(self, code: str, level: Level, on: date | None = None) -> Region | None:
        """The division of a level that holds it, itself among them; None where there is none, as no prefecture holds
        a district of Beijing."""
        return next((one for one in self.path(code, on) if one.level is level), None)

    def county(self, code: str, on: date | None = None) -> Region | None:
        """The county, district or county-level city that holds a street."""
        return self.ancestor(code, Level.COUNTY, on)

    def prefecture(self, code: str, on: date | None = None) -> Region | None:
        """The prefecture or prefecture-level city."""
        return self.ancestor(code, Level.PREFECTURE, on)

    def province(self, code: str, on: date | None = None) -> Region | None:
        """The province, autonomous region or municipality."""
        return self.ancestor(code, Level.PROVINCE, on)

    def children(self, code: str, on: date | None = None) -> tuple[Region, ...]:
        """The divisions directly below that exist on a day (today)."""
        day = on or today()
        return tuple(one for one in self._below.get(code, ()) if one.exists(day))

    def successor(self, code: str, on: date | None = None) -> str:
        """The code that stands for this division on a day (today): itself while it exists. Of one that was divided the
        table names the part that has its name or seat. Raises NotFound for an unknown code."""
        day = on or today()
        seen = {code}
        while True:
            one = self.of(code, day)
            if one.exists(day) or not one.successor or one.successor in seen or not _ended(one, day):
                return code
            code = one.successor
            seen.add(code)

    def _holds(self, code: str, one: Region) -> bool:
        while one.parent and one.code != code:
            one = self.of(one.parent)
        return one.code == code

    @cached_property
    def _by_name(self) -> dict[str, tuple[Region, ...]]:
        names: dict[str, tuple[Region, ...]] = {}
        for one in self:
            for name in {one.name, one.short, one.name_en} - {""}:
                names[name] = (*names.get(name, ()), one)
        return names

    @cached_property
    def _below(self) -> dict[str, tuple[Region, ...]]:
        below: dict[str, tuple[Region, ...]] = {}
        for one in self:
            below[one.parent] = (*below.get(one.parent, ()), one)
        return below

    def _unknown(self, words: str) -> NotFound:
        known = self._by_code if words.isdecimal() else self._by_name
        near = difflib.get_close_matches(words, known, n=3, cutoff=0.6)
        do = f"Did you mean {' or '.join(near)}?" if near else ""
        return NotFound(Fault(f"There is no region {words!r}", expected="a code of GB/T 2260 or a name", do=do))

    def _ambiguous(self, words: str, several: list[Region]) -> NotFound:
        shown = [f"{one.code} ({''.join(r.name for r in self.path(one.code)[1:])})" for one in several[:5]]
        more = f" and {len(several) - 5} more" if len(several) > 5 else ""
        return NotFound(
            Fault(f"{len(several)} regions are called {words!r}", do=f"Name one of {', '.join(shown)}{more}")
        )


def _ended(one: Region, day: date) -> bool:
    return one.until is not None and one.until < day.year


def find(words: str, on: date | None = None, within: str = "") -> Region:
    """The division of the catalogue meant by a code or a name: see Regions.find."""
    from gaodi.registry.regions.reading import load

    return load().find(words, on, within)
