"""One's own background work: the list, the fragment that shows progress, the button that cancels."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from gaodi.web import policy
from gaodi.web.jobs import services
from gaodi.web.jobs.models import Job, State
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_safe
@requires(Action.READ_JOB)
def mine(request: HttpRequest) -> HttpResponse:
    jobs = policy.visible(request.user, Job.objects.select_related("owner"))
    return render(request, "jobs/mine.html", {"jobs": jobs[:100]})


@require_safe
@requires(Action.READ_JOB)
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The fragment that polls itself while the job is active; a whole page when opened by address.

    With `?follow=1` the browser is sent to the result as soon as there is one.
    """
    job = get_object_or_404(Job, pk=pk)
    policy.require(request.user, Action.READ_JOB, job)
    follow = request.GET.get("follow") == "1"
    if request.htmx and follow and job.state == State.DONE and job.result:
        return HttpResponseClientRedirect(job.result)
    return _shown(request, job, follow)


@require_POST
@requires(Action.CANCEL_JOB)
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    job = get_object_or_404(Job, pk=pk)
    policy.require(request.user, Action.CANCEL_JOB, job)
    services.cancel(job, request.user)
    return _shown(request, job, follow=False) if request.htmx else redirect("jobs:mine")


def _shown(request: HttpRequest, job: Job, follow: bool) -> HttpResponse:
    template = "jobs/_progress.html" if request.htmx else "jobs/one.html"
    return render(request, template, {"job": job, "follow": follow})
