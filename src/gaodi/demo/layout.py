"""Which number is which firm: first those that are ever above scale, then the smaller ones, each by division and class.

A firm's number says its class; its rank within its division says how large it is, and among the smaller ranks who
comes and who goes. All of it can be computed for any number alone, and turned round: which number is the third-largest
firm of a division.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gaodi.demo import figures
from gaodi.demo.classes import classes
from gaodi.demo.draws import Draws, Floats, Ints
from gaodi.demo.shuffling import Shuffle

STAYING = 0.4
"""The share of a division, its largest firms, that never comes or goes."""

FOREVER = 9999


@dataclass(frozen=True)
class Rows:
    """Firms of one kind side by side: numbers from `first`, so many of each class."""

    first: int
    counts: Ints
    draws: Draws
    purpose: str

    @property
    def size(self) -> int:
        """How many there are."""
        return int(self.counts.sum())

    @cached_property
    def _class_ends(self) -> Ints:
        return np.cumsum(self.counts)

    @cached_property
    def by_division(self) -> Ints:
        """How many there are of each division."""
        found = np.zeros(len(figures.divisions().codes), dtype=np.int64)
        np.add.at(found, classes().division, self.counts)
        return found

    @cached_property
    def starts(self) -> Ints:
        """The number of the first firm of each division, counted from 0."""
        return np.cumsum(self.by_division) - self.by_division

    def classes_of(self, firms: Ints) -> Ints:
        """The class of each firm: its place in `classes()`."""
        return np.searchsorted(self._class_ends, firms - self.first, side="right").astype(np.int64)

    def ranks_of(self, firms: Ints, division: Ints) -> Ints:
        """How many firms of its division are larger than each: 0 for the largest."""
        return self._turned(firms - self.first, division, there=True)

    def ranked(self, ranks: Ints, division: Ints) -> Ints:
        """The firms that have these ranks in these divisions."""
        return self._turned(ranks, division, there=False) + self.first

    def _turned(self, given: Ints, division: Ints, *, there: bool) -> Ints:
        found = np.zeros(len(given), dtype=np.int64)
        for number in np.unique(division):
            chosen = division == number
            shuffle = Shuffle(self.draws, f"{self.purpose}/rank/{number}", int(self.by_division[number]))
            start = self.starts[number]
            if there:
                found[chosen] = shuffle.place(given[chosen] - start)
            else:
                found[chosen] = shuffle.at(given[chosen]) + start
        return found


@dataclass(frozen=True)
class Layout:
    """The firms of a city: `large` are above scale at some time within the years, `small` never."""

    draws: Draws
    scale: float
    years: tuple[int, ...]

    @cached_property
    def above_scale(self) -> dict[int, int]:
        """How many firms are above scale in each year: the yardstick times the scale."""
        known = figures.years_of("above-scale-firms")
        return {year: max(1, round(known[year] * self.scale)) for year in self.years}

    @cached_property
    def leaving(self) -> dict[int, int]:
        """How many were above scale the year before and are not any more; none in the first year."""
        rate = figures.value("exit-rate") / 100
        return {b: round(rate * self.above_scale[a]) for a, b in zip(self.years, self.years[1:], strict=False)}

    @cached_property
    def coming(self) -> dict[int, int]:
        """How many are above scale for the first time; none in the first year."""
        found = {
            b: self.above_scale[b] - self.above_scale[a] + self.leaving[b]
            for a, b in zip(self.years, self.years[1:], strict=False)
        }
        return {year: max(0, count) for year, count in found.items()}

    @cached_property
    def large(self) -> Rows:
        """The firms that are ever above scale."""
        number = self.above_scale[self.years[0]] + sum(self.coming.values())
        return Rows(0, _shared_out(number, _weights("firms")), self.draws, "large")

    @cached_property
    def small(self) -> Rows:
        """The firms that never are."""
        number = round(figures.value("smaller-firms") * self.scale)
        return Rows(self.large.size, _shared_out(number, _weights("small")), self.draws, "small")

    @property
    def size(self) -> int:
        """How many firms there are in all."""
        return self.large.size + self.small.size

    def is_large(self, firms: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Whether each is one that is ever above scale."""
        return firms < self.large.size

    def classes_of(self, firms: Ints) -> Ints:
        """The class of each firm, of either kind."""
        chosen = self.is_large(firms)
        return np.where(chosen, self.large.classes_of(firms), self.small.classes_of(firms))

    def stays(self, firms: Ints, ranks: Ints, division: Ints) -> tuple[Ints, Ints]:
        """Of large firms the first and the last year in which each is above scale (0 and FOREVER: as far as is known).

        The ranks below the largest are dealt out anew, over all divisions; the first of them come, each in its year,
        the next go, and the rest stays.
        """
        kept = np.ceil(STAYING * self.large.by_division).astype(np.int64)
        lower = self.large.by_division - kept
        starts = np.cumsum(lower) - lower
        movable = ranks >= kept[division]
        dealt = Shuffle(self.draws, "cohort", int(lower.sum()))
        position = np.full(len(firms), np.iinfo(np.int64).max)
        position[movable] = dealt.place((starts[division] + ranks - kept[division])[movable])
        first = _cohort(position, self.coming, 0, before=0)
        last = _cohort(position, self.leaving, sum(self.coming.values()), before=1)
        return np.where(first > 0, first, 0), np.where(last > 0, last, FOREVER)


def _cohort(position: Ints, counts: dict[int, int], start: int, before: int) -> Ints:
    """The year of the cohort that each position falls into, less `before`; 0 outside them."""
    years = np.array([0, *(year - before for year in counts), 0], dtype=np.int64)
    ends = start + np.concatenate([[0], np.cumsum(list(counts.values()))]).astype(np.int64)
    found: Ints = years[np.searchsorted(ends, position, side="right")]
    return found


def _weights(figure: str) -> Floats:
    """The weight of each class: that of its division, shared among its classes."""
    known = classes()
    within = np.bincount(known.division, known.weight, minlength=len(figures.divisions().codes))
    weights: Floats = figures.divisions()[figure][known.division] * known.weight / within[known.division]
    return weights


def _shared_out(number: int, weights: Floats) -> Ints:
    """Whole numbers like the weights that add up to the number: largest remainders (Hamilton)."""
    exact = number * weights / weights.sum()
    counts: Ints = np.floor(exact).astype(np.int64)
    missing = number - int(counts.sum())
    counts[np.argsort(counts - exact, kind="stable")[:missing]] += 1
    return counts
