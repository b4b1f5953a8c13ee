"""What changed between two versions."""

from gaodi.plan.library import apply, compare
from plan.library.plans import decided, plan


def test_the_same_plan_has_no_differences():
    assert compare(plan(), plan()) == []


def test_a_corrected_field_is_named():
    newer = apply(plan(), [decided("correct", "target", "t1", {"value": 600, "unit": "万元"})]).plan
    (change,) = compare(plan(), newer)
    assert change.fields == ("value", "unit")
    assert (change.before.value, change.after.value) == (500, 600)


def test_what_came_and_what_went_are_told_apart():
    newer = apply(plan(), [decided("reject", "target", "t3")]).plan
    (went,) = [c for c in compare(plan(), newer) if c.kind == "target"]
    (came,) = [c for c in compare(newer, plan()) if c.kind == "target"]
    assert (went.before.id, went.after) == ("t3", None)
    assert (came.before, came.after.id) == (None, "t3")


def test_items_that_only_moved_or_were_numbered_anew_are_not_differences():
    moved = plan(
        "前言。"
        + "到2023年，工业总产值达到500亿元。培育小巨人企业20家、单项冠军5家。由市工信局牵头，依托甲厂、乙厂建设园区。"
    )
    renamed = moved.model_copy(
        update={"targets": tuple(t.model_copy(update={"id": f"x{t.id}"}) for t in moved.targets)}
    )
    assert compare(plan(), renamed) == []
