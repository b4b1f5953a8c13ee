"""What is wrong with returns is wrong at the designed rate, and where it is to be found is known."""

from __future__ import annotations

import numpy as np
import pytest

from gaodi.demo import City, accounts, blemishes, figures, returns
from gaodi.demo.returns import Returns
from gaodi.workspace import Workspace


@pytest.fixture(scope="module")
def returned(filled: Workspace) -> Returns:
    return returns.load(filled)


def test_cells_are_empty_and_units_mistaken_as_often_as_designed(city: City, returned: Returns):
    firms = city.large.only(city.large.above(2022))
    columns = accounts.annual(city.economy, firms, 2022)
    amounts = returned.amounts("annual")
    stated = blemishes.filled_in(firms, columns, "annual/2022", amounts)
    numbers = [name for name, values in columns.items() if values.dtype.kind == "f" and name not in blemishes.HEADLINE]
    empty = np.mean([np.isnan(stated[name]).mean() for name in numbers])
    assert abs(empty - figures.value("missing") / 100) < 0.002
    wrong = [(stated[name] != columns[name]) & ~np.isnan(stated[name]) & (columns[name] != 0) for name in amounts]
    applicable = np.mean([(columns[name] != 0).mean() for name in amounts])
    assert abs(np.mean(wrong) / applicable - figures.value("slips") / 100) < 0.0005


def test_a_unit_is_mistaken_by_a_digit_or_by_ten_thousand(city: City):
    by = np.concatenate([blemishes.slips(city.large, f"{name}/annual/2022") for name in ("cod", "so2", "voc", "coal")])
    assert set(by) == {1.0, *blemishes.SLIPS}


def test_headlines_are_rarely_empty_and_of_smaller_firms_only(city: City):
    empty = blemishes.missing(city.large, "output/annual/2022")
    assert 0 < empty.mean() < 0.005
    assert city.large.smallness[empty].min() > 0.7


def test_offices_contradict_each_other_at_the_designed_rate_and_by_much(city: City):
    output = city.economy.sized(city.large)
    other = blemishes.differently(city.large, output, "tax/revenue/2022")
    differs = other != output
    assert abs(differs.mean() - figures.value("contradictions") / 100) < 0.01
    assert np.abs(np.log(other[differs] / output[differs])).min() > np.log(1.5)
