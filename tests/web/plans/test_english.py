"""English pages, files and answers: units, scopes and metrics in English, the plan's own words in Chinese."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from gaodi.plan import attainment, library
from gaodi.plan.attainment import breakdown
from gaodi.web.people.roles import Role
from gaodi.web.plans import figures, results, words
from gaodi.web.plans.selectors import Shown
from gaodi.workspace import Workspace
from plan.attainment.workspaces import filled

TARGET = "/plan/p/sample/targets/t1/"


@pytest.fixture
def ws(tmp_path: Path, settings) -> Workspace:
    """A computed workspace with a breakdown of the first target."""
    settings.GAODI_WORKSPACE = tmp_path / "ws"
    ws = filled(settings.GAODI_WORKSPACE)
    breakdown.set(ws, "sample", "t1", [("东区", 330), ("西县", 150)], user="officer")
    attainment.compute(ws, "sample", user="officer")
    return ws


@pytest.fixture
def english(ws: Workspace, sign_in) -> Client:
    client = sign_in(Role.OFFICER)
    client.post(reverse("language"), {"language": "en"})
    return client


def plain(client: Client, path: str) -> str:
    """The words of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(path).content.decode()))


def exported(client: Client, path: str) -> list[dict[str, str]]:
    text = b"".join(client.get(path).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))[:-1]


def test_the_page_of_a_target_says_its_units_and_its_metric_in_english(english):
    page = plain(english, TARGET)
    assert "工业总产值 500 × 100 million yuan" in page
    assert "Gross output of above-scale industry" in page
    assert "Value 100 million yuan" in page
    assert "fall short by 20 × 100 million yuan" in page
    assert "亿元" not in page.replace("工业总产值达到500亿元", "")


def test_the_pace_is_said_in_english(ws):
    (target,) = (one for one in library.current(ws, "sample").targets if one.id == "t1")
    with translation.override("en"):
        pace = list(figures.of_target(target, {"pace": 9.73}, None))[-1]
    assert (pace.text, pace.unit) == ("9.73", "× 100 million yuan a year")


def test_the_chart_has_the_unit_at_its_axis_and_behind_its_figures(english):
    chart = english.get(TARGET).context["chart"]
    assert (chart["unit"], chart["beside"]) == ("100 million yuan", "× 100 million yuan")
    assert chart["goal"]["label"] == "500 × 100 million yuan"


def test_tables_panels_and_checks_say_them_too(english):
    for path in ("/plan/targets/", "/plan/checks/", "/", "/plan/p/sample/tasks/k1/"):
        page = plain(english, path)
        assert "工业总产值" in page, path
        assert "Gross output of above-scale industry" in page, path
        assert "亿元" not in page, path


def test_a_target_is_found_by_the_english_name_of_its_metric(english):
    rows = english.get("/plan/targets/?q=gross+output").context["table"].rows
    assert [row.data["id"] for row in rows] == ["t1"]


def test_chinese_pages_have_neither(ws, sign_in):
    for path in (TARGET, "/plan/targets/", "/plan/checks/", "/"):
        page = plain(sign_in(Role.OFFICER), path)
        assert "Gross output" not in page, path
        assert "yuan" not in page, path


def test_a_check_has_the_unit_of_a_rate_apart_from_its_figure(ws):
    facts = {"above": ["产值", 500, "亿元"], "below": ["人员", 10, "万人"], "unit": "万元/人", "implied": 50.0,
             "rate": "劳动生产率", "rate_en": "labour productivity"}  # fmt: skip
    with translation.override("en"):
        said = results._between({"kind": "rate", "verdict": "open"}, facts)
    assert "imply a rate of 50 × 10\u202f000 yuan per person (" in said.what
    assert said.detail.startswith("500 × 100 million yuan ÷ 10 × 10\u202f000 people = 50 ×")


@pytest.mark.parametrize(
    ("written", "said"),
    [("全市", "whole city"), ("全省", "whole province"), ("全区", "whole district"), ("全县", "whole county"),
     ("汽车产业", "汽车产业"), (None, "")],
)  # fmt: skip
def test_the_whole_of_a_region_is_said_in_english_and_all_else_as_the_plan_has_it(written, said):
    with translation.override("en"):
        assert words.scope(written) == said
    with translation.override("zh-hans"):
        assert words.scope(written) == (written or "")


def test_answers_of_the_api_carry_the_unit_as_written_and_as_said(english):
    (row,) = (row for row in english.get("/api/plans/sample/attainment").json() if row["id"] == "t1")
    assert (row["unit"], row["unit_label"]) == ("亿元", "100 million yuan")
    assert row["metric_label"] == "Gross output of above-scale industry"
    assert row["scope"] is row["scope_label"] is None


def test_an_english_file_names_plan_metric_and_unit_and_has_the_interval_as_two_numbers(english):
    row = next(r for r in exported(english, "/plan/targets/?export=csv") if r["Indicator"] == "工业总产值")
    assert (row["Plan"], row["Unit"]) == ("样例", "100 million yuan")
    assert row["Metric"] == "Gross output of above-scale industry"
    assert "Interval (80 %)" not in row
    assert int(row["Lower end (80 %)"]) < int(row["Forecast"]) < int(row["Upper end (80 %)"])
    assert 0.001 <= float(row["Odds"]) <= 0.999
    assert len(row["Odds"]) <= 5


@pytest.mark.parametrize("path", ["targets", "tasks", "checks", "calibration", "p/sample/decisions"])
def test_every_row_of_a_chinese_file_carries_the_plan(ws, sign_in, path):
    library.decide(ws, "sample", library.Step(action="accept", kind="target", item="t1"), user="reviewer")
    rows = exported(sign_in(Role.OFFICER), f"/plan/{path}/?export=csv")
    assert rows
    assert {row["规划"] for row in rows} == {"样例"}


def test_the_english_name_is_that_of_the_metric_or_list(ws):
    found = Shown(ws, library.entry(ws, "sample"), 1, library.current(ws, "sample"))
    with translation.override("en"):
        known = results.attainment(found)
        assert (known["t1"]["gloss"], known["t3"]["gloss"]) == ("Gross output of above-scale industry", "")
        assert known["t2"]["gloss"]
