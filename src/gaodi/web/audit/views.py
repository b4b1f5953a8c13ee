"""The audit trail, for auditors."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gaodi.web.audit.models import Entry
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_GET
@requires(Action.READ_AUDIT)
def trail(request: HttpRequest) -> HttpResponse:
    return render(request, "audit/trail.html", {"entries": Entry.objects.all()[:200]})
