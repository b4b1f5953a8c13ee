"""Investment, land and buildings. What has been invested in all never falls while a firm is there."""

from __future__ import annotations

import numpy as np

from gaodi.demo.accounts.year import Columns, Year, counts, tenths
from gaodi.demo.draws import Floats
from gaodi.demo.firms import Firms
from gaodi.demo.land import areas

SQUARE_METRES = 666.67
"""In 亩: a fifteenth of a hectare."""


def investment(year: Year) -> Columns:
    """The columns of investment (万元), land (亩) and buildings (平方米)."""
    now = tenths(_yearly(year, year.year))
    before = sum(_yearly(year, earlier) for earlier in range(min(year.economy.layout.years), year.year))
    land = np.round(areas(year.economy.layout, year.firms), 1)
    floor = counts(land * SQUARE_METRES * np.clip(0.85 * year.noise("plot ratio", 0.35), 0.15, 3.5))
    renovation = tenths(now * np.clip(0.5 + year.shifted("renovation", 0.25, 0.1), 0, 1))
    return {
        "fixed_investment": now,
        "fixed_investment_total": tenths(_stock(year) + before + now),
        "tech_renovation": renovation,
        "equipment_investment": tenths(now * np.clip(0.6 + year.shifted("equipment", 0.15), 0.1, 1)),
        "green_renovation_investment": tenths(renovation * 0.12 * year.noise("green", 0.7)),
        "land_area": land,
        "floor_area": floor,
        "building_footprint": counts(land * SQUARE_METRES * np.clip(0.48 * year.noise("coverage", 0.2), 0.15, 0.75)),
    }


def _yearly(year: Year, number: int) -> Floats:
    """Investment is lumpy: a few firms have a project, the others replace what is worn out."""
    firms: Firms = year.firms
    project = firms.happens(f"project/{number}", 0.12)
    return _base(year) * np.where(project, 0.32, 0.035) * np.exp(0.5 * firms.normal(f"investment/{number}"))


def _stock(year: Year) -> Floats:
    """What had been invested before the first year."""
    return _base(year) * 0.55 * year.noise("invested before", 0.4)


def _base(year: Year) -> Floats:
    """The size of each firm before chance comes in."""
    return year.economy.sized(year.firms)
