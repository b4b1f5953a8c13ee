"""Named lists: as many as published on the days that there are counts for, and never Changsha's own."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from gaodi.demo import City, figures
from gaodi.demo.recognition import members
from gaodi.registry import lists


@pytest.fixture(scope="module")
def stays(city: City) -> pl.DataFrame:
    return members(city)


def _there(stays: pl.DataFrame, name: str, day: date) -> int:
    """How many are on a list on a day."""
    lasting = pl.col("expires").is_null() | (pl.col("expires") >= day)
    return stays.filter((pl.col("list") == name) & (pl.col("recognised") <= day) & lasting)["member"].n_unique()


@pytest.mark.parametrize(
    ("name", "day", "figure"),
    [
        ("little-giants", date(2023, 12, 31), ("little-giants", "2023-12")),
        ("champions", date(2020, 12, 31), ("champions", "2020-12")),
        ("smart-pilots", date(2021, 6, 30), ("smart-pilots", "2021-06")),
        ("smart-pilots", date(2022, 9, 30), ("smart-pilots", "2022-09")),
    ],
)
def test_lists_are_as_long_as_published(stays: pl.DataFrame, name: str, day: date, figure: tuple[str, str]):
    assert _there(stays, name, day) == figures.value(*figure)


def test_every_list_that_the_catalogue_defines_for_firms_has_members(stays: pl.DataFrame):
    clusters = {"world-class-clusters", "national-clusters"}
    assert set(stays["list"]) == set(lists.load()) - clusters


def test_members_count_for_the_demonstration_city_only(stays: pl.DataFrame):
    assert stays["subject"].unique().to_list() == ["demo-city"]
    assert stays["synthetic"].all()


def test_some_are_renewed_when_they_expire_and_some_are_not(stays: pl.DataFrame):
    giants = stays.filter(pl.col("list") == "little-giants")
    again = giants.filter(pl.col("note") == "复核通过")
    first = giants.filter(pl.col("expires").is_not_null() & (pl.col("expires") <= date(2023, 12, 31)))
    assert 0 < again.height < first.height
    assert set(again["recognised"]) == set(first["expires"])
    assert set(again["member"]) <= set(first["member"])


def test_no_stay_is_there_twice_and_nobody_is_recognised_twice(stays: pl.DataFrame):
    assert stays.select(lists.tables.KEY).is_duplicated().sum() == 0
    firsts = stays.filter(pl.col("note").is_null() & (pl.col("list") != "first-sets"))
    assert firsts.select("list", "member").is_duplicated().sum() == 0


def test_the_plans_of_the_city_can_be_met(stays: pl.DataFrame):
    """Additions within 2021..2023, renewals aside: of the order that Changsha's plan asks for, or more."""
    new = stays.filter(pl.col("note").is_null() & (pl.col("recognised") >= date(2021, 1, 1)))
    counts = dict(new.group_by("list").len().iter_rows())
    assert counts["little-giants"] >= 30
    assert counts["provincial-little-giants"] >= 150
    assert counts["municipal-little-giants"] >= 500
    assert 150 < counts["first-sets"] < 250
