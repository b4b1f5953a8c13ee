"""Plans over the API: the same as on the pages, under the same permissions."""

import pytest

from gaodi.plan import library
from gaodi.plan.attainment.computing import compute
from gaodi.web.api import tokens
from gaodi.web.audit.models import Entry
from gaodi.web.jobs import services
from gaodi.web.people.roles import Role
from plan.attainment.workspaces import filled
from plan.opinion.chats import Chat, switch_on

DECISIONS = "/api/plans/sample/decisions"


@pytest.fixture
def ask(person, client):
    """`ask(Role.OFFICER, "get", "/api/plans")`: a call with that person's token."""

    def call(role, method, path, **more):
        _token, text = tokens.make(person(role), "script")
        return getattr(client, method)(path, headers={"Authorization": f"Bearer {text}"}, **more)

    return call


def decide(ask, role, **asked):
    return ask(role, "post", DECISIONS, data=asked, content_type="application/json")


def test_plans_are_listed(published, ask):
    (listed,) = ask(Role.LEADER, "get", "/api/plans").json()
    assert (listed["id"], listed["version"], listed["period"]) == ("sample", 1, ["2021", "2023"])


def test_targets_tasks_and_names_are_read(published, ask):
    assert [t["id"] for t in ask(Role.LEADER, "get", "/api/plans/sample/targets").json()] == ["t1", "t2", "t3"]
    assert ask(Role.LEADER, "get", "/api/plans/sample/tasks").json()[0]["lead"] == ["市工信局"]
    assert ask(Role.LEADER, "get", "/api/plans/sample/names").json()[0]["text"] == "甲厂"


def test_a_decision_is_taken_and_kept_with_its_author(shelf, ask):
    answer = decide(ask, Role.REVIEWER, kind="target", item="t1", action="correct", payload={"value": 600})
    assert (answer.status_code, answer.json()["user"]) == (201, "reviewer")
    draft = ask(Role.REVIEWER, "get", "/api/plans/sample/targets?version=draft").json()
    assert draft[0]["value"] == 600
    assert Entry.objects.filter(action="plan.correct", key="sample").exists()


def test_an_undo_is_a_decision_too(shelf, ask):
    taken = decide(ask, Role.REVIEWER, kind="target", item="t1", action="reject").json()
    decide(ask, Role.REVIEWER, kind="target", action="undo", payload={"decision": taken["id"]})
    assert [d["action"] for d in ask(Role.REVIEWER, "get", DECISIONS).json()] == ["reject", "undo"]


def test_a_wrong_field_is_refused_with_a_sentence(shelf, ask):
    answer = decide(ask, Role.REVIEWER, kind="target", item="t1", action="correct", payload={"value": "viel"})
    assert answer.status_code == 422
    assert "value" in answer.json()["detail"]


@pytest.mark.parametrize("payload", [{}, {"parts": "no"}, {"parts": [1]}])
def test_a_payload_that_is_not_one_is_refused_with_a_sentence(shelf, ask, payload):
    answer = decide(ask, Role.REVIEWER, kind="target", item="t1", action="split", payload=payload)
    assert answer.status_code == 422
    assert library.history(shelf, "sample") == []


def test_a_park_officer_may_not_decide_nor_see_the_draft(shelf, ask):
    assert decide(ask, Role.PARK_OFFICER, kind="target", item="t1", action="accept").status_code == 403
    assert ask(Role.PARK_OFFICER, "get", "/api/plans").json() == []
    assert ask(Role.PARK_OFFICER, "get", "/api/plans/sample/targets?version=draft").status_code == 404


def test_a_version_is_published(shelf, ask):
    assert ask(Role.REVIEWER, "post", "/api/plans/sample/versions?note=one").json() == {"version": 1}
    assert ask(Role.OFFICER, "post", "/api/plans/sample/versions").status_code == 403


def test_a_plan_that_is_not_there_is_not_found(shelf, ask):
    assert ask(Role.LEADER, "get", "/api/plans/other/targets").status_code == 404
    assert ask(Role.OFFICER, "get", "/api/plans/sample?version=7").status_code == 404


READERS = [
    Role.LEADER, Role.OFFICER, Role.REVIEWER, Role.STATISTICIAN, Role.PARK_OFFICER, Role.AUDITOR,
]  # fmt: skip
READ = ("", "/targets", "/tasks", "/names", "/attainment", "/checks", "/calibration", "/targets/t1")


@pytest.mark.parametrize("role", READERS)
def test_whoever_reads_a_plan_on_pages_reads_it_over_the_api(published, ask, role):
    assert [ask(role, "get", f"/api/plans/sample{path}").status_code for path in READ] == [200] * len(READ)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ENTERPRISE_OFFICER])
def test_who_has_no_business_with_the_api_is_refused(published, ask, role):
    assert [ask(role, "get", f"/api/plans/sample{path}").status_code for path in READ] == [403] * len(READ)


@pytest.mark.parametrize("role", [Role.LEADER, Role.STATISTICIAN, Role.PARK_OFFICER, Role.AUDITOR])
def test_who_only_reads_may_neither_decide_nor_publish_nor_compute(published, ask, role):
    asked = {"kind": "target", "item": "t1", "action": "accept"}
    assert decide(ask, role, **asked).status_code == 403
    assert ask(role, "post", "/api/plans/sample/versions").status_code == 403
    assert ask(role, "post", "/api/plans/sample/attainment").status_code == 403


def test_a_target_is_read_with_where_it_stands(tmp_path, settings, ask):
    settings.GAODI_WORKSPACE = tmp_path / "filled"
    ws = filled(settings.GAODI_WORKSPACE)
    compute(ws, "sample", user="officer")
    one = ask(Role.LEADER, "get", "/api/plans/sample/targets/t1").json()
    assert one["target"]["quote"] == "工业总产值达到500亿元"
    assert (one["stands"]["latest"], one["stands"]["unit"]) == (440, "亿元")
    assert 0 <= one["stands"]["odds"] <= 1
    assert [point["value"] for point in one["observations"]] == [350, 371, 395, 410, 440]
    assert one["path"][-1]["at"] == "2023-12-31"
    assert one["stands"]["forecast"] == one["path"][-1]["value"]
    assert ask(Role.LEADER, "get", "/api/plans/sample/targets/t99").status_code == 404


def test_a_computation_is_started_as_background_work(published, ask):
    answer = ask(Role.OFFICER, "post", "/api/plans/sample/attainment")
    assert (answer.status_code, answer.json()["state"]) == (202, "queued")


def test_the_second_of_two_is_told_over_the_api_too(shelf, ask):
    decide(ask, Role.OFFICER, kind="target", item="t1", action="accept")
    answer = decide(ask, Role.REVIEWER, kind="target", item="t1", action="reject", seen="")
    assert answer.status_code == 422
    assert "officer" in answer.json()["detail"]


def test_every_call_is_described(sign_in):
    described = sign_in(Role.LEADER).get("/api/openapi.json").json()["paths"]
    calls = [(path, call) for path, methods in described.items() for call in methods.values()]
    without = [path for path, call in calls if not call.get("summary")]
    assert without == []
    assert {"/api/plans/{plan}/attainment", "/api/plans/{plan}/targets/{key}"} <= set(described)


OPINION = "/api/plans/sample/second-opinion"


def test_a_second_opinion_is_asked_for_and_read(shelf, ask, settings):
    with Chat().served() as chat:
        assert ask(Role.REVIEWER, "post", OPINION).status_code == 422
        switch_on(settings.GAODI_WORKSPACE, chat.address)
        assert ask(Role.LEADER, "get", OPINION).status_code == 404
        started = ask(Role.REVIEWER, "post", OPINION)
        assert (started.status_code, started.json()["state"]) == (202, "queued")
        services.run.call(started.json()["job"])
    answer = ask(Role.LEADER, "get", OPINION).json()
    assert (answer["user"], answer["host"], answer["dropped"]) == ("reviewer", chat.host, {})
    assert [one["verdict"] for one in answer["targets"]] == ["agrees", "only_compiler", "only_compiler"]
    assert answer["targets"][0]["opinion"]["value"] == 500


def test_a_second_opinion_that_is_switched_off_is_refused_with_a_sentence(shelf, ask):
    answer = ask(Role.LEADER, "get", OPINION)
    assert answer.status_code == 422
    assert "second_opinion" in answer.json()["detail"]


def test_who_sees_no_draft_sees_no_second_opinion_and_who_only_reads_asks_for_none(shelf, ask):
    assert ask(Role.PARK_OFFICER, "get", OPINION).status_code == 403
    assert [ask(role, "post", OPINION).status_code for role in (Role.LEADER, Role.AUDITOR)] == [403, 403]
