"""Pages on which an administrator looks after accounts, organisations and roles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gaodi.web import policy
from gaodi.web.people import selectors
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_GET
@requires(Action.ADMINISTER_PEOPLE)
def users(request: HttpRequest) -> HttpResponse:
    return render(request, "people/users.html", {"people": selectors.people()})


@require_GET
@requires(Action.ADMINISTER_PEOPLE)
def organisations(request: HttpRequest) -> HttpResponse:
    tree = policy.visible(request.user, selectors.organisations(), Action.ADMINISTER_PEOPLE)
    return render(request, "people/organisations.html", {"organisations": tree})
