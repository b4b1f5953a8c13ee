"""The page of one import: how far it is, what was found in the file, what became of it; and what can be done now."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import polars as pl
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from gaodi.errors import NotFound, Refused
from gaodi.registry import forms
from gaodi.registry.forms.model import Severity
from gaodi.web import policy
from gaodi.web.audit.services import record
from gaodi.web.definitions import words as definitions
from gaodi.web.imports import marking, selectors, services, staging, words
from gaodi.web.imports.models import Import, State
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Table


def _columns(sheets: int) -> tuple[Column, ...]:
    """Of a file with one sheet only the cell is said, of others also the sheet."""
    ending = definitions.language()
    cell = (lambda row: f"{row['sheet']}!{row['cell']}" if row["cell"] else row["sheet"]) if sheets > 1 else None
    return (
        Column("severity", gettext_lazy("Finding"), statuses=words.SEVERITIES, filtered=True, css="fixed"),
        Column("cell", gettext_lazy("Cell"), css="fixed", value=cell),
        Column("heading", gettext_lazy("Column"), css="cell-heading"),
        Column("value", gettext_lazy("What it says"), css="cell-value"),
        Column(f"message_{ending}", gettext_lazy("What is wrong")),
        Column(f"do_{ending}", gettext_lazy("What to do")),
        Column("code", gettext_lazy("Kind"), choices=words.KINDS, hidden=True),
        Column("row", gettext_lazy("Row"), kind=Kind.NUMBER, hidden=True),
        Column("sheet", gettext_lazy("Sheet"), hidden=True),
    )


@require_safe
@requires(Action.READ_IMPORTS)
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """The page. Faults are shown to who brought the file and to who may see figures of single enterprises."""
    found = selectors.found(request.user, key)
    may_see = found.owner_id == request.user.pk or policy.allows(request.user, Action.READ_CONFIDENTIAL, found)
    table = _faults(request, found) if may_see and (found.errors or found.warnings) else None
    if table is not None:
        selectors.require_content(request.user, found)
        if answer := table.export():
            return answer
    return render(request, "imports/one.html", _context(request, found, table) | {"may_see": may_see})


def _faults(request: HttpRequest, found: Import) -> Table | None:
    """What was found; of one kind, where the address names it."""
    frame = staging.faults(found)
    if frame.is_empty():
        return None
    sheets = frame["sheet"].n_unique()
    if (kind := request.GET.get("kind", "")) in found.counts:
        frame = frame.filter(pl.col("code") == kind)
    search = ("cell", "heading", "value", f"message_{definitions.language()}")
    name = _("Faults of %(file)s") % {"file": found.file}
    return Table(request, _columns(sheets), frame, name=name, search=search)


def _context(request: HttpRequest, found: Import, table: Table | None) -> dict[str, Any]:
    ws, user = workspace(), request.user
    called = selectors.Called(ws)
    load = selectors.loads(ws).get(found.batch) if ws and found.batch else None
    return {
        "import": found,
        "state": words.shown_state(found.state, found.interrupted),
        "form_name": called.form(found.form),
        "period": called.period(found.period),
        "source": called.source(found.source),
        "table": table,
        "kinds": _kinds(request, found),
        "tables": found.tables,
        "left_out": _left_out(found),
        "by_layout": bool(words.BY_LAYOUT & set(found.counts)),
        "load": load,
        "loaded_by": called.person(load["user"]) if load else "",
        "taken_back_by": called.person(load["taken_back_by"] or "") if load else "",
        "first": Import.objects.filter(batch=found.batch, state=State.LOADED).first() if found.batch else None,
        "written": [(words.TABLES.get(name, name), rows) for name, rows in found.written.items()],
        "may_enter": policy.allows(user, Action.ENTER_FIGURES, found),
        "may_take_back": policy.allows(user, Action.TAKE_BACK_IMPORT, found),
        "listed": table.count if table else 0,
        "has_marked": table is not None and marking.possible(found),
    }


def _kinds(request: HttpRequest, found: Import) -> list[dict[str, Any]]:
    """The kinds of faults with how many there are, errors before warnings, the most first."""
    frame, asked = staging.faults(found), request.GET.get("kind", "")
    worst = dict(frame.select("code", "severity").unique("code").iter_rows()) if frame.height else {}
    order = sorted(found.counts.items(), key=lambda kind: (worst.get(kind[0]) != Severity.ERROR.value, -kind[1]))
    return [
        {
            "code": code,
            "label": words.KINDS.get(code, code),
            "number": number,
            "tone": words.SEVERITIES[worst.get(code, Severity.ERROR.value)].tone,
            "current": code == asked,
        }
        for code, number in order
    ]


def _left_out(found: Import) -> list[tuple[Any, int]]:
    """The rows that are no returns, by kind: totals, notes, repeated headers."""
    counted: dict[str, int] = {}
    for table in found.tables:
        for kind, number in table["left_out"].items():
            counted[kind] = counted.get(kind, 0) + number
    return [(words.LEFT_OUT.get(kind, kind), number) for kind, number in counted.items() if number]


@require_safe
@requires(Action.READ_IMPORTS)
def watch(request: HttpRequest, key: UUID) -> HttpResponse:
    """Asked by the page while work is under way: it is loaded anew when that has ended."""
    found = selectors.found(request.user, key)
    return HttpResponse(status=204) if found.working else HttpResponseClientRefresh()


@require_POST
@requires(Action.ENTER_FIGURES)
def load(request: HttpRequest, key: UUID) -> HttpResponse:
    """Load the file; with warnings only after they were confirmed."""
    found = selectors.found(request.user, key, Action.ENTER_FIGURES)
    accept = request.POST.get("accept") == "yes"
    return _done(request, found, lambda seen: services.load(found, request.user, accept=accept, seen=seen))


@require_POST
@requires(Action.ENTER_FIGURES)
def check(request: HttpRequest, key: UUID) -> HttpResponse:
    """Look at the file once more."""
    found = selectors.found(request.user, key, Action.ENTER_FIGURES)
    return _done(request, found, lambda seen: services.check_again(found, request.user, seen))


@require_POST
@requires(Action.ENTER_FIGURES)
def discard(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put the file away."""
    found = selectors.found(request.user, key, Action.ENTER_FIGURES)
    return _done(request, found, lambda seen: services.discard(found, request.user, seen))


def _done(request: HttpRequest, found: Import, act: Any) -> HttpResponse:
    try:
        act(request.POST.get("seen") or None)
    except Refused as error:
        messages.error(request, str(error))
    return redirect("imports:one", found.pk)


@require_safe
@requires(Action.READ_IMPORTS)
def marked(request: HttpRequest, key: UUID) -> HttpResponse:
    """The workbook as it came, with every cell that is wrong marked and explained."""
    found = selectors.found(request.user, key)
    selectors.require_content(request.user, found)
    path = marking.workbook(found)
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=marking.name(found))


@require_safe
@requires(Action.EXPORT)
def original(request: HttpRequest, key: UUID) -> HttpResponse:
    """The file as it came."""
    found = selectors.found(request.user, key)
    selectors.require_content(request.user, found)
    path = staging.file(found)
    if not path.is_file():
        path = _kept(found)
    record("imports.original", actor=request.user, thing=found)
    return FileResponse(path.open("rb"), as_attachment=True, filename=found.file)


def _kept(found: Import) -> Any:
    """The file that the library keeps of a load."""
    ws = workspace()
    try:
        if ws is not None and found.batch is not None:
            return forms.original(ws, found.batch)
    except NotFound as error:
        raise Http404(str(error)) from error
    raise Http404
