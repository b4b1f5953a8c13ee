"""Checks between targets, calibration of the forecasts, and the button that computes all of it anew."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gaodi.web import jobs
from gaodi.web.plans import results
from gaodi.web.plans.selectors import entries, shown
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_safe
@requires(Action.READ_PLAN)
def checks(request: HttpRequest) -> HttpResponse:
    """Whether the targets fit one another."""
    found = shown(request)
    rows = results.checks(found) if found else None
    return render(request, "plans/checks.html", {"shown": found, "checks": rows, "entries": entries(request)})


@require_safe
@requires(Action.READ_PLAN)
def calibration(request: HttpRequest) -> HttpResponse:
    """Whether the forecasts deserve trust."""
    found = shown(request)
    report = results.calibration(found) if found else {}
    return render(request, "plans/calibration.html", {"shown": found, "report": report})


@require_POST
@requires(Action.COMPILE_PLAN)
def recompute(request: HttpRequest) -> HttpResponse:
    """Start the computation as background work."""
    found = shown(request, request.POST.get("plan") or None)
    if found is None:
        messages.error(request, _("There is no plan to compute yet."))
        return redirect("plans:index")
    job = jobs.start("plan.attainment", owner=request.user, title=found.entry.title, plan=found.entry.id)
    return redirect("jobs:progress", job.pk)
