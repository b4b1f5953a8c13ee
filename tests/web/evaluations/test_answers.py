"""Why, what is lacking, what changed, what if: the pages about single subjects, and who sees the figures."""

from __future__ import annotations

import io
import re
import zipfile
from urllib.parse import urlencode

import pytest

from gaodi.web.audit.models import Entry
from gaodi.web.people.roles import Role
from web.evaluations.conftest import OTHER, OWN


def looks() -> list[tuple[str, str]]:
    return list(Entry.objects.filter(action="look.confidential").values_list("key", "actor"))


def test_the_explanation_goes_through_the_document_and_can_be_handed_over(shown, graded):
    page = shown(f"/evaluations/{graded}/{OWN}/", Role.LEADER)
    for said in ("参评", "亩均税收", "研发强度", "20 万元/亩", "满足", graded, "虚构示例", "导出计算表", "所用数据"):
        assert said in page, said
    assert f"/enterprises/e/{OWN}/" in page
    assert looks() == [(OWN, "leader")]


def test_without_the_permission_verdicts_and_points_stay_and_figures_do_not(shown, sign_in, graded):
    page = shown(f"/evaluations/{graded}/{OWN}/", Role.OFFICER)
    assert "亩均税收" in page
    assert "/ 90" in page
    for secret in ("20 万元/亩", "200 万元", "所用数据", "导出计算表"):
        assert secret not in page, secret
    assert looks() == []
    assert sign_in(Role.OFFICER).get(f"/evaluations/{graded}/{OWN}/workbook/").status_code == 403


def test_an_enterprise_sees_its_own_and_nobody_elses(shown, sign_in, graded, public):
    assert "20 万元/亩" in shown(f"/evaluations/{graded}/{OWN}/", Role.ENTERPRISE_OFFICER, OWN)
    client = sign_in(Role.ENTERPRISE_OFFICER, OWN)
    for path in (f"{OTHER}/", f"{OTHER}/gap/", f"{OTHER}/workbook/"):
        assert client.get(f"/evaluations/{graded}/{path}").status_code == 403


def test_a_subject_that_is_not_in_the_run_is_not_found(ws, sign_in, graded):
    assert sign_in(Role.OFFICER).get(f"/evaluations/{graded}/nobody/").status_code == 404


def test_the_workbook_has_formulas_and_goes_on_the_trail(ws, sign_in, graded):
    answer = sign_in(Role.LEADER).get(f"/evaluations/{graded}/{OWN}/workbook/")
    book = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    steps = book.read("xl/worksheets/sheet3.xml").decode()
    assert "<f>" in steps
    assert "IFERROR(" in steps
    assert Entry.objects.filter(action="evaluation.workbook", key=graded).count() == 1


def test_the_gap_says_how_far_and_which_changes_would_do(shown, supported):
    page = re.sub(r"<[^>]+>", "", shown(f"/evaluations/{supported}/{OTHER}/gap/", Role.LEADER))
    for said in ("未达到", "60万元40万元", "增至 100 万元"):
        assert said in page, said


def test_what_may_not_move_is_in_no_plan(shown, supported):
    page = shown(f"/evaluations/{supported}/{OTHER}/gap/?fixed=rd_expense", Role.LEADER)
    assert "增至 100 万元" not in page
    assert "尚不能确定达到目标" in page


def test_a_goal_that_cannot_be_is_said_in_a_sentence(shown, graded):
    assert "不是有效目标" in shown(f"/evaluations/{graded}/{OTHER}/gap/?score=viel", Role.LEADER)
    assert "得分达到120分" in shown(f"/evaluations/{graded}/{OTHER}/gap/?score=120", Role.LEADER)


def test_the_gap_is_made_of_figures_and_masked(shown, supported):
    page = shown(f"/evaluations/{supported}/{OTHER}/gap/", Role.OFFICER)
    assert "万元" not in page
    assert "您的角色不显示" in page
    assert "不公开" in shown(f"/evaluations/{supported}/{OTHER}/plan/", Role.OFFICER)


def test_two_runs_are_compared_and_a_letter_says_why(shown, before, graded):
    query = urlencode({"before": before, "after": graded})
    page = shown(f"/evaluations/compare/?{query}", Role.LEADER)
    for said in ("虚构H公司", "数据变动影响", "办法文本和参数相同", "等级变动"):
        assert said in page, said
    letter = shown(f"/evaluations/compare/firm-h/?{query}", Role.LEADER)
    assert "其中数据变动影响" in letter
    assert "实缴税金" in letter
    masked = shown(f"/evaluations/compare/firm-h/?{query}", Role.OFFICER)
    assert "实缴税金" not in masked


def test_a_comparison_shows_somebody_of_one_place_only_its_own(shown, before, graded, public):
    query = urlencode({"before": before, "after": graded})
    page = shown(f"/evaluations/compare/?{query}", Role.ENTERPRISE_OFFICER, OWN)
    assert "虚构H公司" not in page
    assert "等级变动" not in page


def test_a_simulation_says_who_would_win_and_what_it_would_cost(ws, shown, supported):
    page = shown(f"/evaluations/{supported}/simulate/?p-rate=20&p-least=50", Role.OFFICER)
    for said in ("受益", "受损", "增加支出", "研发补助"):
        assert said in page, said
    assert "尚未调整" in shown(f"/evaluations/{supported}/simulate/", Role.OFFICER)


def test_weights_are_varied_and_only_the_outcome_is_made_anew(sign_in, graded):
    client = sign_in(Role.OFFICER)
    page = client.get(f"/evaluations/{graded}/simulate/?w-rd=80", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in page
    assert "平均得分" in page


@pytest.mark.parametrize("query", ["p-rate=viel", "w-rd=viel"])
def test_what_is_no_figure_is_said_in_a_sentence(shown, graded, supported, query):
    run = graded if query.startswith("w") else supported
    assert "alert-danger" in shown(f"/evaluations/{run}/simulate/?{query}", Role.OFFICER)


def test_the_api_explains_and_masks_as_the_page_does(ws, sign_in, graded):
    path = f"/api/runs/{graded}/explain/{OWN}"
    open_ = sign_in(Role.LEADER).get(path).json()
    assert (open_["masked"], bool(open_["given"]), "20 万元/亩" in open_["findings"]["items"][0]["found"]) == (
        False,
        True,
        True,
    )
    masked = sign_in(Role.OFFICER).get(path).json()
    assert (masked["masked"], masked["given"], masked["findings"]["items"][0]["found"]) == (True, [], "")
    assert masked["findings"]["items"][0]["points_low"] == open_["findings"]["items"][0]["points_low"]
