"""The pages of matching: the queue, the history of decisions, and what their buttons do."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import polars as pl
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gaodi.errors import GaodiError
from gaodi.registry import linkage, sources
from gaodi.registry.enterprises import directory
from gaodi.registry.linkage import Decision
from gaodi.web.definitions import words as definitions
from gaodi.web.definitions.dossiers import dossier
from gaodi.web.jobs.models import Job, State
from gaodi.web.matching import said, selectors, services, words
from gaodi.web.plans.templatetags.plan import names
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Table

LAST = "matching_last"


@require_safe
@requires(Action.DECIDE_MATCH)
def queue(request: HttpRequest) -> HttpResponse:
    """One record that waits, beside the enterprises that it may mean."""
    ws = workspace()
    active = Job.objects.filter(kind=services.WORK, state__in=[State.QUEUED, State.RUNNING]).first()
    context: dict[str, Any] = {"ready": ws, "work": active, "undoable": request.session.get(LAST)}
    if ws is not None:
        asked = {name: request.GET.get(name, "").strip()[:300] for name in ("kind", "record", "find")}
        desk = selectors.desk(ws, asked["kind"], asked["record"], asked["find"])
        context |= {"desk": desk, "find": asked["find"], "any": linkage.current(ws).height > 0}
        if desk.record is not None:
            context |= _words(ws, desk.record)
    return render(request, "matching/queue.html", context)


def _words(ws: Any, record: selectors.Waiting) -> dict[str, Any]:
    """What the record is of, why it waits, and the rows of the comparison."""
    given = sources.load(ws)
    compared = [key for key in words.COMPARED if any(_weighs(one, key) for one in record.candidates)]
    return {
        "kind": words.KINDS.get(record.kind, record.kind),
        "source": definitions.name(given[record.source]) if record.source in given else record.source,
        "reason": linkage.reason(record.reason, definitions.language()),
        "fields": [(key, label) for key, label in words.FIELDS.items() if _said(record, key)],
        "compared": [(key, words.COMPARED[key]) for key in compared],
    }


def _weighs(one: selectors.Beside, comparison: str) -> bool:
    """Whether the comparison says anything; most say nothing where a field was not given."""
    return comparison in one.weights and abs(one.weights[comparison].weight) >= selectors.LEAST


def _said(record: selectors.Waiting, field: str) -> bool:
    return field in record.given or any(field in one.facts for one in record.candidates)


def address(kind: str, key: str) -> str:
    """Where a record is looked at."""
    return f"{reverse('matching:queue')}?{urlencode({'kind': kind, 'record': key})}"


@require_POST
@requires(Action.DECIDE_MATCH)
def decide(request: HttpRequest) -> HttpResponse:
    """Take the decision, and go on to the next record."""
    ws = workspace()
    given = {name: request.POST.get(name, "").strip() for name in ("kind", "record", "choice", "next_kind", "next")}
    if ws is None or not all(given[name] for name in ("kind", "record", "choice")):
        return redirect("matching:queue")
    try:
        services.decide(ws, given["record"], given["kind"], given["choice"], request.user)
    except GaodiError as error:
        messages.error(request, said.words(error))
    else:
        request.session[LAST] = {"kind": given["kind"], "record": given["record"]}
    return redirect(address(given["next_kind"], given["next"]) if given["next"] else "matching:queue")


@require_POST
@requires(Action.DECIDE_MATCH)
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the last decision on a record, and look at it again."""
    ws = workspace()
    kind, key = request.POST.get("kind", ""), request.POST.get("record", "")
    if ws is None or not key:
        return redirect("matching:queue")
    try:
        services.undo(ws, key, kind, request.user)
    except GaodiError as error:
        messages.error(request, said.words(error))
        return redirect("matching:queue")
    if request.session.get(LAST) == {"kind": kind, "record": key}:
        del request.session[LAST]
    messages.success(request, _("The decision is undone; the record is as it was before."))
    return redirect(address(kind, key))


@require_POST
@requires(Action.DECIDE_MATCH)
def compare(request: HttpRequest) -> HttpResponse:
    """Compare the names with the register as it is now."""
    job = services.start(request.user)
    mine = job.owner_id == request.user.pk
    return redirect(f"{reverse('jobs:progress', args=[job.pk])}?follow=1" if mine else "matching:queue")


def _decision_address(row: dict[str, Any]) -> str:
    return f"{reverse('matching:decision')}?{urlencode({'kind': row['kind'], 'record': row['record']})}"


def _columns() -> tuple[Column, ...]:
    return (
        Column("recorded_at", gettext_lazy("Time"), kind=Kind.TIME, css="fixed"),
        Column("name", gettext_lazy("Name that was given"), url=_decision_address),
        Column("decision", gettext_lazy("Decision"), statuses=words.DECISIONS, filtered=True),
        Column("called", gettext_lazy("Enterprise"), url=lambda row: dossier(row["enterprise"])),
        Column("who", gettext_lazy("Who"), css="fixed"),
        Column("amount", gettext_lazy("Amount"), kind=Kind.NUMBER, unit="万元"),
        Column("kind", pgettext_lazy("matching", "Kind"), choices=words.KINDS, filtered=True),
        Column("note", gettext_lazy("Note"), hidden=True),
        Column("source", gettext_lazy("Source"), hidden=True),
        Column("record", gettext_lazy("Key"), hidden=True),
    )


@require_safe
@requires(Action.DECIDE_MATCH)
def history(request: HttpRequest) -> HttpResponse:
    """What people have decided, the latest first; each can be undone."""
    ws = workspace()
    rows = linkage.current(ws) if ws else pl.DataFrame(schema={"person": pl.Boolean})
    rows = rows.filter(pl.col("person").fill_null(value=False))
    if rows.height and ws:
        rows = rows.sort("recorded_at", descending=True).join(_called(ws), on="enterprise", how="left")
        rows = rows.with_columns(who=pl.col("decided_by").replace(names()))
    empty = {
        "what": _("Nobody has decided on a record yet"),
        "do": _("Decisions of the queue stand here, and can be undone."),
    }
    table = Table(
        request, _columns(), rows, name=_("Decisions on names"), search=("name", "called", "who"), empty=empty
    )
    return table.export() or render(request, "matching/history.html", {"table": table})


@require_safe
@requires(Action.DECIDE_MATCH)
def decision(request: HttpRequest) -> HttpResponse:
    """One decision, with the way to undo it."""
    ws = workspace()
    kind, key = request.GET.get("kind", ""), request.GET.get("record", "")
    rows = linkage.current(ws, kind) if ws else pl.DataFrame(schema={"record": pl.String})
    found = rows.filter(pl.col("record") == key)
    if ws is None or found.is_empty():
        raise Http404
    row = found.join(_called(ws), on="enterprise", how="left").row(0, named=True)
    if row["decision"] == Decision.QUEUED:
        return redirect(address(kind, key))
    context = {
        "row": row,
        "kind": words.KINDS.get(kind, kind),
        "decided": words.DECISIONS[row["decision"]],
        "who": names().get(row["decided_by"], row["decided_by"]),
        "dossier": dossier(row["enterprise"]),
    }
    return render(request, "matching/decision.html", context)


def _called(ws: Any) -> pl.DataFrame:
    """What enterprises are called."""
    rows = directory.current(ws, fresh=False).rows
    return rows.select(enterprise="id", called="name")
