"""Forms of the review and of the upload: they check what can be checked here; the library checks the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gaodi.plan.library import ItemKind
from gaodi.plan.model import Name, Plan, Target, Task
from gaodi.web.plans import words
from gaodi.web.site.templatetags.figures import beside, figure

_LEAD = re.compile(r"[、，,;；\n]+")
_DEADLINE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?")
PARTS = 4


class ReasonForm(forms.Form):
    """Why; every decision may carry a reason."""

    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)


def _deadline(text: str) -> str | None:
    if text and not _DEADLINE.fullmatch(text):
        raise forms.ValidationError(_("Write a year or a year and month: 2023 or 2023-06."))
    return text or None


class TargetForm(ReasonForm):
    """The fields of a target."""

    indicator = forms.CharField(label=words.FIELDS["indicator"], max_length=200)
    comparator = forms.ChoiceField(label=words.FIELDS["comparator"], choices=words.COMPARATORS.items())
    value = forms.FloatField(label=words.FIELDS["value"])
    value_max = forms.FloatField(
        label=words.FIELDS["value_max"], required=False, help_text=_("Only for a range: 10 to 15.")
    )
    unit = forms.CharField(label=words.FIELDS["unit"], max_length=40, required=False)
    deadline = forms.CharField(label=words.FIELDS["deadline"], max_length=7, required=False)
    kind = forms.ChoiceField(label=words.FIELDS["kind"], choices=words.KINDS.items())
    scope = forms.CharField(label=words.FIELDS["scope"], max_length=200, required=False)
    firmness = forms.CharField(label=words.FIELDS["firmness"], max_length=40, required=False)
    field_order = (
        "indicator", "comparator", "value", "value_max", "unit", "deadline", "kind", "scope", "firmness", "reason",
    )  # fmt: skip

    def clean_deadline(self) -> str | None:
        return _deadline(self.cleaned_data["deadline"].strip())

    def clean_scope(self) -> str | None:
        return self.cleaned_data["scope"].strip() or None

    def clean_firmness(self) -> str | None:
        return self.cleaned_data["firmness"].strip() or None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        low, high = given.get("value"), given.get("value_max")
        if given.get("kind") == "range" and high is None and "value_max" not in self.errors:
            self.add_error("value_max", _("A range needs its upper value."))
        if low is not None and high is not None and high <= low:
            self.add_error("value_max", _("The upper value must be above the value."))
        return given


class TaskForm(ReasonForm):
    """The fields of a task."""

    title = forms.CharField(label=words.FIELDS["title"], max_length=500)
    number = forms.CharField(label=words.FIELDS["number"], max_length=40, required=False)
    lead = forms.CharField(
        label=words.FIELDS["lead"],
        max_length=500,
        required=False,
        help_text=_("The leading organisation first, then those that support, separated by 、"),
    )
    deadline = forms.CharField(label=words.FIELDS["deadline"], max_length=7, required=False)
    field_order = ("title", "number", "lead", "deadline", "reason")

    def clean_lead(self) -> list[str]:
        return [part.strip() for part in _LEAD.split(self.cleaned_data["lead"]) if part.strip()]

    def clean_deadline(self) -> str | None:
        return _deadline(self.cleaned_data["deadline"].strip())


class NameForm(ReasonForm):
    """The fields of a name."""

    text = forms.CharField(label=words.FIELDS["text"], max_length=200)
    kind = forms.ChoiceField(label=words.FIELDS["kind"], choices=words.NAME_KINDS.items())
    field_order = ("text", "kind", "reason")


FORMS: dict[ItemKind, type[ReasonForm]] = {
    ItemKind.TARGET: TargetForm,
    ItemKind.TASK: TaskForm,
    ItemKind.NAME: NameForm,
}
SPLIT_FIELDS = {
    ItemKind.TARGET: ("indicator", "value", "unit", "scope"),
    ItemKind.TASK: ("title", "lead", "deadline"),
    ItemKind.NAME: ("text", "kind"),
}


def initial(item: Target | Task | Name) -> dict[str, Any]:
    """The fields of an item as its form shows them."""
    values = item.model_dump(mode="json")
    if isinstance(item, Task):
        values["lead"] = "、".join(item.lead)
    if isinstance(item, Target):
        values["value"] = _plain(item.value)
        values["value_max"] = _plain(item.value_max)
    return values


def suggested(kind: ItemKind, asked: Mapping[str, str]) -> dict[str, str]:
    """The fields that the address of a form is to be filled with."""
    return {name: asked[name] for name in FORMS[kind].base_fields if name in asked}


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def changes(form: ReasonForm, item: Target | Task | Name) -> dict[str, Any]:
    """What the form says differently from the item."""
    known = item.model_dump(mode="json")
    given = {name: value for name, value in form.cleaned_data.items() if name != "reason"}
    return {name: value for name, value in given.items() if (value or None) != (known.get(name) or None)}


def part_forms(kind: ItemKind, item: Any, data: Any = None) -> list[ReasonForm]:
    """A form for each part that an item may be split into; the first two are required, the others may stay empty."""
    made = []
    for number in range(PARTS):
        values = initial(item) if number < 2 else {}
        form = FORMS[kind](
            data, prefix=f"part{number}", initial=values, empty_permitted=number >= 2, use_required_attribute=False
        )
        for name in [name for name in form.fields if name not in SPLIT_FIELDS[kind]]:
            del form.fields[name]
        made.append(form)
    return made


class MergeForm(ReasonForm):
    """Which item remains."""

    into = forms.ChoiceField(label=_("Say the same as"))
    field_order = ("into", "reason")

    def __init__(self, *args: Any, plan: Plan, kind: ItemKind, item: str, **more: Any) -> None:
        super().__init__(*args, **more)
        others = [other for other in getattr(plan, kind.collection) if other.id != item]
        self.fields["into"].choices = [(other.id, label_of(other)) for other in others]


def label_of(item: Target | Task | Name) -> str:
    """An item in one line."""
    if isinstance(item, Target):
        return f"{item.indicator} {goal(item)}"
    return f"{item.number} {item.title}".strip() if isinstance(item, Task) else item.text


def goal(target: Target) -> str:
    """What a target asks for: `≥ 500 亿元`, `10–15 %`."""
    return f"{asked(target)} {beside(target.unit)}".strip()


def asked(target: Target) -> str:
    """The same without its unit."""
    value = figure(target.value) if target.value_max is None else f"{figure(target.value)}–{figure(target.value_max)}"
    return f"{words.SIGNS[target.comparator]} {value}".strip()


class UploadForm(forms.Form):
    """A plan's document."""

    file = forms.FileField(label=_("Document"), widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt,.md"}))
    plan = forms.ChoiceField(
        label=_("What it is"),
        required=False,
        help_text=_("A newer edition keeps every decision whose item is unchanged."),
    )

    def __init__(self, *args: Any, known: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        editions = [(key, _("A document of: %(title)s") % {"title": title}) for key, title in known]
        self.fields["plan"].choices = [("", _("A new plan")), *editions]


class WithdrawForm(forms.Form):
    """Why a plan goes."""

    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)


class PublishForm(forms.Form):
    """A note with the publication."""

    note = forms.CharField(label=_("Note"), max_length=500, required=False)
