"""Runs as pages: the list, one run, who sees whom in it, computing it again, its data requests."""

from __future__ import annotations

import pytest

from gaodi.rules import runs
from gaodi.web.audit.models import Entry
from gaodi.web.jobs import services as jobs
from gaodi.web.jobs.models import Job
from gaodi.web.people.roles import Role
from web.evaluations.conftest import OWN


def done(client, path):
    """Post, and do the work that was begun."""
    answer = client.post(path)
    assert answer.status_code == 302
    job = Job.objects.latest("created")
    jobs.run.call(str(job.pk))
    job.refresh_from_db()
    return job


def test_runs_are_listed_with_their_words_and_lead_to_their_pages(shown, graded, supported):
    page = shown("/evaluations/", Role.OFFICER)
    for said in ("小镇亩均评价", "小镇研发扶持", "试算", "试算一次", f"/evaluations/{graded}/", "新建评价"):
        assert said in page
    assert "新建评价" not in shown("/evaluations/", Role.LEADER)


def test_they_are_filtered_by_family_and_state(shown, graded, supported):
    page = shown("/evaluations/?family=town/support", Role.OFFICER)
    assert supported in page
    assert graded not in page


def test_a_town_without_runs_says_what_to_do(sign_in, settings, tmp_path):
    from gaodi.workspace import Workspace

    settings.GAODI_WORKSPACE = tmp_path / "ws"
    Workspace.create(settings.GAODI_WORKSPACE)
    page = sign_in(Role.OFFICER).get("/evaluations/").content.decode()
    assert "尚未开展评价" in page
    assert "/evaluations/new/" in page


def test_the_page_of_a_run_says_what_it_was_and_what_came_out(shown, graded):
    page = shown(f"/evaluations/{graded}/", Role.OFFICER)
    for said in ("虚构示例", "参评", "不参评", "虚构A公司", "得分分布", graded, "尚未进行", "计算引擎"):
        assert said in page
    assert "<svg" in page


def test_results_are_filtered_and_exported_with_the_mark(sign_in, graded):
    client = sign_in(Role.OFFICER)
    page = client.get(f"/evaluations/{graded}/?standing=exempt").content.decode()
    assert "虚构E公司" in page
    assert "虚构A公司" not in page
    file = b"".join(client.get(f"/evaluations/{graded}/?export=csv").streaming_content).decode("utf-8-sig")
    assert "虚构A公司" in file
    assert "虚构数据，仅供演示" in file


def test_a_benefit_has_its_amounts_and_its_budget(shown, supported):
    page = shown(f"/evaluations/{supported}/", Role.OFFICER)
    assert "研发补助" in page
    assert "60" in page


def test_whoever_looks_after_one_place_sees_only_its_subjects(shown, graded, public):
    own = shown(f"/evaluations/{graded}/", Role.ENTERPRISE_OFFICER, OWN)
    assert "虚构A公司" in own
    assert "虚构B公司" not in own
    assert "本辖区" in own
    assert "虚构A公司" not in shown(f"/evaluations/{graded}/", Role.STATISTICIAN, "430121")


def test_a_run_that_is_not_there_is_not_found(ws, sign_in):
    assert sign_in(Role.OFFICER).get("/evaluations/nothing-2022/").status_code == 404


def test_computing_again_says_that_everything_is_the_same_and_goes_on_the_trail(sign_in, graded):
    client = sign_in(Role.OFFICER)
    job = done(client, f"/evaluations/{graded}/recompute/")
    assert (job.state, job.result) == ("done", f"/evaluations/{graded}/")
    assert "结果完全一致" in client.get(f"/evaluations/{graded}/").content.decode()
    entry = Entry.objects.get(action="evaluation.recompute")
    assert (entry.key, '"identical": true' in entry.details) == (graded, True)


def test_data_requests_are_worked_out_once_and_kept(ws, sign_in, supported):
    client = sign_in(Role.OFFICER)
    path = f"/evaluations/{supported}/requests/"
    assert "尚未测算" in client.get(path).content.decode()
    assert done(client, f"{path}compute/").result == path
    page = client.get(path).content.decode()
    assert "已审计" in page
    assert "单项即可确定" in page
    client.cookies["django_language"] = "en"
    assert "Audited" in client.get(path).content.decode()


@pytest.mark.parametrize("path", ["", "requests/", "simulate/"])
def test_pages_are_complete_in_english(shown, graded, path):
    page = shown(f"/evaluations/{graded}/{path}", Role.OFFICER, language="en")
    assert "Per-mu evaluation of the town" in page


def test_the_api_gives_runs_and_results_a_page_at_a_time(ws, sign_in, graded, supported):
    client = sign_in(Role.OFFICER)
    assert {one["run"] for one in client.get("/api/runs").json()} == set(runs.listed(ws)["run"])
    one = client.get(f"/api/runs/{graded}").json()
    assert one["standings"]["exempt"] == 1
    assert one["cutoffs"]
    first = client.get(f"/api/runs/{graded}/results?size=3").json()
    assert (first["total"], first["pages"], len(first["rows"])) == (8, 3, 3)
    assert client.get(f"/api/runs/{graded}/results?standing=exempt").json()["rows"][0]["grade"] == "T"
    paid = client.get(f"/api/runs/{supported}/results").json()["rows"][0]["amounts"]
    assert set(paid["grant"]) == {"low", "high", "paid"}
    assert client.get("/api/runs/nothing").status_code == 404


def test_the_api_shows_somebody_of_one_place_only_its_own(sign_in, graded):
    client = sign_in(Role.STATISTICIAN, "430121")
    assert client.get(f"/api/runs/{graded}/results").json()["total"] == 0
    assert client.get(f"/api/runs/{graded}/explain/{OWN}").status_code == 403
