"""The city's own plan: measured by what its firms add up to, and by its named lists."""

from __future__ import annotations

from datetime import date

import pytest

from gaodi import demo
from gaodi.demo import plan
from gaodi.plan import attainment, library
from gaodi.plan.attainment import bindings, tables
from gaodi.registry import lists
from gaodi.workspace import Region, Workspace

CHANGSHA = Region(code="430100", name="长沙市")


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    ws = Workspace.create(tmp_path_factory.mktemp("plan") / "ws", CHANGSHA, demonstration=True)
    demo.fill(ws, city=demo.City(scale=0.05, years=(2020, 2021, 2022, 2023), months=()))
    return ws


def test_it_is_published_and_marked_as_made_up(ws):
    [entry] = library.plans(ws)
    assert (entry.id, entry.version, entry.made_up) == (demo.PLAN, 1, True)
    assert library.current(ws, demo.PLAN).region == "演示市"


def test_every_target_is_measured(ws):
    bound = bindings.of(ws, library.current(ws, demo.PLAN))
    assert set(bound) == {target.id for target in library.current(ws, demo.PLAN).targets}
    assert all(one.bound and one.subjects == (demo.CITY,) for one in bound.values())


def test_its_named_lists_are_counted_from_their_members(ws):
    run = attainment.compute(ws, demo.PLAN, user="demonstration")
    rows = {row["target"]: row for row in run.frame(tables.TARGETS).iter_rows(named=True)}
    members = lists.members(ws, "little-giants")
    first = members.sort("recognised").unique("uscc", keep="first")
    came = first.filter(first["recognised"].is_between(date(2021, 1, 1), date(2023, 12, 31))).height
    assert rows["t6"]["latest"] == came > 0
    assert rows["t4"]["latest"] == 165


def test_it_grows_with_the_city(ws):
    whole, small = plan.text(demo.City()), plan.text(demo.City(scale=0.05))
    assert "突破10000亿元" in whole
    assert "突破500亿元" in small
    assert "突破10亿元" in plan.text(demo.City(scale=0.001))


def test_adding_it_again_changes_nothing(ws):
    before = ws.lake.batches().height
    assert plan.add(ws, demo.City(scale=0.05), user="demonstration") == demo.PLAN
    assert ws.lake.batches().height == before
