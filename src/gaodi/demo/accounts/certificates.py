"""What firms are certified or punished for, what they say of their product, how long they have been at it."""

from __future__ import annotations

import numpy as np

from gaodi.demo.accounts.production import strategic
from gaodi.demo.accounts.year import Columns, Year, counts
from gaodi.demo.register.naming import products

CENTRE = np.array(["无", "市级", "省级", "国家级"], dtype=object)
INSTITUTION = np.array(["无", "市级以下", "市级", "省级", "国家级"], dtype=object)
FIELD = np.array(["其他", "六基、老字号或为重点产业链龙头配套", "关键环节补短板、锻长板、填空白"], dtype=object)
LISTING = np.array(["未上市", "新三板挂牌", "上市"], dtype=object)
GREEN = np.array(["无", "市级", "省级", "国家级"], dtype=object)

VIOLATIONS = {
    "safety_accident": 0.001, "environment_violation": 0.006, "quality_violation": 0.004, "tax_violation": 0.004,
    "dishonest": 0.005, "abnormal_operation": 0.008,
}  # fmt: skip
"""How often a year. Assumed."""


def certificates(year: Year, made: Columns) -> Columns:
    """The columns of certificates, products and violations. made: those of innovation."""
    firms, since = year.firms, year.since(2019)
    strength = firms.uniform("standing") * (0.6 + 0.4 * (1 - firms.smallness))
    intensity = np.divide(made["rd_expense"], made["revenue"], out=np.zeros(len(firms)), where=made["revenue"] > 0)
    stopped = firms.happens(f"stopped/{year.year}", 0.015)
    return {
        "high_tech_enterprise": (intensity > 0.03) & (made["ip_class_2"] > 0),
        "iso_9001": firms.happens("iso 9001", 0.62 + 0.02 * since),
        "iso_14001": firms.happens("iso 14001", 0.34 + 0.02 * since),
        "iso_45001": firms.happens("iso 45001", 0.3 + 0.02 * since),
        "iso_50001": firms.happens("iso 50001", 0.05 + 0.01 * since),
        "integration_certified": firms.happens("integration", 0.08 + 0.03 * since),
        "own_brand": firms.happens("own brand", 0.7),
        "pollutant_permit": firms.happens("permit", 0.8),
        "strategic_field": strategic(year),
        "technology_centre": CENTRE[np.searchsorted([0.72, 0.88, 0.97], strength)],
        "rd_institution_level": INSTITUTION[np.searchsorted([0.45, 0.7, 0.86, 0.97], strength)],
        "leading_field": FIELD[np.searchsorted([0.45, 0.75], firms.uniform("field"))],
        "listing": LISTING[np.searchsorted([0.94, 0.975], strength)],
        "green_factory_level": GREEN[np.searchsorted([0.82, 0.92, 0.975], strength - 0.01 * (4 - since))],
        "leading_product": products(firms)[1],
        "years_in_segment": np.maximum(
            year.year - firms.founded - firms.draws.below("segment", firms.numbers, 3), 0
        ).astype(float),
        "years_in_production": np.maximum(year.year - firms.founded - 1, 0).astype(float),
        "market_share_national": np.round(np.clip(4 * np.exp(1.1 * firms.normal("market share")), 0.1, 70), 1),
        "market_rank_national": counts(1 + 60 * firms.uniform("market rank") ** 2),
        "months_stopped": np.where(stopped, 1 + firms.draws.below("months", firms.numbers, 8), 0).astype(float),
        **{name: firms.happens(f"{name}/{year.year}", odds) for name, odds in VIOLATIONS.items()},
    }
