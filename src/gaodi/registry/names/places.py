"""Finds the division in a name: at its head (湖南省…), before the trade (中车株洲电力机车), at the end (…湖南)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from gaodi.registry import regions
from gaodi.registry.names import words
from gaodi.registry.names.trades import before
from gaodi.registry.regions import Level, Region, Regions

_ZONE = re.compile(
    r"(?:国家级?)?(?:高新技术产业开发区|高新技术开发区|高新技术产业园区|高新开发区|高新区|经济技术开发区|经济开发区|经开区|"
    r"开发区|工业园区?|产业园区?|保税区|综保区|自贸区|示范区|新区)"
)
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}?(?:镇|乡|街道)")
_LATEST = 2000
"""Short names only of divisions that existed in this year or later: firms with older ones in their names are few."""


class Place(NamedTuple):
    """What a spelling means. code: empty where several divisions have the name. full: it says what kind of division it
    is. alone: it may stand at the head of a name; the short name of a district does so only behind its city. city: it
    is the name of one. holders: for each of several its code, and those of the divisions that hold it, to tell them
    apart by what stands before."""

    short: str
    code: str
    level: Level
    full: bool
    alone: bool
    city: bool
    holders: tuple[tuple[str, ...], ...]

    def within(self, above: Place) -> Place | None:
        """The one of several that the place before holds, if there is one."""
        found = [holder for holder in self.holders if above.code and above.code in holder[1:]]
        return self._replace(code=found[0][0], holders=tuple(found)) if found else None


NOWHERE = Place("", "", Level.COUNTRY, True, True, False, ())


def at_head(core: str) -> tuple[Place, str]:
    """The lowest division with which the text begins, and what is left of it. Zones and towns behind one go with it."""
    place, rest = _down(core, None)
    if place.short and place.level is not Level.COUNTRY:
        rest = _after(_ZONE, rest) if place.level is not Level.COUNTY else _after(_TOWN, _after(_ZONE, rest))
    return place, rest


def _down(core: str, above: Place | None) -> tuple[Place, str]:
    places, longest = _spelled()
    for end in range(min(longest.get(core[:2], 0), len(core) - 1), 1, -1):
        place = places.get(core[:end])
        place = place.within(above) if place and above and above.level is not Level.COUNTRY else place
        if place is None or not _fits(place, core[end:], above):
            continue
        lower, rest = _down(core[end:], place)
        return (lower, rest) if lower.short else (place, core[end:])
    return NOWHERE, core


def _fits(place: Place, rest: str, above: Place | None) -> bool:
    """Whether what is left can be a brand and a trade: 方正 of 方正证券 is no division, 长沙 of 长沙水泵 is.

    Only a city may stand before a trade alone; behind another division not even that: 天心 of 湖南天心种业 is a brand.
    """
    if place.full:
        return True
    length = before(rest)
    if place.level is Level.COUNTY and (above or not place.city):
        return length > 1 and (place.alone or above is not None)
    return length != 1


def before_trade(core: str) -> tuple[Place, str]:
    """A province or prefecture within the text behind which only trades stand, and the text without it."""
    places, longest = _spelled()
    for start in range(2, len(core) - 2):
        reach = longest.get(core[start : start + 2], 0)
        for end in range(min(reach + start, len(core) - 1), start + 1, -1):
            place = places.get(core[start:end])
            if place and _large(place) and before(core[end:]) == 0:
                return place, core[:start] + core[end:]
    return NOWHERE, core


def at_end(core: str) -> tuple[Place, str]:
    """A province or prefecture with which the text ends, and the text without it."""
    places, longest = _spelled()
    for length in range(min(longest[""], len(core) - 2), 1, -1):
        place = places.get(core[-length:])
        if place and _large(place):
            return place, core[:-length]
    return NOWHERE, core


def named(text: str) -> Place:
    """The division that a text is as a whole, be it a path: 湖南长沙."""
    places, _ = _spelled()
    for end in range(len(text), 1, -1):
        place = places.get(text[:end])
        if place and end == len(text):
            return place
        lower = named(text[end:]) if place else NOWHERE
        if place and lower.short and (within := lower.within(place)):
            return within
    return NOWHERE


def _large(place: Place) -> bool:
    return place.level in (Level.PROVINCE, Level.PREFECTURE)


def _after(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.match(text)
    return text[match.end() :] if match and len(text) - match.end() > 1 else text


@cache
def _spelled() -> tuple[dict[str, Place], dict[str, int]]:
    """Every spelling of a division with what it means; the length of the longest of all (under the empty text), and of
    those that begin with two characters (under these)."""
    known = regions.load()
    spelled: dict[str, list[tuple[Region, bool]]] = {}
    for one in known:
        for spelling, full in _spellings(one):
            spelled.setdefault(spelling, []).append((one, full))
    places = {spelling: _place(meant, known) for spelling, meant in spelled.items()}
    longest = {"": max(map(len, places))}
    for spelling in places:
        longest[spelling[:2]] = max(longest.get(spelling[:2], 0), len(spelling))
    return places, longest


def _spellings(one: Region) -> Iterable[tuple[str, bool]]:
    if one.level is Level.COUNTRY:
        yield one.short, True
        return
    if one.level is Level.STREET or (len(one.name) == 2 and one.name.endswith("区")):
        return
    yield one.name, True
    recent = one.until is None or one.until >= _LATEST
    if recent and one.short != one.name and one.short not in words.not_regions():
        yield one.short, False


def _place(meant: list[tuple[Region, bool]], known: Regions) -> Place:
    """What a spelling means among several: the highest level, and on it the only one."""
    highest = min(one.level.depth for one, _ in meant)
    holders = {_holders(one, known) for one, _ in meant}
    top = {known.successor(one.code) for one, _ in meant if one.level.depth == highest}
    first = next(one for one, _ in meant if one.level.depth == highest)
    code = next(iter(top)) if len(top) == 1 else ""
    full = any(full for one, full in meant if one.level.depth == highest)
    alone = any(full or not one.name.endswith("区") for one, full in meant)
    city = any(one.name.endswith("市") for one, _ in meant)
    short = known.of(code).short if code else first.short
    return Place(short, code, first.level, full, alone, city, tuple(sorted(holders)))


def _holders(one: Region, known: Regions) -> tuple[str, ...]:
    return tuple(region.code for region in reversed(known.path(known.successor(one.code))))
