"""The runs of the workspace, the latest first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_safe
@requires(Action.READ_RUNS)
def index(request: HttpRequest) -> HttpResponse:
    """Every run."""
    return render(request, "evaluations/index.html", {})
