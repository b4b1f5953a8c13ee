"""R&D, intellectual property and new products. A stock of patents never falls."""

from __future__ import annotations

import numpy as np

from gaodi.demo.accounts.year import Columns, Year, counts, tenths
from gaodi.demo.draws import Floats

COST_OF_A_PATENT = 420.0
"""万元 of R&D a year for each patent of invention that is held. Assumed."""

LARGER = 0.15
"""The share of a division, its largest firms, that all do research."""


def innovation(year: Year, made: Columns) -> Columns:
    """The columns of R&D and what comes of it. made: those of production and people."""
    intensity = rd_intensity(year)
    expense = tenths(made["sales_output"] * intensity)
    average = made["average_employees"]
    staff = np.minimum(counts(average * (0.03 + 2.1 * intensity) * year.noise("rd staff", 0.25)), average)
    staff = np.where(expense > 0, staff, 0)
    return {
        "rd_expense": expense,
        "rd_spending": tenths(expense * (0.74 + 0.14 * year.firms.uniform("rd inside"))),
        "rd_staff": staff,
        "rd_staff_fte": np.round(staff * 0.74, 1),
        "rd_full_time_staff": counts(staff * 0.6),
        "rd_equipment": tenths(expense * 1.4 * year.noise("rd equipment", 0.5)),
        "new_product_revenue": tenths(
            made["sales_output"] * np.minimum(0.85, 4.2 * intensity * year.noise("new", 0.4, 0.1))
        ),
        "tech_contracts": tenths(
            np.where(year.happens("contracts", 0.12), expense * 0.3 * year.noise("contracts", 0.7), 0)
        ),
        **_property(year),
    }


def rd_intensity(year: Year) -> Floats:
    """R&D over sales: something in the larger firms, none in three of ten smaller ones, more each year."""
    usual = year.usual("rd") / 100 * 1.05 ** year.since()
    own = usual * 1.1 * year.noise("rd", 0.55, 0.08)
    odds = np.where(year.firms.smallness < LARGER, 1.0, 0.7 + 0.012 * year.since(2019))
    return np.where(year.happens("does rd", odds), np.minimum(own, 0.28), 0.0)


def _property(year: Year) -> Columns:
    """Property that is held, of the size that the firm's R&D had in 2020 and growing."""
    standing = Year(year.economy, year.firms, max(2020, min(year.economy.layout.years)))
    output = np.maximum(standing.output, year.output * 0.5)
    usual = output * rd_intensity(standing) / COST_OF_A_PATENT * 1.13 ** year.since()
    own = {
        name: np.floor(usual * factor * np.exp(0.8 * year.firms.normal(name) - 0.32))
        for name, factor in (
            ("invention_patents", 1.0), ("utility_models", 2.4), ("designs", 0.4), ("software_copyrights", 0.9),
            ("standards", 0.12),
        )
    }  # fmt: skip
    inventions = own["invention_patents"]
    return {
        **own,
        "invention_applications": counts(inventions * 0.22 * year.noise("applications", 0.4, 0.3)),
        "trademarks": counts(1 + 5 * year.firms.uniform("trademarks") ** 2 * (1 + 0.1 * year.since(2019))),
        "ip_class_1": np.floor(inventions * 0.6),
        "ip_class_1_own": np.floor(inventions * 0.45),
        "ip_class_1_high_value": np.floor(inventions * 0.05),
        "ip_class_2": np.floor((own["utility_models"] + own["software_copyrights"]) * 0.5),
    }
