"""The review over its pages: what a reviewer does, and what comes of it."""

import pytest

from gaodi.plan import library
from gaodi.plan.attainment.computing import compute
from gaodi.plan.library import DRAFT
from gaodi.web.audit.models import Entry
from gaodi.web.jobs import services
from gaodi.web.jobs.models import Job
from gaodi.web.people.roles import Role
from plan.library.plans import plan

PLAN = "/plan/p/sample/"
CORRECTED = {
    "indicator": "工业总产值",
    "comparator": ">=",
    "value": "600",
    "unit": "亿元",
    "deadline": "2023",
    "kind": "level",
}


@pytest.fixture
def reviewer(sign_in):
    return sign_in(Role.REVIEWER)


def decide(client, action, item, of="target", seen="", **fields):
    asked = {"action": action, "item_kind": of, "item": item, "seen": seen, **fields}
    return client.post(f"{PLAN}decide/", asked, headers={"HX-Request": "true"})


def draft(ws):
    return {target.id: target for target in library.current(ws, "sample", DRAFT).targets}


def test_text_and_items_stand_side_by_side(shelf, reviewer):
    page = reviewer.get(PLAN).content.decode()
    assert 'data-items="target-t1">工业总产值达到500亿元</span>' in page
    assert 'id="target-t1"' in page


def test_an_opened_item_shows_its_fields_and_what_can_be_decided(shelf, reviewer):
    page = reviewer.get(f"{PLAN}item/target/t1/?version=draft").content.decode()
    assert "工业总产值达到500亿元" in page
    assert 'value="accept"' in page


def test_an_officer_of_a_park_sees_no_draft(shelf, sign_in):
    assert sign_in(Role.PARK_OFFICER).get(PLAN).status_code == 404


def test_an_auditor_sees_the_draft_but_no_buttons(shelf, sign_in):
    page = sign_in(Role.AUDITOR).get(f"{PLAN}item/target/t1/?version=draft")
    assert page.status_code == 200
    assert 'value="accept"' not in page.content.decode()


def test_accepting_is_kept_with_its_author_and_put_on_the_trail(shelf, reviewer):
    assert decide(reviewer, "accept", "t1").status_code == 200
    (taken,) = library.history(shelf, "sample")
    assert (taken.action, taken.user) == ("accept", "reviewer")
    assert Entry.objects.filter(action="plan.accept", key="sample", actor="reviewer").exists()


def test_a_decision_sent_without_scripts_is_kept_and_the_page_comes_back(shelf, reviewer):
    asked = {"action": "accept", "item_kind": "target", "item": "t1", "seen": ""}
    assert reviewer.post(f"{PLAN}decide/", asked).headers["Location"] == PLAN
    assert [taken.action for taken in library.history(shelf, "sample")] == ["accept"]


def test_a_correction_changes_what_was_wrong(shelf, reviewer):
    decide(reviewer, "correct", "t1", **CORRECTED)
    assert (draft(shelf)["t1"].value, draft(shelf)["t1"].comparator) == (600, ">=")
    assert library.history(shelf, "sample")[0].payload == {"value": 600.0, "comparator": ">="}


def test_a_wrong_field_comes_back_with_its_error_and_nothing_is_kept(shelf, reviewer):
    answer = decide(reviewer, "correct", "t1", **(CORRECTED | {"deadline": "soon"}))
    assert answer["HX-Retarget"] == "#decide-slot"
    assert "2023-06" in answer.content.decode()
    assert library.history(shelf, "sample") == []


def test_splitting_makes_two_items_of_one(shelf, reviewer):
    parts = {"part0-indicator": "大厂", "part0-value": "12", "part0-unit": "家"}
    parts |= {"part1-indicator": "小厂", "part1-value": "8", "part1-unit": "家"}
    decide(reviewer, "split", "t2", **parts)
    assert [draft(shelf)[key].indicator for key in ("t2.1", "t2.2")] == ["大厂", "小厂"]


def test_merging_leaves_one_with_two_places(shelf, reviewer):
    decide(reviewer, "merge", "t3", into="t2")
    assert len(draft(shelf)["t2"].repeats) == 1
    assert "t3" not in draft(shelf)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [("target", CORRECTED), ("task", {"title": "建设园区"}), ("name", {"text": "园区", "kind": "park"})],
)
def test_selected_words_become_an_item(shelf, reviewer, kind, fields):
    before = len(getattr(library.current(shelf, "sample", DRAFT), f"{kind}s"))
    form = reviewer.get(f"{PLAN}decide/{kind}/add/?start=3&end=8")
    assert form.status_code == 200
    assert decide(reviewer, "add", "", of=kind, start=3, end=8, **fields).status_code == 200
    assert len(getattr(library.current(shelf, "sample", DRAFT), f"{kind}s")) == before + 1


def test_words_that_are_not_in_the_text_cannot_be_added(shelf, reviewer):
    assert reviewer.get(f"{PLAN}decide/target/add/?start=3&end=99999").status_code == 404


def test_a_decision_is_undone_on_the_page(shelf, reviewer):
    decide(reviewer, "reject", "t1")
    (taken,) = library.history(shelf, "sample")
    assert "t1" not in draft(shelf)
    reviewer.post(f"{PLAN}undo/", {"decision": taken.id}, headers={"HX-Request": "true"})
    assert "t1" in draft(shelf)


def test_who_comes_second_is_told_who_was_first(shelf, reviewer, sign_in):
    decide(sign_in(Role.OFFICER), "accept", "t1")
    answer = decide(reviewer, "reject", "t1").content.decode()
    assert "officer 已作出处理" in answer
    assert "t1" in draft(shelf)


def test_an_officer_cannot_publish(shelf, sign_in):
    assert sign_in(Role.OFFICER).post(f"{PLAN}publish/").status_code == 403
    assert library.versions(shelf) == []


def test_publishing_makes_a_version_that_everybody_reads(shelf, reviewer, sign_in):
    decide(reviewer, "correct", "t1", **CORRECTED)
    reviewer.post(f"{PLAN}publish/", {"note": "首版"})
    assert [(v.version, v.note) for v in library.versions(shelf)] == [(1, "首版")]
    assert Entry.objects.filter(action="plan.publish", key="sample").exists()
    assert "600" in sign_in(Role.PARK_OFFICER).get("/plan/targets/").content.decode()


def test_publishing_again_without_a_change_is_refused_with_a_sentence(published, reviewer):
    page = reviewer.post(f"{PLAN}publish/", follow=True).content.decode()
    assert "自第 1 版以来没有改动" in page


def test_the_differences_between_version_and_draft_are_listed(published, reviewer):
    decide(reviewer, "correct", "t1", **CORRECTED)
    page = reviewer.get(f"{PLAN}versions/").content.decode()
    assert "<del>500</del>" in page
    assert "<ins>600</ins>" in page


def test_every_decision_is_in_the_list_and_in_its_export(shelf, reviewer):
    decide(reviewer, "reject", "t1", reason="不是目标")
    assert "不是目标" in reviewer.get(f"{PLAN}decisions/").content.decode()
    export = b"".join(reviewer.get(f"{PLAN}decisions/?export=csv").streaming_content).decode("utf-8-sig")
    assert "不是目标" in export


def test_the_document_itself_is_given_out_and_noted(shelf, reviewer):
    answer = reviewer.get(f"{PLAN}original/")
    assert b"".join(answer.streaming_content).decode().startswith("到2023年")
    assert Entry.objects.filter(action="export", key="sample").exists()


def test_after_a_publication_its_differences_are_shown_without_asking(published, reviewer):
    decide(reviewer, "correct", "t1", **CORRECTED)
    reviewer.post(f"{PLAN}publish/")
    page = reviewer.get(f"{PLAN}versions/").content.decode()
    assert "<del>500</del>" in page
    assert "<ins>600</ins>" in page


def test_publishing_has_the_targets_computed_anew_and_says_so_until_then(published, reviewer):
    compute(published, "sample", user="officer")
    decide(reviewer, "correct", "t1", **CORRECTED)
    reviewer.post(f"{PLAN}publish/")
    job = Job.objects.get(kind="plan.attainment")
    assert (job.owner.username, job.arguments) == ("reviewer", {"plan": "sample"})
    assert "早于当前版本" in reviewer.get("/plan/targets/?plan=sample").content.decode()
    services.run.call(str(job.pk))
    assert "早于当前版本" not in reviewer.get("/plan/targets/?plan=sample").content.decode()


def test_what_a_newer_document_left_behind_is_listed_by_its_name(shelf, reviewer):
    for kind, item in (("target", "t2"), ("task", "k1"), ("name", "n2")):
        library.decide(shelf, "sample", library.Step(action="accept", kind=kind, item=item), user="officer")
    newer = plan().model_copy(update={"targets": plan().targets[:1], "tasks": (), "names": plan().names[:1]})
    library.add(shelf, newer, user="officer")
    page = reviewer.get(PLAN).content.decode()
    assert [f"<li>{name}: " in page for name in ("小巨人企业", "建设园区", "乙厂")] == [True, True, True]
