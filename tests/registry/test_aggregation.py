"""What groups of enterprises come to: the same as adding their observations up one by one, on every engine."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from engines import on_every_engine
from gaodi import engine
from gaodi.errors import InputError
from gaodi.registry import total
from gaodi.registry.aggregation import aggregate
from gaodi.registry.enterprises import ENTERPRISES
from gaodi.workspace import Workspace
from registry.analytic.city import add, made, sheet

ADDED = ("t-output", "t-tax", "t-per-mu", "t-quality", "t-growth")
GROUPS = pl.DataFrame({"subject": [f"e{number}" for number in range(60)], "group": ["x", "y", "z"] * 20})


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    ws = made(tmp_path_factory.mktemp("city") / "ws")
    add(ws, sheet(50, seed=1), 2023)
    bands = {"subject": ["e50", "e51"], "t-tax": [None, None], "t-tax-low": [1.0, 2.0], "t-tax-high": [4.0, None]}
    add(ws, pl.DataFrame(bands), 2023)
    return ws


def groups(without: str = "") -> pl.DataFrame:
    return GROUPS.filter(pl.col("group") != without)


def test_groups_are_the_totals_of_their_members(city: Workspace) -> None:
    """The oracle adds observations in memory by `registry.total`."""
    found = aggregate(city, ADDED, 2023, GROUPS)
    assert found.height == 15
    for row in found.iter_rows(named=True):
        members = GROUPS.filter(pl.col("group") == row["group"])["subject"].to_list()
        slow = total(city, row["metric"], members, "2023")
        for key in ("value", "low", "high"):
            expected = getattr(slow, key)
            assert row[key] == (None if expected is None else pytest.approx(expected, rel=1e-12)), (row, slow)
        assert row["members"] == len(members)
        assert row["members"] - row["counted"] == len(slow.missing)


def test_a_ratio_of_a_group_is_not_the_mean_of_ratios(tmp_path: Path) -> None:
    ws = made(tmp_path / "ws")
    add(ws, pl.DataFrame({"subject": ["a", "b"], "t-tax": [1.0, 1.0], "t-land": [1.0, 3.0]}), 2023)
    whole = pl.DataFrame({"subject": ["a", "b"], "group": ["g", "g"]})
    assert aggregate(ws, ["t-per-mu"], 2023, whole)["value"].item() == 5000


def test_nobody_in_a_group_is_no_value(city: Workspace) -> None:
    found = aggregate(city, ["t-output"], 2023, pl.DataFrame({"subject": ["nobody"], "group": ["g"]}))
    assert found.rows() == [("g", "t-output", None, None, None, 0, 1)]


def test_a_metric_of_another_kind_of_subject_is_refused(city: Workspace) -> None:
    with pytest.raises(InputError, match="gdp is not measured for a enterprise"):
        aggregate(city, ["gdp"], 2023, GROUPS)


def test_a_total_is_gathered_from_its_population_in_its_unit(tmp_path: Path) -> None:
    ws = made(tmp_path / "ws")
    firms = [("a", True, "C3511"), ("b", False, "C3511"), ("c", True, "F5111"), ("d", True, "D4411"), ("e", None, None)]
    rows = [
        {"id": key, "name": key, "above_scale": big, "industry": code, "source": "office"} for key, big, code in firms
    ]
    ENTERPRISES.define(ws.lake)
    ws.lake.write({ENTERPRISES.name: ENTERPRISES.frame(rows)}, kind="test")
    add(ws, pl.DataFrame({"subject": list("abcd"), "t-output": [1e4, 2e4, 4e4, 8e4]}), 2023)
    whole = pl.DataFrame({"subject": list("abcde"), "group": ["g"] * 5})
    found = aggregate(ws, ["t-total", "t-firms", "t-mean"], 2023, whole)
    assert found.select("metric", "value", "counted", "members").rows() == [
        ("t-firms", 2, 2, 5), ("t-mean", 45000, 2, 5), ("t-total", 9, 2, 5),
    ]  # fmt: skip


@on_every_engine
def test_the_engines_agree(con: engine.Backend, city: Workspace) -> pl.DataFrame:
    return aggregate(city, ADDED, 2023, GROUPS, con=con)
