"""The metrics of the catalogue, and what a file of metrics may not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.errors import InputError, NotFound
from gaodi.registry import metrics
from gaodi.registry.metrics import Prices, SubjectKind, Sum, Theme
from gaodi.workspace import Workspace

PER_LAND = "{rule: ratio, numerator: gdp, denominator: industrial-land}"
PER_HEAD = "{rule: ratio, numerator: purchases, denominator: population}"
PER_NOTHING = "{rule: ratio, numerator: gdp, denominator: nothing}"
HEAD = "format: gaodi-metrics/1\nmetrics:\n"


def define(ws: Workspace, *lines: str) -> None:
    """Give the workspace metrics of its own: from the third line on, one a line."""
    path = ws.path / "catalog" / "metrics.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD + "".join(f"  - {line}\n" for line in lines), "utf-8")


def faults(ws: Workspace, *lines: str) -> list[str]:
    define(ws, *lines)
    with pytest.raises(InputError) as error:
        metrics.load(ws)
    return [str(fault) for fault in error.value.faults]


def metric(key: str, **more: str) -> str:
    said = {"id": key, "name": key, "name_en": key, "unit": "家", "nature": "stock"} | more
    return "{" + ", ".join(f"{name}: {value}" for name, value in said.items()) + "}"


def test_growth_of_value_added_and_gdp_is_at_comparable_prices() -> None:
    known = metrics.load()
    assert {known[key].prices for key in ("gdp-growth", "industrial-value-added-growth")} == {Prices.COMPARABLE}


def test_the_two_denominators_of_the_rd_ratio_are_kept_apart() -> None:
    known = metrics.load()
    assert known["rd-share-of-main-revenue"].total != known["rd-intensity"].total


def test_a_metric_is_found_by_any_of_its_names_and_the_unit_tells_apart() -> None:
    known = metrics.load()
    assert [m.id for m in known.named("规模工业总产值", "万亿元")] == ["industrial-output"]
    assert [m.id for m in known.named("单位工业增加值能耗", "%")] == ["energy-per-value-added-fall"]
    assert [m.id for m in known.named("单位工业增加值能耗", "吨标准煤/万元")] == ["energy-per-value-added"]
    assert [m.id for m in known.named("国家级专精特新小巨人企业", "家")] == ["little-giants-added"]
    assert known.named("规模工业总产", "亿元") == ()


def test_an_unknown_metric_is_told_with_what_is_near() -> None:
    with pytest.raises(NotFound, match="Did you mean gdp"):
        metrics.load()["gpd"]


def test_counted_metrics_are_whole_and_shares_are_not() -> None:
    known = metrics.load()
    assert known["little-giants"].whole
    assert not known["manufacturing-share"].whole
    assert not known["gdp"].whole


def test_a_workspace_adds_a_metric_and_replaces_one(ws: Workspace) -> None:
    define(
        ws,
        metric("robots", unit="台"),
        metric("gdp", name="本市生产总值", unit="万元", nature="cumulative", total="{rule: sum}"),
    )
    known = metrics.load(ws)
    assert known["robots"].unit == "台"
    assert known["gdp"].unit == "万元"
    assert metrics.load()["gdp"].unit == "亿元"


def test_every_fault_of_the_file_is_told_with_its_line(ws: Workspace) -> None:
    found = faults(ws, metric("a", unit="furlong"), metric("B"), metric("c", nature="heap"))
    assert [fault.split(":")[0].rpartition("line ")[2] for fault in found] == ["3", "4", "5"]
    assert "furlong" in found[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (metric("x", total=PER_NOTHING, nature="rate", unit="'%'"), "nothing"),
        (metric("x", growth_of="gdq", nature="rate", prices="current", unit="'%'"), "Perhaps 'gdp' is meant"),
        (metric("x", growth_of="gdp", nature="rate", unit="'%'"), "prices"),
        (metric("x", nature="rate", total="{rule: sum}", unit="'%'"), "cannot be summed"),
        (metric("x", bounds="[5, 1]"), "end before they begin"),
        (metric("x", total="{rule: weighted, by: gdp-growth}"), "does not add up"),
        (metric("x", nature="rate", total=PER_LAND), "does not give"),
        (metric("x", name="地区生产总值", unit="元"), "both called"),
        (metric("x", type="category", unit="''"), "codes"),
        (metric("x", unit="''"), "needs a unit"),
        (metric("x", colour="red"), "colour"),
        (metric("x", theme="weather"), "weather"),
        (metric("x", type="category", unit="''", codes="[一, 二]", codes_en="[one]"), "2 codes and 1 in English"),
        (metric("x", type="category", unit="''", codes="[一, 一]"), "twice"),
        (metric("x", nature="rate", unit="元/人", subjects="[chain]", total=PER_HEAD), "not measured for chain"),
        (metric("x", total="{rule: sum}", gathers="{metric: prophet, population: enterprises}"), "prophet"),
        (metric("x", total="{rule: sum}", gathers="{metric: revenue, population: enterprises}"), "does not add up"),
        (metric("x", unit="亩", total="{rule: sum}", gathers="{population: enterprises}"), "家 or 个"),
        (metric("x", total="{rule: sum}", gathers="{metric: gdp, population: everybody}"), "above-scale-industry"),
        (metric("x", gathers="{population: enterprises}"), "it adds up"),
    ],
)  # fmt: skip
def test_a_metric_that_does_not_hold_together_is_refused(ws: Workspace, line: str, said: str) -> None:
    (fault,) = faults(ws, line)
    assert said in fault
    assert "line 3" in fault


def test_a_ratio_that_stands_on_itself_is_refused_with_the_way_round(ws: Workspace) -> None:
    one = metric("one", nature="rate", unit="'1'", total="{rule: ratio, numerator: two, denominator: gdp}")
    two = metric("two", nature="rate", unit="'1'", total="{rule: ratio, numerator: one, denominator: gdp}")
    found = faults(ws, one, two)
    assert any("one → two → one" in fault for fault in found)


def test_an_id_that_is_there_twice_is_refused(ws: Workspace) -> None:
    (fault,) = faults(ws, metric("x"), metric("x", name="y"))
    assert "'x' is defined twice" in fault
    assert "line 4" in fault


def test_what_is_gathered_is_of_the_same_kind_in_time_and_measured_for_enterprises(ws: Workspace) -> None:
    one = {"unit": "亿元", "total": "{rule: sum}"}
    stock = metric("a", gathers="{metric: revenue, population: enterprises}", **one)
    flow = metric("b", gathers="{metric: gdp, population: enterprises}", **one | {"nature": "flow"})
    assert [fault.split("Expected ")[1] for fault in faults(ws, stock, flow)] == [
        "both the same in time.",
        "a metric of enterprises.",
    ]


def test_a_name_may_be_that_of_a_region_and_of_an_enterprise(ws: Workspace) -> None:
    define(ws, metric("x", name="地区生产总值", unit="元", subjects="[enterprise]"))
    assert [m.id for m in metrics.load(ws).named("地区生产总值", kind=SubjectKind.ENTERPRISE)] == ["x"]


def test_what_enterprises_return_is_confidential_unless_it_says_otherwise(ws: Workspace) -> None:
    define(ws, metric("x", subjects="[enterprise]"), metric("y", subjects="[enterprise]", confidential="false"))
    known = metrics.load(ws)
    assert [known[key].confidential for key in ("x", "y")] == [True, False]


def test_a_workspace_may_have_a_folder_of_metrics_by_theme(ws: Workspace) -> None:
    define(ws, metric("x"), metric("gdp", name="本市生产总值", unit="亿元", nature="cumulative", total="{rule: sum}"))
    folder = ws.path / "catalog" / "metrics"
    folder.mkdir()
    (folder / "land.yaml").write_text(HEAD.replace("\n", "\ntheme: land\n", 1) + f"  - {metric('y')}\n", "utf-8")
    known = metrics.load(ws)
    assert [known[key].theme for key in ("x", "y", "gdp")] == [Theme.OTHER, Theme.LAND, Theme.ACCOUNTS]
    assert list(known)[-1] == "x"
    (folder / "twice.yaml").write_text(HEAD + f"  - {metric('y')}\n", "utf-8")
    with pytest.raises(InputError, match=r"'y' is defined in .*land.yaml too"):
        metrics.load(ws)


def test_a_metric_without_a_rule_does_not_add_up(ws: Workspace, tmp_path: Path) -> None:
    define(ws, metric("x"))
    assert not isinstance(metrics.load(ws)["x"].total, Sum)
