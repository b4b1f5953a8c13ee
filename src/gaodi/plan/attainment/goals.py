"""What a target asks of the value at its deadline: to lie between two bounds, one of which is mostly open.

A plan that says 达到 30 is met by 31: `=` is read as "at least" (or "at most" where less is better). 左右 is a band:
`about` is met from 5 % of the value below it (ABOUT), and has an upper bound only where neither more nor less is good.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from gaodi.plan.model import Comparator

ABOUT = 0.05
# Rounding of the text and of units must not turn a target that is met to the digit into one that is missed.
CLOSE = 1e-9


class Better(StrEnum):
    """Which way is good. NEITHER: the value is to be kept (a ratio that should neither fall nor rise)."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Goal:
    """The value that is asked for, and the closed interval in which a value meets it.

    holds: the value has to be so at the deadline (a floor, a ceiling, a rate): reaching it early settles nothing.
    """

    value: float
    low: float = -inf
    high: float = inf
    holds: bool = False

    def met(self, value: float) -> bool:
        """Whether a value meets it."""
        slack = CLOSE * max(1.0, abs(self.value))
        return self.low - slack <= value <= self.high + slack

    def times(self, factor: float) -> Goal:
        """The same in another unit."""
        return Goal(self.value * factor, self.low * factor, self.high * factor, self.holds)


def goal(
    comparator: Comparator | str,
    value: float,
    upper: float | None = None,
    better: Better = Better.MORE,
    holds: bool = False,
) -> Goal:
    """The bounds that a comparator sets. upper: the other end of a range, which is met from its nearer end on."""
    comparator = Comparator(comparator)
    if upper is not None:
        return _range(min(value, upper), max(value, upper), better, holds)
    match comparator:
        case Comparator.AT_LEAST:
            return Goal(value, low=value, holds=holds)
        case Comparator.AT_MOST:
            return Goal(value, high=value, holds=True)
        case Comparator.ABOUT:
            band = ABOUT * abs(value)
            return _between(value, value - band, value + band, better, holds)
        case _:
            return _between(value, value, value, better, holds)


def _range(low: float, high: float, better: Better, holds: bool) -> Goal:
    return _between(high if better is Better.LESS else low, low, high, better, holds)


def _between(value: float, low: float, high: float, better: Better, holds: bool) -> Goal:
    """The bound on the good side is open: nobody has missed a plan by doing better."""
    if better is Better.MORE:
        return Goal(value, low=low, holds=holds)
    if better is Better.LESS:
        return Goal(value, high=high, holds=True)
    if low == high:
        band = ABOUT * abs(value)
        low, high = value - band, value + band
    return Goal(value, low, high, holds=True)
