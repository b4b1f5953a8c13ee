"""A document that was uploaded by mistake is withdrawn, on the page and over the API, by those who may review."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gaodi.plan import library
from gaodi.web.api import tokens
from gaodi.web.audit.models import Entry
from gaodi.web.jobs import services
from gaodi.web.jobs.models import Job
from gaodi.web.people.roles import Role

PAGE, PLAN = "/plan/p/sample/withdraw/", "/plan/p/sample/"
MAY = [Role.OFFICER, Role.REVIEWER]
MAY_NOT = [role for role in Role if role not in MAY]


@pytest.fixture
def ask(person, client):
    """`ask(Role.OFFICER)`: the plan withdrawn with that person's token."""

    def call(role):
        _token, text = tokens.make(person(role), "script")
        return client.delete("/api/plans/sample?reason=wrong", headers={"Authorization": f"Bearer {text}"})

    return call


def words(answer):
    return " ".join(str(message) for message in answer.context["messages"])


@pytest.mark.parametrize("role", MAY)
def test_the_page_asks_first_and_then_withdraws(shelf, sign_in, role):
    client = sign_in(role)
    assert f'href="{PAGE}"' in client.get(PLAN).content.decode()
    question = client.get(PAGE).content.decode()
    assert "尚未发布" in question
    assert "可以重新上传" in question
    assert [entry.id for entry in library.plans(shelf)] == ["sample"]
    answer = client.post(PAGE, {"reason": "传错了"}, follow=True)
    assert answer.redirect_chain[0][0] == "/plan/"
    assert "已撤回“样例”" in words(answer)
    assert library.plans(shelf) == []
    assert client.get(PLAN).status_code == 404
    trail = Entry.objects.get(action="plan.withdraw")
    assert (trail.key, trail.label) == ("sample", "样例")
    assert "传错了" in trail.details


@pytest.mark.parametrize("role", MAY_NOT)
def test_who_may_not_review_neither_sees_the_way_nor_may_go_it(shelf, sign_in, ask, role):
    client = sign_in(role)
    assert PAGE not in client.get(PLAN).content.decode()
    assert (client.get(PAGE).status_code, client.post(PAGE).status_code) == (403, 403)
    assert ask(role).status_code == 403
    assert [entry.id for entry in library.plans(shelf)] == ["sample"]


@pytest.mark.parametrize("role", MAY)
def test_the_api_withdraws_too(shelf, ask, role):
    answer = ask(role)
    assert (answer.status_code, answer.json()) == (200, {"batches": 1})
    assert library.plans(shelf) == []
    assert "wrong" in Entry.objects.get(action="plan.withdraw").details
    assert ask(role).status_code == 404


def test_a_published_plan_stays_and_the_page_says_why(published, sign_in, ask):
    client = sign_in(Role.REVIEWER)
    assert PAGE not in client.get(PLAN).content.decode()
    assert "已发布的规划不能撤回" in client.get(PAGE).content.decode()
    assert "此规划已发布第 1 版" in words(client.post(PAGE, follow=True))
    answer = ask(Role.REVIEWER)
    assert answer.status_code == 422
    assert "cannot be withdrawn" in answer.json()["detail"]
    assert library.entry(published, "sample").version == 1


def test_while_there_is_work_on_the_plan_it_stays(shelf, sign_in, ask, person):
    job = services.start("plan.attainment", owner=person(Role.OFFICER), plan="sample")
    client = sign_in(Role.REVIEWER)
    assert "正在对此规划进行后台处理" in words(client.post(PAGE, follow=True))
    assert ask(Role.REVIEWER).status_code == 422
    services.cancel(job, job.owner)
    client.post(PAGE)
    assert library.plans(shelf) == []


def test_the_same_document_is_uploaded_again(ws, sign_in):
    client, text = sign_in(Role.OFFICER), "云川市行动计划\n到2026年，工业总产值达到3200亿元以上。\n"
    for _again in range(2):
        client.post("/plan/upload/", {"file": SimpleUploadedFile("plan.txt", text.encode())})
        services.run.call(str(Job.objects.first().pk))
        (entry,) = library.plans(ws)
        assert (entry.id, entry.revision) == ("plan", 1)
        client.post("/plan/p/plan/withdraw/")
        assert library.plans(ws) == []


def test_the_decisions_that_go_with_it_are_counted(shelf, sign_in):
    library.decide(shelf, "sample", library.Step(action="accept", kind="target", item="t1"), user="officer")
    assert "1 项审核处理" in sign_in(Role.REVIEWER).get(PAGE).content.decode()
