"""A series as the forecasts see it: dated values of one metric for one subject, the oldest first.

Everything in this package that computes takes and returns these; where they come from (observations, named lists) is
the business of `binding` and `sources`. Time is counted in years, so that a year is 1 and horizons need no calendar.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum


class Nature(StrEnum):
    """What the values are, which decides how they are forecast.

    level: a positive quantity; share: a part of a whole (`whole` is 100 for a value in %); growth: a yearly rate of
    change at comparable prices; count: things that are counted and only added to, the value being the running total.
    """

    LEVEL = "level"
    SHARE = "share"
    GROWTH = "growth"
    COUNT = "count"


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """One value. at: the last day of its period; code and label: the period as written (see gaodi.periods)."""

    at: date
    value: float
    code: str = ""
    label: str = ""

    @property
    def time(self) -> float:
        """The end of the period in years: 2021.0 for the end of 2020."""
        return years(self.at)


@dataclass(frozen=True, slots=True)
class Within:
    """Values within the years, without a gap: months, quarters, halves, or January-February and the months after it.

    ends: the last day of each. months: the months in which they end, which is the pattern of a year. sums: whether a
    year is their sum (a flow) or its last one (a stock, a rate).
    """

    values: tuple[float, ...]
    ends: tuple[date, ...]
    months: tuple[int, ...]
    sums: bool

    @property
    def season(self) -> int:
        """How many there are in a year."""
        return len(self.months)

    def times(self, factor: float) -> Within:
        """The same in another unit."""
        return replace(self, values=tuple(v * factor for v in self.values))


@dataclass(frozen=True, slots=True)
class Series:
    """key: what tells it from others. whole: what a share or growth of everything would be (100 for %, 1 for a ratio).

    start: of a count, the day from which things are counted, at which the running total was nothing.
    estimate, missing: the value of the year under way as the months reported so far suggest it, and the share of the
    year that is not reported yet. within: the values within the years, where there are enough to model them.
    """

    key: str
    nature: Nature
    points: tuple[Point, ...]
    whole: float = 100.0
    start: date | None = None
    estimate: Point | None = None
    missing: float = 0.0
    within: Within | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", tuple(sorted(self.points)))

    @property
    def last(self) -> Point:
        """The latest point. Raises IndexError where there is none."""
        return self.points[-1]

    def until(self, at: date) -> Series:
        """What of its points was there to be known on a day; what was published within years is left out."""
        known = tuple(p for p in self.points if p.at <= at)
        return replace(self, points=known, estimate=None, missing=0.0, within=None)

    def times(self, factor: float) -> Series:
        """The same in another unit: every value times the factor, the whole too."""
        scaled = tuple(replace(p, value=p.value * factor) for p in self.points)
        guess = replace(self.estimate, value=self.estimate.value * factor) if self.estimate else None
        inner = self.within.times(factor) if self.within else None
        return replace(self, points=scaled, whole=self.whole * factor, estimate=guess, within=inner)


def years(day: date) -> float:
    """The end of a day in years, so that whole years are whole numbers: 2020-12-31 is 2021.0."""
    after = day + timedelta(days=1)
    first = date(after.year, 1, 1)
    length = (date(after.year + 1, 1, 1) - first).days
    return after.year + (after - first).days / length


def series(key: str, nature: Nature | str, values: Iterable[tuple[int | date, float]], **more: float) -> Series:
    """A series from pairs of year (its last day is meant) or day, and value."""
    made = (Point(date(at, 12, 31) if isinstance(at, int) else at, value, str(at)) for at, value in values)
    return Series(key, Nature(nature), tuple(made), **more)  # type: ignore[arg-type]
