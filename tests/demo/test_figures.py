"""What the city is calibrated by: every figure says where it comes from, and what is derived can be derived again."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from gaodi import catalog
from gaodi.demo import figures, recognition, returns
from gaodi.demo.classes import classes
from gaodi.demo.parks import districts, parks
from gaodi.errors import InputError
from gaodi.registry import csvfile, regions
from gaodi.workspace import Workspace


def test_every_figure_says_how_sure_it_is_and_where_it_comes_from():
    found = figures.yardsticks().values()
    assert {one.sure for one in found} == set(figures.SURE)
    assert all(one.source in figures.sources() for one in found)
    assert figures.value("above-scale-firms", "2025") == 3358
    assert figures.yardsticks()["value-added-growth", "2023"].sure == "official"


def test_a_figure_without_a_source_is_a_fault(tmp_path: Path):
    path = tmp_path / "figures.csv"
    path.write_text("figure,sure,source\ngdp,official,nobody\narea,perhaps,assumption\n", "utf-8")
    with pytest.raises(InputError) as wrong:
        figures.check(csvfile.rows(path, ("figure", "sure", "source")))
    assert len(wrong.value.faults) == 2


def test_what_is_derived_from_the_input_output_table_can_be_derived_again(shared: Path):
    """Shares of a division's gross output, of all divisions: value added, taxes and what is bought of each other."""
    table = _Table(shared / "data/io/china_2020_153.csv")
    known, costs = figures.divisions(), figures.costs()
    sectors = [_sectors(row["sectors"]) for row in _rows("sectors.csv", figures.SECTORS)]
    for place, code in enumerate(known.codes):
        output = table.sum(["TI"], sectors[place])
        bought = np.array([table.sum(some, sectors[place]) / output for some in sectors])
        assert np.abs(np.where(bought < 0.001, 0, bought) - costs[place]).max() < 6e-5, code
        if code != "42":  # recycling has hardly any costs in the table: assumed instead
            assert table.sum(["TVA"], sectors[place]) / output == pytest.approx(known["va"][place], abs=6e-5)
            assert table.sum(["VA002"], sectors[place]) / output == pytest.approx(known["taxes"][place], abs=6e-5)


def test_value_added_of_the_mix_is_near_what_the_plan_implies():
    known = figures.divisions()
    mixed = (known["output"] * known["va"]).sum() / known["output"].sum()
    assert mixed == pytest.approx(figures.value("value-added-rate") / 100, abs=0.03)


def test_growth_of_the_plan_period_is_its_published_mean():
    growth = figures.years_of("value-added-growth")
    whole = np.prod([1 + growth[year] / 100 for year in range(2021, 2026)])
    assert whole ** (1 / 5) == pytest.approx(1.08, abs=0.0005)


def test_classes_and_names_of_divisions_are_those_of_the_standard(shared: Path):
    rows = list(csv.DictReader((shared / "data/gbt4754/gbt4754_2017.csv").open(encoding="utf-8")))
    official = {row["industry_id"]: row["name"] for row in rows}
    assert all(code[1:] in official for code in classes().industries)
    named = dict(zip(figures.divisions().codes, figures.divisions().names, strict=True))
    assert named == {code: official[code] for code in named}
    assert set(named) == {code[1:3] for code in classes().industries}


def test_districts_are_real_and_parks_are_not(shared: Path):
    assert {one.code: one.name for one in districts()} == {
        one.code: one.name for one in regions.load().children("430100")
    }
    assert all(park.name.startswith("演示") for park in parks())
    assert {park.district for park in parks()} == {one.code for one in districts()}


def test_published_growth_and_gdp_of_districts_are_as_published(shared: Path):
    rows = list(
        csv.DictReader((shared / "data/stats/changsha_district_gdp_2023_secondhand.csv").open(encoding="utf-8"))
    )
    assert {row["adcode"]: float(row["gdp_2023_yi_yuan"]) for row in rows} == {one.code: one.gdp for one in districts()}


def test_every_metric_that_the_city_returns_is_defined(tmp_path: Path):
    ws = Workspace.create(tmp_path / "ws", "430100")
    assert len(returns.load(ws).given["annual"]) > 120


def test_batches_of_the_little_giants_come_to_what_was_published():
    giants = [one for one in recognition.batches() if one.list == "little-giants"]
    lost = [round(one.count * (1 - (one.renewed or 1))) for one in giants if one.day.year < 2021]
    assert sum(one.count for one in giants) - sum(lost) == figures.value("little-giants", "2023-12")
    pilots = {one.day.year: one.count for one in recognition.batches() if one.list == "smart-pilots"}
    assert pilots[2019] + pilots[2020] + pilots[2021] == figures.value("smart-pilots", "2021-06")


class _Table:
    """The national table: rows and columns by code."""

    def __init__(self, path: Path) -> None:
        rows = list(csv.reader(path.open(encoding="utf-8")))
        self._columns = {code: place for place, code in enumerate(rows[0])}
        self._rows = {row[1]: row for row in rows[1:]}

    def sum(self, rows: list[str], columns: list[str]) -> float:
        return sum(float(self._rows[r][self._columns[c]] or 0) for r in rows for c in columns)


def _sectors(said: str) -> list[str]:
    first, _, last = said.partition("-")
    return [f"{number:03}" for number in range(int(first), int(last or first) + 1)]


def _rows(name: str, columns: tuple[str, ...]) -> list[csvfile.Row]:
    return csvfile.rows(catalog.path(f"demo/{name}"), columns)
