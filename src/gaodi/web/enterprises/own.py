"""Whoever looks after one enterprise alone is led to it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gaodi.registry import enterprises
from gaodi.web import policy
from gaodi.web.people.models import User
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action


def first(request: HttpRequest) -> HttpResponse:
    """The page of the own enterprise; a sentence where the own organisation is none of the registry."""
    ws, own = workspace(), codes(request.user)
    known = enterprises.current(ws, ids=own)["id"].to_list() if ws and own else []
    return redirect("enterprises:dossier", known[0]) if known else render(request, "enterprises/none.html")


def codes(user: User) -> list[str]:
    """The codes of the organisations whose enterprises the person may see."""
    return list(policy.places_of(user, Action.READ_ENTERPRISES).values_list("code", flat=True))
