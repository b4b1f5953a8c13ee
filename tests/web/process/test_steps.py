"""The steps of a run as pages: the panel, each form, who may take it, what stands in the way, two people at once."""

from __future__ import annotations

from datetime import timedelta

import polars as pl
import pytest
from django.utils import timezone

from gaodi.rules import process, runs
from gaodi.web.audit.models import Entry
from gaodi.web.jobs import services as jobs
from gaodi.web.jobs.models import Job
from gaodi.web.people.roles import Role
from gaodi.web.process import notice
from rules import town
from web.process.conftest import OTHER, OWN


def put_right(ws, objected, over):
    """An objection that was upheld with a correction."""
    one = objected(over, OTHER)
    process.decide(ws, one.id, upheld=True, reason="税单为证", corrections={"tax_paid": "300 万元"}, by="officer")


def test_the_run_page_says_where_it_stands_and_what_can_be_done(shown, run):
    page = shown(f"/evaluations/{run}/", Role.REVIEWER)
    for said in ("办理进度", "试算", "公示", "异议", "更正", "公布", f"/process/{run}/publicise/", "公示文本"):
        assert said in page
    assert 'aria-current="step"' in page
    assert f"/process/{run}/conclude/" not in page


@pytest.mark.parametrize("role", [Role.OFFICER, Role.STATISTICIAN, Role.AUDITOR, Role.PARK_OFFICER])
def test_who_may_not_take_a_step_has_no_button_and_is_refused(shown, sign_in, run, role):
    assert f"/process/{run}/publicise/" not in shown(f"/evaluations/{run}/", role)
    for step in ("publicise", "conclude", "withdraw", "correct"):
        assert sign_in(role).get(f"/process/{run}/{step}/").status_code == 403


def test_results_are_made_public_for_a_week_unless_told(ws, sign_in, run):
    client = sign_in(Role.LEADER)
    path = f"/process/{run}/publicise/"
    week = timezone.localdate() + timedelta(days=7)
    assert f'value="{week.isoformat()}"' in client.get(path).content.decode()
    answer = client.post(path, {"until": week.isoformat(), "note": "第一批", "seen": "0"})
    assert (answer.status_code, answer.url) == (302, f"/evaluations/{run}/")
    found = process.read(ws, run)
    assert (found.status, found.until, found.steps[0].by) == ("publicity", week, "leader")
    assert Entry.objects.get(action="evaluation.publicise").key == run
    page = client.get(f"/evaluations/{run}/").content.decode()
    assert f"至 {week.isoformat()}" in page
    assert "调整公示期" in page


def test_a_day_that_is_over_is_refused_at_its_field(ws, sign_in, run):
    yesterday = timezone.localdate() - timedelta(days=1)
    page = sign_in(Role.REVIEWER).post(f"/process/{run}/publicise/", {"until": yesterday.isoformat(), "seen": "0"})
    assert "该日已过" in page.content.decode()
    assert process.read(ws, run).status == "trial"


def test_of_two_people_at_once_the_second_is_told(ws, sign_in, run):
    until = timezone.localdate() + timedelta(days=7)
    sent = {"until": until.isoformat(), "seen": "0"}
    sign_in(Role.LEADER).post(f"/process/{run}/publicise/", sent)
    sent["until"] = (until + timedelta(days=30)).isoformat()
    page = sign_in(Role.REVIEWER).post(f"/process/{run}/publicise/", sent).content.decode()
    assert "他人已先行办理。请先查看已办理的事项，再继续。" in page
    assert process.read(ws, run).until == until


def test_what_stands_in_the_way_is_a_sentence(shown, public, objected):
    objected(public)
    page = shown(f"/evaluations/{public}/", Role.REVIEWER)
    assert "公示尚未结束，可提出异议至" in page
    assert "还有 1 件异议未处理。请逐件处理并写明理由。" in page
    assert "公示尚未结束" in shown(f"/process/{public}/conclude/", Role.REVIEWER)
    english = shown(f"/evaluations/{public}/", Role.REVIEWER, language="en")
    assert "Before the next step:" in english


def test_nothing_is_corrected_while_others_can_still_object(ws, sign_in, public, objected):
    one = objected(public, OTHER)
    process.decide(ws, one.id, upheld=True, reason="税单为证", corrections={"tax_paid": "300 万元"}, by="officer")
    page = sign_in(Role.REVIEWER).post(f"/process/{public}/correct/", {"seen": "1"}).content.decode()
    assert "公示尚未结束" in page
    assert not Job.objects.filter(kind="evaluation.correct").exists()


def test_results_are_made_final_by_a_document(ws, sign_in, over):
    client = sign_in(Role.REVIEWER)
    answer = client.post(f"/process/{over}/conclude/", {"document": "镇发〔2023〕5号", "seen": "1"})
    assert answer.status_code == 302
    assert process.read(ws, over).status == "final"
    page = client.get(f"/evaluations/{over}/").content.decode()
    assert "镇发〔2023〕5号" in page
    assert "镇发〔2023〕5号" in Entry.objects.get(action="evaluation.conclude").details


def test_withdrawing_takes_a_reason_and_a_confirmation(ws, sign_in, run):
    client = sign_in(Role.REVIEWER)
    client.post(f"/process/{run}/withdraw/", {"reason": "年度选错", "seen": "0"})
    assert process.read(ws, run).status == "trial"
    client.post(f"/process/{run}/withdraw/", {"reason": "年度选错", "sure": "on", "seen": "0"})
    assert process.read(ws, run).steps[-1].note == "年度选错"
    assert Entry.objects.filter(action="evaluation.withdraw", key=run).exists()
    page = client.get(f"/evaluations/{run}/").content.decode()
    assert "撤回：年度选错" in page
    assert "publicise/" not in page


def test_a_correction_is_work_in_the_background_and_both_runs_lead_to_one_another(ws, sign_in, over, objected):
    put_right(ws, objected, over)
    client = sign_in(Role.REVIEWER)
    assert "税" in client.get(f"/process/{over}/correct/").content.decode()
    assert client.post(f"/process/{over}/correct/", {"seen": "1"}).status_code == 302
    job = Job.objects.get(kind="evaluation.correct")
    jobs.run.call(str(job.pk))
    job.refresh_from_db()
    made = next(row for row in runs.listed(ws)["run"] if row != over)
    assert (job.state, job.result) == ("done", f"/evaluations/{made}/")
    earlier, later = (client.get(f"/evaluations/{key}/").content.decode() for key in (over, made))
    assert f"/evaluations/{made}/" in earlier
    assert f"/evaluations/{over}/" in later
    assert f"before={over}&amp;after={made}" in later
    assert "原评价的公示" in later
    assert f"/process/{made}/conclude/" in later
    entry = Entry.objects.get(action="evaluation.correct")
    assert (entry.key, made in entry.details, OTHER in entry.details) == (over, True, True)


def test_of_two_people_who_correct_the_second_is_told_who_is_at_it(ws, sign_in, over, objected):
    put_right(ws, objected, over)
    sign_in(Role.REVIEWER).post(f"/process/{over}/correct/", {"seen": "1"})
    page = sign_in(Role.REVIEWER, "department").post(f"/process/{over}/correct/", {"seen": "1"}).content.decode()
    assert "reviewer正在更正本次评价" in page
    assert Job.objects.filter(kind="evaluation.correct").count() == 1


def test_an_interrupted_correction_is_not_made_twice(ws, sign_in, over, objected):
    put_right(ws, objected, over)
    sign_in(Role.REVIEWER).post(f"/process/{over}/correct/", {"seen": "1"})
    job = Job.objects.get(kind="evaluation.correct")
    made = process.correct(ws, over, by="reviewer")
    Job.objects.filter(pk=job.pk).update(tries=1)
    jobs.run.call(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.result) == ("done", f"/evaluations/{made.id}/")


def test_values_that_are_confidential_are_not_shown_before_correcting(ws, shown, over, objected):
    put_right(ws, objected, over)
    page = shown(f"/process/{over}/correct/", Role.REVIEWER)
    assert "不公开" in page
    assert "300 万元" not in page


def test_the_notice_has_names_and_grades_and_no_figures(shown, public):
    page = shown(f"/process/{public}/notice/", Role.REVIEWER)
    for said in (
        "关于小镇亩均评价2022年度结果的公示",
        "虚构A公司",
        "虚构数据，仅供演示",
        "对公示结果有异议的",
        "名单共",
    ):
        assert said in page
    assert timezone.localdate().isoformat() in page
    assert "5000" not in page
    assert "Judged were the figures of 2022" in shown(f"/process/{public}/notice/", Role.REVIEWER, language="en")


def test_the_notice_says_a_year_once(ws, shown, public):
    assert "形成评价结果如下。评价数据年度" in shown(f"/process/{public}/notice/", Role.REVIEWER)
    text = town.GRADES.replace("town/per-mu", "town/dated").replace("小镇亩均评价", "小镇2022年亩均评价")
    (ws.path / "catalog" / "rulebooks" / "dated.yaml").write_text(text, "utf-8")
    dated = runs.evaluate(ws, "town/dated/2022", year=2022, on=town.ON)
    assert "关于小镇2022年亩均评价结果的公示" in shown(f"/process/{dated.id}/notice/", Role.REVIEWER)


def test_names_of_a_grade_stand_in_the_order_of_their_pinyin():
    firms = ["云岭", "安和", "重工", "长河"]
    rows = pl.DataFrame({"rank": [1, 1, 1, 0], "name": firms, "subject": list("abcd")})
    assert notice.in_order(rows)["name"].to_list() == ["长河", "安和", "云岭", "重工"]


def test_withdrawing_says_what_ends_with_it(shown, public, objected):
    objected(public)
    page = shown(f"/process/{public}/withdraw/", Role.REVIEWER)
    assert "撤回后公示终止" in page
    assert "已收到异议 1 件（未处理 1 件）" in page
    assert '<label class="form-check">' in page


def test_the_navigation_says_where_the_pages_of_a_step_belong(shown, public):
    page = shown(f"/process/{public}/notice/", Role.REVIEWER)
    assert "/process/objections/" in page.partition("<main")[0]


def test_the_notice_of_a_trial_is_a_draft(shown, run):
    assert "草稿：结果尚未公示" in shown(f"/process/{run}/notice/", Role.OFFICER)


def test_who_looks_after_one_place_finds_only_its_names_on_the_notice(shown, public):
    page = shown(f"/process/{public}/notice/", Role.ENTERPRISE_OFFICER, OWN)
    assert "虚构A公司" in page
    assert "虚构C公司" not in page
    assert "仅显示本辖区" in page


def test_a_final_notice_names_its_document(shown, ws, over):
    process.conclude(ws, over, document="镇发〔2023〕5号", by="reviewer")
    assert "镇发〔2023〕5号" in shown(f"/process/{over}/notice/", Role.REVIEWER)
