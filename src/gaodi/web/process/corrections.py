"""What of a subject can be put right: its inputs in words, the fields for new values, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaodi.errors import InputError
from gaodi.rules import explaining, written
from gaodi.rules.explaining import Explanation
from gaodi.rules.language.nodes import Column
from gaodi.rules.language.types import Kind
from gaodi.rules.process import Process
from gaodi.rules.runs import Run
from gaodi.rules.saying import Labels, quantity
from gaodi.web import policy
from gaodi.web.evaluations import asked, reach
from gaodi.web.evaluations.words import language
from gaodi.web.people.models import User
from gaodi.web.policy import Action
from gaodi.web.process import said

PREFIX = "c-"
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Correctable:
    """An input: what it is called, its value now in words (empty where it is masked), its unit, the field for it."""

    label: str
    now: str
    known: bool
    unit: str
    field: Any


class DecideForm(forms.Form):
    """What is decided, why, and the values that inputs should have had."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Decision"), widget=forms.RadioSelect,
        choices=(
            ("upheld", gettext_lazy("Uphold: the result is wrong")),
            ("rejected", gettext_lazy("Reject: the result stands")),
        ),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason, for the objector to read"), max_length=2000, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args: Any, run: Run, **more: Any) -> None:
        super().__init__(*args, **more)
        self.columns = {PREFIX + one.input.column: one for one in run.program.columns}
        for name, column in self.columns.items():
            self.fields[name] = _field(column)

    def clean(self) -> dict[str, Any]:
        """Every value is one that its input can have."""
        given = super().clean() or {}
        self.values: dict[str, str] = {}
        for name, column in self.columns.items():
            if typed := str(given.get(name) or "").strip():
                self._take(name, column, typed)
        if self.values and given.get("verdict") == "rejected":
            self.add_error("verdict", _("A rejected objection corrects nothing: leave the values empty."))
        return given

    def _take(self, name: str, column: Column, typed: str) -> None:
        text = asked.expression(typed, _unit(column))
        try:
            written.value(text, column)
        except InputError as error:
            self.add_error(name, said.value(error, typed))
        else:
            self.values[column.input.column] = text

    def inputs(self, told: Explanation, *, may: bool) -> list[Correctable]:
        """Each input with its field. may: whether the values are shown."""
        given = {one.column: one for one in told.given}
        return [
            Correctable(
                given[column.input.column].label,
                given[column.input.column].value if may else "",
                given[column.input.column].known,
                _unit(column),
                self[name],
            )
            for name, column in self.columns.items()
        ]


def _unit(column: Column) -> str:
    symbol = column.type.measure.symbol if column.type.kind is Kind.NUMBER else ""
    return "" if symbol == "1" else symbol


def _field(column: Column) -> forms.Field:
    """The field for a value: chosen where there are few."""
    blank, unknown = ("", _("as it was")), ("未知", _("not known"))
    if column.type.kind is Kind.TRUTH:
        choices = [blank, (written.YES[0], _("yes")), (written.NO[0], _("no")), unknown]
        return forms.ChoiceField(required=False, choices=choices)
    if column.type.values:
        return forms.ChoiceField(required=False, choices=[blank, *((one, one) for one in column.type.values), unknown])
    return forms.CharField(required=False, max_length=LONGEST)


def in_words(run: Run, corrections: Mapping[str, Any], *, may: bool) -> list[tuple[str, str]]:
    """(input, value) of what was decided; no value where it is masked."""
    labels = Labels(run.program, run.ws, language())
    columns = {one.input.column: one for one in run.program.columns}
    return [
        (labels.input(columns[name].input), _value(value, columns[name], labels) if may else "")
        for name, value in corrections.items()
        if name in columns
    ]


def _value(value: Any, column: Column, labels: Labels) -> str:
    if value is None:
        return _("not known")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return labels.value(value, column.input)
    return quantity(value, column.type.measure, language())


def of_run(user: User, run: Run, found: Process) -> list[dict[str, Any]]:
    """What was decided to be wrong, by subject, as the person sees it."""
    rows = []
    for subject, values in found.corrections.items():
        inputs = run.inputs_of(subject)
        held = reach.held(run, subject, inputs)
        may = bool(policy.decide(user, Action.READ_CONFIDENTIAL, held))
        if may:
            policy.require(user, Action.READ_CONFIDENTIAL, held)
        rows.append({"subject": subject, "name": held.name, "values": in_words(run, values, may=may), "may": may})
    return rows


def explained(run: Run, subject: str) -> Explanation:
    """Why the subject got what it got."""
    return explaining.explain(run, subject, language())
