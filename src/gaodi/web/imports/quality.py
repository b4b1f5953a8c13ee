"""Data quality: what is covered, where sources contradict one another, which series ended, who says nothing.

Everything is read from the reports that were last computed (`reports.kept`); computing them anew is background work.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gaodi.registry import metrics, subjects
from gaodi.registry.enterprises import directory
from gaodi.registry.metrics import SubjectKind
from gaodi.web import policy
from gaodi.web.definitions import words as definitions
from gaodi.web.imports import coverage, disagreements, reports
from gaodi.web.imports.reports import Kept
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Status, Table

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of data quality is about: a year's report, maybe one park, and who is looking."""

    request: HttpRequest
    ws: Workspace
    kept: tuple[Kept, ...]
    now: Kept
    park: str

    @property
    def known(self) -> metrics.Metrics:
        """The metrics by id."""
        return metrics.load(self.ws)

    def metric_names(self) -> dict[str, str]:
        """Metric → what it is called on the page."""
        return {key: definitions.name(one) for key, one in self.known.items()}

    def placed(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        """Rows about enterprises (`subject`) that the person may see, with `name`, `park` and `organisation`; of one
        park, where that is asked for."""
        there = directory.current(self.ws, fresh=False).rows.lazy().select("id", "name", "park", "region")
        joined = rows.join(there, left_on="subject", right_on="id", how="left", maintain_order="left")
        joined = joined.with_columns(pl.coalesce("name", "subject").alias("name"))
        mine = policy.visible(self.request.user, _with_place(joined), Action.READ_ENTERPRISES)
        return mine.filter(pl.col("park") == self.park) if self.park else mine

    def count(self, rows: pl.LazyFrame) -> int:
        """How many of the rows the person sees; nothing is joined where that is all of them."""
        all_of_them = not self.park and policy.everywhere(self.request.user, Action.READ_ENTERPRISES)
        seen = rows if all_of_them else self.placed(rows)
        return int(seen.select(pl.len()).collect().item())


def _with_place(rows: pl.LazyFrame) -> pl.LazyFrame:
    there = pl.concat_list("subject", "park", "region").list.drop_nulls()
    return rows.with_columns(organisation=there)


@require_safe
@requires(Action.READ_IMPORTS)
def quality(request: HttpRequest, part: str = "coverage") -> HttpResponse:
    """One of the four parts of a report, as a table."""
    ws = workspace()
    if part not in PARTS:
        raise Http404
    found = tuple(reports.kept(ws)) if ws else ()
    context: dict[str, Any] = {"part": part, "work": reports.under_way(), "ready": ws}
    context["years"] = found or (reports.years(ws) if ws else [])
    if ws is None or not found:
        return render(request, "imports/quality.html", context)
    asked = _asked(request, ws, found)
    table = PARTS[part](asked)
    shown = {
        "table": table,
        "asked": asked,
        "parks": _parks(asked),
        "tabs": _tabs(asked, part),
        "legend": coverage.LEGEND if part == "coverage" else (),
        "by": request.GET.get("by", ""),
        "of": request.GET.get("of", ""),
    }
    return table.export() or render(request, "imports/quality.html", context | shown)


def _asked(request: HttpRequest, ws: Workspace, found: tuple[Kept, ...]) -> Asked:
    year, park = request.GET.get("year", ""), request.GET.get("park", "")
    now = next((one for one in found if str(one.year) == year), found[0])
    return Asked(request, ws, found, now, park if park in coverage.groups(now.report) else "")


def _parks(asked: Asked) -> list[tuple[str, str]]:
    """The parks that the report speaks of, by name."""
    known = subjects.load(asked.ws)
    there = [key for key in coverage.groups(asked.now.report) if key != reports.WHOLE]
    return sorted(
        ((key, definitions.name(known[key]) if key in known else key) for key in there), key=lambda one: one[1]
    )


def _tabs(asked: Asked, part: str) -> list[tuple[str, Any, int | None, bool]]:
    """The parts, each with how many rows it has."""
    report = asked.now.report
    frames = {
        "contradictions": report.contradictions.filter(pl.col("subject_kind") == SubjectKind.ENTERPRISE.value),
        "stale": report.stale,
        "silent": report.silent,
    }
    counts = {key: asked.count(frame) for key, frame in frames.items()}
    return [(key, label, counts.get(key), key == part) for key, label in TITLES.items()]


def _silent(asked: Asked) -> Table:
    """Enterprises of which nothing is known in the year, those above scale first."""
    rows = asked.placed(asked.now.report.silent.select("subject", "industry", "above_scale"))
    columns = (
        Column("name", gettext_lazy("Enterprise"), url=disagreements.dossier_of, css="words"),
        Column("subject", gettext_lazy("Unified social credit code"), css="fixed"),
        Column("above_scale", gettext_lazy("Above scale"), statuses=ABOVE, filtered=True),
        Column("industry", gettext_lazy("Industry"), css="fixed"),
        Column("park", gettext_lazy("Park"), choices=dict(_parks(asked))),
    )
    empty = {"what": _("Every enterprise has figures of the year"), "do": ""}
    name = _("No data in %(year)s") % {"year": asked.now.year}
    return Table(asked.request, columns, rows, name=name, search=("name", "subject"), empty=empty)


def _stale(asked: Asked) -> Table:
    """Series that ended while others of the same metric and source went on."""
    rows = asked.placed(asked.now.report.stale)
    columns = (
        Column("name", gettext_lazy("Enterprise"), url=disagreements.dossier_of, css="words"),
        Column("metric", pgettext_lazy("catalogue", "Metric"), choices=asked.metric_names()),
        Column("source", gettext_lazy("Source"), choices=disagreements.source_names(asked.ws), css="words"),
        Column("last", gettext_lazy("Ends on"), kind=Kind.DATE, css="fixed"),
        Column("newest", gettext_lazy("Others go on to"), kind=Kind.DATE, css="fixed"),
        Column("days", gettext_lazy("Behind"), kind=Kind.NUMBER, unit=gettext_lazy("days")),
        Column("subject", gettext_lazy("Unified social credit code"), css="fixed", hidden=True),
    )
    empty = {"what": _("No series is behind"), "do": ""}
    return Table(asked.request, columns, rows, name=_("Stale series"), search=("name", "subject"), empty=empty)


ABOVE = {True: Status("fair", gettext_lazy("Above scale")), False: Status("none", gettext_lazy("Below scale"))}
TITLES = {
    "coverage": pgettext_lazy("quality", "Coverage"),
    "contradictions": gettext_lazy("Contradictions"),
    "stale": gettext_lazy("Stale series"),
    "silent": gettext_lazy("No data"),
}
PARTS: dict[str, Callable[[Asked], Table]] = {
    "coverage": lambda asked: coverage.table(asked, asked.kept, dict(_parks(asked))),
    "contradictions": lambda asked: disagreements.table(asked),
    "stale": _stale,
    "silent": _silent,
}


@require_POST
@requires(Action.ENTER_FIGURES)
def compute(request: HttpRequest) -> HttpResponse:
    """Compute the reports anew, unless that is under way."""
    job = reports.under_way() or reports.start(request.user)
    mine = job.owner_id == request.user.pk
    return redirect(f"{reverse('jobs:progress', args=[job.pk])}?follow=1" if mine else "imports:quality")
