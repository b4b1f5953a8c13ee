"""The drafts: the last version of every rulebook that somebody wrote here."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gaodi.rules import drafting
from gaodi.rules.drafting import Draft, State
from gaodi.web.drafting import words
from gaodi.web.plans.templatetags.plan import names
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Table

UNDECIDED = (State.DRAFT, State.REVIEW)

COLUMNS = (
    Column("title", gettext_lazy("Rulebook"), url=lambda row: row["url"], note=lambda row: row["id"], css="named"),
    Column("version", gettext_lazy("Version"), kind=Kind.NUMBER),
    Column("state", gettext_lazy("State"), statuses=words.STATES, filtered=True, css="fixed"),
    Column("author", gettext_lazy("Author"), css="fixed"),
    Column("recorded", gettext_lazy("When"), kind=Kind.TIME, css="fixed"),
    Column("decided_by", gettext_lazy("Decided by"), css="fixed"),
    Column("reason", gettext_lazy("Reason")),
    Column("note", gettext_lazy("Note")),
    Column("id", gettext_lazy("Id"), hidden=True),
)


@require_safe
@requires(Action.DRAFT_RULEBOOK)
def index(request: HttpRequest) -> HttpResponse:
    """Every rulebook that was written here."""
    ws = workspace()
    called = names()
    rows = [_row(one, called) for one in drafting.drafts(ws)] if ws else []
    empty = {
        "what": _("Nobody has written a rulebook here yet"),
        "do": _("Begin with a rulebook of the catalogue, with a file, or with an empty text that explains its parts."),
        "url": reverse("drafting:new"),
        "action": _("New rulebook"),
    }
    frame = pl.DataFrame(rows, infer_schema_length=None) if rows else pl.DataFrame({"id": []})
    table = Table(request, COLUMNS, frame, name=_("Drafts of rulebooks"), search=("title", "id", "note", "author"),
                  empty=empty)  # fmt: skip
    return table.export() or render(request, "drafting/index.html", {"table": table, "ready": ws is not None})


def _row(one: Draft, called: dict[str, str]) -> dict[str, Any]:
    decided = one.state not in UNDECIDED
    return {
        "id": one.rulebook,
        "title": words.title(one.text, one.rulebook),
        "url": reverse("drafting:version", args=[one.rulebook, one.version]),
        "version": one.version,
        "state": one.state.value,
        "author": called.get(one.author, one.author),
        "recorded": one.recorded,
        "decided_by": called.get(one.decided_by, one.decided_by) if decided else "",
        "reason": one.reason if decided else "",
        "note": one.note,
    }
