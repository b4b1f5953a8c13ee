"""Of each attribute the most trusted source that says it counts; the others stay visible; the past can be read."""

from __future__ import annotations

import random

import polars as pl

from gaodi.registry import enterprises, sources
from gaodi.registry.enterprises.reading import ATTRIBUTES, attributes, names
from gaodi.workspace import Workspace
from registry.enterprises.city import code

SOURCES = ("office", "synthetic", "second-hand")


def said(ws: Workspace, source: str, **row: object) -> None:
    enterprises.record(ws, [{"uscc": code(1), "name": "甲"} | row], source=source)


def test_of_each_attribute_the_most_trusted_source_that_says_it_counts(ws: Workspace) -> None:
    said(ws, "synthetic", scale="large", status="active", capital=1)
    said(ws, "office", scale="small", capital=None)
    row = enterprises.current(ws).row(0, named=True)
    assert (row["scale"], row["status"], row["capital"]) == ("small", "active", 1.0)
    assert (row["sources"], row["contradictions"], row["batch"]) == (["office", "synthetic"], 1, 2)


def test_what_sources_say_differently_stays_visible(ws: Workspace) -> None:
    said(ws, "synthetic", scale="large", capital=1)
    said(ws, "office", scale="small", capital=1)
    found = enterprises.contradictions(ws, code(1))
    assert found.select("attribute", "source", "value", "standing").rows() == [
        ("scale", "office", "small", True),
        ("scale", "synthetic", "large", False),
    ]


def test_the_order_of_the_settings_decides(ws: Workspace) -> None:
    said(ws, "synthetic", scale="large")
    said(ws, "office", scale="small")
    ws.settings = ws.settings.model_copy(update={"sources": ("synthetic",)})
    assert enterprises.current(ws)["scale"].to_list() == ["large"]


def test_the_past_is_read_as_it_was_known(ws: Workspace) -> None:
    said(ws, "office", scale="small")
    said(ws, "office", scale="medium")
    assert enterprises.current(ws, 1)["scale"].to_list() == ["small"]
    assert enterprises.current(ws)["scale"].to_list() == ["medium"]
    assert enterprises.current(ws, 0).is_empty()


def test_a_batch_that_is_taken_back_says_nothing_any_more(ws: Workspace) -> None:
    said(ws, "office", scale="small")
    said(ws, "office", scale="medium")
    ws.lake.take_back(2, user="li", reason="wrong")
    assert enterprises.current(ws)["scale"].to_list() == ["small"]


def test_a_workspace_without_enterprises_has_none(ws: Workspace) -> None:
    assert enterprises.current(ws).is_empty()
    assert enterprises.aliases(ws).is_empty()
    assert enterprises.contradictions(ws, code(1)).is_empty()


def test_it_says_what_a_slow_reading_of_every_row_says(ws: Workspace) -> None:
    """Any rows of any sources in any order: attribute by attribute as a person would read them."""
    chance = random.Random(3)
    history: list[tuple[str, dict[str, object]]] = []
    for _ in range(12):
        source = chance.choice(SOURCES)
        rows: list[dict[str, object]] = []
        for number in chance.sample(range(5), 3):
            told = {"scale": chance.choice(("small", "large", None)), "capital": chance.choice((1.0, 2.0, None))}
            rows.append({"uscc": code(number), "name": "甲"} | told)
        enterprises.record(ws, rows, source=source)
        history += [(source, row) for row in rows]
    order = [source for source in sources.load(ws) if source in SOURCES]
    last = {(row["uscc"], source): row for source, row in history}
    for row in enterprises.current(ws).iter_rows(named=True):
        told = [last[row["id"], source] for source in order if (row["id"], source) in last]
        for name in ("scale", "capital"):
            values = [one[name] for one in told if one[name] is not None]
            assert row[name] == next(iter(values), None)
        differing = sum(len({one[name] for one in told if one[name] is not None}) > 1 for name in ("scale", "capital"))
        assert row["contradictions"] == differing
        assert row["sources"] == [source for source in order if (row["id"], source) in last]


def test_attributes_add_up_to_the_row_that_counts(city: Workspace) -> None:
    row = enterprises.current(city, ids=[code(3)]).row(0, named=True)
    standing = dict(attributes(city, code(3)).filter("standing").select("attribute", "value").iter_rows())
    told = pl.DataFrame([{name: row[name] for name in ATTRIBUTES}]).select(pl.all().cast(pl.String)).row(0, named=True)
    assert standing == {name: value for name, value in told.items() if value is not None}


def test_names_are_looked_up_by_any_id(ws: Workspace) -> None:
    enterprises.record(ws, [{"name": "甲公司"}], source="office")
    old = enterprises.provisional_id("甲公司")
    enterprises.identify(ws, old, code(1), source="office")
    assert names(ws, [old, code(1), None, "x"]) == {old: "甲公司", code(1): "甲公司"}
