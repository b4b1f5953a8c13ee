"""Monthly returns: what a year comes to month by month, cumulative from January to February on, as forms ask for it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from gaodi.demo import figures
from gaodi.demo.accounts import Columns
from gaodi.demo.draws import Floats
from gaodi.demo.firms import Firms

FIRST, LAST = 2, 12
"""There is no return for January."""

USUAL = np.array([0.066, 0.056, 0.086, 0.082, 0.083, 0.090, 0.080, 0.081, 0.088, 0.086, 0.091, 0.111])
"""The share of each month in a year: the Spring Festival, the ends of quarters. Assumed."""

PANDEMIC = np.array([1.0, 0.35, 0.75, 0.95, 1.0, 1.06, 1.06, 1.06, 1.06, 1.06, 1.06, 1.06])
"""What 2020 made of the months."""

SEASONS = {
    "26": (0.35, 10), "15": (0.2, 12), "13": (0.12, 12), "14": (0.1, 12), "30": (0.12, 10), "38": (0.08, 9),
    "35": (0.12, 4),
}  # fmt: skip
"""By division, how much more is made in which month: fireworks before the festival, building materials in autumn."""

REVISED = 0.05
"""Of firms, how many return another year in the annual return than December's monthly one came to."""

SMOOTH = frozenset({"electricity", "energy"})


def shares(firms: Firms, column: str, year: int) -> Floats:
    """What each firm (row) has made until the end of each month (column), as a share of its year: rising to 1."""
    months = np.tile(_usual(year), (len(firms), 1)) * _seasons()[firms.division]
    for month in range(12):
        own = 0.05 if column in SMOOTH else 0.12
        months[:, month] *= np.exp(own * firms.normal(f"month/{column}/{year}/{month + 1}"))
    total = np.cumsum(months, axis=1)
    return total / total[:, -1:]


def cumulative(firms: Firms, columns: Columns, year: int) -> dict[int, Columns]:
    """By month the figures from January on. columns: of the annual return."""
    found: dict[int, Columns] = {month: {} for month in range(FIRST, LAST + 1)}
    by = np.exp(0.02 * firms.normal(f"revised by/{year}"))
    revised = np.where(firms.happens(f"revised/{year}", REVISED), by, 1.0)
    for name, values in columns.items():
        # A loss and a gain have their own season: profit follows what is made.
        so_far = shares(firms, "output" if name == "profit" else name, year)
        for month in found:
            found[month][name] = np.round(values * revised * so_far[:, month - 1], 1)
    return found


def month_ends(firms: Firms, columns: Columns, year: int) -> dict[int, Columns]:
    """By month the figures at its end. columns: of the annual return."""
    found: dict[int, Columns] = {}
    for month in range(FIRST, LAST + 1):
        grown = 1 + 0.05 * (month - LAST) / 12
        found[month] = {
            name: _stock(name, values * grown * np.exp(0.02 * firms.normal(f"stock/{name}/{year}/{month}")))
            for name, values in columns.items()
        }
    return found


def _stock(name: str, values: Floats) -> Floats:
    return np.maximum(np.round(values), 1) if name == "employees" else np.round(values, 1)


@lru_cache(maxsize=32)
def _usual(year: int) -> Floats:
    return USUAL * PANDEMIC if year == 2020 else USUAL


@lru_cache(maxsize=1)
def _seasons() -> Floats:
    table = np.ones((len(figures.divisions().codes), 12))
    for code, (height, peak) in SEASONS.items():
        angle = 2 * np.pi * (np.arange(1, 13) - peak) / 12
        table[figures.divisions().index(code)] += height * np.cos(angle)
    return table
