"""The runs of the workspace, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from gaodi.rules import runs
from gaodi.web import policy
from gaodi.web.evaluations import opened, words
from gaodi.web.plans.templatetags.plan import names
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Table

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def rows(ws: Workspace | None) -> pl.DataFrame:
    """The runs that the person of the request sees, with their titles and who made them."""
    if ws is None:
        return pl.DataFrame({"run": []})
    found = opened.seen(runs.listed(ws))
    titles = words.titles(ws)
    return found.with_columns(
        title=pl.col("rulebook").replace(titles),
        who=pl.col("user").replace(names()),
    )


def _address(row: dict[str, Any]) -> str:
    return reverse("evaluations:run", args=[row["run"]])


def _part(row: dict[str, Any]) -> str:
    """That it was among a part of them, where it was."""
    found = opened.kept(opened.ready().path, row["run"])
    return pgettext("population", "a part") if found.among else ""


def _columns(families: dict[str, str]) -> tuple[Column, ...]:
    return (
        Column("title", gettext_lazy("Rulebook"), url=_address, note=lambda row: row["rulebook"], css="named"),
        Column("year", gettext_lazy("Data year"), css="fixed"),
        Column("day", gettext_lazy("Day of evaluation"), kind=Kind.DATE, css="fixed"),
        Column("status", gettext_lazy("State"), statuses=words.STATES, filtered=True, css="fixed"),
        Column("subjects", gettext_lazy("Subjects"), kind=Kind.NUMBER, note=_part),
        Column("who", gettext_lazy("Who"), css="fixed"),
        Column("recorded_at", gettext_lazy("Time"), kind=Kind.TIME, css="fixed"),
        Column("note", gettext_lazy("Note")),
        Column("family", gettext_lazy("Family"), choices=families, filtered=True, hidden=True),
        Column("run", gettext_lazy("Run"), hidden=True, css="fixed code"),
    )


@require_safe
@requires(Action.READ_RUNS)
def index(request: HttpRequest) -> HttpResponse:
    """Every run."""
    ws = workspace()
    found = rows(ws)
    families = dict(found.select("family", "title").unique("family").sort("title").iter_rows()) if found.height else {}
    may = policy.allows(request.user, Action.EVALUATE)
    empty = {
        "what": _("Nothing was evaluated yet"),
        "do": _("Choose a rulebook and a year: Gaodi says who qualifies, with what score, and why."),
    } | ({"url": reverse("evaluations:new"), "action": _("New evaluation")} if may else {})
    table = Table(
        request, _columns(families), found, name=_("Evaluations"), search=("title", "run", "note", "who"), empty=empty
    )
    return table.export() or render(request, "evaluations/index.html", {"table": table, "may_evaluate": may})
