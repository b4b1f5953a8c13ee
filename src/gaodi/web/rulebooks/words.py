"""The words of rulebooks as pages show them: status, validity, procedure, purpose, kinds of subjects."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gaodi.registry.metrics import SubjectKind
from gaodi.registry.sources import Purpose
from gaodi.rules.model import Procedure, Rulebook, Status
from gaodi.web.definitions.words import SUBJECTS
from gaodi.web.site.languages import language
from gaodi.web.site.tables import Status as Word

STATUS = {
    Status.OFFICIAL.value: Word("good", pgettext_lazy("rulebook", "Official text")),
    Status.SECONDARY.value: Word("busy", pgettext_lazy("rulebook", "Reprint")),
    Status.RECONSTRUCTED.value: Word("fair", pgettext_lazy("rulebook", "Reconstructed")),
}
MEANINGS = {
    Status.OFFICIAL.value: gettext_lazy("The official text was read, and the rulebook follows it."),
    Status.SECONDARY.value: gettext_lazy(
        "A reprint or a summary was read, not the official text. Compare it with the official text before it is used."
    ),
    Status.RECONSTRUCTED.value: gettext_lazy(
        "The text was not seen whole: what is known was put together. It serves to try things out; before it is used, "
        "every clause has to be checked against the official text."
    ),
}
STATES = {
    "in-force": Word("good", pgettext_lazy("rulebook", "In force")),
    "not-yet": Word("busy", pgettext_lazy("rulebook", "Not yet in force")),
    "ended": Word("none", pgettext_lazy("rulebook", "Ended")),
}
PROCEDURES = {
    Procedure.EVALUATION: pgettext_lazy("procedure", "Yearly evaluation"),
    Procedure.NEW: pgettext_lazy("procedure", "New applications"),
    Procedure.REVIEW: pgettext_lazy("procedure", "Reviews"),
}
PARTS = {
    "criteria": pgettext_lazy("part of a rulebook", "Conditions"),
    "score": pgettext_lazy("part of a rulebook", "Score"),
    "grade": pgettext_lazy("part of a rulebook", "Grades"),
    "levels": pgettext_lazy("part of a rulebook", "Levels"),
    "benefit": pgettext_lazy("part of a rulebook", "Benefits"),
    "measures": pgettext_lazy("part of a rulebook", "Measures"),
}


def said(words: Any) -> str:
    """A label in the language of the page; nothing where there is none."""
    return words.label(language()) if words is not None else ""


def state(one: Rulebook, today: date) -> str:
    """Whether it holds on a day: a key of STATES."""
    if one.in_force.holds(today):
        return "in-force"
    return "not-yet" if today < one.in_force.from_ else "ended"


def subject(kind: SubjectKind) -> str:
    """The kind of what is judged."""
    return str(SUBJECTS[kind])


def purpose(one: Purpose) -> str:
    """For which use of figures it asks; a name by itself, so with a capital in English."""
    word = one.label(language())
    return word[:1].upper() + word[1:]


def procedures(one: Rulebook) -> str:
    """What is done under it."""
    return _(", ").join(str(PROCEDURES[each]) for each in one.procedure)


def decides(one: Rulebook) -> str:
    """Which things it decides."""
    return _(", ").join(str(word) for key, word in PARTS.items() if getattr(one, key))


def validity(one: Rulebook) -> str:
    """From which day to which."""
    if one.in_force.to is None:
        return _("from %(day)s on") % {"day": one.in_force.from_}
    return _("%(first)s to %(last)s") % {"first": one.in_force.from_, "last": one.in_force.to}
