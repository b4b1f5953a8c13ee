"""Wide tables of a year: the values that count, ratios from their parts, rebuilt only where something changed."""

from __future__ import annotations

from pathlib import Path

import ibis
import polars as pl
import pytest

from engines import on_every_engine
from gaodi import engine
from gaodi.registry import analytic, observations
from gaodi.workspace import Workspace
from registry.analytic.city import NUMBERS, add, made, sheet


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return made(tmp_path / "ws")


def value(ws: Workspace, metric: str, subject: str = "a") -> object:
    rows = analytic.frame(ws, "enterprise", 2023).filter(pl.col("subject") == subject)
    return next(iter(rows[metric]), None)


def test_a_row_for_a_subject_and_a_column_for_each_metric_of_its_kind(ws: Workspace) -> None:
    add(ws, pl.DataFrame({"subject": ["b", "a"], "t-output": [2.0, 1.0], "t-level": ["high", None]}), 2023)
    found = analytic.frame(ws, "enterprise", 2023)
    assert found.select("subject", "t-output", "t-level", "t-tax").rows() == [
        ("a", 1, None, None),
        ("b", 2, "high", None),
    ]
    assert found.columns == ["subject", *(metric.id for metric in analytic.columns(ws, "enterprise"))]


def test_it_holds_what_reading_the_observations_gives(ws: Workspace) -> None:
    """The oracle is `observations.read`, which judges in memory: sources in order, later loads of the same source."""
    add(ws, sheet(40, seed=1), 2023, "office")
    add(ws, sheet(30, seed=2), 2023, "press")
    add(ws, sheet(20, seed=3), 2023, "office")
    add(ws, sheet(10, seed=4), 2023, "changsha-statistics")
    wide = analytic.frame(ws, "enterprise", 2023).select("subject", *NUMBERS)
    long = wide.unpivot(index="subject", variable_name="metric").drop_nulls().sort("subject", "metric")
    assert long.rows() == observations.read(ws).select("subject", "metric", "value").sort("subject", "metric").rows()


def test_a_ratio_nobody_observed_is_that_of_its_parts(ws: Workspace) -> None:
    add(
        ws,
        pl.DataFrame({"subject": ["a", "b"], "t-tax": [3.0, 1.0], "t-land": [2.0, 0.0], "t-per-mu": [None, None]}),
        2023,
    )
    assert (value(ws, "t-per-mu"), value(ws, "t-per-mu", "b")) == (15000, None)
    add(ws, pl.DataFrame({"subject": ["a"], "t-per-mu": [7.0]}), 2023)
    assert value(ws, "t-per-mu") == 7


def test_bands_have_a_column_for_each_end(ws: Workspace) -> None:
    bands = {"subject": ["a", "b"], "t-tax": [None, 4.0], "t-tax-low": [1.0, None], "t-tax-high": [5.0, None]}
    add(ws, pl.DataFrame(bands), 2023)
    found = analytic.frame(ws, "enterprise", 2023)
    assert found.select("t-tax", "t-tax@low", "t-tax@high").rows() == [(None, 1, 5), (4, 4, 4)]


def test_what_was_only_announced_does_not_count_nor_what_its_source_said_before(ws: Workspace) -> None:
    from gaodi.registry.enterprises import ENTERPRISES
    from gaodi.registry.observations import Observation, Status, record

    ENTERPRISES.define(ws.lake)
    ws.lake.write({"enterprises": ENTERPRISES.frame([{"id": "a", "name": "甲", "source": "office"}])}, kind="test")
    about = {"metric": "t-output", "subject": "a", "period": "2023"}
    record(ws, [Observation(**about, value=1, source="office"), Observation(**about, value=2, source="press")])
    record(ws, [Observation(**about, value=9, source="press", status=Status.EXPECTED)])
    assert value(ws, "t-output") == observations.read(ws)["value"].item()


def test_december_of_a_cumulative_figure_is_the_year(ws: Workspace) -> None:
    add(ws, pl.DataFrame({"subject": ["a"], "t-sales": [11.0]}), "2023C11")
    assert value(ws, "t-sales") is None
    add(ws, pl.DataFrame({"subject": ["a"], "t-sales": [12.0]}), "2023C12")
    assert value(ws, "t-sales") == 12


def test_years_before_stand_beside(ws: Workspace) -> None:
    add(ws, pl.DataFrame({"subject": ["a"], "t-output": [1.0]}), 2022)
    add(ws, pl.DataFrame({"subject": ["a", "b"], "t-output": [2.0, 3.0]}), 2023)
    found = engine.frame(analytic.table(ws, "enterprise", 2023, back=1)).sort("subject")
    assert found.select("subject", "t-output", "t-output@-1").rows() == [("a", 2, 1), ("b", 3, None)]


def test_what_was_said_before_a_code_was_known_is_said_of_the_code(ws: Workspace) -> None:
    from gaodi.registry.enterprises import ALIASES

    add(ws, pl.DataFrame({"subject": ["P1", "a"], "t-output": [1.0, 3.0]}), 2023)
    assert value(ws, "t-output", "P1") == 1
    ALIASES.define(ws.lake)
    known = {"enterprise": "b", "kind": "provisional", "value": "P1", "source": "office"}
    ws.lake.write({ALIASES.name: ALIASES.frame([known])}, kind="test")
    assert (value(ws, "t-output", "b"), value(ws, "t-output", "P1")) == (1, None)


def test_only_years_that_changed_are_built_again(ws: Workspace) -> None:
    add(ws, sheet(3, seed=1), 2022)
    add(ws, sheet(3, seed=2), 2023)
    assert analytic.refresh(ws, ["enterprise"]).built == (("enterprise", 2022), ("enterprise", 2023))
    batch = add(ws, sheet(2, seed=3), 2023)
    again = analytic.refresh(ws, ["enterprise"])
    assert (again.built, again.kept) == ((("enterprise", 2023),), (("enterprise", 2022),))
    ws.lake.take_back(batch, user="li", reason="wrong")
    assert analytic.refresh(ws, ["enterprise"]).built == (), "the table from before is still there"


def test_it_can_be_had_as_it_was_known(ws: Workspace) -> None:
    first = add(ws, pl.DataFrame({"subject": ["a"], "t-output": [1.0]}), 2023)
    add(ws, pl.DataFrame({"subject": ["a"], "t-output": [2.0]}), 2023)
    assert analytic.frame(ws, "enterprise", 2023, at=first)["t-output"].item() == 1
    assert value(ws, "t-output") == 2


def test_a_load_in_several_files_and_a_compacted_lake_give_the_same(ws: Workspace) -> None:
    for seed in range(3):
        add(ws, sheet(5, seed), 2023)
    before = analytic.frame(ws, "enterprise", 2023)
    ws.lake.compact()
    assert analytic.years(ws, "enterprise") == (2023,)
    assert analytic.frame(ws, "enterprise", 2023).equals(before)


def test_the_years_are_those_of_the_kind_alone_where_a_load_has_several(ws: Workspace) -> None:
    add(ws, sheet(3, seed=1), 2023)
    rows = ws.lake.read(observations.TABLE).collect()
    others = [rows.with_columns(subject_kind=pl.lit(kind), end=pl.date(2015, 12, 31)) for kind in ("chain", "region")]
    ws.lake.write({observations.TABLE: pl.concat([*others, rows])}, kind="test")
    assert analytic.years(ws, "enterprise") == (2023,)
    assert analytic.years(ws, "chain") == (2015,)
    assert analytic.years(ws, "park") == ()


@on_every_engine
def test_the_engines_agree(con: engine.Backend, city: Workspace) -> ibis.Table:
    from gaodi.registry.analytic.building import build

    return build(city, "enterprise", 2023, con)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Two sources, bands, ratios and words."""
    ws = made(tmp_path_factory.mktemp("city") / "ws")
    add(ws, sheet(30, seed=1), 2023)
    banded = {"t-tax": None, "t-tax-low": 1.0, "t-tax-high": 2.0, "t-level": "low", "t-listed": True}
    extra = sheet(10, seed=2).select("subject", "t-output").with_columns(pl.lit(v).alias(k) for k, v in banded.items())
    add(ws, extra, 2023, "press")
    return ws
