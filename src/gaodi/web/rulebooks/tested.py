"""The tests beside a rulebook: what they expect, and how they came out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from gaodi.errors import GaodiError
from gaodi.web import jobs
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import outcomes, selectors, words
from gaodi.web.rulebooks.expectations import Teller
from gaodi.web.rulebooks.reader import head
from gaodi.web.rulebooks.selectors import Opened


@require_safe
@requires(Action.READ_RULEBOOKS)
def tests(request: HttpRequest, key: str) -> HttpResponse:
    """The tests, and what they gave when they were last run on these very rules."""
    found = selectors.opened(key)
    return render(request, "rulebooks/tests.html", head(request, found, "tests") | {"ready": found.ws} | _tests(found))


@require_POST
@requires(Action.READ_RULEBOOKS)
def run(request: HttpRequest, key: str) -> HttpResponse:
    """Run the tests in the background; the page of the work leads back here."""
    found = selectors.opened(key)
    if found.ws is None or selectors.tests_of(found.source) is None:
        return redirect("rulebooks:tests", key=key)
    job = jobs.start("rulebooks.tests", owner=request.user, title=words.said(found.rulebook.title), rulebook=key)
    return redirect(f"{reverse('jobs:progress', args=[job.pk])}?follow=1")


def _tests(found: Opened) -> dict[str, Any]:
    path = selectors.tests_of(found.source)
    if path is None:
        return {"tests": None}
    try:
        file = selectors.file(path)
    except GaodiError as error:
        return {"tests": None, "broken": [selectors.place_hidden(fault) for fault in error.faults]}
    outcome = outcomes.kept(found.ws, found.rulebook.id) if found.ws else None
    teller = Teller(found.program, found.ws, outcome)
    every = list(teller.checks(file))
    return {
        "tests": every,
        "common": teller.common(file),
        "on": file.on,
        "ran": outcome is not None,
        "passed": sum(one.passed is True for one in every),
        "failed": sum(one.passed is False for one in every),
    }
