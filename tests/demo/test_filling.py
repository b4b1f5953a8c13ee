"""The city in a workspace: whole, the same every time, marked as made up, and apart from Changsha's own figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from gaodi import demo, registry
from gaodi.demo import City, chunks
from gaodi.errors import InputError
from gaodi.registry import enterprises, lists, observations, subjects
from gaodi.workspace import Workspace

TINY = City(scale=0.002, years=(2022, 2023), months=())


def _content(ws: Workspace) -> dict[str, pl.DataFrame]:
    """Every table in an order of its own; those of plans say when they were added."""
    tables = (name for name in ws.lake.tables() if name != "batches" and not name.startswith("plan"))
    return {name: _sorted(ws.lake.read(name).collect()) for name in tables}


def _sorted(rows: pl.DataFrame) -> pl.DataFrame:
    plain = [name for name, kind in rows.schema.items() if kind != pl.List(pl.String)]
    return rows.sort(plain, nulls_last=True)


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "ws", "430100", demonstration=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The tiny city, written at once."""
    ws = Workspace.create(tmp_path_factory.mktemp("whole") / "ws", "430100", demonstration=True)
    demo.fill(ws, city=TINY)
    return ws


def test_everything_is_marked_as_made_up(filled: Workspace):
    for name in ("enterprises", "enterprise_aliases", "enterprise_sites", "enterprise_groups", "observations", "trades",
                 "parcels", "list_members", "projects", "subjects"):  # fmt: skip
        rows = filled.lake.read(name).collect()
        assert rows.height, name
        assert rows["synthetic"].all(), name
    assert filled.lake.read("observations").collect()["source"].str.starts_with("demo-").all()


def test_changshas_own_figures_and_lists_stay_as_they_are(filled: Workspace):
    real = [one.id for one in subjects.load().values()]
    rows = filled.lake.read("observations").filter(pl.col("subject").is_in(real)).collect()
    assert rows.is_empty()
    assert lists.count(filled, "little-giants", date(2023, 12, 31), subjects=["430100"]).value is None
    assert lists.count(filled, "little-giants", date(2023, 12, 31), subjects=[demo.CITY]).value


def test_what_firms_return_adds_up_to_what_the_city_publishes(filled: Workspace, small: City):
    for metric, whole in (("value-added", "industrial-value-added"), ("output", "industrial-output")):
        parts = observations.read(filled, metric, kind="enterprise", within="2023").filter(pl.col("period") == "2023")
        published = registry.total(filled, whole, [demo.CITY], "2023").value
        assert published is not None
        assert parts["value"].sum() / 1e4 == pytest.approx(published, rel=0.01)
    added = registry.total(filled, "industrial-value-added", [demo.CITY], "2023").value
    assert added == pytest.approx(small.economy.value_added_by_year[2023] / 1e4, rel=0.001)


def test_districts_and_parks_add_up_to_the_city(filled: Workspace):
    known = subjects.load(filled)
    parts = [one.id for one in known.parts(demo.CITY)]
    whole = registry.total(filled, "industrial-output", [demo.CITY], "2023").value
    assert registry.total(filled, "industrial-output", parts, "2023").value == pytest.approx(whole, rel=1e-4)
    assert registry.total(filled, "industrial-firms", parts, "2023").value == 66
    assert {one.kind.value for one in known.values() if one.id.startswith("demo-")} == {"region", "park"}


def test_a_mistaken_unit_was_put_right_and_what_was_said_first_is_kept(filled: Workspace):
    right = filled.lake.read("observations").filter(pl.col("note") == "更正：单位").collect()
    assert right.height
    row = right.row(0, named=True)
    every = observations.read(filled, row["metric"], row["subject"], within="2023", everything=True)
    said = every.filter((pl.col("source") == row["source"]) & (pl.col("end") == row["end"]))
    assert said.filter(pl.col("set_aside") == "revised").height
    assert every.filter(pl.col("standing"))["value"].to_list()


def test_taxes_come_as_bands_that_hold_what_statistics_say_but_for_contradictions(filled: Workspace):
    rows = observations.read(filled, "revenue", kind="enterprise", within="2023", everything=True)
    bands = rows.filter(pl.col("source") == "demo-tax").select("subject", "value", "value_low", "value_high")
    figures = rows.filter((pl.col("source") == "demo-industry-bureau") & pl.col("value").is_not_null())
    both = bands.join(figures.select("subject", said="value"), on="subject")
    assert bands["value"].is_null().all()
    low, high = pl.col("value_low").fill_null(0), pl.col("value_high").fill_null(1e12)
    inside = both.select((pl.col("said") >= low) & (pl.col("said") <= high)).to_series()
    assert 0.85 < inside.mean() <= 1


def test_the_register_reads_as_one_enterprise_each(filled: Workspace, small: City):
    rows = enterprises.current(filled)
    assert rows.height == small.layout.size
    assert rows["above_scale"].sum() == 66


def test_filling_again_changes_nothing(filled: Workspace, small: City):
    before = filled.lake.batches().height
    again = demo.fill(filled, city=small)
    assert again.written == 0
    assert not again.rows
    assert filled.lake.batches().height == before


def test_a_run_that_was_killed_goes_on_and_the_city_is_the_same(empty: Workspace, whole: Workspace):
    class Killed(Exception):
        pass

    def until_half(share: float, what: str) -> None:
        if share > 0.5:
            raise Killed

    with pytest.raises(Killed):
        demo.fill(empty, city=TINY, progress=until_half)
    there = empty.lake.batches().height
    assert 0 < there < whole.lake.batches().height
    assert demo.fill(empty, city=TINY).there == there
    ours, theirs = _content(empty), _content(whole)
    assert ours.keys() == theirs.keys()
    assert all(ours[name].equals(theirs[name]) for name in ours)


def test_the_city_does_not_depend_on_the_size_of_its_blocks(empty: Workspace, whole: Workspace, monkeypatch):
    monkeypatch.setattr(chunks, "RETURNING", 4)
    monkeypatch.setattr(chunks, "EVERYBODY", 70)
    assert demo.fill(empty, city=TINY).written > 10
    ours, theirs = _content(empty), _content(whole)
    assert all(ours[name].equals(theirs[name]) for name in theirs)


def test_another_city_is_not_written_into_the_same_workspace(filled: Workspace, small: City):
    with pytest.raises(InputError, match="Another demonstration city"):
        demo.fill(filled, city=replace(small, seed=5))


def test_progress_is_told_from_nothing_to_all(whole: Workspace):
    told: list[float] = []
    demo.fill(whole, city=TINY, progress=lambda share, what: told.append(share))
    assert told[0] == 0
    assert told[-1] == 1
    assert told == sorted(told)


def test_what_was_begun_is_known(whole: Workspace, empty: Workspace):
    found = demo.begun(whole)
    assert found == demo.Begun(TINY.seed, TINY.scale, current=True)
    assert demo.begun(empty) is None
