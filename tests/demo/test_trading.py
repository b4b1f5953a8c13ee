"""Who buys of whom: like the national input-output table, partly at home, and not always with a name one can read."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from gaodi.demo import City, accounts, figures, trading
from gaodi.demo.accounts import Columns
from gaodi.demo.firms import Firms
from gaodi.demo.register import Register
from gaodi.demo.trading import Purchases
from gaodi.demo.trading.spelling import KINDS

YEAR = 2022


@pytest.fixture(scope="module")
def firms(city: City) -> Firms:
    return city.large.only(city.large.above(YEAR))


@pytest.fixture(scope="module")
def columns(city: City, firms: Firms) -> Columns:
    return accounts.annual(city.economy, firms, YEAR)


@pytest.fixture(scope="module")
def bought(city: City, firms: Firms, columns: Columns) -> Purchases:
    return trading.purchases(city, firms, columns, YEAR)


@pytest.fixture(scope="module")
def listed(city: City, firms: Firms, bought: Purchases) -> tuple[pl.DataFrame, pl.DataFrame]:
    return trading.trades(city, Register(city, firms), bought, YEAR)


def test_divisions_buy_of_each_other_as_in_the_input_output_table(firms: Firms, columns: Columns, bought: Purchases):
    """The shares of suppliers in what each division buys: correlated with the yardstick, and near it over all."""
    size = len(figures.divisions().codes)
    flows = np.zeros((size, size))
    np.add.at(flows, (firms.division[bought.buyer], bought.supplier_division), bought.amount)
    output = np.bincount(firms.division, columns["output"], minlength=size)
    wanted = figures.costs() * output[:, None]
    there = flows.sum(axis=1) > 0
    ours, theirs = (table[there] / table[there].sum(axis=1, keepdims=True) for table in (flows, wanted))
    assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] > 0.97
    assert np.abs(flows.sum(axis=0) / flows.sum() - wanted.sum(axis=0) / wanted.sum()).sum() / 2 < 0.05


def test_nobody_spends_more_than_inputs_cost(firms: Firms, columns: Columns, bought: Purchases):
    spent = np.bincount(bought.buyer, bought.amount, minlength=len(firms))
    assert (spent <= columns["output"] - columns["value_added"] + 0.2).all()
    assert spent.sum() > 0.4 * (columns["output"] - columns["value_added"]).sum()


def test_a_part_is_bought_in_the_city(bought: Purchases):
    share = bought.amount[bought.local].sum() / bought.amount.sum()
    assert share == pytest.approx(figures.value("local-purchases") / 100, abs=0.05)


def test_nobody_buys_of_himself_or_of_the_dead(city: City, firms: Firms, bought: Purchases):
    assert (bought.seller != firms.numbers[bought.buyer]).all()
    assert city.firms(bought.seller[bought.local]).alive(YEAR).all()


def test_most_relations_last_from_year_to_year(city: City):
    there = city.large.only(city.large.above(2021) & city.large.above(YEAR))
    before, now = (trading.purchases(city, there, accounts.annual(city.economy, there, y), y) for y in (2021, YEAR))
    assert 0.6 < (before.seller == now.seller)[before.local].mean() < 0.95
    assert (before.amount != now.amount).mean() > 0.9


def test_large_firms_sell_more_often(city: City, bought: Purchases):
    sellers = city.firms(bought.seller[bought.local])
    assert 0.6 < sellers.large.mean() < 0.85
    assert np.median(sellers.smallness[sellers.large]) < 0.2


def test_returns_and_trades_say_the_same(firms: Firms, bought: Purchases):
    said = trading.returned(firms, bought)
    assert said["purchases"].sum() == pytest.approx(bought.amount.sum() / 1e4)
    assert said["local_purchases"].sum() == pytest.approx(bought.amount[bought.local].sum() / 1e4)
    assert said["suppliers"].min() >= 6


def test_of_some_sellers_only_a_name_is_known_and_the_truth_says_who_they_are(
    listed: tuple[pl.DataFrame, pl.DataFrame],
):
    trades, truth = listed
    hidden = trades.join(truth, on="trade", suffix="_true")
    local = trades.filter(pl.col("seller").is_not_null()).height + truth.height
    assert hidden["seller"].is_null().all()
    assert truth.height / local == pytest.approx(figures.value("dirty-sellers") / 100, abs=0.02)
    assert set(truth["kind"]) == set(KINDS)
    coded = hidden.filter(pl.col("seller_uscc").is_not_null())
    assert 0.05 < coded.height / hidden.height < 0.2
    assert (coded["seller_uscc"] == coded["seller_true"]).all()


def test_misspelt_names_differ_from_the_register(city: City, listed: tuple[pl.DataFrame, pl.DataFrame]):
    trades, truth = listed
    register = Register(city, city.firms(np.arange(city.layout.size)))
    names = pl.DataFrame({"seller": register.ids, "name": register.names})
    spelt = truth.join(names, on="seller").join(trades.select("trade", "seller_name"), on="trade")
    assert spelt.height == truth.height
    assert (spelt["seller_name"] != spelt["name"]).mean() > 0.9


def test_sellers_elsewhere_have_a_region_and_no_place_in_the_register(listed: tuple[pl.DataFrame, pl.DataFrame]):
    away = listed[0].filter(pl.col("seller_region").is_not_null() & ~pl.col("seller_region").str.starts_with("4301"))
    assert away["seller"].is_null().all()
    assert away["seller_uscc"].str.slice(8, 3).unique().to_list() == ["DEM"]
    assert listed[0]["trade"].n_unique() == listed[0].height
    assert listed[0]["synthetic"].all()
