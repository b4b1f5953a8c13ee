"""What is wrong with real returns: cells left empty, units mistaken, offices that disagree. Rates are in figures.csv.

Which cells are affected is a function of firm, metric and year like everything else, so that tests and studies know
where to look: `missing`, `slips` and `differently` say it.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from gaodi.demo import figures
from gaodi.demo.accounts import Columns
from gaodi.demo.draws import Bools, Floats
from gaodi.demo.firms import Firms

HEADLINE = frozenset({
    "output", "value_added", "revenue", "main_revenue", "profit", "average_employees", "employees", "energy",
})  # fmt: skip
"""What everybody fills in: rarely empty, and of smaller firms only."""

SLIPS = np.array([10.0, 0.1, 10_000.0, 1e-4])
"""By what a value is wrong: a digit too many or too few, 元 or 亿元 for 万元."""


def missing(firms: Firms, cell: str) -> Bools:
    """Where a cell is empty. cell: the column, and after a stroke the return that it is of."""
    rate = figures.value("missing") / 100
    if cell.split("/")[0] in HEADLINE:
        return firms.happens(f"missing/{cell}", rate / 5) & (firms.smallness > 0.7)
    return firms.happens(f"missing/{cell}", rate)


def slips(firms: Firms, cell: str) -> Floats:
    """What each cell is multiplied by by mistake: 1 where there is none."""
    by = SLIPS[firms.draws.below(f"slip by/{cell}", firms.numbers, len(SLIPS))]
    return np.where(firms.happens(f"slip/{cell}", figures.value("slips") / 100), by, 1.0)


def filled_in(firms: Firms, columns: Columns, name: str, amounts: Collection[str]) -> Columns:
    """The columns as firms fill them in: some cells of numbers empty, some wrong by a unit. name: of the return.

    amounts: the columns that have units to mistake. Yes or no, categories and texts are never empty.
    """
    return {
        column: _filled_in(firms, values, f"{column}/{name}", column in amounts) if values.dtype.kind == "f" else values
        for column, values in columns.items()
    }


def _filled_in(firms: Firms, values: Floats, cell: str, is_amount: bool) -> Floats:
    return np.where(missing(firms, cell), np.nan, values * slips(firms, cell) if is_amount else values)


def differently(firms: Firms, values: Floats, purpose: str) -> Floats:
    """What another office knows: in most cases the same, in some quite another figure."""
    differs = firms.happens(f"contradiction/{purpose}", figures.value("contradictions") / 100)
    up = firms.happens(f"contradiction up/{purpose}", 0.5)
    by = 0.3 + 0.3 * firms.uniform(f"contradiction by/{purpose}")
    return np.where(differs, values * np.where(up, 1 / by, by), values)
