"""Energy by kind: what a division pays for it over its price; the sum in standard coal at calorific value (当量值)."""

from __future__ import annotations

import numpy as np

from gaodi.demo.accounts.year import Columns, Year
from gaodi.demo.draws import Floats

ELECTRICITY_PRICE, COAL_PRICE, GAS_PRICE, OIL_PRICE = 0.65, 800.0, 3.2, 8000.0
"""元 per 千瓦时, 吨, 立方米, 吨. Assumed."""

TCE = {
    "electricity": 1.229, "coal": 0.7143, "natural_gas": 13.3, "gasoline": 1.4714, "diesel": 1.4571, "heat": 0.03412,
}  # fmt: skip
"""吨标准煤 per 万千瓦时, 吨, 万立方米, 吨, 吨, 吉焦: GB/T 2589 at calorific value."""

EQUIVALENT = 3.05
"""吨标准煤 per 万千瓦时 at the coal burnt for it (等价值). Assumed: it differs by year."""

CO2 = {"electricity": 5.703, "coal": 1.9, "natural_gas": 21.6, "gasoline": 2.93, "diesel": 3.1, "heat": 0.11}
"""吨二氧化碳 per the same units. Of the right order; assumed."""


def energy(year: Year) -> Columns:
    """The columns of energy. Amounts of kinds are in the units of TCE, sums in 吨标准煤."""
    used = _used(year)
    tce = {kind: np.round(amount * TCE[kind], 2) for kind, amount in used.items()}
    parts = {
        "electricity_tce": tce["electricity"],
        "coal_tce": tce["coal"],
        "natural_gas_tce": tce["natural_gas"],
        "oil_tce": np.round(tce["gasoline"] + tce["diesel"], 2),
        "heat_tce": tce["heat"],
    }
    total = np.round(sum(parts.values()), 2)
    sunny = year.happens("renewable", 0.12 + 0.03 * year.since(2019))
    share = np.where(sunny, 0.03 + 0.2 * year.firms.uniform("sun"), 0)
    return {
        **used,
        **parts,
        "energy": total,
        "energy_equivalent": np.round(total + used["electricity"] * (EQUIVALENT - TCE["electricity"]), 2),
        "renewable_energy": np.round(total * share, 2),
        "co2": np.round(sum(amount * CO2[kind] for kind, amount in used.items()), 1),
    }


def _used(year: Year) -> Columns:
    """How much of each kind each firm uses. Savings are two per cent a year."""
    output = year.output * 0.98 ** year.since()
    oil = np.minimum(year.usual("oil"), 0.006) * output * 1e4 / OIL_PRICE
    boiler = year.happens("coal", np.minimum(0.25, 0.02 + 4 * year.usual("coal")))
    burner = year.happens("gas", 0.3)
    steam = year.happens("heat", 0.06)
    gas = np.maximum(year.usual("gas"), 0.0015) / GAS_PRICE / 0.3
    coal = np.minimum(year.usual("coal"), 0.05) / 0.2 * 1e4 / COAL_PRICE
    return {
        "electricity": _amount(output * np.minimum(year.usual("electricity"), 0.08) / ELECTRICITY_PRICE, year, "power"),
        "coal": np.where(boiler, _amount(output * coal, year, "coal"), 0.0),
        "natural_gas": np.where(burner, _amount(output * gas, year, "gas"), 0.0),
        "gasoline": _amount(oil * 0.2, year, "petrol"),
        "diesel": _amount(oil * 0.8, year, "diesel"),
        "heat": np.where(steam, _amount(output * 0.05, year, "heat"), 0.0),
    }


def _amount(usual: Floats, year: Year, kind: str) -> Floats:
    return np.round(usual * year.noise(f"energy/{kind}", 0.4, 0.06), 2)
