"""Coverage, contradictions, series that fell behind, enterprises that say nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from engines import on_every_engine
from gaodi import engine
from gaodi.registry import quality
from gaodi.registry.enterprises import ENTERPRISES
from gaodi.workspace import Workspace
from registry.analytic.city import add, made

FIRMS = [
    {"id": "a", "park": "north", "above_scale": True, "founded": date(2010, 1, 1)},
    {"id": "b", "park": "north", "above_scale": False, "founded": date(2010, 1, 1)},
    {"id": "c", "park": "south", "above_scale": True, "founded": date(2010, 1, 1)},
    {"id": "d", "park": None, "above_scale": True, "founded": None},
    {"id": "new", "park": "south", "founded": date(2023, 6, 1)},
    {"id": "gone", "park": "south", "founded": date(2010, 1, 1), "ended": date(2022, 6, 1)},
]


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return peopled(tmp_path / "ws")


def peopled(folder: Path) -> Workspace:
    ws = made(folder)
    ENTERPRISES.define(ws.lake)
    rows = [{"name": firm["id"], "source": "office", **firm} for firm in FIRMS]
    ws.lake.write({ENTERPRISES.name: ENTERPRISES.frame(rows)}, kind="test")
    return ws


def output(*figures: float | None, subjects: str = "abcd") -> pl.DataFrame:
    rows = {"subject": list(subjects), "t-output": list(figures)}
    return pl.DataFrame(rows, schema={"subject": pl.String, "t-output": pl.Float64})


def test_coverage_is_how_many_of_those_who_were_there_have_the_metric(ws: Workspace) -> None:
    add(ws, output(1, None, 3, 4), 2023)
    found = quality.report(ws, 2023).coverage.collect()
    assert found.rows() == [
        ("all", "t-output", 3, 4, 0.75), ("north", "t-output", 1, 2, 0.5), ("south", "t-output", 1, 1, 1.0),
    ]  # fmt: skip


def test_a_band_covers_as_well_as_a_figure(ws: Workspace) -> None:
    add(ws, pl.DataFrame({"subject": ["a"], "t-tax": [None], "t-tax-low": [None], "t-tax-high": [9.0]}), 2023)
    found = quality.report(ws, 2023).coverage.filter(pl.col("group") == "all").collect()
    assert found.select("metric", "counted").rows() == [("t-tax", 1)]


def test_sources_that_differ_by_more_than_rounding_contradict_each_other(ws: Workspace) -> None:
    add(ws, output(100, 100, 100, 100), 2023, "office")
    add(ws, output(100.4, 150, None, 100), 2023, "press")
    found = quality.report(ws, 2023).contradictions.collect()
    assert found.select("subject", "lowest", "highest", "gap").rows() == [("b", 100, 150, 50)]
    assert found["sources"].to_list() == [["office", "press"]]
    assert found["relative"].item() == pytest.approx(1 / 3)


def test_what_a_source_said_before_contradicts_nobody(ws: Workspace) -> None:
    add(ws, output(1, None, None, None), 2023, "press")
    add(ws, output(2, None, None, None), 2023, "press")
    assert quality.contradictions(ws, 2023).is_empty()


def test_a_figure_outside_of_a_band_contradicts_it_and_one_within_does_not(ws: Workspace) -> None:
    bands = {
        "subject": ["a", "b", "c"],
        "t-tax": [None] * 3,
        "t-tax-low": [10.0, 10.0, None],
        "t-tax-high": [20.0, None, 5.0],
    }
    add(ws, pl.DataFrame(bands), 2023, "press")
    add(ws, pl.DataFrame({"subject": ["a", "b", "c"], "t-tax": [20.0, 5.0, 8.0]}), 2023, "office")
    found = quality.contradictions(ws, 2023)
    assert found.select("subject", "lowest", "highest").rows() == [("b", 5, 10), ("c", 5, 8)]


def test_a_series_that_ended_while_others_go_on_is_stale(ws: Workspace) -> None:
    add(ws, output(1, 2, 3, 4), 2021)
    add(ws, output(1, None, 3, 4), 2022)
    add(ws, output(1, None, None, 4), 2023)
    add(ws, output(5, subjects="c"), 2020, "press")  # another source has a series of its own
    found = quality.report(ws, 2023).stale.collect()
    assert found.select("subject", "last", "newest", "days").rows() == [
        ("b", date(2021, 12, 31), date(2023, 12, 31), 730), ("c", date(2022, 12, 31), date(2023, 12, 31), 365),
    ]  # fmt: skip


def test_those_of_whom_nothing_is_known_are_named_the_large_ones_first(ws: Workspace) -> None:
    add(ws, output(1, None, None, None), 2023)
    assert quality.report(ws, 2023).silent.collect()["subject"].to_list() == ["c", "d", "b"]


def test_a_report_is_made_anew_when_something_changed_and_only_then(ws: Workspace) -> None:
    add(ws, output(1, None, None, None), 2023)
    folder = ws.path / "derived" / "quality" / "2023"
    for _ in range(2):
        quality.report(ws, 2023)
        assert len(list(folder.iterdir())) == 1
    add(ws, output(2, None, None, None), 2023)
    quality.report(ws, 2023)
    assert len(list(folder.iterdir())) == 2


def test_an_empty_workspace_has_a_report_without_rows(tmp_path: Path) -> None:
    report = quality.report(Workspace.create(tmp_path / "empty", region="430100"), 2023)
    assert [
        part.collect().height for part in (report.coverage, report.contradictions, report.stale, report.silent)
    ] == [0] * 4


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    ws = peopled(tmp_path_factory.mktemp("city") / "ws")
    add(ws, output(1, 2, 3, 4), 2023, "office")
    add(ws, output(1, 3, None, 8), 2023, "press")
    return ws


@on_every_engine
def test_the_engines_agree_on_contradictions(con: engine.Backend, city: Workspace) -> pl.DataFrame:
    return quality.contradictions(city, 2023, con=con).with_columns(pl.col("sources").list.join(","))
