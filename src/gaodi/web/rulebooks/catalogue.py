"""The catalogue: every rulebook with its status and validity, as a table or as bands over the years."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_safe

from gaodi.registry.sources import Purpose
from gaodi.rules.library import Rulebooks
from gaodi.rules.model import Rulebook
from gaodi.web import policy
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import links, selectors, timeline, words
from gaodi.web.site.tables import Column, Kind, Table


def _columns(known: Rulebooks) -> tuple[Column, ...]:
    purposes = {one.purpose.value: words.purpose(one.purpose) for one in known.values()}
    subjects = {one.subject.value: words.subject(one.subject) for one in known.values()}
    return (
        Column(
            "title",
            pgettext_lazy("catalogue", "Rulebook"),
            url=lambda row: links.reader(row["id"]),
            note=lambda row: row["more"],
            css="rulebook-title",
        ),
        Column("issuer", gettext_lazy("Issued by"), note=lambda row: row["document"]),
        Column("document", gettext_lazy("Document"), hidden=True),
        Column("status", gettext_lazy("Text"), statuses=words.STATUS, filtered=True),
        Column(
            "state",
            gettext_lazy("Validity"),
            statuses=words.STATES,
            filtered=True,
            css="fixed",
            note=lambda row: row["days"],
        ),
        Column("from", gettext_lazy("In force from"), kind=Kind.DATE, css="fixed", hidden=True),
        Column("to", gettext_lazy("In force to"), kind=Kind.DATE, css="fixed", hidden=True),
        Column(
            "purpose", gettext_lazy("Purpose"), choices=purposes, filtered=len(purposes) > 1, css="rulebook-purpose"
        ),
        Column("subject", gettext_lazy("Judges"), choices=subjects, filtered=bool(subjects), css="fixed"),
        Column("procedure", gettext_lazy("Procedure")),
        Column("decides", gettext_lazy("Decides"), hidden=True),
        Column("checks", gettext_lazy("Tests"), kind=Kind.NUMBER),
        Column("editions", gettext_lazy("Editions"), kind=Kind.NUMBER, hidden=True),
        Column("id", gettext_lazy("Id"), hidden=True),
    )


def _row(one: Rulebook, editions: int, checks: int, today: date) -> dict[str, Any]:
    more = ngettext("one of %(n)s edition", "one of %(n)s editions", editions) % {"n": editions}
    return {
        "id": one.id,
        "title": words.said(one.title),
        "titles": f"{one.title.zh} {one.title.en} {words.said(one.about)}",
        "more": more if editions > 1 else "",
        "issuer": words.said(one.issuer),
        "document": one.document,
        "status": one.status.value,
        "state": words.state(one, today),
        "days": words.validity(one),
        "from": one.in_force.from_,
        "to": one.in_force.to,
        "purpose": one.purpose.value,
        "subject": one.subject.value,
        "procedure": words.procedures(one),
        "decides": words.decides(one),
        "checks": checks or None,
        "editions": editions,
    }


@require_safe
@requires(Action.READ_RULEBOOKS)
def index(request: HttpRequest) -> HttpResponse:
    """Every rulebook."""
    known, today = selectors.shelf(), timezone.localdate()
    write = links.writing() if policy.allows(request.user, Action.DRAFT_RULEBOOK) else ""
    context = {"faults": [selectors.place_hidden(fault) for fault in known.faults], "today": today, "write": write}
    if request.GET.get("view") == "timeline":
        return render(request, "rulebooks/timeline.html", context | _drawn(request, known, today))
    table = _table(request, known, today)
    return table.export() or render(request, "rulebooks/index.html", context | {"table": table})


def _table(request: HttpRequest, known: Rulebooks, today: date) -> Table:
    families, checks = known.families, selectors.checks()
    rows = [_row(one, len(families[one.family]), checks.get(one.id, 0), today) for one in known.values()]
    return Table(
        request,
        _columns(known),
        pl.DataFrame(rows, infer_schema_length=None) if rows else pl.DataFrame({"id": []}),
        name=_("Rulebooks"),
        search=("title", "titles", "issuer", "document", "id"),
        per_page=100,
        hint=_("Title, issuer, number"),
        empty={"what": _("There are no rulebooks"), "do": _("Put files into “catalog/rulebooks” of the workspace.")},
    )


def _drawn(request: HttpRequest, known: Rulebooks, today: date) -> dict[str, Any]:
    asked = request.GET.get("purpose", "")
    purposes = sorted({one.purpose for one in known.values()}, key=list(Purpose).index)
    chosen = {family: each for family, each in known.families.items() if asked in ("", each[-1].purpose.value)}
    return {
        "families": timeline.families(chosen, today),
        "years": timeline.years(),
        "width": timeline.width(),
        "now": timeline.at(today),
        "purposes": [(one.value, words.purpose(one)) for one in purposes],
        "asked": asked,
    }
