"""Random numbers that are a function of what they are for: a seed, a purpose and the number of a firm.

Nothing is drawn in turn, so any chunk of the city, in any order and on any number of threads, has the same bytes, and
a buyer can know its supplier's name without anybody having made the supplier. The numbers are those of SplitMix64
(Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"): its output function, twice, over a key
and a counter. Keys come from NumPy's SeedSequence, so that purposes are independent of each other.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11 = (np.uint64(bits) for bits in (30, 27, 31, 11))


class Draws:
    """The random numbers of one city."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def uniform(self, purpose: str, of: Ints) -> Floats:
        """Between 0 and 1, neither of them reached: one for each firm (or whatever is numbered)."""
        return ((_bits(self.seed, purpose, of) >> _11).astype(np.float64) + 0.5) * 2.0**-53

    def normal(self, purpose: str, of: Ints) -> Floats:
        """Of the standard normal distribution."""
        return np.asarray(ndtri(self.uniform(purpose, of)), dtype=np.float64)

    def happens(self, purpose: str, of: Ints, odds: float | Floats) -> Bools:
        """Whether it is so, with these odds."""
        return self.uniform(purpose, of) < odds

    def below(self, purpose: str, of: Ints, limit: int | Ints) -> Ints:
        """A whole number from 0 to below the limit."""
        return (self.uniform(purpose, of) * limit).astype(np.int64)

    def one_of(self, purpose: str, of: Ints, weights: Floats) -> Ints:
        """The place of one of the weights, with odds like them."""
        return picked(self.uniform(purpose, of), weights)


def picked(where: Floats, weights: Floats) -> Ints:
    """The place of the weight that each point between 0 and 1 falls on when they lie side by side."""
    ends = np.cumsum(weights) / np.sum(weights)
    found = np.searchsorted(ends, where, side="right").astype(np.int64)
    return np.minimum(found, len(weights) - 1)


def _bits(seed: int, purpose: str, of: Ints) -> npt.NDArray[np.uint64]:
    with np.errstate(over="ignore"):
        counter = of.astype(np.uint64) * _STEP + _key(seed, purpose)
        return _mixed(_mixed(counter) + _STEP)


def _mixed(bits: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    bits = (bits ^ (bits >> _30)) * _FIRST
    bits = (bits ^ (bits >> _27)) * _SECOND
    mixed: npt.NDArray[np.uint64] = bits ^ (bits >> _31)
    return mixed


@lru_cache(maxsize=4096)
def _key(seed: int, purpose: str) -> np.uint64:
    return np.uint64(np.random.SeedSequence([seed, *purpose.encode()]).generate_state(1, np.uint64)[0])
