"""The list of enterprises: searched, filtered, its columns picked; what the address asks for, and nothing else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gaodi.errors import GaodiError
from gaodi.registry import enterprises
from gaodi.registry.metrics import Metric
from gaodi.web import policy
from gaodi.web.enterprises import columns, exporting, facets, own, refreshing, saved, words, yearly
from gaodi.web.enterprises.asked import KEPT, Asked
from gaodi.web.enterprises.labels import Labels
from gaodi.web.enterprises.source import Directory
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Table

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@require_safe
@requires(Action.READ_ENTERPRISES)
def index(request: HttpRequest) -> HttpResponse:
    """All enterprises, or to whoever looks after one alone that one."""
    if not policy.everywhere(request.user, Action.READ_ENTERPRISES):
        return own.first(request)
    ws = workspace()
    if ws is None:
        return render(request, "enterprises/index.html", {"nothing": nothing()})
    asked, said = Asked.of(request.GET), Labels(ws)
    table = _table(request, ws, asked, said)
    try:
        if file := _file(request, ws, table):
            return file
    except GaodiError as error:
        messages.error(request, str(error))
        return redirect(f"{reverse('enterprises:index')}{table.address(purpose='')}")
    return render(request, "enterprises/index.html", _context(request, ws, asked, said, table))


def _table(request: HttpRequest, ws: Workspace, asked: Asked, said: Labels) -> Table:
    metrics, year = yearly.offered(ws), yearly.year(ws)
    picked = _picked(request, metrics)
    return Table(
        request,
        columns.of_list(said, metrics, year),
        Directory(ws, asked, partial(_dressed, ws, request, picked, year), _page(request)),
        name=_("Enterprises"),
        search=("name",),
        hint=_("Name, credit code, or pinyin initials"),
        beside="#facets,#chips,#views",
        empty=nothing(),
        labels=(columns.made_up(said),),
        notes=notes(ws),
        purposes=exporting.purposes() if picked else (),
    )


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1


def _picked(request: HttpRequest, metrics: tuple[Metric, ...]) -> tuple[Metric, ...]:
    """The figures that the address shows as columns."""
    asked = set(request.GET.get("columns", "").split(","))
    return tuple(metric for metric in metrics if metric.id in asked)


def _dressed(
    ws: Workspace, request: HttpRequest, picked: tuple[Metric, ...], year: int | None, rows: pl.DataFrame
) -> pl.DataFrame:
    return yearly.beside(ws, request.user, rows, picked, year) if picked and year is not None else rows


def _file(request: HttpRequest, ws: Workspace, table: Table) -> HttpResponse | None:
    """The file that is asked for, where it may be made."""
    if not request.GET.get("export"):
        return None
    exporting.limit(table.count)
    picked = _picked(request, yearly.offered(ws))
    exporting.permit(ws, request.user, picked, yearly.year(ws), exporting.purpose(request))
    return table.export()


def _context(request: HttpRequest, ws: Workspace, asked: Asked, said: Labels, table: Table) -> dict[str, Any]:
    found = table.source.counted()
    kept = [(name, request.GET[name]) for name in KEPT if name != "q" and request.GET.get(name)]
    return {
        "table": table,
        "asked": asked,
        "groups": facets.groups(found, said),
        "more": facets.groups(found, said, more=True),
        "chips": list(facets.chips(asked, said, kept)),
        "kept": kept,
        "views": saved.seen(request.user),
        "organisations": saved.organisations(request.user),
        "made_up": made_up(ws),
        "updating": refreshing.started(request.user, ws) if not found.current else None,
    }


def nothing() -> dict[str, Any]:
    """What to say and to do while there are no enterprises."""
    return {
        "what": _("No enterprises yet"),
        "do": _("Load the register of enterprises, or start with the demonstration city."),
    }


def made_up(ws: Workspace) -> bool:
    """Whether this is the demonstration, of which nothing is real."""
    return ws.settings.demonstration


def notes(ws: Workspace) -> tuple[str, ...]:
    """What every file says beside who made it."""
    return (enterprises.made_up(words.language()),) if made_up(ws) else ()
