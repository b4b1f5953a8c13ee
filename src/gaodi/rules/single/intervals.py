"""Numbers that may be known, bounded or unknown, and what arithmetic makes of them.

An interval has a low and a high end; None is no end on that side. Every operation gives an interval that holds every
result that the operands may have. gaodi.rules.query.intervals has the same for columns.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from gaodi.rules.exactness import ROUNDED


class Interval(NamedTuple):
    """A number between two ends."""

    low: float | None
    high: float | None

    @property
    def known(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    @property
    def absent(self) -> bool:
        """Whether nothing is known of it."""
        return self.low is None and self.high is None


UNKNOWN = Interval(None, None)


def known(value: float) -> Interval:
    """A number that is known."""
    return Interval(value, value)


def times(of: Interval, by: float) -> Interval:
    """Times a number that is known."""
    low = None if of.low is None else of.low * by
    high = None if of.high is None else of.high * by
    return Interval(low, high) if by >= 0 else Interval(high, low)


def scaled(of: Interval, above: int, below: int) -> Interval:
    """Times a fraction: multiplied first, then divided."""
    made = times(of, float(above)) if above != 1 else of
    return made if below == 1 else Interval(*(None if end is None else end / below for end in made))


def plus(one: Interval, other: Interval) -> Interval:
    """The sum."""
    return Interval(_sum(one.low, other.low), _sum(one.high, other.high))


def minus(one: Interval, other: Interval) -> Interval:
    """The difference."""
    return Interval(_difference(one.low, other.high), _difference(one.high, other.low))


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _difference(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def multiplied(one: Interval, other: Interval) -> Interval:
    """The product; unknown where one of the two has no end and the other is not above zero."""
    if one.absent or other.absent:
        return UNKNOWN
    if Interval(0.0, 0.0) in (one, other):
        return known(0.0)
    if one.known and one.low is not None:
        return times(other, one.low)
    if other.known and other.low is not None:
        return times(one, other.low)
    ends = [*one, *other]
    if None not in ends:
        a, b, c, d = (end for end in ends if end is not None)
        products = (a * c, a * d, b * c, b * d)
        return Interval(min(products), max(products))
    if one.low is not None and other.low is not None and one.low >= 0 and other.low >= 0:
        high = None if one.high is None or other.high is None else one.high * other.high
        return Interval(one.low * other.low, high)
    return UNKNOWN


def divided(one: Interval, other: Interval) -> Interval:
    """The quotient; unknown where what is below may be zero."""
    if other.high is not None and other.high < 0:
        return divided(_negative(one), _negative(other))
    if other.low is None or other.low <= 0:
        return UNKNOWN
    return Interval(_over(one.low, other, rising=False), _over(one.high, other, rising=True))


def _negative(of: Interval) -> Interval:
    return Interval(None if of.high is None else -of.high, None if of.low is None else -of.low)


def _over(end: float | None, below: Interval, *, rising: bool) -> float | None:
    """One end of a quotient whose lower part is above zero."""
    if end is None or below.low is None:
        return None
    if (end >= 0) == rising:
        return end / below.low
    return 0.0 if below.high is None else end / below.high


def least(parts: Sequence[Interval]) -> Interval:
    """The least of several."""
    lows, highs = [part.low for part in parts], [part.high for part in parts if part.high is not None]
    low = None if None in lows else min(end for end in lows if end is not None)
    return Interval(low, min(highs) if highs else None)


def greatest(parts: Sequence[Interval]) -> Interval:
    """The greatest of several."""
    lows, highs = [part.low for part in parts if part.low is not None], [part.high for part in parts]
    high = None if None in highs else max(end for end in highs if end is not None)
    return Interval(max(lows) if lows else None, high)


def hull(parts: Sequence[Interval]) -> Interval:
    """What holds all of them."""
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    low = None if None in lows else min(end for end in lows if end is not None)
    return Interval(low, None if None in highs else max(end for end in highs if end is not None))


def positive(of: Interval) -> Interval:
    """The number where it is certainly above zero."""
    return of if of.low is not None and of.low > 0 else UNKNOWN


def power(of: Interval, exponent: float) -> Interval:
    """To a power between 0 and 1."""
    if of.low is None or of.low < 0:
        return UNKNOWN
    return Interval(_root(of.low, exponent), None if of.high is None else _root(of.high, exponent))


def _root(value: float, exponent: float) -> float:
    return math.sqrt(value) if exponent == 0.5 else value**exponent


def whole(of: Interval, way: str, digits: int) -> Interval:
    """Rounded down, up or half up."""
    return Interval(*(None if end is None else _rounded(end, way, digits) for end in of))


def _rounded(value: float, way: str, digits: int) -> float:
    size = 10.0**digits
    moved = value * size
    if way == "ceil":
        return math.ceil(moved - abs(moved) * ROUNDED) / size
    half = 0.5 if way == "round" else 0.0
    return math.floor(moved + half + abs(moved) * ROUNDED) / size


def within(of: Interval, low: float | None, high: float | None) -> Interval:
    """With limits where an end is not known."""
    down, up = of
    if down is None and low is not None:
        down = low if of.high is None else min(low, of.high)
    if up is None and high is not None:
        up = high if of.low is None else max(high, of.low)
    return Interval(down, up)
