"""Annual and monthly returns: what adds up adds up, stocks do not fall, years have seasons."""

from __future__ import annotations

import numpy as np
import pytest

from gaodi.demo import City, accounts, figures, months
from gaodi.demo.accounts import Columns
from gaodi.demo.firms import Firms


@pytest.fixture(scope="module")
def firms(city: City) -> Firms:
    return city.large.only(city.large.above(2021) & city.large.above(2022) & city.large.above(2023))


@pytest.fixture(scope="module")
def returned(city: City, firms: Firms) -> dict[int, Columns]:
    return {year: accounts.annual(city.economy, firms, year) for year in (2021, 2022, 2023)}


IDENTITIES = {
    "equity": (("total_assets", 1), ("liabilities", -1)),
    "water_gross": (("water_use", 1), ("water_circulated", 1)),
    "energy": (
        ("electricity_tce", 1), ("coal_tce", 1), ("natural_gas_tce", 1), ("oil_tce", 1), ("heat_tce", 1),
    ),
    "pollutants": (("cod", 1), ("ammonia_nitrogen", 1), ("so2", 1), ("nox", 1)),
    "profit": (
        ("revenue", 1), ("operating_cost", -1), ("taxes_and_surcharges", -1), ("selling_expenses", -1),
        ("administrative_expenses", -1), ("finance_expenses", -1), ("rd_expense", -1),
    ),
}  # fmt: skip
"""The whole, and its parts with their signs."""

PARTS = (
    ("main_revenue", "revenue"), ("leading_product_revenue", "main_revenue"), ("value_added", "output"),
    ("export_deliveries", "sales_output"), ("rd_spending", "rd_expense"), ("rd_staff", "average_employees"),
    ("insured_employees", "average_employees"), ("payroll", "value_added"), ("tech_renovation", "fixed_investment"),
    ("digital_equipment", "equipment_count"), ("connected_equipment", "digital_equipment"),
    ("key_processes_controlled", "key_processes"), ("solid_waste_used", "solid_waste_base"),
    ("strategic_output", "output"), ("renewable_energy", "energy"), ("net_profit", "profit"),
)  # fmt: skip
"""What is a part of what."""


@pytest.mark.parametrize("whole", IDENTITIES)
def test_parts_add_up_to_the_last_digit(returned: dict[int, Columns], whole: str):
    for columns in returned.values():
        summed = sum(sign * columns[part] for part, sign in IDENTITIES[whole])
        assert np.abs(columns[whole] - summed).max() < 1e-3


@pytest.mark.parametrize(("part", "whole"), PARTS)
def test_a_part_is_never_more_than_the_whole(returned: dict[int, Columns], part: str, whole: str):
    for columns in returned.values():
        assert (columns[part] <= columns[whole] + 0.06).all()


def test_nothing_but_results_is_negative_and_nothing_is_undefined(returned: dict[int, Columns]):
    for name, values in returned[2022].items():
        if values.dtype.kind == "f":
            assert np.isfinite(values).all(), name
            assert name in ("profit", "net_profit", "equity") or (values >= 0).all(), name
    assert 0.05 < (returned[2022]["profit"] < 0).mean() < 0.2


@pytest.mark.parametrize("stock", ["invention_patents", "utility_models", "fixed_investment_total", "trademarks"])
def test_what_is_held_does_not_melt(returned: dict[int, Columns], stock: str):
    assert (returned[2023][stock] >= returned[2022][stock]).all()
    assert (returned[2022][stock] >= returned[2021][stock]).all()


def test_who_has_learnt_a_thing_has_not_forgotten_it(returned: dict[int, Columns]):
    for name in ("uses_erp", "on_cloud", "iso_9001", "uses_digital_rd_tools"):
        assert (returned[2023][name] >= returned[2021][name]).all()
        assert returned[2023][name].mean() > returned[2021][name].mean()


def test_divisions_differ_as_they_do(returned: dict[int, Columns], firms: Firms):
    """Electronics does more research and burns less than building materials; the larger a firm of a division, the more
    it makes with each worker."""
    columns, known = returned[2022], figures.divisions()
    electronics, stone = firms.division == known.index("39"), firms.division == known.index("30")

    def ratio(top: str, bottom: str, chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
        return float(columns[top][chosen].sum() / columns[bottom][chosen].sum())

    assert ratio("rd_expense", "revenue", electronics) > 1.5 * ratio("rd_expense", "revenue", stone)
    assert ratio("energy", "output", stone) > 3 * ratio("energy", "output", electronics)
    size, productive = np.log(columns["output"]), np.log(columns["value_added"] / columns["average_employees"])
    machines = firms.division == known.index("35")
    assert np.corrcoef(size[machines], productive[machines])[0, 1] > 0.15
    assert np.corrcoef(np.log(columns["output"]), np.log(columns["average_employees"]))[0, 1] > 0.7


def test_electricity_costs_what_the_input_output_table_says(returned: dict[int, Columns], firms: Firms):
    """Cost over output by division, weighted alike: 0.65 元 for a kilowatt-hour."""
    columns, known = returned[2021], figures.divisions()
    expected = (np.minimum(known["electricity"], 0.08)[firms.division] * columns["output"]).sum()
    assert columns["electricity"].sum() * 0.65 == pytest.approx(expected, rel=0.1)


@pytest.fixture(scope="module")
def monthly(firms: Firms, returned: dict[int, Columns]) -> dict[int, Columns]:
    columns = {name: returned[2022][name] for name in ("output", "revenue", "electricity", "profit")}
    return months.cumulative(firms, columns, 2022)


def test_figures_from_january_on_only_rise_and_end_at_the_year(
    monthly: dict[int, Columns], returned: dict[int, Columns]
):
    assert list(monthly) == list(range(2, 13))
    for name in ("output", "revenue", "electricity"):
        rising = np.array([monthly[month][name] for month in monthly])
        assert (np.diff(rising, axis=0) >= 0).all()
        same = np.abs(monthly[12][name] - returned[2022][name]) <= 0.1
        assert 0.9 < same.mean() < 1


def test_months_have_seasons(firms: Firms):
    usual = np.diff(months.shares(firms, "output", 2022), prepend=0, axis=1)
    fireworks = usual[firms.division == figures.divisions().index("26")].mean(axis=0)
    assert usual[:, 11].mean() > 1.4 * usual[:, 1].mean()
    assert fireworks[9] > 1.2 * usual.mean(axis=0)[9]


def test_february_2020_was_not_like_others(firms: Firms):
    dip, usual = (np.diff(months.shares(firms, "output", year), axis=1)[:, 0].mean() for year in (2020, 2022))
    assert dip < 0.5 * usual
