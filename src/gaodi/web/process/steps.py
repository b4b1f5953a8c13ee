"""The pages that take a step: each says what comes of it, asks, and leads back to the run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gaodi.errors import InputError
from gaodi.rules.process import Kind
from gaodi.rules.runs import Run
from gaodi.web.evaluations import one, opened
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.process import corrections, forms, said, services, standing, words

Act = Callable[[Run, dict[str, Any]], HttpResponse]


def _asked(request: HttpRequest, key: str, kind: Kind, form: type[Form], act: Act) -> HttpResponse:
    """The form of a step, and what happens when it is sent."""
    run = opened.run(key)
    found = standing.read(run)
    given = request.POST if request.method == "POST" else None
    asked = form(given, initial={"seen": len(found.steps)})
    if given is not None and asked.is_valid():
        try:
            return act(run, asked.cleaned_data)
        except InputError as error:
            asked.add_error(None, said.words(error))
    way = [said.sentence(fault) for fault in standing.obstacles(found, kind, timezone.localdate())]
    context = {
        "form": asked, "kind": kind.value, "label": words.STEPS[kind], "found": found, "way": way,
        "table": corrections.of_run(request.user, run, found) if kind is Kind.CORRECT else [],
    }  # fmt: skip
    return render(request, "process/step.html", one.about(run) | context)


def _back(request: HttpRequest, run: Run, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("evaluations:run", run.id)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.PUBLICISE_RUN)
def publicise(request: HttpRequest, run: str) -> HttpResponse:
    """Make the results public, or the period of publicity another."""

    def act(found: Run, given: dict[str, Any]) -> HttpResponse:
        services.publicise(found, request.user, until=given["until"], note=given["note"], seen=given["seen"])
        told = {"day": given["until"].isoformat()}
        return _back(request, found, _("The results are public; objections can be made until %(day)s.") % told)

    return _asked(request, run, Kind.PUBLICISE, forms.PublicForm, act)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.CONCLUDE_RUN)
def conclude(request: HttpRequest, run: str) -> HttpResponse:
    """Make the results final."""

    def act(found: Run, given: dict[str, Any]) -> HttpResponse:
        services.conclude(found, request.user, document=given["document"], note=given["note"], seen=given["seen"])
        return _back(request, found, _("The results are final. They count from now on."))

    return _asked(request, run, Kind.CONCLUDE, forms.FinalForm, act)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.CONCLUDE_RUN)
def withdraw(request: HttpRequest, run: str) -> HttpResponse:
    """Withdraw the run."""

    def act(found: Run, given: dict[str, Any]) -> HttpResponse:
        services.withdraw(found, request.user, reason=given["reason"], seen=given["seen"])
        return _back(request, found, _("The evaluation is withdrawn. It stays to be read, and counts for nothing."))

    return _asked(request, run, Kind.WITHDRAW, forms.WithdrawForm, act)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.CONCLUDE_RUN)
def correct(request: HttpRequest, run: str) -> HttpResponse:
    """Evaluate again with what was put right, in the background."""

    def act(found: Run, given: dict[str, Any]) -> HttpResponse:
        job = services.correct(found, request.user, note=given["note"], seen=given["seen"])
        return redirect(f"{reverse('jobs:progress', args=[job.pk])}?follow=1")

    return _asked(request, run, Kind.CORRECT, forms.StepForm, act)
