"""The words of the plan as pages show them: states with their colours, comparators, kinds, fields."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gaodi.plan.library import Action, ItemKind, State
from gaodi.plan.model import Comparator, Kind, NameKind
from gaodi.plan.opinion import Reason, Verdict
from gaodi.web.site.tables import Status

STATUS = {
    "done": Status("good", _("Done already")),
    "on_track": Status("good", _("On track")),
    "at_risk": Status("fair", _("At risk")),
    "unlikely": Status("poor", _("Unlikely to be met")),
    "no_data": Status("none", _("No data")),
}
SIGNS = {Comparator.AT_LEAST: "≥", Comparator.AT_MOST: "≤", Comparator.EQUAL: "", Comparator.ABOUT: "≈"}
COMPARATORS = {
    Comparator.AT_LEAST: _("≥ at least"),
    Comparator.AT_MOST: _("≤ at most"),
    Comparator.EQUAL: _("reach"),
    Comparator.ABOUT: _("≈ about"),
}
KINDS = {
    Kind.LEVEL: _("Level"),
    Kind.INCREMENT: _("Increment"),
    Kind.GROWTH: _("Growth"),
    Kind.RANGE: _("Range"),
}
NAME_KINDS = {
    NameKind.ENTERPRISE: _("Enterprise"),
    NameKind.PARK: _("Park"),
    NameKind.INSTITUTION: _("Institution"),
    NameKind.CHAIN: _("Chain"),
    NameKind.PROGRAMME: _("Programme"),
}
ITEMS = {ItemKind.TARGET: _("Target"), ItemKind.TASK: _("Task"), ItemKind.NAME: pgettext_lazy("plan", "Name")}
COLLECTIONS = {ItemKind.TARGET: _("Targets"), ItemKind.TASK: _("Tasks"), ItemKind.NAME: _("Names")}
REVIEW = {
    State.PENDING: Status("none", _("To be looked at")),
    State.BEFOREHAND: Status("good", _("Reviewed in the catalogue")),
    State.ACCEPTED: Status("good", pgettext_lazy("review", "Accepted")),
    State.CORRECTED: Status("good", pgettext_lazy("review", "Corrected")),
    State.ADDED: Status("good", pgettext_lazy("review", "Added")),
    State.SPLIT: Status("none", pgettext_lazy("review", "Split")),
    State.MERGED: Status("none", pgettext_lazy("review", "Merged")),
    State.REJECTED: Status("poor", pgettext_lazy("review", "Rejected")),
}
ACTIONS = {
    Action.ACCEPT: pgettext_lazy("decision", "Accept"),
    Action.CORRECT: pgettext_lazy("decision", "Correct"),
    Action.SPLIT: pgettext_lazy("decision", "Split"),
    Action.MERGE: pgettext_lazy("decision", "Merge"),
    Action.ADD: pgettext_lazy("decision", "Add"),
    Action.REJECT: pgettext_lazy("decision", "Reject"),
    Action.UNDO: pgettext_lazy("decision", "Undo"),
}
VERDICTS = {
    Verdict.DIFFERS: Status("fair", pgettext_lazy("opinion", "Differs")),
    Verdict.ONLY_OPINION: Status("fair", _("Only the second opinion")),
    Verdict.ONLY_COMPILER: Status("none", _("Only the compiler")),
    Verdict.AGREES: Status("good", pgettext_lazy("opinion", "Agrees")),
}
SETTLED = Status("good", pgettext_lazy("opinion", "Settled"))
DROPPED = {
    Reason.FORM: _("not in the form of a target"),
    Reason.QUOTE: _("quote not in the text"),
    Reason.VALUE: _("number not in its quote"),
    Reason.UNIT: _("number with another unit in its quote"),
    Reason.TWICE: _("said twice"),
    Reason.UNREADABLE: _("parts of the text without a readable answer"),
}
SCOPES = {
    "全市": pgettext_lazy("scope", "whole city"),
    "全省": pgettext_lazy("scope", "whole province"),
    "全区": pgettext_lazy("scope", "whole district"),
    "全县": pgettext_lazy("scope", "whole county"),
}
FIELDS = {
    "indicator": _("Indicator"),
    "comparator": _("Comparison"),
    "value": _("Value"),
    "value_max": _("Upper value"),
    "unit": _("Unit"),
    "deadline": _("Deadline"),
    "kind": _("Kind"),
    "scope": _("Scope"),
    "firmness": _("Wording"),
    "baseline": _("Base year"),
    "quote": _("Quote"),
    "title": _("Title"),
    "number": _("Number"),
    "lead": _("Lead"),
    "text": pgettext_lazy("plan", "Name"),
    "section": _("Section"),
}


def scope(written: str | None) -> str:
    """The scope of a target: the whole of the region in the language of the page, all else as the plan has it."""
    return str(SCOPES.get(written or "", written or ""))
