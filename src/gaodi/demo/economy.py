"""How large each firm is in each year, so that the city adds up to its yardsticks.

Sizes grow at random from those of the base year, and for each division and year one factor makes the sum what it is to
be: the city's value added and growth, over the value-added rate of the division.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gaodi.demo import figures, sizes
from gaodi.demo.draws import Draws, Floats, Ints
from gaodi.demo.firms import Firms
from gaodi.demo.layout import Layout
from gaodi.demo.sizes import BASE, WAN_PER_YI

RAMP = (0.7, 0.85)
"""Of its size, what a firm makes in the first and second year above scale."""


@dataclass(frozen=True)
class Economy:
    """Output and value added of the firms above scale, 万元; revenue of the smaller ones."""

    draws: Draws
    layout: Layout
    everyone: Firms
    """All firms that are ever above scale."""

    @cached_property
    def value_added_by_year(self) -> dict[int, float]:
        """What the value added of all above-scale firms adds up to, 万元."""
        growth = figures.years_of("value-added-growth")
        level = {BASE: figures.value("value-added", str(BASE)) * WAN_PER_YI * self.layout.scale}
        for year in range(BASE + 1, max(BASE, *self.layout.years) + 1):
            level[year] = level[year - 1] * (1 + growth[year] / 100)
        for year in range(BASE - 1, min(self.layout.years) - 1, -1):
            level[year] = level[year + 1] / (1 + growth[year + 1] / 100)
        return level

    def output(self, firms: Firms, year: int) -> Floats:
        """Gross output of each firm, 万元; 0 where it is not above scale in the year."""
        return self._raw(firms, year) * self._factors[year][firms.division]

    def value_added(self, firms: Firms, year: int) -> Floats:
        """Value added of each firm, 万元; 0 where it is not above scale in the year."""
        return self._raw_value_added(firms, self.output(firms, year), year) * self._value_factors[year]

    def sized(self, firms: Firms) -> Floats:
        """What each firm makes in the base year before growth by chance, 万元."""
        threshold = figures.value("threshold")
        return threshold + self._scales[firms.division] * sizes.excess(_larger(firms))

    def small_revenue(self, firms: Firms, year: int) -> Floats:
        """What a smaller firm takes in, 万元; always below the threshold of 规模以上."""
        size = figures.value("small-median") * np.exp(figures.value("small-spread") * firms.normal("small size"))
        grown = size * np.exp(0.18 * firms.normal(f"small growth/{year}") + 0.03 * (year - BASE))
        limit = 0.97 * figures.value("threshold")
        # Folded back below the threshold, so that they do not heap up at it.
        return np.where(grown < limit, grown, limit * (0.3 + 0.7 * firms.uniform("small below")))

    @cached_property
    def _factors(self) -> dict[int, Floats]:
        """What makes the output of each division and year what it is to be."""
        return {
            year: _ratio(self._targets(year), _by_division(self._raw(self.everyone, year), self.everyone.division))
            for year in self.layout.years
        }

    @cached_property
    def _value_factors(self) -> dict[int, float]:
        everyone = self.everyone
        return {
            year: self.value_added_by_year[year]
            / float(self._raw_value_added(everyone, self.output(everyone, year), year).sum())
            for year in self.layout.years
        }

    def _targets(self, year: int) -> Floats:
        """The output of each division that has firms, 万元."""
        known = figures.divisions()
        there = np.bincount(self.everyone.division[self.everyone.above(year)], minlength=len(known.codes)) > 0
        shares = np.where(there, known["output"] * (1 + known["growth"] / 100) ** (year - BASE), 0.0)
        total = self.value_added_by_year[year] / (figures.value("value-added-rate") / 100)
        targets: Floats = shares / shares.sum() * total
        return targets

    def _raw(self, firms: Firms, year: int) -> Floats:
        """Output before the factor: the firm's size, its chance growth since the base year, its first years."""
        grown = self.sized(firms) * np.exp(self._chance(firms, year))
        age = year - firms.first
        ramp = np.where(firms.first > 0, np.select([age == 0, age == 1], RAMP, 1.0), 1.0)
        return np.where(firms.above(year), grown * ramp, 0.0)

    @cached_property
    def _scales(self) -> Floats:
        return sizes.scales(self.layout)

    def _chance(self, firms: Firms, year: int) -> Floats:
        """The logarithm of growth since the base year: a random walk, calmer for large firms, wilder in 2020."""
        spread = figures.value("growth-spread") * (0.6 + 0.8 * firms.smallness)
        total: Floats = np.zeros(len(firms.numbers))
        for step in range(min(year, BASE) + 1, max(year, BASE) + 1):
            wild = 1.6 if step == BASE else 1.0
            total += spread * wild * firms.normal(f"growth/{step}") * (1 if year > BASE else -1)
        return total

    def _raw_value_added(self, firms: Firms, output: Floats, year: int) -> Floats:
        usual = figures.divisions()["va"][firms.division]
        rate = usual * np.exp(0.22 * firms.normal("value added") + 0.05 * firms.normal(f"value added/{year}"))
        return output * np.minimum(rate, 0.75)


def _larger(firms: Firms) -> Floats:
    """The share of firms of the division that are larger, stratified: one firm in each n-th part, at random within the
    middle half of it."""
    return np.asarray((firms.ranks + 0.25 + 0.5 * firms.uniform("size")) / np.maximum(firms.peers, 1))


def _by_division(values: Floats, division: Ints) -> Floats:
    return np.bincount(division, values, minlength=len(figures.divisions().codes)).astype(np.float64)


def _ratio(wanted: Floats, there: Floats) -> Floats:
    return np.divide(wanted, there, out=np.ones_like(wanted), where=there > 0)
