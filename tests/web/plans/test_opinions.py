"""The second opinion on the page of a plan: invisible while it is off, and nothing but suggestions when it is on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

import gaodi
from gaodi.plan import library, opinion
from gaodi.plan.library import DRAFT
from gaodi.web.audit.models import Entry
from gaodi.web.jobs import services
from gaodi.web.jobs.models import Job
from gaodi.web.people.roles import Role
from gaodi.workspace import Workspace
from plan.opinion.chats import CHAMPIONS, KEY, KEY_VARIABLE, OUTPUT, Chat, said, switch_on

PLAN = "/plan/p/sample/"
ASK = f"{PLAN}second-opinion/"
MISSED = CHAMPIONS | {"indicator": "冠军企业", "scope": "全市", "comparator": ">="}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def chat() -> Iterator[Chat]:
    with Chat().served() as served:
        yield served


@pytest.fixture
def on(ws: Workspace, shelf: Workspace, chat: Chat, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The workspace with the small plan and an endpoint."""
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    switch_on(ws.path, chat.address, KEY_VARIABLE)
    return gaodi.open(ws.path)


@pytest.fixture
def reviewer(sign_in):
    return sign_in(Role.REVIEWER)


def asked(client) -> Job:
    """Ask, and have the work done."""
    client.post(ASK)
    job = Job.objects.latest("created")
    services.run.call(str(job.pk))
    job.refresh_from_db()
    return job


def page(client, path=PLAN):
    return client.get(path).content.decode()


def status(client, key):
    """The word behind a suggestion in the list."""
    article = re.search(rf'<article class="item[^>]*id="suggestion-{key}".*?</article>', page(client), re.DOTALL)[0]
    return re.search(r"status-word[^>]*>([^<]+)<", article)[1]


def form(client, key):
    """The address of the form that a suggestion leads to."""
    opened = page(client, f"{ASK}{key}/").replace("&amp;", "&")
    return re.search(r'(?:data-add-from|hx-get)="([^"]+)"', opened)[1]


def test_nothing_of_it_is_on_the_page_while_it_is_off(shelf, reviewer):
    shown = page(reviewer)
    assert "第二意见" not in shown
    assert "suggestion" not in shown
    assert reviewer.post(ASK).status_code == reviewer.get(f"{ASK}s1/").status_code == 404
    assert not Job.objects.exists()


def test_what_was_said_is_not_shown_after_it_was_switched_off(on, reviewer):
    asked(reviewer)
    switch_on(on.path, "", KEY_VARIABLE)
    assert "第二意见" not in page(reviewer)


@pytest.mark.parametrize("role", [Role.LEADER, Role.STATISTICIAN, Role.AUDITOR])
def test_who_may_not_review_sees_nothing_of_it(on, sign_in, role):
    assert "第二意见" not in page(sign_in(role))
    assert sign_in(role).post(ASK).status_code == 403


def test_a_published_version_shows_nothing_of_it(on, reviewer):
    library.publish(on, "sample", user="reviewer")
    assert "第二意见" not in page(reviewer, f"{PLAN}?version=1")


def test_before_anything_is_sent_the_page_says_to_which_host(on, reviewer, chat):
    assert f"本规划全文将发送至 <strong>{chat.host}</strong>（模型 modell-1）" in page(reviewer)
    assert chat.asked == []


def test_asking_is_background_work_and_on_the_trail_with_its_host(on, reviewer, chat):
    assert reviewer.post(ASK).url.endswith("?follow=1")
    assert chat.asked == []
    row = Entry.objects.get(action="plan.second-opinion")
    assert (row.actor, row.key, json.loads(row.details)["host"]) == ("reviewer", "sample", chat.host)
    assert KEY not in "".join(Entry.objects.values_list("details", flat=True))


def test_the_work_leads_back_to_the_suggestions(on, reviewer):
    job = asked(reviewer)
    assert (job.state, job.result) == ("done", f"{PLAN}#suggestion")
    assert opinion.last(on, "sample").user == "reviewer"
    assert status(reviewer, "s1") == "一致"


def test_asking_twice_is_one_work_and_another_person_is_told(on, reviewer, sign_in):
    first, second = (reviewer.post(ASK).url for _ in range(2))
    assert first == second
    assert "reviewer 正在就本规划征求第二意见" in sign_in(Role.OFFICER).post(ASK, follow=True).content.decode()
    assert Job.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"status": 500}, "返回 HTTP 状态 500（Internal Server Error）。请稍后重新征求。"),
        ({"body": b"<html>"}, "的答复不是 JSON。请确认地址为兼容 OpenAI 的接口，一般以 /v1 结尾。"),
        ({"answer": "想不出"}, "modell-1 的答复不是所要求的 JSON。请重新征求，或在 gaodi.yaml 中改用其他模型。"),
    ],
)
def test_what_goes_wrong_is_said_in_the_language_of_the_page(on, reviewer, chat, change, sentence):
    for name, value in change.items():
        setattr(chat, name, value)
    job = asked(reviewer)
    assert job.state == "failed"
    assert sentence in job.message
    assert opinion.last(on, "sample") is None


def test_a_key_that_is_not_set_is_said(on, reviewer, monkeypatch):
    monkeypatch.delenv(KEY_VARIABLE)
    assert f"环境变量 {KEY_VARIABLE} 未设置" in asked(reviewer).message


def test_the_work_is_not_sent_again_after_a_crash(on, reviewer, chat):
    reviewer.post(ASK)
    Job.objects.update(state="running", worker="elsewhere:1:1", tries=1, heartbeat=None)
    services.recover()
    assert (Job.objects.get().state, chat.asked) == ("failed", [])


def test_a_suggestion_is_marked_in_the_text_and_listed_beside_the_target(on, reviewer, chat):
    chat.answer = said(OUTPUT | {"deadline": "2022"})
    asked(reviewer)
    shown = page(reviewer)
    assert 'data-items="target-t1 suggestion-s1">工业总产值达到500亿元</span>' in shown
    assert status(reviewer, "s1") == "有出入"
    opened = page(reviewer, f"{ASK}s1/")
    assert re.search(r'class="differs"><th scope="row">期限</th><td>2023</td><td>2022</td>', opened)


def test_how_many_were_dropped_and_why_is_said(on, reviewer, chat):
    chat.answer = said(OUTPUT, OUTPUT | {"quote": "产值900亿元"}, CHAMPIONS | {"value": 7})
    asked(reviewer)
    assert "已剔除：引文不见于原文 1、数值不见于引文 1" in page(reviewer)


def forget_champions(ws):
    """The plan as if the compiler had found its first target only."""
    compiled = library.compiled(ws, "sample")
    library.add(ws, compiled.model_copy(update={"targets": compiled.targets[:1]}), user="officer")


def test_what_the_compiler_missed_opens_the_form_that_adds_it_filled_in(on, reviewer, chat):
    chat.answer = said(MISSED)
    forget_champions(on)
    asked(reviewer)
    address = form(reviewer, "s1")
    assert "/decide/target/add/?" in address
    filled = page(reviewer, address)
    for name, value in {
        "indicator": "冠军企业",
        "value": "5",
        "unit": "家",
        "deadline": "2023",
        "scope": "全市",
    }.items():
        assert re.search(rf'name="{name}" value="{value}"', filled), name
    assert '<option value="increment" selected' in filled
    assert '<option value="&gt;=" selected' in filled
    assert '<blockquote lang="zh">单项冠军5家</blockquote>' in filled


def test_an_added_suggestion_is_settled_and_stays_opened(on, reviewer, chat):
    chat.answer = said(MISSED)
    forget_champions(on)
    asked(reviewer)
    assert status(reviewer, "s1") == "仅第二意见有"
    span = opinion.last(on, "sample").suggestions[0].span
    fields = {"indicator": "单项冠军", "comparator": "=", "value": "5", "unit": "家", "kind": "increment"}
    sent = {"action": "add", "item_kind": "target", "item": "", "start": span[0], "end": span[1], **fields}
    answer = reviewer.post(f"{PLAN}decide/", sent | {"suggestion": "suggestion-s1"}, headers=HTMX).content.decode()
    assert 'data-selected="suggestion-s1"' in answer
    assert status(reviewer, "s1") == "已处理"
    assert "data-add-from" not in page(reviewer, f"{ASK}s1/")


def test_a_difference_opens_the_form_that_corrects_filled_in_with_what_differs(on, reviewer, chat):
    chat.answer = said(OUTPUT | {"deadline": "2022", "indicator": "规上工业总产值"})
    asked(reviewer)
    filled = page(reviewer, form(reviewer, "s1"))
    assert re.search(r'name="deadline" value="2022"', filled)
    assert re.search(r'name="indicator" value="工业总产值"', filled)
    assert re.search(r'name="item" value="t1"', filled)


def test_a_difference_is_settled_by_either_decision_on_its_target(on, reviewer, chat):
    chat.answer = said(OUTPUT | {"deadline": "2022"}, CHAMPIONS | {"kind": "level"})
    asked(reviewer)
    steps = [("t1", "correct", {"deadline": "2022"}), ("t3", "accept", {})]
    for item, action, payload in steps:
        step = library.Step(action=action, kind="target", item=item, payload=payload)
        library.decide(on, "sample", step, user="reviewer")
    assert [status(reviewer, key) for key in ("s1", "s2")] == ["已处理", "已处理"]


def test_a_target_rejected_after_the_opinion_settles_it(on, reviewer, chat):
    chat.answer = said(OUTPUT | {"deadline": "2022"})
    asked(reviewer)
    library.decide(on, "sample", library.Step(action="reject", kind="target", item="t1"), user="reviewer")
    assert status(reviewer, "s1") == "已处理"
    assert "hx-get" not in page(reviewer, f"{ASK}s1/")


def test_a_suggestion_changes_nothing_by_itself(on, reviewer, chat):
    chat.answer = said(OUTPUT | {"deadline": "2022"}, MISSED)
    before = library.current(on, "sample", DRAFT)
    asked(reviewer)
    page(reviewer), page(reviewer, f"{ASK}s1/")
    assert library.current(on, "sample", DRAFT) == before


def test_a_wrong_field_of_an_addition_comes_back_in_its_own_form(on, reviewer):
    sent = {"action": "add", "item_kind": "target", "item": "", "start": 3, "end": 8, "indicator": "", "value": "viel"}
    assert reviewer.post(f"{PLAN}decide/", sent, headers=HTMX)["HX-Retarget"] == "#add-slot"


def test_a_suggestion_that_is_not_there_is_not_found(on, reviewer):
    assert reviewer.get(f"{ASK}s1/").status_code == 404
    asked(reviewer)
    assert reviewer.get(f"{ASK}s9/").status_code == 404


def test_what_a_model_says_is_text_and_never_markup(on, reviewer, chat):
    chat.answer = said(OUTPUT | {"indicator": "<script>alert(1)</script>"})
    asked(reviewer)
    for shown in (page(reviewer), page(reviewer, f"{ASK}s1/")):
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert" in shown


def test_english_pages_say_it_in_english(on, reviewer, chat):
    reviewer.cookies["django_language"] = "en"
    assert f"sent to <strong>{chat.host}</strong> (model modell-1)" in page(reviewer)
