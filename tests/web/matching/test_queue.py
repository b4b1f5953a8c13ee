"""The matching queue: seen side by side, decided, undone; by one person or by two at once."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from gaodi.registry import linkage
from gaodi.registry.linkage import selling
from gaodi.web.audit.models import Entry
from gaodi.web.jobs import services as jobs
from gaodi.web.jobs.models import Job
from gaodi.web.people.roles import Role
from web.matching.conftest import CLOSE, FIRMS, SURE, UNKNOWN, UNSURE, code


@pytest.fixture
def client(ws, sign_in):
    """An officer of the plan office."""
    return sign_in(Role.OFFICER)


def decide(client, key, choice, **more):
    return client.post("/matching/decide/", {"kind": "trades", "record": key, "choice": choice, **more})


def decision(ws, key):
    rows = linkage.current(ws, "trades")
    return rows.filter(rows["record"] == key).select("decision", "enterprise", "decided_by").row(0)


def test_comparing_is_background_work_that_fills_the_queue(ws, client):
    assert "尚未比对" in client.get("/matching/").content.decode()
    assert client.post("/matching/compare/").url.endswith("?follow=1")
    client.post("/matching/compare/")
    job = Job.objects.get()
    jobs.run.call(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.result) == ("done", "/matching/")
    assert set(linkage.queue(ws)["name"]) == {CLOSE, UNSURE}
    assert '"new": 1' in Entry.objects.get(action="matching.run").details


def test_the_record_on_which_most_hangs_stands_beside_its_candidates(client, waiting):
    page = client.get("/matching/").content.decode()
    assert page.index(CLOSE) < page.index(UNSURE)
    for words in (FIRMS[0], FIRMS[1], code(0), "900", 'data-key="1"', 'data-key="2"', 'data-key="n"', 'data-key="x"'):
        assert words in page, words
    assert "weight-good" in page
    client.cookies["django_language"] = "en"
    assert (
        "one may be a contraction of the other"
        in client.get(f"/matching/?kind=trades&record={quote(waiting[UNSURE])}").content.decode()
    )


def test_a_candidate_is_chosen_and_the_next_record_comes(ws, client, waiting):
    answer = decide(client, waiting[CLOSE], code(1), next_kind="trades", next=waiting[UNSURE])
    assert quote(waiting[UNSURE], safe="") in answer.url.replace("+", "%20")
    assert decision(ws, waiting[CLOSE]) == ("linked", code(1), "officer")
    sold = selling.trades(ws)
    assert sold.filter(sold["seller_name"] == CLOSE)["seller"].to_list() == [code(1)]
    page = client.get("/matching/").content.decode()
    assert "1 条待处理" in page
    assert "今日已处理 1 条" in page
    assert Entry.objects.get(action="matching.linked").key == waiting[CLOSE]


def test_a_record_may_be_a_new_enterprise_or_none(ws, client, waiting):
    decide(client, waiting[CLOSE], "new")
    decide(client, waiting[UNSURE], "none")
    assert decision(ws, waiting[CLOSE])[0] == "new"
    assert decision(ws, waiting[CLOSE])[1].startswith("P")
    assert decision(ws, waiting[UNSURE])[:2] == ("rejected", None)
    assert "没有待处理记录" in client.get("/matching/").content.decode()


def test_another_enterprise_is_searched_for_and_chosen(ws, client, waiting):
    address = f"/matching/?kind=trades&record={quote(waiting[CLOSE])}&find={quote(FIRMS[3])}"
    page = client.get(address).content.decode()
    assert f'value="{code(3)}"' in page
    assert "查找所得" in page
    decide(client, waiting[CLOSE], code(3))
    assert decision(ws, waiting[CLOSE])[:2] == ("linked", code(3))


def test_the_last_decision_is_undone_and_the_record_waits_again(ws, client, waiting):
    decide(client, waiting[CLOSE], "none")
    assert 'data-key="u"' in client.get("/matching/").content.decode()
    client.post("/matching/undo/", {"kind": "trades", "record": waiting[CLOSE]})
    assert set(linkage.queue(ws)["name"]) == {CLOSE, UNSURE}
    assert 'data-key="u"' not in client.get("/matching/").content.decode()
    assert Entry.objects.filter(action="matching.undo").count() == 1


def test_the_second_of_two_people_at_one_record_is_told(ws, client, sign_in, waiting):
    decide(client, waiting[CLOSE], code(0))
    other = sign_in(Role.STATISTICIAN)
    decide(other, waiting[CLOSE], code(1))
    assert "officer 已处理该记录" in other.get("/matching/").content.decode()
    assert decision(ws, waiting[CLOSE]) == ("linked", code(0), "officer")
    assert not Entry.objects.filter(action="matching.linked", actor="statistician").exists()


def test_a_decision_that_cannot_be_is_refused_with_a_sentence(client, waiting):
    decide(client, waiting[CLOSE], "91430100XXXXXXXXXX")
    assert "没有企业“91430100XXXXXXXXXX”" in client.get("/matching/").content.decode()
    decide(client, "nobody", "new")
    assert "该记录已不存在" in client.get("/matching/").content.decode()
    client.post("/matching/undo/", {"kind": "trades", "record": waiting[CLOSE]})
    assert "没有可撤销的人工处理" in client.get("/matching/").content.decode()


def test_what_people_decided_is_listed_and_can_be_undone_later(ws, client, waiting):
    decide(client, waiting[CLOSE], code(1))
    page = client.get("/matching/history/").content.decode()
    assert CLOSE in page
    assert UNKNOWN not in page, "what the model decided is not a person's decision"
    one = client.get(f"/matching/decision/?kind=trades&record={quote(waiting[CLOSE])}").content.decode()
    assert "撤销此项处理" in one
    assert code(1) in one or FIRMS[1] in one
    client.post("/matching/undo/", {"kind": "trades", "record": waiting[CLOSE]})
    assert CLOSE not in client.get("/matching/history/").content.decode()
    assert client.get("/matching/decision/?kind=trades&record=nothing").status_code == 404


def test_comparing_again_leaves_what_people_decided(ws, client, waiting):
    decide(client, waiting[CLOSE], "none")
    linkage.match_trades(ws, user="officer")
    assert decision(ws, waiting[CLOSE])[0] == "rejected"
    assert decision(ws, next(r for r in linkage.current(ws)["record"] if SURE in r))[:2] == ("linked", code(3))


def test_the_api_shows_the_queue_decides_and_undoes(ws, client, waiting):
    first = client.get("/api/matching/queue").json()[0]
    assert (first["name"], first["amount"]) == (CLOSE, 900.0)
    assert {one["enterprise"] for one in first["candidates"]} == {code(0), code(1)}
    assert {"comparison", "level", "weight"} == set(first["candidates"][0]["compared"][0])
    asked = {"kind": "trades", "record": first["record"], "choice": code(0), "reason": "电话核实"}
    assert client.post("/api/matching/decisions", asked, content_type="application/json").status_code == 204
    again = client.post("/api/matching/decisions", asked, content_type="application/json")
    assert (again.status_code, "已处理该记录" in again.json()["detail"]) == (422, True)
    undone = {"kind": "trades", "record": first["record"]}
    assert client.post("/api/matching/undo", undone, content_type="application/json").status_code == 204
    assert linkage.queue(ws).height == 2


def test_a_name_is_text_and_never_markup(client, waiting):
    page = client.get("/matching/?find=%3Cscript%3Ex").content.decode()
    assert "<script>x" not in page
