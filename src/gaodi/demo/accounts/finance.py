"""Revenue, cost, profit, taxes and the balance sheet. Profit is what revenue leaves after every cost that is given."""

from __future__ import annotations

import numpy as np

from gaodi.demo.accounts.year import Columns, Year, tenths
from gaodi.demo.draws import Floats

VAT, SURCHARGES = 0.085, 0.006
"""Value-added tax over value added, taxes and surcharges over revenue, as paid after rebates. Assumed."""

HIGH_TECH = 0.03
"""R&D over revenue from which a firm is taken for a high-tech one, whose income tax is lower."""

INCOME_TAX, RELIEF = (0.15, 0.25), 0.8
"""Rates for high-tech and other firms, and what R&D deductions leave of them. The last is assumed."""


def finance(year: Year, made: Columns) -> Columns:
    """The columns of accounts. made: those of production and innovation."""
    revenue = tenths(made["sales_output"] * (1.015 + year.shifted("other revenue", 0.01, 0.01)))
    main = tenths(revenue * (0.9 + 0.1 * year.firms.uniform("main revenue") ** 0.4))
    rd = made["rd_expense"]
    expenses = {
        "taxes_and_surcharges": tenths(revenue * SURCHARGES * year.noise("surcharges", 0.3)),
        "selling_expenses": tenths(revenue * 0.028 * year.noise("selling", 0.5, 0.1)),
        "administrative_expenses": tenths(revenue * 0.042 * year.noise("administration", 0.4, 0.08)),
        "finance_expenses": tenths(revenue * 0.009 * year.noise("interest", 0.6, 0.1)),
    }
    profit = tenths(revenue * (0.75 * year.usual("surplus") + year.shifted("margin", 0.035, 0.022)))
    income_tax = tenths(np.maximum(profit, 0) * np.where(rd > HIGH_TECH * revenue, *INCOME_TAX) * RELIEF)
    vat = tenths(year.value_added * VAT * year.noise("vat", 0.35, 0.1))
    return {
        "revenue": revenue,
        "main_revenue": main,
        "leading_product_revenue": tenths(main * (0.55 + 0.43 * year.firms.uniform("leading product"))),
        "operating_cost": tenths(revenue - profit - rd - sum(expenses.values())),
        **expenses,
        "profit": profit,
        "net_profit": tenths(profit - income_tax),
        "vat_payable": vat,
        "tax_paid": tenths(vat + income_tax + expenses["taxes_and_surcharges"] + _other_taxes(year, revenue)),
        **_balance(year, revenue),
    }


def _other_taxes(year: Year, revenue: Floats) -> Floats:
    return tenths(revenue * 0.003 * year.noise("other taxes", 0.5))


def _balance(year: Year, revenue: Floats) -> Columns:
    assets = tenths(revenue * 1.05 * year.noise("assets", 0.4, 0.05))
    debt = np.clip(0.52 + year.shifted("debt", 0.15, 0.02), 0.05, 1.1)
    liabilities = tenths(assets * debt)
    raised = year.happens(f"equity/{year.year}", 0.02)
    return {
        "total_assets": assets,
        "fixed_assets_cost": tenths(assets * np.minimum(0.9, 0.45 * year.noise("fixed assets", 0.3))),
        "receivables": tenths(assets * np.minimum(0.6, 0.18 * year.noise("receivables", 0.4, 0.1))),
        "inventories": tenths(assets * np.minimum(0.5, 0.13 * year.noise("inventories", 0.4, 0.1))),
        "liabilities": liabilities,
        "equity": tenths(assets - liabilities),
        "equity_raised": tenths(np.where(raised, assets * 0.08 * year.noise("raised", 0.8), 0)),
    }
