"""The words of the process as pages show them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy, pgettext_lazy

from gaodi.rules.process import Kind
from gaodi.web.site.tables import Status

VERDICTS = {
    "open": Status("busy", pgettext_lazy("objection", "Not decided yet")),
    "upheld": Status("good", pgettext_lazy("objection", "Upheld")),
    "rejected": Status("poor", pgettext_lazy("objection", "Rejected")),
}
STAGES: dict[str, Any] = {
    "trial": pgettext_lazy("stage", "Trial"),
    "publicity": pgettext_lazy("stage", "Publicity"),
    "objections": pgettext_lazy("stage", "Objections"),
    "correction": pgettext_lazy("stage", "Correction"),
    "final": pgettext_lazy("stage", "Final results"),
}
STEPS: dict[Kind, Any] = {
    Kind.PUBLICISE: pgettext_lazy("step", "Make public"),
    Kind.CORRECT: pgettext_lazy("step", "Correct"),
    Kind.CONCLUDE: pgettext_lazy("step", "Make final"),
    Kind.WITHDRAW: pgettext_lazy("step", "Withdraw"),
}
TAKEN: dict[Kind, Any] = {
    Kind.PUBLICISE: pgettext_lazy("step", "Made public"),
    Kind.CORRECT: pgettext_lazy("step", "Corrected"),
    Kind.CONCLUDE: pgettext_lazy("step", "Made final"),
    Kind.WITHDRAW: pgettext_lazy("step", "Withdrawn"),
}
LONGER = gettext_lazy("Change the period")
