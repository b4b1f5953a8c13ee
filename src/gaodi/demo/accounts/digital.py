"""Machines, software and smart manufacturing. Shares rise from year to year."""

from __future__ import annotations

import numpy as np

from gaodi.demo.accounts.year import Columns, Year, counts, tenths
from gaodi.demo.draws import Floats

LEVELS = np.array(["一级", "二级", "三级", "四级"], dtype=object)
MATURITY = np.array(["未达一级", "一级", "二级", "三级", "四级", "五级"], dtype=object)
FACTORY = np.array(["无", "基础级", "先进级", "卓越级", "领航级"], dtype=object)


def digital(year: Year, made: Columns) -> Columns:
    """The columns of digital conversion. made: those of people and finance."""
    advance = _advance(year)
    machines = np.maximum(counts(made["average_employees"] * 0.4 * year.noise("machines", 0.5)), 1)
    numeric = counts(machines * np.clip(0.15 + 0.65 * advance, 0, 1))
    key = np.maximum(counts(9 * year.noise("key processes", 0.6)), 2)
    equipment = np.maximum(counts(machines * 0.12 * year.noise("key equipment", 0.4)), 1)
    invested = tenths(made["revenue"] * 0.008 * advance * year.noise("smart investment", 0.9, 0.4))
    return {
        "equipment_count": machines,
        "digital_equipment": numeric,
        "connected_equipment": counts(numeric * np.clip(0.9 * advance, 0, 1)),
        "industrial_robots": counts(machines * 0.06 * advance**2 * year.noise("robots", 1.0)),
        "key_processes": key,
        "key_processes_controlled": counts(key * np.clip(0.14 + 0.62 * advance, 0, 1)),
        "key_equipment": equipment,
        "key_equipment_domestic": counts(
            equipment * np.clip(0.5 + 0.03 * year.since(2019) + year.shifted("domestic", 0.18), 0, 1)
        ),
        "smart_investment": invested,
        "smart_equipment_software": tenths(invested * (0.5 + 0.4 * year.firms.uniform("software"))),
        "core_systems": counts(np.clip(6 * advance, 0, 6)),
        "uses_digital_rd_tools": advance > 0.5,
        "uses_erp": advance > 0.44,
        "uses_mes": advance > 0.55,
        "on_cloud": advance > 0.4,
        "digital_level": LEVELS[np.searchsorted([0.4, 0.62, 0.85], advance)],
        "maturity_level": MATURITY[np.searchsorted([0.3, 0.45, 0.62, 0.78, 0.95], advance)],
        "maturity_score": np.round(np.clip(advance * 5, 0, 5), 2),
        "smart_factory_level": FACTORY[np.searchsorted([0.6, 0.78, 0.93, 1.08], advance)],
        "maturity_self_assessed": year.happens("self-assessed", 0.25 + 0.08 * year.since(2019)),
        "smart_diagnosed": year.happens("diagnosed", 0.08 + 0.06 * year.since(2019)),
    }


def _advance(year: Year) -> Floats:
    """How far each firm has come, about 0 to 1: larger ones further, everyone a little more each year."""
    size = 0.22 * (1 - year.firms.smallness)
    return np.clip(0.3 + size + 0.035 * year.since(2019) + year.shifted("digital", 0.14), 0.02, 1.15)
