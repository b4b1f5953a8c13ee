"""The figures of the catalogue: published arithmetic holds, each has its source, and entering them again is nothing."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from gaodi import registry
from gaodi.errors import NotFound
from gaodi.registry import lists, observations, sources, subjects
from gaodi.workspace import Workspace

CITY = "430100"


def value(ws: Workspace, metric: str, period: str, subject: str = CITY) -> float:
    found = observations.read(ws, metric, subject).filter(pl.col("period") == period)
    assert found.height == 1
    return float(found["value"][0])


def test_entering_the_catalogue_again_changes_nothing(ws: Workspace) -> None:
    assert registry.load_catalogue(ws) > 100
    batches = ws.lake.batches().height
    assert registry.load_catalogue(ws) == 0
    assert ws.lake.batches().height == batches


@pytest.mark.parametrize("year", ["2019", "2020", "2021", "2022", "2023"])
def test_the_three_sectors_add_up_to_gdp_within_rounding(catalogued: Workspace, year: str) -> None:
    parts = sum(value(catalogued, f"{sector}-value-added", year) for sector in ("primary", "secondary", "tertiary"))
    assert parts == pytest.approx(value(catalogued, "gdp", year), abs=0.02)


@pytest.mark.parametrize(
    ("sector", "year"),
    [
        ("primary", "2020"),
        ("secondary", "2020"),
        ("tertiary", "2020"),
        ("secondary", "2021"),
        ("primary", "2022"),
        ("secondary", "2022"),
        ("tertiary", "2022"),
    ],
)
def test_published_shares_are_those_of_the_published_figures(catalogued: Workspace, sector: str, year: str) -> None:
    """Offices round shares so that they add up to 100: one may be off by a little more than half a digit."""
    share = value(catalogued, f"{sector}-value-added", year) / value(catalogued, "gdp", year) * 100
    assert share == pytest.approx(value(catalogued, f"{sector}-share", year), abs=0.06)


def test_the_nine_districts_add_up_to_the_city_within_rounding(catalogued: Workspace) -> None:
    parts = [s.id for s in subjects.load(catalogued).parts(CITY, on=date(2023, 12, 31))]
    found = registry.total(catalogued, "gdp", parts, "2023")
    assert len(parts) == 9
    assert found.complete
    assert found.value == pytest.approx(value(catalogued, "gdp", "2023"), abs=0.02)


def test_district_figures_are_those_of_the_compilation(catalogued: Workspace, shared: Path) -> None:
    with (shared / "data/stats/changsha_district_gdp_2023_secondhand.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            assert subjects.load()[row["adcode"]].name == row["district"]
            assert value(catalogued, "gdp", "2023", row["adcode"]) == float(row["gdp_2023_yi_yuan"])
            assert value(catalogued, "gdp-growth", "2023", row["adcode"]) == float(row["growth_pct"])


def test_second_hand_figures_are_marked_as_a_cross_check(catalogued: Workspace) -> None:
    found = observations.read(catalogued, everything=True).filter(pl.col("source") == "second-hand")
    assert found.height == 18
    assert set(found["confidence"]) == {"encoded"}


def test_every_figure_has_a_source_and_a_citation_and_none_is_made_up(catalogued: Workspace) -> None:
    found = observations.read(catalogued, everything=True)
    assert set(found["source"]) <= set(sources.load())
    assert found["citation"].null_count() == 0
    assert not found["synthetic"].any()


@pytest.mark.parametrize(
    "metric",
    ["industrial-output", "industrial-value-added", "industrial-profit", "rd-share-of-main-revenue",
     "manufacturing-share", "first-sets-added"],
)  # fmt: skip
def test_what_was_not_found_for_the_plan_period_is_not_there(catalogued: Workspace, metric: str) -> None:
    assert observations.read(catalogued, metric, CITY, within="2021..2023").is_empty()


def test_189_was_expected_and_185_came(catalogued: Workspace) -> None:
    everything = observations.read(catalogued, "little-giants", CITY, within="2023", everything=True)
    assert everything.select("value", "standing").rows() == [(189.0, False), (185.0, True)]


def test_clusters_whose_day_is_not_known_are_listed_but_not_counted(catalogued: Workspace) -> None:
    found = lists.count(catalogued, "national-clusters", date(2023, 12, 31))
    assert (found.value, found.undated) == (None, 2)


def test_a_region_without_figures_is_told(ws: Workspace) -> None:
    with pytest.raises(NotFound, match="110000"):
        registry.load_catalogue(ws, "110000")
