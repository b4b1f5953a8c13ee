"""The library in a workspace: added, decided on, published, read again."""

from __future__ import annotations

import pytest

from gaodi.errors import InputError, NotFound
from gaodi.plan import library
from gaodi.plan.library import DRAFT, State, Step
from gaodi.workspace import Workspace
from plan.library.plans import TEXT, plan

NEWER = "前言。" + TEXT


@pytest.fixture
def ws(tmp_path) -> Workspace:
    return Workspace.create(tmp_path / "ws")


@pytest.fixture
def shelf(ws) -> Workspace:
    library.add(ws, plan(), text=TEXT, original=TEXT.encode(), user="officer")
    return ws


def decide(ws, action, item, payload=None, kind="target", **more):
    step = Step(action=action, kind=kind, item=item, payload=payload or {})
    return library.decide(ws, "sample", step, user="wu", **more)


def edition(text, sha):
    made = plan(text)
    return made.model_copy(update={"source": made.source.model_copy(update={"sha256": sha * 32})})


def test_a_new_workspace_has_no_plans(ws):
    assert library.plans(ws) == []
    assert library.chosen(ws) is None
    with pytest.raises(NotFound, match="no plan yet"):
        library.current(ws)


def test_an_added_plan_is_there_with_its_document(shelf):
    (entry,) = library.plans(shelf)
    assert (entry.id, entry.revision, entry.version, entry.user) == ("sample", 1, None, "officer")
    assert library.current(shelf, "sample") == plan()
    assert library.source_text(shelf, plan()) == TEXT
    assert library.original(shelf, plan()).read_bytes() == TEXT.encode()


def test_adding_the_same_plan_twice_changes_nothing(shelf):
    again = library.add(shelf, plan(), text=TEXT, user="officer")
    assert (again.new, again.revision) == (False, 1)
    assert shelf.lake.read("plans").collect().height == 1


def test_a_plan_without_its_text_is_readable_and_takes_the_document_later(ws):
    library.add(ws, plan(), user="system", origin="catalogue")
    assert library.source_text(ws, plan()) is None
    library.add(ws, plan(), text=TEXT, original=b"x", user="officer")
    assert library.source_text(ws, plan()) == TEXT
    assert library.entry(ws, "sample").revision == 1


def test_a_plan_that_is_not_there_is_named_with_those_that_are(shelf):
    with pytest.raises(NotFound, match="one of: sample"):
        library.current(shelf, "other")


@pytest.mark.parametrize("key", ["../x", "a/b", ".hidden", "", "a\\b"])
def test_an_id_that_would_wander_is_refused(ws, key):
    with pytest.raises(InputError, match="cannot be a plan's id"):
        library.add(ws, plan(id=key), text=TEXT)


def test_a_decision_is_kept_with_who_and_when_and_what_was_before(shelf):
    decide(shelf, "correct", "t1", {"value": 600})
    (taken,) = library.history(shelf, "sample")
    assert (taken.user, taken.before["value"], taken.payload) == ("wu", 500.0, {"value": 600})
    assert library.current(shelf, "sample", DRAFT).targets[0].value == 600
    assert library.review(shelf, "sample").state("target", "t1").state is State.CORRECTED


def test_a_decision_is_undone_by_a_further_one(shelf):
    taken = decide(shelf, "reject", "t1")
    library.undo(shelf, "sample", taken.id, user="li")
    assert library.current(shelf, "sample", DRAFT) == plan()
    assert [d.action for d in library.history(shelf, "sample")] == ["reject", "undo"]
    with pytest.raises(InputError, match="undone already"):
        library.undo(shelf, "sample", taken.id, user="li")


def test_the_second_of_two_people_is_told(shelf):
    decide(shelf, "accept", "t1", seen="")
    with pytest.raises(InputError, match="wu has decided on this item since"):
        decide(shelf, "correct", "t1", {"value": 600}, seen="")


def test_a_decision_on_an_item_that_is_not_there_is_refused(shelf):
    decide(shelf, "reject", "t1")
    with pytest.raises(InputError, match="not in the draft"):
        decide(shelf, "accept", "t1")


def test_every_wrong_field_of_a_correction_is_named(shelf):
    with pytest.raises(InputError) as caught:
        decide(shelf, "correct", "t1", {"deadline": "soon", "kind": "range"})
    assert {fault.where for fault in caught.value.faults} == {"deadline", "value_max"}
    assert library.history(shelf, "sample") == []


def test_an_added_item_has_an_id_of_its_own(shelf):
    fields = plan().targets[0].model_dump(mode="json", exclude={"id"}) | {"indicator": "税收"}
    added = decide(shelf, "add", "", fields)
    assert added.item.startswith("added-")
    assert added.item in {t.id for t in library.current(shelf, "sample", DRAFT).targets}


def test_everybody_reads_the_published_version_and_it_never_changes(shelf):
    decide(shelf, "correct", "t1", {"value": 600})
    assert library.publish(shelf, "sample", user="zhao", note="首版") == 1
    decide(shelf, "correct", "t1", {"value": 700})
    assert library.current(shelf, "sample").targets[0].value == 600
    assert library.publish(shelf, "sample", user="zhao") == 2
    assert library.current(shelf, "sample", 1).targets[0].value == 600
    assert library.current(shelf, "sample").targets[0].value == 700
    assert [(v.version, v.user, v.note) for v in library.versions(shelf)] == [(1, "zhao", "首版"), (2, "zhao", "")]


def test_publishing_without_a_change_is_refused(shelf):
    library.publish(shelf, "sample", user="zhao")
    with pytest.raises(InputError, match="Nothing has changed since version 1"):
        library.publish(shelf, "sample", user="zhao")


def test_a_newer_document_keeps_decisions_on_what_is_unchanged_and_lists_the_rest(shelf):
    decide(shelf, "correct", "t1", {"value": 600})
    decide(shelf, "accept", "t2")
    newer = edition(NEWER, "cd")
    newer = newer.model_copy(update={"targets": (newer.targets[0], newer.targets[2])})
    added = library.add(shelf, newer, text=NEWER, user="officer")
    assert (added.revision, added.kept, [d.item for d in added.left]) == (2, 1, ["t2"])
    assert library.current(shelf, "sample", DRAFT).targets[0].value == 600
    assert [d.item for d in library.left_behind(shelf, "sample")] == ["t2"]


def test_several_plans_stand_beside_each_other_the_later_first(shelf):
    library.add(shelf, plan(id="next", period=("2024", "2026")), text=TEXT)
    assert [e.id for e in library.plans(shelf)] == ["next", "sample"]
    assert library.chosen(shelf).id == "next"
    library.publish(shelf, "sample", user="zhao")
    assert library.chosen(shelf).id == "sample"


def test_a_plan_whose_batch_is_taken_back_is_gone(shelf):
    batch = shelf.lake.read("plans", batch=True).collect()["_batch"][0]
    shelf.lake.take_back(batch, user="officer", reason="wrong document")
    assert library.plans(shelf) == []
    assert library.add(shelf, plan(), text=TEXT).new


def test_two_who_decide_at_the_same_time_both_stand(shelf):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda key: decide(shelf, "accept", key), ["t1", "t2", "t3"]))
    assert {d.item for d in library.decisions(shelf, "sample")} == {"t1", "t2", "t3"}
    numbers = shelf.lake.read("plan_decisions").collect()["number"].sort().to_list()
    assert numbers == [1, 2, 3]


def test_publishing_an_unknown_plan_leaves_no_folder_behind(ws: Workspace) -> None:
    with pytest.raises(NotFound, match="There is no plan 'elsewhere'"):
        library.publish(ws, "elsewhere", user="li")
    assert not (ws.path / "plans" / "elsewhere").exists()
