"""What is certain of a column for every row before any is seen: that saves comparing what cannot come out otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

INFINITY = float("inf")


class Range(NamedTuple):
    """sure: the column is never null. least, most: between which numbers it lies where it is not null."""

    sure: bool = False
    least: float = -INFINITY
    most: float = INFINITY

    def moved(self, change: Callable[[float], float]) -> Range:
        """Of the column changed by something that keeps the order, or turns it round."""
        ends = sorted(end if abs(end) == INFINITY else change(end) for end in (self.least, self.most))
        return Range(self.sure, *ends)

    def plus(self, other: Range) -> Range:
        """Of the sum of two columns."""
        return Range(self.sure and other.sure, self.least + other.least, self.most + other.most)

    def turned(self) -> Range:
        """Of the column with the other sign."""
        return Range(self.sure, -self.most, -self.least)


ANY = Range()


def among(values: list[float]) -> Range:
    """Of a column that always has one of these values."""
    return Range(True, min(values), max(values))
