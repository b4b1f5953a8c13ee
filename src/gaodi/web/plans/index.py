"""The plans of the workspace, and what changed between their versions."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gaodi.plan import library
from gaodi.plan.library import DRAFT, Entry
from gaodi.web import policy
from gaodi.web.plans import words
from gaodi.web.plans.forms import label_of
from gaodi.web.plans.selectors import entries, shown
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Status, Table

STATES = {"published": Status("good", gettext_lazy("Published")), "draft": Status("fair", gettext_lazy("Under review"))}


def _columns() -> tuple[Column, ...]:
    return (
        Column("title", gettext_lazy("Plan"), url=lambda row: reverse("plans:plan", args=[row["id"]])),
        Column("region", gettext_lazy("Region"), css="fixed"),
        Column("period", gettext_lazy("Period"), css="fixed"),
        Column("state", gettext_lazy("State"), statuses=STATES, filtered=True),
        Column("version", gettext_lazy("Version"), kind=Kind.NUMBER),
        Column("reviewed", gettext_lazy("Reviewed"), kind=Kind.PERCENT, value=_reviewed),
        Column("file", gettext_lazy("Document")),
        Column("user", gettext_lazy("Added by"), hidden=True),
        Column("at", gettext_lazy("Added"), kind=Kind.TIME, css="fixed"),
    )


def _reviewed(row: dict[str, Any]) -> Any:
    """How much of it was decided on; a word where that was before it came here and nobody has decided since."""
    return _("With the catalogue") if row["beforehand"] else row["share"]


def _row(request: HttpRequest, entry: Entry) -> dict[str, Any]:
    ws = workspace()
    may_draft = policy.allows(request.user, Action.READ_DRAFT_PLAN)
    review = library.review(ws, entry.id) if ws and may_draft else None
    return {
        "id": entry.id,
        "title": entry.title,
        "region": entry.region,
        "period": "–".join(entry.period) if entry.period else None,
        "state": "published" if entry.version else "draft",
        "version": entry.version,
        "share": review.share if review else None,
        "beforehand": review is not None and review.beforehand,
        "file": entry.file,
        "user": entry.user,
        "at": entry.at,
    }


@require_safe
@requires(Action.READ_PLAN)
def index(request: HttpRequest) -> HttpResponse:
    """Every plan that this person may see."""
    rows = [_row(request, entry) for entry in entries(request)]
    may = policy.allows(request.user, Action.COMPILE_PLAN)
    empty = {
        "what": _("No plan yet"),
        "do": _("Upload the document of an action plan: it is compiled to targets and tasks."),
    }
    if may:
        empty |= {"url": reverse("plans:upload"), "action": _("Upload a document")}
    frame = pl.DataFrame(rows, infer_schema_length=None) if rows else pl.DataFrame({"id": []})
    table = Table(request, _columns(), frame, name=_("Plans"), search=("title", "region"), empty=empty)
    return table.export() or render(request, "plans/index.html", {"table": table, "may_compile": may})


def _number(request: HttpRequest, name: str) -> Any:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdecimal() else asked or None


@require_safe
@requires(Action.READ_PLAN)
def versions(request: HttpRequest, plan: str) -> HttpResponse:
    """The versions of a plan, and the differences between two of them."""
    found = shown(request, plan)
    if found is None:
        raise Http404
    known = library.versions(found.ws, plan)
    may_draft = policy.allows(request.user, Action.READ_DRAFT_PLAN)
    choices = [(str(v.version), _("Version %(n)s") % {"n": v.version}) for v in known]
    choices += [(DRAFT, _("Draft"))] if may_draft else []
    latest = known[-1].version if known else DRAFT
    old = shown(request, plan, _number(request, "old") or latest)
    new = shown(request, plan, _number(request, "new") or (DRAFT if may_draft else latest))
    if len(known) > 1 and not request.GET and old.plan == new.plan:
        # Nothing to publish: what the last publication changed is of interest.
        old, new = (shown(request, plan, version.version) for version in known[-2:])
    changes = [_change(change) for change in library.compare(old.plan, new.plan)]
    context = {"shown": found, "known": known[::-1], "choices": choices, "changes": changes}
    return render(request, "plans/versions.html", context | {"old": str(old.version), "new": str(new.version)})


def _change(change: library.Change) -> dict[str, Any]:
    item = change.after or change.before
    return {
        "kind": words.ITEMS[change.kind],
        "label": label_of(item),
        "what": _("changed") if change.before and change.after else _("came") if change.after else _("went"),
        "tone": "fair" if change.before and change.after else "good" if change.after else "poor",
        "fields": [(words.FIELDS[f], _said(change.before, f), _said(change.after, f)) for f in change.fields],
    }


def _said(item: Any, field: str) -> str:
    value = getattr(item, field)
    if field in {"value", "value_max"} and value is not None:
        return f"{value:g}"
    if field == "comparator":
        return words.SIGNS[value] or "="
    return "、".join(value) if isinstance(value, tuple) else str(words.KINDS.get(value, value)) if value else "—"
