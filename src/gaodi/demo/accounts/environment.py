"""Water, emissions and waste. What is used again and what is taken add up to what is used."""

from __future__ import annotations

import numpy as np

from gaodi.demo.accounts.year import Columns, Year, counts

WATER_PRICE = 3.8
"""元 per 立方米. Assumed."""

PER_WATER = {"cod": 6e-5, "ammonia_nitrogen": 5e-6}
"""吨 per 立方米 of waste water. Assumed."""

PER_COAL = {"so2": 0.0012, "nox": 0.0016, "particulates": 0.0006}
"""吨 per 吨标准煤 of coal and gas burnt. Assumed."""

PER_OUTPUT = {"voc": 4e-6, "so2": 2e-7, "nox": 6e-7, "particulates": 8e-7}
"""吨 per 万元 of output. Assumed."""


def environment(year: Year, made: Columns) -> Columns:
    """The columns of water (立方米), emissions and waste (吨). made: those of energy."""
    usual = year.output * 1e4 * np.maximum(year.usual("water"), 3e-4) / WATER_PRICE
    taken = counts(usual * year.noise("water", 0.5, 0.08))
    again = counts(taken * np.clip(0.9 + 0.12 * year.since(2019) + year.shifted("reuse", 0.6), 0, 12))
    waste_water = counts(taken * (0.55 + 0.3 * year.firms.uniform("waste water")))
    burnt = made["coal_tce"] + made["natural_gas_tce"]
    sent = {kind: waste_water * rate for kind, rate in PER_WATER.items()}
    sent |= {kind: burnt * PER_COAL.get(kind, 0.0) + year.output * rate for kind, rate in PER_OUTPUT.items()}
    emitted = {kind: np.round(usual * year.noise(kind, 0.5), 3) for kind, usual in sent.items()}
    solid = np.round(year.output * 0.012 * year.usual("coal") / 0.01 * year.noise("solid waste", 0.9) + 0.5, 1)
    stored = np.round(solid * 0.05 * year.firms.uniform("stored waste"), 1)
    return {
        "water_use": taken,
        "water_circulated": again,
        "water_gross": taken + again,
        "wastewater": waste_water,
        **emitted,
        "pollutants": np.round(emitted["cod"] + emitted["ammonia_nitrogen"] + emitted["so2"] + emitted["nox"], 3),
        "solid_waste": solid,
        "solid_waste_base": np.round(solid + stored, 1),
        "solid_waste_used": np.round((solid + stored) * (0.6 + 0.39 * year.firms.uniform("waste used")), 1),
        "hazardous_waste": np.round(np.where(year.happens("hazardous", 0.4), solid * 0.08, 0), 2),
    }
