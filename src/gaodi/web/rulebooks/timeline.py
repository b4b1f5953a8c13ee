"""The editions of a family over the years, as bands: where each begins and ends on a scale of whole years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gaodi.rules.model import Rulebook
from gaodi.web.rulebooks import links, words

FIRST, LAST = 2018, 2027
WIDTH, ROW = 80, 22
"""Of a year and of a band, in the units of the drawing."""


@dataclass(frozen=True, slots=True)
class Band:
    """An edition as it is drawn. open: it has no end; earlier: it began before the scale."""

    key: str
    title: str
    validity: str
    state: str
    url: str
    x: int
    y: int
    width: int
    open: bool
    earlier: bool


@dataclass(frozen=True, slots=True)
class Family:
    """A family with its bands, and how high the drawing of them is."""

    title: str
    issuer: str
    bands: tuple[Band, ...]
    height: int


def families(editions: dict[str, tuple[Rulebook, ...]], today: date) -> list[Family]:
    """Every family, one band a line for each edition."""
    return [family(each, today) for each in editions.values()]


def family(each: tuple[Rulebook, ...], today: date) -> Family:
    """One family; it is called as its latest edition."""
    bands = tuple(_band(one, number, today) for number, one in enumerate(each))
    return Family(words.said(each[-1].title), words.said(each[-1].issuer), bands, ROW * len(each) + 4)


def years() -> list[tuple[int, int]]:
    """The years of the scale with where each begins."""
    return [(year, (year - FIRST) * WIDTH) for year in range(FIRST, LAST + 1)]


def width() -> int:
    """How wide the drawing is."""
    return (LAST + 1 - FIRST) * WIDTH


def at(day: date) -> int:
    """Where a day stands on the scale, at its edge where it is beyond."""
    passed = (day - date(FIRST, 1, 1)).days / 365.25
    return round(min(max(passed * WIDTH, 0), width()))


def _band(one: Rulebook, number: int, today: date) -> Band:
    begin = at(one.in_force.from_)
    end = at(one.in_force.to) if one.in_force.to else width()
    return Band(
        one.id,
        words.said(one.title),
        words.validity(one),
        words.state(one, today),
        links.reader(one.id),
        begin,
        number * ROW + 4,
        max(end - begin, 4),
        one.in_force.to is None,
        one.in_force.from_.year < FIRST,
    )
