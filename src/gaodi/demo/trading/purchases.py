"""Purchases of the firms above scale: what each buys, for how much, and of which firm of the city.

What a division buys follows the national input-output table. Suppliers within the city are taken by size. Most
relations last from year to year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gaodi.demo import figures
from gaodi.demo.accounts import Columns
from gaodi.demo.city import City
from gaodi.demo.draws import Bools, Floats, Ints, picked
from gaodi.demo.firms import Firms
from gaodi.demo.sizes import WAN_PER_YI

LEAST, MOST = 6, 18
"""How many purchases a firm has in a year: the smallest and the largest."""

CHANGED, FAR = 0.2, 10**10
"""How often a firm buys of another seller than in other years; what sets such a purchase apart."""

LARGE_SUPPLIERS, IMPORTED = 0.75, 0.08
"""Of local suppliers those above scale; of the others' goods those made abroad. Assumed."""


@dataclass(frozen=True)
class Purchases:
    """Purchases of some firms in a year, a row for each.

    buyer: place among the firms. key: number of the purchase, in every year the same for the same place among those of
    a firm. seller: number of a firm of the city, or −1. amount: 万元.
    """

    buyer: Ints
    key: Ints
    supplier_division: Ints
    seller: Ints
    amount: Floats

    @property
    def local(self) -> Bools:
        """Whether the seller is in the city."""
        return self.seller >= 0


def purchases(city: City, firms: Firms, columns: Columns, year: int) -> Purchases:
    """What firms buy in a year. columns: output and value added, of the annual return."""
    count = LEAST + np.round((MOST - LEAST) * (1 - firms.smallness)).astype(np.int64)
    buyer = np.repeat(np.arange(len(firms)), count)
    order = np.arange(len(buyer)) - np.repeat(np.cumsum(count) - count, count)
    key = firms.numbers[buyer] * MOST + order
    share = np.exp(0.7 * city.draws.normal(f"purchase/share/{year}", key))
    total = np.bincount(buyer, share, minlength=len(firms))
    spent = (columns["output"] - columns["value_added"]) * costs_covered()[firms.division]
    amount = np.round(spent[buyer] * share / total[buyer], 2)
    division = _supplier_division(firms, buyer, order, count[buyer])
    changed = city.draws.happens(f"purchase/changed/{year}", key, CHANGED)
    relation = key + np.where(changed, year * FAR, 0)
    return Purchases(buyer, key, division, _sellers(city, firms.numbers[buyer], relation, division, year), amount)


def costs_covered() -> Floats:
    """The part of intermediate inputs that is bought of divisions that the city has."""
    known = figures.divisions()
    covered: Floats = np.clip(figures.costs().sum(axis=1) / (1 - known["va"]), 0.1, 0.95)
    return covered


def _supplier_division(firms: Firms, buyer: Ints, order: Ints, count: Ints) -> Ints:
    """By the column of the input-output table, stratified over a firm's purchases so that each has its share."""
    where = (order + firms.uniform("purchase/division")[buyer]) / count
    found = np.zeros(len(buyer), dtype=np.int64)
    for number in np.unique(firms.division):
        chosen = firms.division[buyer] == number
        found[chosen] = picked(where[chosen], figures.costs()[number])
    return found


def _sellers(city: City, buyers: Ints, relation: Ints, division: Ints, year: int) -> Ints:
    """A firm of the division by size, larger ones more often; −1 for one elsewhere."""
    draws, layout = city.draws, city.layout
    here = draws.happens("purchase/local", relation, _local_odds()[division])
    large = draws.happens("purchase/large", relation, LARGE_SUPPLIERS)
    u = draws.uniform("purchase/seller", relation)
    seller = np.full(len(relation), -1)
    for kind, side in ((True, layout.large), (False, layout.small)):
        size = side.by_division[division]
        chosen = here & (large == kind) & (size > 0)
        # With sizes like 1 over rank, taking by size is taking ranks evenly on a logarithmic scale.
        rank = np.floor(np.exp(u[chosen] * np.log(size[chosen] + 1))).astype(np.int64) - 1
        seller[chosen] = side.ranked(np.clip(rank, 0, size[chosen] - 1), division[chosen])
    there = seller >= 0
    alive = np.zeros(len(relation), dtype=bool)
    alive[there] = city.firms(seller[there]).alive(year)
    return np.where(there & alive & (seller != buyers), seller, -1)


def _local_odds() -> Floats:
    """How often a purchase of a division is of the city: more where the city makes much of it."""
    known = figures.divisions()
    weight = np.maximum(known["output"] / known["output"].sum(), 0.01)
    usual = figures.value("local-purchases") / 100
    odds: Floats = np.clip(1.2 * usual * (weight / 0.07) ** 0.25, 0.1, 0.55)
    return odds


def returned(firms: Firms, bought: Purchases) -> Columns:
    """What firms return about their purchases: in all, of the city, from abroad (亿元), of how many sellers."""

    def total(chosen: Bools) -> Floats:
        found = np.bincount(bought.buyer, np.where(chosen, bought.amount, 0.0), minlength=len(firms))
        return np.round(found / WAN_PER_YI, 6)

    everything = np.ones(len(bought.buyer), dtype=bool)
    abroad = firms.draws.happens("purchase/abroad", bought.key, IMPORTED)
    return {
        "purchases": total(everything),
        "local_purchases": total(bought.local),
        "import_purchases": total(abroad & ~bought.local),
        "suppliers": np.bincount(bought.buyer, minlength=len(firms)).astype(float),
    }
