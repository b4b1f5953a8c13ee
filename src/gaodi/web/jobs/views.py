"""One's own background work: the list, the fragment that shows progress, the button that cancels."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from gaodi.web import policy
from gaodi.web.jobs import services
from gaodi.web.jobs.models import Job
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_GET
@requires(Action.READ_JOB)
def mine(request: HttpRequest) -> HttpResponse:
    jobs = policy.visible(request.user, Job.objects.select_related("owner"))
    return render(request, "jobs/mine.html", {"jobs": jobs[:100]})


@require_GET
@requires(Action.READ_JOB)
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The fragment that polls itself while the job is active; a whole page when opened by address."""
    job = get_object_or_404(Job, pk=pk)
    policy.require(request.user, Action.READ_JOB, job)
    template = "jobs/_progress.html" if request.htmx else "jobs/one.html"
    return render(request, template, {"job": job})


@require_POST
@requires(Action.CANCEL_JOB)
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    job = get_object_or_404(Job, pk=pk)
    policy.require(request.user, Action.CANCEL_JOB, job)
    services.cancel(job, request.user)
    return render(request, "jobs/_progress.html", {"job": job}) if request.htmx else redirect("jobs:mine")
