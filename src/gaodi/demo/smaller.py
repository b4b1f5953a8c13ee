"""What is known of firms below the threshold: revenue and taxes in bands, power, and how many people are insured."""

from __future__ import annotations

import numpy as np

from gaodi.demo import figures
from gaodi.demo.accounts import Columns
from gaodi.demo.accounts.energy import ELECTRICITY_PRICE
from gaodi.demo.economy import Economy
from gaodi.demo.firms import Firms

TAX_RATE = 0.028
"""Of revenue, after the relief for small taxpayers. Assumed."""


def smaller(economy: Economy, firms: Firms, year: int) -> Columns:
    """The figures of firms that are there and not above scale in the year."""
    revenue = np.round(economy.small_revenue(firms, year), 1)
    usual = figures.divisions()
    per_worker = np.maximum(usual["output-per-worker"][firms.division], 20) * 0.45
    power = revenue * np.minimum(usual["electricity"][firms.division], 0.06) / ELECTRICITY_PRICE
    return {
        "revenue": revenue,
        "tax_paid": np.round(revenue * TAX_RATE * np.exp(0.5 * firms.normal("small tax") - 0.125), 1),
        "electricity": np.round(power * np.exp(0.5 * firms.normal("small power") - 0.125), 2),
        "insured_employees": np.maximum(np.round(revenue / per_worker * np.exp(0.4 * firms.normal("small staff"))), 1),
    }
