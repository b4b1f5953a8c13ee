"""The words of imports: states with their colours, and what each kind of fault is called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gaodi.registry.forms.matching import How
from gaodi.registry.forms.model import Severity
from gaodi.web.imports.models import State
from gaodi.web.site.tables import Status

INTERRUPTED = "interrupted"
TONES = {
    State.CHECKING: "busy",
    State.FAULTY: "poor",
    State.WARNED: "fair",
    State.READY: "busy",
    State.LOADING: "busy",
    State.LOADED: "good",
    State.REPEATED: "none",
    State.DISCARDED: "none",
    State.TAKEN_BACK: "none",
}
STATES = {state.value: Status(TONES[state], state.label) for state in State} | {
    INTERRUPTED: Status("poor", _("Interrupted"))
}
SEVERITIES = {
    Severity.ERROR.value: Status("poor", _("Error")),
    Severity.WARNING.value: Status("fair", _("To be confirmed")),
}
KINDS = {
    "missing-file": _("No file"),
    "empty-file": _("Empty file"),
    "foreign-file": _("Not a table"),
    "wrong-ending": _("Wrong ending of the name"),
    "encrypted": _("Protected by a password"),
    "damaged": _("Damaged file"),
    "bomb": _("Unpacks to too much"),
    "too-many-parts": _("Too many parts"),
    "wandering-part": _("Part that leads elsewhere"),
    "document-type": _("Part that does not belong there"),
    "no-table-inside": _("No table in the archive"),
    "too-many-sheets": _("Too many sheets"),
    "too-many-cells": _("Too many cells"),
    "too-many-rows": _("Too many rows"),
    "too-many-columns": _("Too many columns"),
    "unknown-encoding": _("Unknown encoding"),
    "broken-encoding": _("Broken encoding"),
    "binary": _("Not text"),
    "open-quote": _("Quotation mark left open"),
    "no-header": _("Unknown layout"),
    "no-rows": _("No rows"),
    "other-form": _("Workbook of another form"),
    "other-period": _("Workbook of another period"),
    "cannot-stage": _("Could not be prepared"),
    "missing-column": _("Column missing"),
    "column-twice": _("Column twice"),
    "unknown-column": _("Column that is not loaded"),
    "wrong-unit": _("Unit that does not fit"),
    "total-row": _("Total that is not the sum"),
    "required": _("Not filled in"),
    "not-a-number": _("Not a number"),
    "not-whole": _("Not a whole number"),
    "not-a-date": _("Not a day"),
    "not-yes-no": _("Neither yes nor no"),
    "not-a-period": _("Not a period"),
    "no-such-period": _("Not a period of the metric"),
    "not-a-figure": _("Metric without figures"),
    "not-measured": _("Not measured for this"),
    "not-a-unit": _("Not a unit"),
    "not-a-choice": _("Not one of the choices"),
    "unknown-code": _("Unknown code"),
    "several-codes": _("Name that may be several"),
    "too-low": _("Too low"),
    "too-high": _("Too high"),
    "too-long": _("Too long"),
    "cell-error": _("Cell with an error"),
    "formula-without-value": _("Formula without a value"),
    "merged-number": _("Merged cells"),
    "too-many-cells-in-row": _("Row longer than the header"),
    "uscc-by-excel": _("Code turned into a number"),
    "uscc-wrong": _("Not a credit code"),
    "uscc-odd": _("Odd credit code"),
    "rule": _("Rule that does not hold"),
    "same-row": _("The same row again"),
    "twice": _("The same key twice"),
    "unknown-subject": _("Not in the register"),
    "other-name": _("Another name in the register"),
    "jump": _("Jump against the last period"),
    "fell": _("Cumulative figure that fell"),
    "made-up": _("Made up"),
    "outside": _("Of another place"),
}
HOW = {
    How.REMEMBERED: _("remembered"),
    How.EXACT: _("same name"),
    How.ALIAS: _("known by this name"),
    How.NORMALISED: _("same name, written otherwise"),
    How.SIMILAR: _("similar, to be confirmed"),
    How.NONE: _("not recognised"),
}
LEFT_OUT = {
    "blank": pgettext_lazy("rows", "empty"),
    "total": pgettext_lazy("rows", "total"),
    "subtotal": pgettext_lazy("rows", "subtotal"),
    "among": pgettext_lazy("rows", "of which"),
    "note": pgettext_lazy("rows", "note"),
    "header": pgettext_lazy("rows", "header again"),
}
TABLES = {
    "enterprises": pgettext_lazy("rows", "enterprises"),
    "enterprise_aliases": pgettext_lazy("rows", "other names"),
    "enterprise_sites": pgettext_lazy("rows", "sites"),
    "enterprise_groups": pgettext_lazy("rows", "groups"),
    "observations": pgettext_lazy("rows", "figures"),
    "trades": pgettext_lazy("rows", "purchases"),
    "parcels": pgettext_lazy("rows", "parcels"),
    "list_members": pgettext_lazy("rows", "list members"),
    "projects": pgettext_lazy("rows", "projects"),
    "subjects": pgettext_lazy("rows", "subjects"),
}
# What can be put right by saying which column is which.
BY_LAYOUT = frozenset({"no-header", "missing-column", "column-twice", "wrong-unit"})


def shown_state(state: str, interrupted: bool) -> Status:
    """A state with its colour; work that has ended without an outcome is called by that."""
    return STATES[INTERRUPTED if interrupted else state]
