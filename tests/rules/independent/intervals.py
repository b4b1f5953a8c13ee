"""Numbers that are known, bounded or unknown: intervals with exact ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

INFINITE = float("inf")
End = Fraction | float
"""An end while it is computed with: a fraction, or infinite where there is none."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included; None where there is no end. Known where the two are equal."""

    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def known(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    @property
    def nothing(self) -> bool:
        """Whether nothing at all is known."""
        return self.low is None and self.high is None

    @property
    def least(self) -> End:
        """The low end to compute with."""
        return -INFINITE if self.low is None else self.low

    @property
    def most(self) -> End:
        """The high end to compute with."""
        return INFINITE if self.high is None else self.high

    def __add__(self, other: Interval) -> Interval:
        return between(self.least + other.least, self.most + other.most)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __neg__(self) -> Interval:
        return between(-self.most, -self.least)

    def __mul__(self, other: Interval) -> Interval:
        """What is not known at all may be no number, so not even zero times it is known."""
        if self.nothing or other.nothing:
            return UNKNOWN
        corners = [_times(a, b) for a in (self.least, self.most) for b in (other.least, other.most)]
        return between(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """Unknown where the divisor may be zero."""
        if other.least <= 0 <= other.most:
            return UNKNOWN
        return self * between(_inverted(other.most), _inverted(other.least))

    def rounded(self, digits: int) -> Interval:
        """Each end to so many decimals, half up."""
        return self.each(lambda end: half_up(end, digits))

    def each(self, change: Callable[[Fraction], Fraction]) -> Interval:
        """Each end changed by a function that never falls."""
        return Interval(*(None if end is None else change(end) for end in (self.low, self.high)))


UNKNOWN = Interval()


def exactly(value: int | Fraction) -> Interval:
    """A known number."""
    return Interval(Fraction(value), Fraction(value))


def between(low: End, high: End) -> Interval:
    """The interval of two ends that may be infinite."""
    return Interval(*(None if end in (INFINITE, -INFINITE) else Fraction(end) for end in (low, high)))


def least(spans: Iterable[Interval]) -> Interval:
    """The least of several numbers."""
    given = list(spans)
    return between(min(one.least for one in given), min(one.most for one in given))


def greatest(spans: Iterable[Interval]) -> Interval:
    """The greatest of several numbers."""
    given = list(spans)
    return between(max(one.least for one in given), max(one.most for one in given))


def hull(spans: Iterable[Interval]) -> Interval:
    """From the least to the greatest of what may apply."""
    given = list(spans)
    return between(min(one.least for one in given), max(one.most for one in given))


def total(spans: Iterable[Interval]) -> Interval:
    """The sum, 0 of none."""
    return sum(spans, exactly(0))


def half_up(value: Fraction, digits: int) -> Fraction:
    """Rounded to so many decimals, the half upwards."""
    scale = 10**digits
    return Fraction(floor(value * scale + Fraction(1, 2)), scale)


def _times(one: End, other: End) -> End:
    return Fraction(0) if 0 in (one, other) else one * other


def _inverted(end: End) -> Fraction:
    return Fraction(0) if isinstance(end, float) else 1 / end
