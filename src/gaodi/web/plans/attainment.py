"""Checks between targets, calibration of the forecasts, and the button that computes all of it anew."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gaodi.web import jobs
from gaodi.web.plans import charts, figures, results
from gaodi.web.plans.columns import plan_title
from gaodi.web.plans.selectors import Shown, entries, shown
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Status, Table

VERDICTS = {
    "holds": Status("good", gettext_lazy("Fits")),
    "fails": Status("poor", gettext_lazy("Does not fit")),
    "open": Status("none", gettext_lazy("Cannot be told")),
}


def _check_columns() -> tuple[Column, ...]:
    return (
        Column("verdict", gettext_lazy("Verdict"), statuses=VERDICTS, filtered=True, css="fixed"),
        Column("kind", gettext_lazy("Check"), css="fixed"),
        Column("what", gettext_lazy("Finding")),
        Column("detail", gettext_lazy("Arithmetic")),
        Column(
            "indicators",
            gettext_lazy("Targets"),
            url=lambda row: reverse("plans:target", args=[row["plan"], row["targets"][0]]) if row["targets"] else "",
            note=lambda row: row["glosses"],
        ),
    )


@require_safe
@requires(Action.READ_PLAN)
def checks(request: HttpRequest) -> HttpResponse:
    """Whether the targets fit one another."""
    found = shown(request)
    rows = [check | {"plan": found.entry.id} for check in results.checks(found)] if found else []
    frame = pl.DataFrame(rows, infer_schema_length=None) if rows else pl.DataFrame({"verdict": []})
    empty = {"what": _("Nothing to check"), "do": _("Checks are made when attainment is computed.")}
    table = Table(
        request,
        _check_columns(),
        frame,
        name=_("Checks"),
        search=("what", "detail"),
        empty=empty,
        labels=plan_title(found),
    )
    context = {"shown": found, "entries": entries(request), "table": table}
    return table.export() or render(request, "plans/checks.html", context | _when(found))


def _when(found: Shown | None) -> dict[str, Any]:
    return {"computed": results.computed(found) if found else None}


def _case_columns() -> tuple[Column, ...]:
    return (
        Column("group", gettext_lazy("Group")),
        Column("cases", gettext_lazy("Cases"), kind=Kind.NUMBER),
        Column("coverage", gettext_lazy("Coverage"), kind=Kind.PERCENT),
        Column("brier", gettext_lazy("Brier score"), kind=Kind.NUMBER, decimals=3),
        Column("brier_last", gettext_lazy("by last value"), kind=Kind.NUMBER, decimals=3),
        Column("brier_pace", gettext_lazy("by linear pace"), kind=Kind.NUMBER, decimals=3),
    )


@require_safe
@requires(Action.READ_PLAN)
def calibration(request: HttpRequest) -> HttpResponse:
    """Whether the forecasts deserve trust."""
    found = shown(request)
    report = results.calibration(found) if found else None
    context: dict[str, Any] = {"shown": found, "entries": entries(request), "report": report} | _when(found)
    if report is None:
        return render(request, "plans/calibration.html", context)
    frame = pl.DataFrame(report["groups"], infer_schema_length=None)
    table = Table(request, _case_columns(), frame, name=_("Calibration"), labels=plan_title(found))
    context |= {
        "table": table,
        "figures": list(figures.of_calibration(report, context["computed"])),
        "chart": charts.reliability(report["reliability"]) if report["reliability"] else None,
    }
    return table.export() or render(request, "plans/calibration.html", context)


@require_POST
@requires(Action.COMPILE_PLAN)
def recompute(request: HttpRequest) -> HttpResponse:
    """Start the computation as background work."""
    found = shown(request, request.POST.get("plan") or None)
    if found is None:
        messages.error(request, _("There is no plan to compute yet."))
        return redirect("plans:index")
    job = jobs.start("plan.attainment", owner=request.user, title=found.entry.title, plan=found.entry.id)
    return redirect(f"{reverse('jobs:progress', args=[job.pk])}?follow=1")
