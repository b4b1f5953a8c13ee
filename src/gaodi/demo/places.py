"""Where firms are: parks and the districts around them, chosen so that parks have their divisions and their size.

The largest firms are set down first, each where its division fits and output is still wanted. For the others a table of
divisions by places is fitted to what is left of both margins, the output of divisions and the output of places, by
iterative proportional fitting (Deming and Stephan 1940), from what the parks say their main industries are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gaodi.demo import figures
from gaodi.demo.draws import Bools, Draws, Floats, Ints, picked
from gaodi.demo.parks import districts, parks

MAIN, CHARACTERISTIC = 12.0, 5.0
"""How much likelier a division is in a park that has it as a main or a characteristic industry."""

NOTABLE = 0.02
"""Firms with more than this share of a mean place's output are set down one by one."""

SMALL_IN_PARKS = 0.35
"""The share of smaller firms that are in a park. Assumed."""

STEPS = 60
"""Of the fit; half of them would do."""

GOLDEN = (5**0.5 - 1) / 2


@dataclass(frozen=True)
class Places:
    """The parks, and after them the districts outside of parks, by number."""

    draws: Draws
    sizes: tuple[Floats, ...]
    """For each division what its firms are to make, the largest first: before chance comes in."""

    def of(self, firms: Ints, division: Ints, ranks: Ints, large: Bools) -> Ints:
        """The place of each firm. Among firms of like size the places come in turn, by steps of the golden ratio."""
        steps = (ranks + 0.5) * GOLDEN + self.draws.uniform("place", division)
        where = np.where(large, steps % 1.0, self.draws.uniform("place of small", firms))
        found = np.zeros(len(firms), dtype=np.int64)
        for number in np.unique(division):
            for kind, table in ((True, self._large), (False, self._small)):
                chosen = (division == number) & (large == kind)
                found[chosen] = picked(where[chosen], table[number])
            notable = self._notable[number]
            chosen = (division == number) & large & (ranks < len(notable))
            found[chosen] = notable[ranks[chosen]]
        return found

    @cached_property
    def district_of(self) -> Ints:
        """The district of each place: its number among the districts."""
        codes = [one.code for one in districts()]
        return np.array([codes.index(park.district) for park in parks()] + list(range(len(codes))), dtype=np.int64)

    @cached_property
    def _wanted(self) -> Floats:
        """What each place is to make."""
        weights = np.array([park.output for park in parks()] + [one.outside for one in districts()])
        wanted: Floats = weights / weights.sum() * sum(float(sizes.sum()) for sizes in self.sizes)
        return wanted

    @cached_property
    def _notable(self) -> list[Ints]:
        """For each division the places of its notable firms, by rank."""
        limit = NOTABLE * self._wanted.mean()
        counts = [int((sizes > limit).sum()) for sizes in self.sizes]
        found = [np.zeros(count, dtype=np.int64) for count in counts]
        odds = _fitted(_fit(), np.array([sizes.sum() for sizes in self.sizes]), self._wanted)
        odds /= odds.sum(axis=1)[:, None]
        left = self._wanted.copy()
        notable = [(float(self.sizes[d][rank]), d, rank) for d, count in enumerate(counts) for rank in range(count)]
        for size, division, rank in sorted(notable, reverse=True):
            place = int(np.argmax(odds[division] * np.maximum(left - 0.5 * size, 0) / self._wanted))
            left[place] -= size
            found[division][rank] = place
        return found

    @cached_property
    def _large(self) -> Floats:
        """Of the firms that are not notable: the table fitted to what is left to make."""
        rows, columns = np.array([sizes.sum() for sizes in self.sizes]), self._wanted.copy()
        for division, places in enumerate(self._notable):
            taken = self.sizes[division][: len(places)]
            rows[division] -= taken.sum()
            np.subtract.at(columns, places, taken)
        return _fitted(_fit(), rows, np.maximum(columns, 0.01 * self._wanted))

    @cached_property
    def _small(self) -> Floats:
        inside = np.array([park.output for park in parks()])
        outside = np.array([one.gdp for one in districts()])
        shares = [SMALL_IN_PARKS * inside / inside.sum(), (1 - SMALL_IN_PARKS) * outside / outside.sum()]
        return _fitted(_fit(), figures.divisions()["small"], np.concatenate(shares))


def _fit() -> Floats:
    """How well each division suits each place, before sizes count."""
    suits = {place: {**dict.fromkeys(p.main, MAIN), **dict.fromkeys(p.characteristic, CHARACTERISTIC)}
             for place, p in enumerate(parks())}  # fmt: skip
    table = np.ones((len(figures.divisions().codes), len(parks()) + len(districts())))
    for place, liked in suits.items():
        for code, weight in liked.items():
            table[figures.divisions().index(code), place] = weight
    return table


def _fitted(table: Floats, rows: Floats, columns: Floats) -> Floats:
    """The table with these row and column sums, as near to what it was as can be. A row without weight, as services
    have no above-scale output, has a little."""
    rows = np.maximum(rows, 1e-6 * max(rows.sum(), 1.0))
    rows, columns = rows / rows.sum(), columns / columns.sum()
    for _ in range(STEPS):
        table = table * (columns / table.sum(axis=0))
        table = table * (rows / table.sum(axis=1))[:, None]
    return table
