"""The catalogue: every rulebook with its status and validity."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_safe
@requires(Action.READ_RULEBOOKS)
def index(request: HttpRequest) -> HttpResponse:
    """Every rulebook."""
    return render(request, "rulebooks/index.html", {})
