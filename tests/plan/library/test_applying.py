"""Decisions worked into a compiled plan."""

import pytest

from gaodi.errors import InputError
from gaodi.plan.library import apply, standing
from plan.library.plans import decided, plan


def by_id(items):
    return {item.id: item for item in items}


def test_without_decisions_the_plan_is_what_the_compiler_made():
    assert apply(plan(), []).plan == plan()


def test_accepting_changes_nothing():
    assert apply(plan(), [decided("accept", "target", "t1")]).plan == plan()


def test_a_correction_replaces_the_fields_it_names_and_no_others():
    fixed = by_id(apply(plan(), [decided("correct", "target", "t1", {"value": 600, "comparator": ">="})]).plan.targets)
    assert (fixed["t1"].value, fixed["t1"].comparator) == (600, ">=")
    assert fixed["t1"].unit == "亿元"


def test_a_wrong_field_is_refused_with_the_name_of_the_field():
    with pytest.raises(InputError) as caught:
        apply(plan(), [decided("correct", "target", "t1", {"value": "viel", "comparator": "more"})])
    assert {fault.where for fault in caught.value.faults} == {"value", "comparator"}


def test_a_split_puts_the_parts_in_place_of_the_whole_and_the_task_follows():
    parts = {"parts": [{"indicator": "大厂", "value": 12}, {"indicator": "小厂", "value": 8}]}
    result = apply(plan(), [decided("split", "target", "t2", parts)]).plan
    assert [t.id for t in result.targets] == ["t1", "t2.1", "t2.2", "t3"]
    assert result.tasks[0].targets == ("t1", "t2.1", "t2.2", "t3")


def test_the_part_of_a_split_can_be_corrected():
    parts = {"parts": [{"indicator": "大厂", "value": 12}, {"indicator": "小厂", "value": 8}]}
    steps = [decided("split", "target", "t2", parts), decided("correct", "target", "t2.2", {"value": 9})]
    assert by_id(apply(plan(), steps).plan.targets)["t2.2"].value == 9


def test_a_merged_target_becomes_a_repeat_of_the_one_that_stays():
    result = apply(plan(), [decided("merge", "target", "t3", {"into": "t2"})]).plan
    kept = by_id(result.targets)["t2"]
    assert [repeat.quote for repeat in kept.repeats] == ["单项冠军5家"]
    assert result.tasks[0].targets == ("t1", "t2")


def test_merged_names_keep_the_mentions_of_both():
    result = apply(plan(), [decided("merge", "name", "n2", {"into": "n1"})]).plan
    assert [len(name.mentions) for name in result.names] == [2]
    assert result.tasks[0].names == ("n1",)


def test_a_rejected_target_is_gone_from_the_plan_and_from_its_task():
    result = apply(plan(), [decided("reject", "target", "t1")]).plan
    assert [t.id for t in result.targets] == ["t2", "t3"]
    assert result.tasks[0].targets == ("t2", "t3")


def test_an_added_target_joins_the_task_it_stands_in():
    fields = plan().targets[0].model_dump(mode="json", exclude={"id"}) | {"indicator": "新指标", "span": [3, 9]}
    result = apply(plan(), [decided("add", "target", "added-1", fields)]).plan
    assert "added-1" in by_id(result.targets)
    assert "added-1" in result.tasks[0].targets


def test_an_undone_decision_does_not_count_and_undoing_the_undo_brings_it_back():
    reject = decided("reject", "target", "t1")
    undo = decided("undo", "target", "t1", {"decision": reject.id})
    again = decided("undo", "target", "t1", {"decision": undo.id})
    assert apply(plan(), [reject, undo]).plan == plan()
    assert standing([reject, undo, again]) == [reject]


def test_a_decision_on_an_item_that_is_gone_is_named_and_harms_nothing():
    late = decided("correct", "target", "t1", {"value": 1})
    result = apply(plan(), [decided("reject", "target", "t1"), late])
    assert result.stranded == (late,)
