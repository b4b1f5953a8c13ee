"""Output, value added, sales and exports."""

from __future__ import annotations

import numpy as np

from gaodi.demo import figures
from gaodi.demo.accounts.year import Columns, Year, tenths
from gaodi.demo.draws import Bools, Floats

STRATEGIC = {
    "27": 0.6,
    "34": 0.35,
    "35": 0.55,
    "36": 0.35,
    "37": 0.6,
    "38": 0.6,
    "39": 0.7,
    "40": 0.6,
    "32": 0.4,
    "26": 0.15,
}
"""By division the odds that a firm's main product is of a strategic emerging industry. Assumed."""


def production(year: Year) -> Columns:
    """The columns of output."""
    output = tenths(year.output)
    sold = tenths(output * np.clip(0.978 + year.shifted("sold", 0.01, 0.02), 0.8, 1.1))
    abroad = tenths(sold * _export_share(year))
    share = np.clip(0.55 + 0.45 * year.firms.uniform("strategic share"), 0, 1)
    return {
        "output": output,
        "value_added": tenths(year.value_added),
        "sales_output": sold,
        "export_deliveries": abroad,
        "exports": tenths(abroad * (1 + 0.04 * year.firms.uniform("export of traders"))),
        "capacity_utilisation": np.round(np.clip(76 + year.shifted("capacity", 8, 3), 25, 100), 1),
        "strategic_output": tenths(np.where(strategic(year), output * share, 0)),
    }


def strategic(year: Year) -> Bools:
    """Whether each firm's main product is of a strategic emerging industry."""
    odds = np.array([STRATEGIC.get(code, 0.05) for code in figures.divisions().codes])
    return year.happens("strategic", odds[year.firms.division])


def _export_share(year: Year) -> Floats:
    """Few firms export, and those sell a good part of what they make abroad."""
    usual = year.usual("export") * figures.value("export-of-nation") / 100
    odds = np.minimum(0.6, 0.1 + 1.5 * usual)
    share = np.minimum(0.9, usual / odds * year.noise("export", 0.5, 0.1))
    return np.where(year.happens("exports", odds), share, 0.0)
