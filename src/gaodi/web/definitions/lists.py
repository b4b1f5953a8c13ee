"""Named lists: how many members each has, who they are, and which targets of which plans are counted by them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gaodi.errors import InputError
from gaodi.registry import lists, sources, subjects
from gaodi.registry.lists import tables
from gaodi.web import policy
from gaodi.web.audit.services import record
from gaodi.web.definitions import counting, usage, words
from gaodi.web.definitions.dossiers import dossier
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Status, Table
from gaodi.web.site.templatetags.figures import unit

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

NOTICES = "recognition-notices"
"""The source of a list that has no members yet."""

STATES = {
    "current": Status("good", gettext_lazy("On the list")),
    "expired": Status("poor", gettext_lazy("Expired")),
    "left": Status("poor", gettext_lazy("Taken off")),
    "coming": Status("busy", gettext_lazy("From a later day")),
    "undated": Status("fair", gettext_lazy("Day not known")),
}


def _columns(today: date) -> tuple[Column, ...]:
    return (
        Column("name", pgettext_lazy("named", "List"), url=_address, note=lambda row: row["other_name"]),
        Column("unit", gettext_lazy("Unit"), css="fixed"),
        Column("members", gettext_lazy("Members today"), kind=Kind.NUMBER),
        Column("came", _("Came in %(year)s") % {"year": today.year}, kind=Kind.NUMBER),
        Column("before", _("Came in %(year)s") % {"year": today.year - 1}, kind=Kind.NUMBER),
        Column("undated", gettext_lazy("Day not known"), kind=Kind.NUMBER),
        Column("targets", gettext_lazy("Targets"), kind=Kind.NUMBER),
        Column("id", gettext_lazy("Id"), hidden=True),
    )


def _address(row: dict[str, Any]) -> str:
    return f"{reverse('definitions:list', args=[row['id']])}?region={row['region']}"


@require_safe
@requires(Action.READ_FIGURES)
def index(request: HttpRequest) -> HttpResponse:
    """Every list that is defined, counted for one region."""
    ws = workspace()
    today = timezone.localdate()
    rows = _members(ws)
    region, choices = _region(request, ws, rows)
    rows = rows.filter(pl.col("subject") == region)
    used = Counter(use.binding.list or "" for use in usage.uses(request) if region in use.binding.subjects)
    counted, undated = counting.current(rows, today), counting.undated(rows)
    first = counting.first_stays(rows).group_by("list", pl.col("recognised").dt.year().alias("year")).len()
    came = {(key, year): number for key, year, number in first.iter_rows()}
    frame = [
        {
            "id": one.id,
            "region": region,
            "name": words.name(one),
            "other_name": words.other_name(one),
            "unit": unit(one.unit),
            "members": counted.get(one.id, 0) if rows.filter(pl.col("list") == one.id).height else None,
            "came": came.get((one.id, today.year)),
            "before": came.get((one.id, today.year - 1)),
            "undated": undated.get(one.id),
            "targets": used[one.id] or None,
        }
        for one in lists.load(ws).values()
    ]
    table = Table(
        request, _columns(today), pl.DataFrame(frame, infer_schema_length=None), name=_("Named lists"),
        search=("name", "other_name", "id"),
    )  # fmt: skip
    context = {"table": table, "regions": choices, "region_chosen": region}
    return table.export() or render(request, "definitions/lists.html", context)


def _members(ws: Workspace | None) -> pl.DataFrame:
    return lists.members(ws) if ws else tables.frame([])


def _region(request: HttpRequest, ws: Workspace | None, rows: pl.DataFrame) -> tuple[str, list[tuple[str, str]]]:
    """The region whose members count, and those that have any. By default the own one, unless only others have any."""
    own = ws.settings.region.code if ws else ""
    there = sorted({own, *rows["subject"].drop_nulls()} - {""}, key=lambda code: (code != own, code))
    known = subjects.load(ws)
    choices = [(code, words.name(known[code]) if code in known else code) for code in there]
    asked = request.GET.get("region", "")
    some = [code for code in there if code in set(rows["subject"])]
    return next((code for code in (asked, *some, own) if code in there), ""), choices


def _member_columns(coded: bool) -> tuple[Column, ...]:
    return (
        Column("name", gettext_lazy("Member"), url=lambda row: dossier(row["uscc"]), css="named"),
        Column("uscc", gettext_lazy("Unified social credit code"), css="fixed", hidden=not coded),
        Column("recognised", gettext_lazy("Recognised"), kind=Kind.DATE, css="fixed"),
        Column("expires", gettext_lazy("Holds until"), kind=Kind.DATE, css="fixed"),
        Column("left", gettext_lazy("Taken off"), kind=Kind.DATE, css="fixed"),
        Column("state", gettext_lazy("State"), statuses=STATES, filtered=True),
        Column("source", gettext_lazy("Source"), hidden=True),
        Column("citation", gettext_lazy("Citation"), hidden=True),
        Column("note", gettext_lazy("Note")),
    )


@require_safe
@requires(Action.READ_FIGURES)
def one(request: HttpRequest, key: str) -> HttpResponse:
    """The members of a list with their days, its years, and the targets that it counts for."""
    ws, today = workspace(), timezone.localdate()
    known = lists.load(ws)
    if key not in known:
        raise Http404
    rows = _members(ws).filter(pl.col("list") == key)
    region, choices = _region(request, ws, rows)
    rows = rows.filter(pl.col("subject") == region)
    coded = bool(rows.height and rows["uscc"].is_not_null().any())
    table = Table(
        request, _member_columns(coded), _shown_members(ws, rows, today), name=words.name(known[key]),
        search=("name", "uscc", "note"), order="-recognised", empty=_empty(),
    )  # fmt: skip
    uses = usage.of_list(request, key, region)
    context = {
        "list": known[key],
        "name": words.name(known[key]),
        "other_name": words.other_name(known[key]),
        "table": table,
        "regions": choices,
        "region_chosen": region,
        "today": today,
        "counts": dict(rows.select(counting.state(today).alias("state"))["state"].value_counts().iter_rows()),
        "members": counting.current(rows, today).get(key, 0),
        "dated": rows["recognised"].is_not_null().any() if rows.height else False,
        "undated": counting.undated(rows).get(key, 0),
        "complete": lists.complete_until(ws, key, [region]) if ws and region else None,
        "may_complete": policy.everywhere(request.user, Action.ENTER_FIGURES),
        "years": counting.years(rows, today)[::-1],
        "periods": _periods(ws, key, region, uses),
        "uses": uses,
        "synthetic": bool(rows.height and rows["synthetic"].any()),
    }
    return table.export() or render(request, "definitions/list.html", context)


@require_POST
@requires(Action.ENTER_FIGURES)
def complete(request: HttpRequest, key: str) -> HttpResponse:
    """Say until when no batch of a list is missing. It holds for a whole region: who enters figures of a part of it
    cannot know."""
    ws = workspace()
    if ws is None or key not in lists.load(ws):
        raise Http404
    if not policy.everywhere(request.user, Action.ENTER_FIGURES):
        raise PermissionDenied
    region, until = request.POST.get("region", ""), request.POST.get("until", "")
    label = words.name(lists.load(ws)[key])
    try:
        with transaction.atomic():
            details = {"region": region, "until": until}
            record("lists.complete", actor=request.user, kind="list", key=key, label=label, details=details)
            day, source = date.fromisoformat(until), _source(ws, key, region)
            lists.complete(ws, key, day, source=source, subject=region, user=request.user.username)
    except (ValueError, InputError):  # the page names the list, the region and a source that are there
        messages.error(request, _("A day until today is expected, such as 2023-12-31."))
    else:
        messages.success(request, _("The list counts as complete until %(day)s.") % {"day": until})
    return redirect(f"{reverse('definitions:list', args=[key])}?region={region}")


def _source(ws: Workspace, key: str, region: str) -> str:
    """Who told of its last members."""
    rows = lists.members(ws, key, subjects=[region]).sort("recognised", nulls_last=False)
    known = sources.load(ws)
    return next((source for source in reversed(rows["source"].to_list()) if source in known), NOTICES)


def _empty() -> dict[str, Any]:
    return {
        "what": _("Nobody is on this list yet"),
        "do": _("Members come in with the form of recognition lists, each with the day of its recognition."),
    }


def _shown_members(ws: Workspace | None, rows: pl.DataFrame, today: date) -> pl.DataFrame:
    if rows.is_empty():
        return pl.DataFrame({"name": []})
    known = sources.load(ws)
    names = {key: words.name(known[key]) for key in rows["source"].unique() if key in known}
    return rows.with_columns(state=counting.state(today), source=pl.col("source").replace(names))


def _periods(ws: Workspace | None, key: str, region: str, uses: list[usage.Use]) -> list[dict[str, Any]]:
    """How many members came within the period of each plan that counts by the list."""
    made = []
    for found in {use.shown.entry.id: use.shown for use in uses}.values():
        if ws is not None and found.entry.period:
            first, last = (text[:4] for text in found.entry.period)
            came = lists.additions(ws, key, f"{first}..{last}", subjects=[region])
            about = {"plan": found.entry.id, "title": found.plan.title, "period": f"{first}–{last}"}
            made.append(about | {"came": came.value})
    return made
