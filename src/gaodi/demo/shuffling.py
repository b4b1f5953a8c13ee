"""A shuffle of numbers that is never made as a list: the place of any one can be computed, and what stands at a place.

Sizes, cohorts, brands and codes are dealt out by such shuffles: each is had once, and a million firms need no memory.
It is a Feistel network of four rounds over the next power of four, walked in circles until it is within the range
(Black and Rogaway 2002, "Ciphers with arbitrary finite domains").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from gaodi.demo.draws import Draws, Ints

_ROUNDS = 4


@dataclass(frozen=True)
class Shuffle:
    """The numbers from 0 to below `size`, shuffled. purpose: what tells one shuffle from another."""

    draws: Draws
    purpose: str
    size: int

    def place(self, numbers: Ints) -> Ints:
        """The places at which numbers stand."""
        return self._walked(numbers, range(_ROUNDS))

    def at(self, places: Ints) -> Ints:
        """The numbers that stand at places."""
        return self._walked(places, range(_ROUNDS - 1, -1, -1))

    def _walked(self, numbers: Ints, rounds: range) -> Ints:
        found = self._once(np.asarray(numbers, dtype=np.int64), rounds)
        while (outside := found >= self.size).any():
            found[outside] = self._once(found[outside], rounds)
        return found

    def _once(self, numbers: Ints, rounds: range) -> Ints:
        left, right = numbers >> self._half, numbers & self._mask
        if rounds.step < 0:
            for number in rounds:
                left, right = right ^ self._tables[number][left], left
        else:
            for number in rounds:
                left, right = right, left ^ self._tables[number][right]
        return (left << self._half) | right

    @cached_property
    def _half(self) -> int:
        return max(1, (max(self.size - 1, 1).bit_length() + 1) // 2)

    @property
    def _mask(self) -> int:
        return (1 << self._half) - 1

    @cached_property
    def _tables(self) -> list[npt.NDArray[np.int64]]:
        """The round functions, each a table over half of the bits: a few thousand numbers at the most."""
        halves = np.arange(1 << self._half, dtype=np.int64)
        return [self.draws.below(f"{self.purpose}/{number}", halves, 1 << self._half) for number in range(_ROUNDS)]
