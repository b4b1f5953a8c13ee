"""Who sees which run: an enterprise only what is public or final; its own page; the API."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gaodi.rules import process
from gaodi.web.people.roles import Role
from web.process.conftest import OTHER, OWN

FIRM = Role.ENTERPRISE_OFFICER


def corrected(ws, objected, over):
    """The run that takes the place of one whose publicity is over."""
    one = objected(over, OTHER)
    process.decide(ws, one.id, upheld=True, reason="税单为证", corrections={"tax_paid": "300 万元"}, by="officer")
    return process.correct(ws, over, by="reviewer").id


def pages(run, subject=OWN):
    return [
        f"/evaluations/{run}/", f"/evaluations/{run}/{subject}/", f"/evaluations/{run}/{subject}/gap/",
        f"/evaluations/{run}/{subject}/workbook/", f"/evaluations/compare/?before={run}&after={run}",
        f"/process/{run}/notice/", f"/api/runs/{run}", f"/api/runs/{run}/results",
        f"/api/runs/{run}/explain/{subject}", f"/api/runs/{run}/process",
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(10))
def test_a_firm_finds_no_page_of_a_trial(sign_in, run, number):
    assert sign_in(FIRM, OWN).get(pages(run)[number]).status_code == 404
    assert sign_in(Role.PARK_OFFICER).get(pages(run)[0]).status_code == 200


@pytest.mark.parametrize("number", range(10))
def test_it_finds_them_once_the_run_is_public(sign_in, public, number):
    assert sign_in(FIRM, OWN).get(pages(public)[number]).status_code == 200


def test_what_was_corrected_or_withdrawn_is_gone_for_a_firm_and_stays_for_the_offices(ws, sign_in, over, objected):
    made = corrected(ws, objected, over)
    firm, officer = sign_in(FIRM, OWN), sign_in(Role.OFFICER)
    assert [firm.get(f"/evaluations/{key}/").status_code for key in (over, made)] == [404, 404]
    assert [officer.get(f"/evaluations/{key}/").status_code for key in (over, made)] == [200, 200]
    process.conclude(ws, made, by="reviewer")
    assert firm.get(f"/evaluations/{made}/").status_code == 200
    assert over not in firm.get(f"/evaluations/{made}/").content.decode()
    process.withdraw(ws, made, note="有误", by="reviewer")
    assert firm.get(f"/evaluations/{made}/").status_code == 404


def test_lists_have_no_trials_for_a_firm(ws, sign_in, run):
    firm = sign_in(FIRM, OWN)
    paths = (
        "/evaluations/",
        "/evaluations/compare/",
        "/evaluations/ladder/",
        "/api/runs",
        "/evaluations/offers/town/per-mu/2022/",
    )
    for path in paths:
        answer = firm.get(path)
        assert (answer.status_code, run in answer.content.decode()) == (200, False), path
    assert run in sign_in(Role.OFFICER).get("/api/runs").content.decode()
    process.publicise(ws, run, until=timezone.localdate() + timedelta(days=7), by="reviewer")
    assert run in firm.get("/evaluations/").content.decode()
    assert run in firm.get("/api/runs").content.decode()


def test_the_page_of_a_public_run_does_not_name_trials_beside_it(ws, sign_in, public):
    from gaodi.rules import runs
    from rules import town

    trial = runs.evaluate(ws, "town/per-mu/2022", year=2021, on=town.ON).id
    assert trial not in sign_in(FIRM, OWN).get(f"/evaluations/{public}/").content.decode()
    assert trial in sign_in(Role.OFFICER).get(f"/evaluations/{public}/").content.decode()


def test_the_own_page_has_results_and_objections_with_their_reasons(ws, shown, public, objected):
    one = objected(public)
    process.decide(ws, one.id, upheld=False, reason="以申报表为准", by="officer")
    objected(public, OTHER)
    page = shown("/process/mine/", FIRM, OWN)
    for said in (
        "虚构A公司",
        "小镇亩均评价",
        "公示",
        "不成立",
        "以申报表为准",
        f"/process/{public}/{OWN}/object/",
        "虚构示例",
    ):
        assert said in page
    assert "虚构C公司" not in page
    assert page.count("own-objection") == 1


def test_the_own_page_has_no_trials(shown, run):
    page = shown("/process/mine/", FIRM, OWN)
    assert "暂无公示或公布的结果" in page
    assert run not in page
    assert "Results are shown here" in shown("/process/mine/", FIRM, OWN, language="en")


def test_an_enterprise_that_is_not_in_the_registry_has_an_empty_page(shown, run):
    assert "暂无公示或公布的结果" in shown("/process/mine/", FIRM)


def test_an_objector_reads_the_reason_though_the_run_was_corrected(ws, sign_in, over, objected):
    mine = objected(over, OWN)
    process.decide(ws, mine.id, upheld=False, reason="以申报表为准", by="officer")
    made = corrected(ws, objected, over)
    firm = sign_in(FIRM, OWN)
    page = firm.get(f"/process/objections/{mine.id}/").content.decode()
    assert "以申报表为准" in page
    assert "本次评价已不在公示中" in page
    assert made not in page
    process.conclude(ws, made, by="reviewer")
    page = firm.get(f"/process/objections/{mine.id}/").content.decode()
    assert f"/evaluations/{made}/{OWN}/" in page
    assert "以更正后的结果为准" in page


def test_the_api_says_where_a_run_stands(sign_in, public, objected):
    objected(public)
    found = sign_in(Role.REVIEWER).get(f"/api/runs/{public}/process").json()
    assert (found["status"], found["open"], found["steps"][0]["kind"]) == ("publicity", 1, "publicise")
    assert any("not decided" in one for one in found["ways"]["conclude"])
    assert found["ways"]["publicise"] == []
    firm = sign_in(FIRM, OWN).get(f"/api/runs/{public}/process").json()
    assert (firm["open"], firm["ways"]) == (None, {})


def test_the_api_takes_an_objection_with_files_and_a_decision(ws, sign_in, public):
    firm = sign_in(FIRM, OWN)
    sent = {"statement": "缴税数据有误", "clause": "tax", "files": [SimpleUploadedFile("税单.pdf", b"%PDF-1.4")]}
    made = firm.post(f"/api/runs/{public}/objections/{OWN}", sent)
    assert made.status_code == 201, made.content
    one = made.json()
    assert (one["verdict"], one["evidence"][0]["name"], one["clause"]) == ("open", "税单.pdf", "tax")
    assert firm.post(f"/api/runs/{public}/objections/{OTHER}", sent).status_code == 403
    asked = {"upheld": True, "reason": "税单为证", "corrections": {"tax_paid": "300 万元"}}
    path = f"/api/objections/{one['id']}/decision"
    assert firm.post(path, json.dumps(asked), content_type="application/json").status_code == 403
    officer = sign_in(Role.OFFICER)
    decided = officer.post(path, json.dumps(asked), content_type="application/json")
    assert (decided.status_code, decided.json()["corrections"]) == (201, None)
    again = officer.post(path, json.dumps(asked), content_type="application/json")
    assert (again.status_code, "upheld on" in again.json()["detail"]) == (422, True)
    assert firm.get(f"/api/objections/{one['id']}").json()["corrections"] == {"tax_paid": 300}
    assert [row["id"] for row in officer.get("/api/objections?verdict=upheld").json()] == [one["id"]]
    assert sign_in(FIRM, OTHER).get("/api/objections").json() == []


def test_the_api_refuses_files_that_are_no_evidence(ws, sign_in, public):
    sent = {"statement": "有误", "files": [SimpleUploadedFile("tool.exe", b"MZ")]}
    answer = sign_in(FIRM, OWN).post(f"/api/runs/{public}/objections/{OWN}", sent)
    assert (answer.status_code, "tool.exe" in answer.json()["detail"]) == (422, True)
    assert not process.objections(ws, public)
