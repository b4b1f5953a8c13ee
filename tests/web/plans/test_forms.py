"""The forms of the review."""

from gaodi.plan.library import ItemKind
from gaodi.web.plans import forms
from plan.library.plans import plan

GIVEN = {
    "indicator": "工业总产值",
    "comparator": "=",
    "value": "500",
    "unit": "亿元",
    "deadline": "2023",
    "kind": "level",
}


def target_form(**changes):
    return forms.TargetForm(GIVEN | changes)


def test_only_what_was_changed_becomes_the_correction():
    form = target_form(value="600")
    assert form.is_valid()
    assert forms.changes(form, plan().targets[0]) == {"value": 600.0}


def test_a_field_that_was_emptied_is_a_correction_too():
    form = target_form(deadline="")
    assert form.is_valid()
    assert forms.changes(form, plan().targets[0]) == {"deadline": None}


def test_a_deadline_is_a_year_or_a_month():
    assert "deadline" in target_form(deadline="23").errors
    assert "deadline" in target_form(deadline="2023-13").errors
    assert target_form(deadline="2023-06").is_valid()


def test_a_range_needs_an_upper_value_above_the_lower():
    assert "value_max" in target_form(kind="range").errors
    assert "value_max" in target_form(kind="range", value_max="400").errors
    assert target_form(kind="range", value_max="600").is_valid()


def test_the_organisations_of_a_task_are_separated_by_any_usual_sign():
    form = forms.TaskForm({"title": "建设园区", "lead": "市工信局、市发改委，市科技局"})
    assert form.is_valid()
    assert form.cleaned_data["lead"] == ["市工信局", "市发改委", "市科技局"]


def test_an_item_can_be_merged_with_the_others_only():
    form = forms.MergeForm(plan=plan(), kind=ItemKind.TARGET, item="t1")
    assert [key for key, _label in form.fields["into"].choices] == ["t2", "t3"]
