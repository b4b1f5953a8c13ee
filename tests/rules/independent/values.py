"""The values that expressions have: numbers with units, truths, texts, codes and days; each may be unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from gaodi import units
from gaodi.units import Unit
from rules.independent import intervals
from rules.independent.intervals import Interval, exactly
from rules.independent.truths import Truth, agreed

PLAIN = units.parse("1")
POINT = units.parse("分")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a unit; a bare one has none. given: as it was handed in or written, not computed."""

    span: Interval
    unit: Unit | None = None
    given: bool = False

    def to(self, unit: Unit | None) -> Number:
        """In another unit. A bare number is a count or points in whatever unit, but a share is a plain number."""
        if unit is None or (self.unit is None and unit.dimension != units.RATIO):
            return replace(self, unit=unit) if self.unit is None else self
        factor = units.ratio(self.unit or PLAIN, unit)
        return Number(self.span * exactly(factor) if factor != 1 else self.span, unit, self.given)


@dataclass(frozen=True, slots=True)
class Fact:
    """Yes, no or unknown."""

    truth: Truth


@dataclass(frozen=True, slots=True)
class Word:
    """A text or None. order: of the words that there are, the lowest first."""

    text: str | None
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """A code of an industry or region, or None."""

    text: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or None."""

    day: date | None


@dataclass(frozen=True, slots=True)
class Several:
    """A list."""

    parts: tuple[Value, ...]


Value = Number | Fact | Word | Code | Day | Several


def bare(value: int | Fraction) -> Number:
    """A known number without a unit."""
    return Number(exactly(value), None, given=True)


def common(numbers: Sequence[Number]) -> list[Number]:
    """The numbers in one unit: that of the first that has one."""
    unit = next((one.unit for one in numbers if one.unit is not None), None)
    return [one.to(unit) for one in numbers]


def points(value: Value) -> Interval:
    """A number as points."""
    assert isinstance(value, Number)
    if value.unit is not None and value.unit.dimension == units.RATIO:
        return value.to(PLAIN).span
    return value.to(POINT).span


def truth(value: Value) -> Truth:
    """What is true or false."""
    assert isinstance(value, Fact)
    return value.truth


def is_known(value: Value) -> bool:
    """Whether a value is known exactly."""
    if isinstance(value, Number):
        return value.span.known
    if isinstance(value, Fact):
        return value.truth is not None
    return (value.day if isinstance(value, Day) else value.text) is not None  # type: ignore[union-attr]


def one_of(values: Iterable[Value]) -> Value:
    """A value that is one of these, nobody knows which: numbers from the least to the greatest, else what all share."""
    given = list(values)
    numbers = [one for one in given if isinstance(one, Number)]
    if numbers:
        alike = common(numbers)
        span = intervals.hull(one.span for one in alike)
        return Number(span, alike[0].unit, all(one.given for one in alike))
    if isinstance(given[0], Fact):
        return Fact(agreed(one.truth for one in given if isinstance(one, Fact)))
    if all(one == given[0] for one in given):
        return given[0]
    return _unknown(given[0])


def _unknown(like: Value) -> Value:
    return replace(like, text=None) if isinstance(like, Word | Code) else Day(None)
