"""Decisions taken over to a newer version of the document."""

from gaodi.plan.library import apply
from gaodi.plan.library.carrying import carry
from plan.library.plans import TEXT, decided, plan

LONGER = "前言。" + TEXT


def renumbered(changed):
    """The newer document, whose compiler numbered the targets otherwise."""
    new = {"t1": "t9", "t2": "t8", "t3": "t7"}
    targets = tuple(t.model_copy(update={"id": new[t.id]}) for t in changed.targets)
    return changed.model_copy(update={"targets": targets})


def test_a_decision_follows_its_item_to_its_new_number_and_place():
    steps = [decided("correct", "target", "t1", {"value": 600})]
    kept, left = carry(steps, plan(), renumbered(plan(LONGER)), 2, LONGER)
    assert [(d.item, d.revision, d.carried) for d in kept] == [("t9", 2, steps[0].id)]
    assert left == []


def test_an_item_whose_words_changed_needs_a_new_look():
    newer = TEXT.replace("500亿元", "550亿元")
    changed = plan(newer.replace("550", "500")).model_copy(
        update={"targets": (plan().targets[0].model_copy(update={"value": 550.0}), *plan().targets[1:])}
    )
    kept, left = carry(
        [decided("accept", "target", "t1"), decided("accept", "target", "t2")], plan(), changed, 2, newer
    )
    assert [d.item for d in kept] == ["t2"]
    assert [d.item for d in left] == ["t1"]


def test_what_was_undone_is_not_taken_over():
    accept = decided("accept", "target", "t1")
    undo = decided("undo", "target", "t1", {"decision": accept.id})
    assert carry([accept, undo], plan(), plan(), 2, TEXT) == ([], [])


def test_an_added_item_is_found_again_by_its_words_and_can_be_decided_on():
    fields = plan().targets[0].model_dump(mode="json", exclude={"id"})
    steps = [decided("add", "target", "added-1", fields), decided("correct", "target", "added-1", {"value": 7})]
    kept, left = carry(steps, plan(), plan(LONGER), 2, LONGER)
    assert left == []
    added = {t.id: t for t in apply(plan(LONGER), kept).plan.targets}["added-1"]
    assert LONGER[slice(*added.span)] == added.quote
    assert added.value == 7


def test_an_added_item_whose_words_are_gone_needs_a_new_look():
    fields = plan().targets[0].model_dump(mode="json", exclude={"id"})
    kept, left = carry([decided("add", "target", "added-1", fields)], plan(), plan(), 2, "全新的文本")
    assert (kept, len(left)) == ([], 1)
