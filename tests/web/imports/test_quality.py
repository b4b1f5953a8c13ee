"""Data quality on pages: what is covered, what contradicts itself, what has ended, who says nothing."""

from __future__ import annotations

import shutil

import pytest

from gaodi.registry import enterprises, observations, quality
from gaodi.registry.observations import Observation
from gaodi.web.audit.models import Entry
from gaodi.web.imports import reports
from gaodi.web.jobs.models import Job
from gaodi.web.people.roles import Role
from gaodi.workspace import Workspace
from web.enterprises import city
from web.imports.conftest import work

FIFTH = city.ROWS[4][1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The city of ten, with a figure of the tax office that the industry bureau contradicts; reports computed."""
    ws = city.build(tmp_path_factory.mktemp("quality") / "ws")
    tax = Observation(metric="tax-paid", subject=city.FIRST, period="2023", value=900)
    observations.record(ws, [tax], source="demo-industry-bureau")
    for year in (2022, 2023):
        quality.report(ws, year)
    enterprises.search(ws, size=1)
    return ws


@pytest.fixture
def ws(built: Workspace, settings) -> Workspace:
    """It as the workspace that the site serves."""
    settings.GAODI_WORKSPACE = built.path
    return built


@pytest.fixture
def shown(ws, sign_in):
    """`shown("contradictions/", Role.LEADER)`: the page as that person sees it."""

    def show(path: str, role: Role, at: str = "", language: str = "zh-hans") -> str:
        client = sign_in(role, at)
        client.cookies["django_language"] = language
        answer = client.get(f"/imports/quality/{path}")
        assert answer.status_code == 200
        return answer.content.decode()

    return show


def cells(page: str, row: str) -> str:
    """The table row in which some words stand."""
    return next(part for part in page.split("<tr>") if row in part)


def test_coverage_says_how_many_have_a_metric_by_park_with_colour_and_word(shown):
    page = shown("", Role.OFFICER)
    assert "东部园区" in page
    revenue = cells(page, "/definitions/metrics/revenue/")
    assert 'class="right heat-full">100' in revenue
    assert "齐全" in revenue
    employees = cells(page, "/definitions/metrics/employees/")
    assert "20\u202f%" in employees, "one of the five above scale"
    assert "大部分缺失" in employees
    assert "10\u202f%" in cells(shown("?of=all", Role.OFFICER), "/definitions/metrics/employees/")


def test_coverage_is_compared_by_year_too(shown):
    page = shown("coverage/?by=year", Role.OFFICER, language="en")
    assert ">2023" in page
    assert ">2022" in page
    assert "Complete" in cells(page, "/definitions/metrics/revenue/")


def test_contradictions_stand_with_the_widest_first_and_lead_to_the_dossier(shown):
    page = shown("contradictions/", Role.LEADER)
    assert page.index("实缴税金") < page.index("利润总额")
    assert f"/enterprises/e/{city.FIRST}/" in page


def test_figures_are_shown_to_who_may_see_them_where_every_source_may_be_used_for_checking(shown):
    leader = shown("contradictions/", Role.LEADER)
    assert ">900<" in cells(leader, "实缴税金")
    assert Entry.objects.filter(action="look.confidential").exists()
    profit = cells(leader, "利润总额")
    assert "812.5" not in profit, "statistics are for the statistics department only"
    assert "9.7\u202f%" in profit
    officer = cells(shown("contradictions/", Role.OFFICER), "实缴税金")
    assert ">900<" not in officer
    assert "44.4\u202f%" in officer


def test_silent_enterprises_are_named_and_a_park_shows_its_own(shown):
    page = shown("silent/", Role.OFFICER)
    assert FIFTH in page
    assert FIFTH in shown("silent/?park=west-park", Role.OFFICER)
    assert FIFTH not in shown("silent/?park=east-park", Role.OFFICER)


def test_a_table_is_exported_without_what_is_withheld(ws, sign_in):
    answer = sign_in(Role.OFFICER).get("/imports/quality/contradictions/?export=csv")
    text = answer.getvalue().decode("utf-8-sig")
    assert "实缴税金" in text
    assert "900" not in text


def test_there_is_no_fifth_part(ws, sign_in):
    assert sign_in(Role.OFFICER).get("/imports/quality/nothing/").status_code == 404


def test_the_page_of_a_metric_has_its_coverage(ws, sign_in):
    page = sign_in(Role.OFFICER).get("/definitions/metrics/employees/").content.decode()
    assert "覆盖率" in page
    assert "20\u202f%" in page


def test_before_it_is_computed_the_page_says_so_and_a_button_computes_it(
    built, settings, monkeypatch, tmp_path, sign_in
):
    monkeypatch.setattr(reports, "YEARS", 1)
    settings.GAODI_WORKSPACE = shutil.copytree(built.path, tmp_path / "ws")
    for folder in (settings.GAODI_WORKSPACE / "derived/quality").iterdir():
        shutil.rmtree(folder)
    client = sign_in(Role.STATISTICIAN)
    assert "尚未计算" in client.get("/imports/quality/").content.decode()
    assert client.post("/imports/quality/compute/").url.endswith("?follow=1")
    client.post("/imports/quality/compute/")
    assert Job.objects.count() == 1, "what is under way is not begun twice"
    (job,) = work()
    assert (job.state, job.result) == ("done", "/imports/quality/")
    assert "覆盖率" in client.get("/imports/quality/").content.decode()
