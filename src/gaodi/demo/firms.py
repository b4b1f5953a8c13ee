"""What is fixed of firms: class, rank, place, when they were founded and ended, and when they are above scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from gaodi.demo import figures
from gaodi.demo.classes import classes
from gaodi.demo.draws import Bools, Draws, Floats, Ints
from gaodi.demo.layout import FOREVER, Layout
from gaodi.demo.parks import parks
from gaodi.demo.places import Places

GIVEN_UP = 0.4
"""Of the firms that are not above scale any more, how many are deregistered; the others go on below it."""


@dataclass(frozen=True)
class Firms:
    """Columns about firms, in the order of `numbers`.

    classes, division: places among the classes and divisions. ranks: how many of its division (and kind) are larger.
    peers: how many there are. large: whether ever above scale. first, last: the years of it (0 and FOREVER: beyond what
    is known). place: see Places.
    """

    draws: Draws
    numbers: Ints
    classes: Ints
    division: Ints
    ranks: Ints
    peers: Ints
    large: Bools
    first: Ints
    last: Ints
    place: Ints

    def __len__(self) -> int:
        return len(self.numbers)

    def uniform(self, purpose: str) -> Floats:
        """A number between 0 and 1 for each."""
        return self.draws.uniform(purpose, self.numbers)

    def normal(self, purpose: str) -> Floats:
        """A number of the standard normal distribution for each."""
        return self.draws.normal(purpose, self.numbers)

    def happens(self, purpose: str, odds: float | Floats) -> Bools:
        """Whether it is so of each."""
        return self.draws.happens(purpose, self.numbers, odds)

    def only(self, wanted: Bools | Ints) -> Firms:
        """Some of them."""
        columns = ("numbers", "classes", "division", "ranks", "peers", "large", "first", "last", "place")
        return replace(self, **{name: getattr(self, name)[wanted] for name in columns})

    @property
    def smallness(self) -> Floats:
        """0 for the largest of a division, towards 1 for the smallest."""
        return self.ranks / np.maximum(self.peers, 1)

    def above(self, year: int) -> Bools:
        """Whether each is above scale in the year."""
        return self.large & (self.first <= year) & (year <= self.last)

    def alive(self, year: int) -> Bools:
        """Whether each is there in the year at all."""
        return (self.founded <= year) & (year <= self.ended)

    @cached_property
    def founded(self) -> Ints:
        """The year in which each was founded: long ago for large ones, some years before it came above scale."""
        age = self.uniform("age")
        old = 2017 - (age**1.6 * 30).astype(np.int64)
        young = self.first - 2 - (age * 9).astype(np.int64)
        small = 2023 - np.minimum((-np.log(age) * 10).astype(np.int64), 38)
        return np.where(self.large, np.where(self.first > 0, young, old), small)

    @cached_property
    def ended(self) -> Ints:
        """The last year in which each is there; FOREVER where it goes on."""
        gone = self.happens("given up", GIVEN_UP)
        rate = figures.value("small-exit-rate") / 100
        lived = (np.log(self.uniform("life")) / np.log(1 - rate)).astype(np.int64)
        small = np.maximum(self.founded, 2018) + lived
        return np.where(self.large, np.where(gone, self.last, FOREVER), np.where(small > 2025, FOREVER, small))

    @property
    def in_park(self) -> Bools:
        """Whether each is in a park."""
        return self.place < len(parks())

    @cached_property
    def industries(self) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
        """The class of each, with its section."""
        return np.array(classes().industries, dtype=object)[self.classes]


def firms(draws: Draws, layout: Layout, places: Places, numbers: Ints) -> Firms:
    """What is fixed of the firms with these numbers."""
    kinds = layout.classes_of(numbers)
    division = classes().division[kinds]
    large = layout.is_large(numbers)
    ranks, first = np.zeros(len(numbers), dtype=np.int64), np.zeros(len(numbers), dtype=np.int64)
    last = np.full(len(numbers), FOREVER)
    ranks[large] = layout.large.ranks_of(numbers[large], division[large])
    ranks[~large] = layout.small.ranks_of(numbers[~large], division[~large])
    first[large], last[large] = layout.stays(numbers[large], ranks[large], division[large])
    peers = np.where(large, layout.large.by_division[division], layout.small.by_division[division])
    place = places.of(numbers, division, ranks, large)
    return Firms(draws, numbers, kinds, division, ranks, peers, large, first, last, place)
