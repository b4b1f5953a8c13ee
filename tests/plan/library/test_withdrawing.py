"""A plan that was never published is taken out of the library again; nothing is deleted."""

from __future__ import annotations

import pytest

from gaodi.errors import InputError, NotFound
from gaodi.plan import library
from gaodi.plan.attainment import bindings
from gaodi.plan.library import Step
from gaodi.workspace import Workspace
from plan.library.plans import TEXT, plan

NEWER = "前言。" + TEXT


@pytest.fixture
def shelf(tmp_path) -> Workspace:
    """A workspace with the small plan in two revisions, with a decision, beside another plan."""
    ws = Workspace.create(tmp_path / "ws")
    library.add(ws, plan(id="other"), text=TEXT, user="officer")
    library.add(ws, plan(), text=TEXT, original=TEXT.encode(), user="officer")
    accept(ws, "sample")
    library.add(ws, plan(NEWER), text=NEWER, user="officer")
    return ws


def accept(ws, key):
    library.decide(ws, key, Step(action="accept", kind="target", item="t1"), user="wu")


def test_a_withdrawn_plan_is_gone_with_its_decisions_and_the_others_stay(shelf):
    assert library.withdraw(shelf, "sample", user="wu") == 3
    assert [entry.id for entry in library.plans(shelf)] == ["other"]
    assert library.history(shelf, "sample") == []
    with pytest.raises(NotFound, match="one of: other"):
        library.current(shelf, "sample")


def test_nothing_is_deleted(shelf):
    before = shelf.lake.batches()["number"].max()
    library.withdraw(shelf, "sample", user="wu", reason="the wrong file")
    then = shelf.lake.read("plans", at=before).collect()
    assert sorted(then["plan"]) == ["other", "sample", "sample"]
    gone = shelf.lake.batches().filter(status="taken back")
    assert set(zip(gone["taken_back_by"], gone["reason"], strict=True)) == {("wu", "the wrong file")}
    assert library.original(shelf, plan()).read_bytes() == TEXT.encode()


def test_the_newest_batch_goes_first_so_that_a_killed_withdrawal_leaves_an_earlier_state(shelf):
    library.withdraw(shelf, "sample", user="wu")
    gone = shelf.lake.batches().filter(status="taken back").sort("taken_back")["number"].to_list()
    assert gone == sorted(gone, reverse=True)


def test_the_same_document_is_added_again_and_its_review_begins_anew(shelf):
    library.withdraw(shelf, "sample", user="wu")
    again = library.add(shelf, plan(), text=TEXT, user="officer")
    assert (again.new, again.revision, again.kept) == (True, 1, 0)
    assert library.review(shelf, "sample").decided == 0
    accept(shelf, "sample")
    assert library.publish(shelf, "sample", user="reviewer") == 1


def test_what_else_was_kept_of_the_plan_goes_too(shelf):
    for key in ("sample", "other"):
        bindings.unbind(shelf, library.current(shelf, key), "t1", user="wu", reason="no figures")
    library.withdraw(shelf, "sample", user="wu")
    assert shelf.lake.read("target_bindings").collect()["plan"].to_list() == ["other"]


def test_a_published_plan_is_not_withdrawn_and_the_sentence_says_why(shelf):
    library.publish(shelf, "sample", user="reviewer")
    with pytest.raises(InputError, match="published as version 1, which others have read"):
        library.withdraw(shelf, "sample", user="wu")
    assert library.entry(shelf, "sample").version == 1


def test_a_plan_that_is_not_there_cannot_be_withdrawn(shelf):
    library.withdraw(shelf, "sample", user="wu")
    with pytest.raises(NotFound, match="There is no plan 'sample'"):
        library.withdraw(shelf, "sample", user="wu")
