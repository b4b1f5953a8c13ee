"""What the pages say of a computed plan: the figures of the run, in the language of the page, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone, translation

from gaodi.plan import attainment, library
from gaodi.plan.attainment import breakdown
from gaodi.registry import observations
from gaodi.web.audit.models import Entry
from gaodi.web.jobs import services
from gaodi.web.jobs.models import Job, State
from gaodi.web.people.roles import Role
from gaodi.web.plans import results
from gaodi.web.plans.selectors import Shown
from gaodi.workspace import Workspace
from plan.attainment.workspaces import filled, observed


@pytest.fixture
def ws(tmp_path: Path, settings) -> Workspace:
    """A workspace with figures for two targets, not computed yet."""
    settings.GAODI_WORKSPACE = tmp_path / "ws"
    return filled(settings.GAODI_WORKSPACE)


@pytest.fixture
def computed(ws: Workspace) -> Workspace:
    """The workspace with a breakdown of the first target, computed."""
    breakdown.set(ws, "sample", "t1", [("东区", 330), ("西县", 150)], user="officer")
    attainment.compute(ws, "sample", user="officer")
    return ws


def shown(ws: Workspace) -> Shown:
    return Shown(ws, library.entry(ws, "sample"), 1, library.current(ws, "sample"))


def test_before_a_run_there_is_nothing_to_say(ws):
    found = shown(ws)
    assert results.computed(found) is None
    assert results.attainment(found) == {}
    assert results.calibration(found) is None
    assert results.checks(found) == results.observations(found, "t1") == results.path(found, "t1") == []
    assert results.breakdown(found, "t1") is None


def test_the_run_is_said_in_the_language_of_the_page(computed):
    found = shown(computed)
    with translation.override("zh-hans"):
        chinese = results.attainment(found)
        assert "单项冠军" in chinese["t3"]["missing"]
        assert chinese["t1"]["latest_period"] == "2021年"
        assert chinese["t1"]["metric_label"] == "规模以上工业总产值"
        assert "相差 20 亿元" in results.breakdown(found, "t1")["said"]
    with translation.override("en"):
        english = results.attainment(found)
        assert "No metric or named list" in english["t3"]["missing"]
        assert english["t1"]["latest_period"] == "2021"
        assert "fall short by 20" in results.breakdown(found, "t1")["said"]


@pytest.mark.django_db
def test_a_provisional_figure_is_marked_with_where_and_what_its_source_says(ws, sign_in):
    figure = observed(
        "industrial-output", 2022, 460, status="provisional", citation="云川市统计公报（虚构）", note="最终数待确认"
    )
    observations.record(ws, [figure], user="officer")
    attainment.compute(ws, "sample", user="officer")
    assert results.attainment(shown(ws))["t1"]["provisional"]
    page = sign_in(Role.OFFICER).get("/plan/p/sample/targets/t1/").content.decode()
    assert page.count("暂定") == 2
    assert "云川市统计公报（虚构）" in page
    assert "最终数待确认" in page


def test_what_was_said_a_month_ago_is_what_was_computed_then(computed):
    found = shown(computed)
    assert results.attainment(found, as_of=timezone.now() - timedelta(days=30)) == {}
    assert set(results.attainment(found, as_of=timezone.now())) == {"t1", "t2", "t3"}


def test_observations_loaded_lately_are_counted(computed):
    found = shown(computed)
    assert results.recorded(found, timezone.now() - timedelta(days=1)) == 7
    assert results.recorded(found, timezone.now() + timedelta(days=1)) == 0


def test_the_page_of_a_target_shows_its_series_forecast_and_breakdown(computed, sign_in):
    page = sign_in(Role.LEADER).get("/plan/p/sample/targets/t1/").content.decode()
    for words in ("2017年", "440", "虚构示例数据", "东区", "330", "chart-data", "规模以上工业总产值"):
        assert words in page, words


def test_the_chart_of_an_increment_shows_the_running_total(computed, sign_in):
    context = sign_in(Role.LEADER).get("/plan/p/sample/targets/t2/").context
    assert [point["value"] for point in context["chart"]["points"]] == [2, 3]
    assert context["chart"]["forecast"][-1]["at"] == "2023-12-31"


def test_the_table_shows_status_odds_and_interval(computed, sign_in):
    rows = sign_in(Role.LEADER).get("/plan/targets/").context["table"]
    page = sign_in(Role.LEADER).get("/plan/targets/").content.decode()
    assert rows is not None
    assert "难以完成" in page
    assert "440" in page


def test_the_checks_and_the_calibration_have_their_pages(computed, sign_in):
    client = sign_in(Role.OFFICER)
    assert "目标分解" in client.get("/plan/checks/").content.decode()
    page = client.get("/plan/calibration/").content.decode()
    assert "回溯检验了" in page
    assert "水平值" in page


def test_the_cockpit_counts_the_targets_by_status(computed, sign_in):
    page = sign_in(Role.LEADER).get("/").content.decode()
    assert "共 3 项目标" in page
    assert "单项冠军" in page


def test_the_api_says_what_the_pages_say(computed, sign_in):
    client = sign_in(Role.LEADER)
    rows = {row["id"]: row for row in client.get("/api/plans/sample/attainment").json()}
    assert (rows["t1"]["latest"], rows["t1"]["unit"], rows["t3"]["status"]) == (440, "亿元", "no_data")
    assert client.get("/api/plans/sample/attainment?as_of=2020-01-01T00:00:00Z").json() == []
    (check,) = client.get("/api/plans/sample/checks").json()
    assert (check["verdict"], check["targets"]) == ("fails", ["t1"])
    report = client.get("/api/plans/sample/calibration").json()
    assert report["cases"] == sum(row["cases"] for row in report["groups"] if "年" in row["group"])


def test_the_api_says_nothing_before_a_run(ws, sign_in):
    client = sign_in(Role.LEADER)
    assert client.get("/api/plans/sample/attainment").json() == []
    assert client.get("/api/plans/sample/calibration").json() is None


def test_computing_anew_is_background_work_of_those_who_may(ws, sign_in):
    assert sign_in(Role.LEADER).post("/plan/recompute/", {"plan": "sample"}).status_code == 403
    client = sign_in(Role.OFFICER)
    assert client.post("/plan/recompute/", {"plan": "sample"}).status_code == 302
    job = Job.objects.get()
    services.run.call(str(job.pk))
    job.refresh_from_db()
    assert (job.kind, job.state, job.result) == ("plan.attainment", State.DONE, "/plan/targets/?plan=sample")
    assert results.computed(shown(ws)) is not None
    assert Entry.objects.filter(action="plan.compute", actor="officer").count() == 1


@pytest.mark.django_db
def test_what_has_to_be_known_beside_a_forecast_stands_on_its_page_and_in_the_api(ws, sign_in):
    doubtful = observed("industrial-output", 2021, 440, comparable=False, note="名单口径可能不同")
    observations.record(ws, [doubtful], user="officer")
    attainment.compute(ws, "sample", user="officer", day=date(2024, 1, 1))
    client = sign_in(Role.LEADER)
    page = client.get("/plan/p/sample/targets/t1/")
    for words in ("期限已过，尚无期末数据。", "2021年数据的统计口径可能不一致，预测仅供参考。", "名单口径可能不同"):
        assert words in page.content.decode(), words
    assert page.context["chart"]["pace"] == []
    row = client.get("/api/plans/sample/attainment").json()[0]
    assert (row["overdue"], row["pace"], len(row["cautions"])) == (True, None, 2)
    seen = client.get("/api/plans/sample/targets/t1").json()["observations"]
    assert [point["label"] for point in seen if not point["comparable"]] == ["2021年"]


@pytest.mark.django_db
def test_the_page_of_calibration_is_called_as_its_entry_in_the_navigation(computed, sign_in):
    page = sign_in(Role.OFFICER).get("/plan/calibration/").content.decode()
    assert "<h1" in page
    assert page.split("<h1", 1)[1].split("</h1>")[0].endswith("预测校准")
    assert "应验" not in page
