"""The register: codes that are right and nobody's, names that are well formed and nobody's."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import polars as pl
import pytest
import stdnum.cn.uscc

from gaodi.demo import City
from gaodi.demo.classes import classes
from gaodi.demo.parks import districts
from gaodi.demo.register import Register, codes
from gaodi.demo.register.aliases import aliases
from gaodi.demo.register.enterprises import counted, registered
from gaodi.demo.register.groups import groups
from gaodi.demo.register.sites import sites
from gaodi.demo.words import short_brands


@pytest.fixture(scope="module")
def register(city: City) -> Register:
    return Register(city, city.firms(np.arange(city.layout.size)))


def test_codes_have_the_right_check_characters_and_begin_as_no_real_one_does(register: Register):
    ids = register.ids
    assert ids.n_unique() == len(ids)
    assert (ids.str.slice(8, 3) == "DEM").all()
    assert (ids.str.slice(2, 6) == register.regions).all()
    assert all(stdnum.cn.uscc.is_valid(code) for code in ids.gather_every(37))


def test_codes_of_firms_elsewhere_are_others(city: City):
    numbers = np.arange(20_000)
    region = pl.Series(["440300"]).new_from_index(0, len(numbers))
    here, there = codes.codes(city.draws, numbers, region), codes.outside(city.draws, numbers, region)
    assert len({*here, *there}) == 40_000


def test_names_are_well_formed_and_each_is_had_once(register: Register):
    assert register.names.n_unique() == len(register.names)
    region = "湖南|长沙|芙蓉|天心|岳麓|开福|雨花|望城|长沙县|浏阳|宁乡|"
    form = re.compile(rf"(?:{region})\w{{4,}}(?:有限公司|有限责任公司|股份有限公司|集团有限公司|厂)")
    assert all(form.fullmatch(name) for name in register.names)


def test_no_two_divisions_share_a_word_for_a_trade():
    known = classes()
    owner: dict[str, int] = {}
    for division, trades in zip(known.division.tolist(), known.trades, strict=True):
        assert all(owner.setdefault(trade, division) == division for trade in trades)


def test_no_name_is_that_of_a_listed_firm(register: Register, shared: Path):
    listed = _listed(shared)
    assert not set(short_brands()) & {name[:2] for name in listed}
    assert not set(register.names) & listed


def test_the_register_and_statistics_disagree_about_some_classes(register: Register):
    said = registered(register).select("id", "industry").join(counted(register).select("id", other="industry"), on="id")
    differs = said.filter(pl.col("industry") != pl.col("other"))
    assert 0.01 < differs.height / said.height < 0.05
    assert (differs["industry"].str.slice(1, 2) == differs["other"].str.slice(1, 2)).all()


def test_rows_of_the_register_say_what_they_are(register: Register):
    rows = registered(register)
    assert rows["synthetic"].all()
    assert rows["park"].is_null().any()
    assert set(rows["region"]) == {one.code for one in districts()}
    assert (
        rows.select("scope", "products", "representative", "founded", "capital").null_count().sum_horizontal().item()
        == 0
    )
    ended = rows.filter(pl.col("status") == "deregistered")
    assert 0.1 < ended.height / rows.height < 0.5
    assert ended["ended"].is_not_null().all()


def test_statistics_count_those_above_scale(register: Register, city: City):
    rows = counted(register)
    assert rows.height == city.layout.large.size
    assert rows["above_scale"].sum() == 3300
    assert rows["scale"].value_counts().sort("count")["scale"].to_list()[-1] == "small"


def test_some_firms_had_another_name_once(register: Register):
    rows = aliases(register)
    former = rows.filter(pl.col("kind") == "former-name").join(
        registered(register).select("id", "name", "founded"), left_on="enterprise", right_on="id"
    )
    assert former.height > 1000
    assert (former["value"] != former["name"]).all()
    assert (former["until"] > former["founded"]).all()
    assert set(rows["kind"]) == {"former-name", "short-name", "organisation-code"}


def test_groups_have_a_head_and_members_with_its_brand(register: Register):
    rows = groups(register).filter(pl.col("kind") == "control")
    assert rows.group_by("group").agg(pl.col("head").sum())["head"].to_list() == [1] * rows["group"].n_unique()
    assert rows["enterprise"].n_unique() == rows.height
    named = rows.join(registered(register).select("id", "name"), left_on="enterprise", right_on="id")
    brand = named["name_right"].str.contains(pl.Series(named["name"].str.strip_suffix("集团")), literal=True)
    assert brand.all()
    assert rows.filter(~pl.col("head"))["share"].min() >= 51
    together = groups(register).filter(pl.col("kind") == "entity")
    assert 0 < together["group"].n_unique() < rows["group"].n_unique()


def test_branches_are_elsewhere(register: Register):
    rows = sites(register)
    assert rows["name"].str.ends_with("分公司").all()
    assert rows["park"].is_not_null().all()
    assert 300 < rows.height < 900


def _listed(shared: Path) -> set[str]:
    """Short and full names of listed firms."""
    found: set[str] = set()
    for name, columns in (("stock_basic_macropage", ("name",)), ("hunan_listed_joined", ("name", "fullname"))):
        for row in csv.DictReader((shared / f"data/listed/{name}.csv").open(encoding="utf-8")):
            found |= {row[column].lstrip("*ST") for column in columns if row[column]}
    return found
