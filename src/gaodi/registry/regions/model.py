"""A division and its level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gaodi.registry.regions.naming import short


class Level(StrEnum):
    """From the country down. A town is on the level of a street."""

    COUNTRY = "country"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    STREET = "street"

    @property
    def depth(self) -> int:
        """0 for the country, 4 for a street."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Region:
    """A division under one name.

    code: 6 digits (GB/T 2260), of a street 9 (the statistical code). parent: the code of the division that holds it.
    since, until: the first and the last whole year of it, None where it goes on or is older than the table (1980); the
    year of a change belongs to what came after. successor: the code that took its place, where that is another one.
    """

    code: str
    name: str
    level: Level
    parent: str = ""
    since: int | None = None
    until: int | None = None
    successor: str = ""
    name_en: str = ""

    @property
    def short(self) -> str:
        """The name as it is used in names of enterprises: 长沙, 湘西, 宁乡."""
        return short(self.name)

    def exists(self, on: date) -> bool:
        """Whether it exists on a day."""
        return (self.since is None or self.since <= on.year) and (self.until is None or on.year <= self.until)
