"""The history of imports: who brought what, when, and what became of it."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gaodi.registry import forms
from gaodi.web import policy
from gaodi.web.definitions import words as definitions
from gaodi.web.imports import selectors, words
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Table


def _address(row: dict[str, Any]) -> str:
    return reverse("imports:one", args=[row["key"]]) if row["key"] else reverse("imports:batch", args=[row["batch"]])


def _columns(known: dict[str, str]) -> tuple[Column, ...]:
    return (
        Column("at", gettext_lazy("Time"), kind=Kind.TIME, css="fixed"),
        Column("file", gettext_lazy("File"), url=_address, css="words"),
        Column("form", gettext_lazy("Form"), choices=known, filtered=True),
        Column("period", gettext_lazy("Period"), css="fixed"),
        Column("state", gettext_lazy("State"), statuses=words.STATES, filtered=True),
        Column("rows", gettext_lazy("Rows"), kind=Kind.NUMBER),
        Column("errors", gettext_lazy("Errors"), kind=Kind.NUMBER),
        Column("warnings", gettext_lazy("Warnings"), kind=Kind.NUMBER, hidden=True),
        Column("who", gettext_lazy("Who"), css="fixed"),
        Column("organisation", gettext_lazy("Organisation"), hidden=True),
        Column("source", gettext_lazy("Source"), hidden=True),
        Column("batch", gettext_lazy("Batch"), kind=Kind.NUMBER, hidden=True),
    )


@require_safe
@requires(Action.READ_IMPORTS)
def index(request: HttpRequest) -> HttpResponse:
    """Everything that was brought, the latest first."""
    ws = workspace()
    rows = selectors.rows(ws, request.user) if ws else []
    frame = pl.DataFrame(rows, infer_schema_length=None) if rows else pl.DataFrame({"file": []})
    known = {form.id: definitions.name(form) for form in forms.load(ws).values()}
    may = policy.allows(request.user, Action.ENTER_FIGURES)
    empty = {"what": _("Nothing has been imported yet"), "do": _("Fill in the blank workbook of a form and upload it.")}
    if may:
        empty |= {"url": reverse("imports:new"), "action": _("Choose a form")}
    table = Table(
        request,
        _columns(known),
        frame,
        name=_("Imports"),
        search=("file", "form_name", "who", "source", "period"),
        empty=empty,
    )
    return table.export() or render(request, "imports/index.html", {"table": table, "may_bring": may, "ready": ws})
