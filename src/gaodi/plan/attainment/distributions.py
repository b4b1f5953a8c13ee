"""What is known of a value at a date: a distribution of which quantiles and odds are closed formulas.

No forecast draws random numbers, so the same observations give the same odds to the last digit.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, isinf
from typing import Any, Protocol

from gaodi.plan.attainment.goals import CLOSE, Goal
from gaodi.plan.attainment.scales import Scale

# The least probability that a model gives, and the distance to certainty: only what was observed is certain.
LEAST = 1e-9


class Distribution(Protocol):
    """P(X ≤ x), P(X < x) and the quantiles of a value that is not known yet."""

    def at_most(self, value: float) -> float:
        """P(X ≤ value)."""
        ...

    def below(self, value: float) -> float:
        """P(X < value)."""
        ...

    def quantile(self, share: float) -> float:
        """The value that is not exceeded with this probability."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """A value that has been observed."""

    value: float

    def at_most(self, value: float) -> float:
        """P(X ≤ value): 0 or 1."""
        return float(self.value <= value)

    def below(self, value: float) -> float:
        """P(X < value): 0 or 1."""
        return float(self.value < value)

    def quantile(self, share: float) -> float:
        """The value, whatever the share."""
        return self.value


@dataclass(frozen=True, slots=True)
class Moved:
    """factor·X + shift of another distribution, factor > 0: a change since a base, or growth in percent of it."""

    other: Distribution
    factor: float = 1.0
    shift: float = 0.0

    def at_most(self, value: float) -> float:
        """P(X ≤ value)."""
        return self.other.at_most((value - self.shift) / self.factor)

    def below(self, value: float) -> float:
        """P(X < value)."""
        return self.other.below((value - self.shift) / self.factor)

    def quantile(self, share: float) -> float:
        """The value that is not exceeded with this probability."""
        return self.other.quantile(share) * self.factor + self.shift


@dataclass(frozen=True, slots=True)
class Spread:
    """base + factor·back(centre + spread·T), T Student with `freedom` degrees of freedom; factor > 0.

    base: what is certain already (the months of the year that have been reported, the years of a mean).
    """

    scale: Scale
    centre: float
    spread: float
    freedom: float
    base: float = 0.0
    factor: float = 1.0

    def at_most(self, value: float) -> float:
        """P(X ≤ value)."""
        if isinf(value):
            return float(value > 0)
        place = self.scale.to((value - self.base) / self.factor)
        if self.spread <= 0:
            return float(place >= self.centre - CLOSE)
        from scipy.special import stdtr

        return float(stdtr(self.freedom, (place - self.centre) / self.spread))

    def below(self, value: float) -> float:
        """P(X < value), which is P(X ≤ value) unless all is certain."""
        if self.spread > 0 or isinf(value):
            return self.at_most(value)
        return float(self.quantile(0.5) < value - CLOSE * max(1.0, abs(value)))

    def quantile(self, share: float) -> float:
        """The value that is not exceeded with this probability."""
        from scipy.special import stdtrit

        away = float(stdtrit(self.freedom, share)) * self.spread if self.spread > 0 else 0.0
        return self.base + self.factor * self.scale.back(self.centre + away)


@dataclass(frozen=True, slots=True)
class Counted:
    """base + N, N a count of this mean and variance: negative binomial, Poisson where the variance is no larger."""

    base: float
    mean: float
    variance: float

    def at_most(self, value: float) -> float:
        """P(X ≤ value)."""
        if isinf(value):
            return float(value > 0)
        return float(self._law().cdf(floor(value - self.base + CLOSE * max(1.0, abs(value)))))

    def below(self, value: float) -> float:
        """P(X < value)."""
        if isinf(value):
            return float(value > 0)
        return float(self._law().cdf(ceil(value - self.base - CLOSE * max(1.0, abs(value))) - 1))

    def quantile(self, share: float) -> float:
        """The smallest count that is not exceeded with this probability."""
        return self.base + float(self._law().ppf(share)) if self.mean > 0 else self.base

    def _law(self) -> Any:
        from scipy import stats  # takes a second, which nobody waits for who does not ask

        if self.mean <= 0:
            return stats.poisson(0)
        if self.variance <= self.mean * (1 + 1e-9):
            return stats.poisson(self.mean)
        share = self.mean / self.variance
        return stats.nbinom(self.mean * share / (1 - share), share)


def odds(distribution: Distribution, goal: Goal) -> float:
    """The probability that the value meets the goal: 0 or 1 of an observed value, between the two of all else."""
    found = distribution.at_most(goal.high) - distribution.below(goal.low)
    least = 0.0 if isinstance(distribution, Known) else LEAST
    return min(1.0 - least, max(least, found))


def interval(distribution: Distribution, share: float) -> tuple[float, float]:
    """The central interval that holds the value with this probability."""
    tail = (1 - share) / 2
    return distribution.quantile(tail), distribution.quantile(1 - tail)
