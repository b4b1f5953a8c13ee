"""The second opinion on its pages: it is asked for, and one of its suggestions is opened."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from gaodi.errors import InputError
from gaodi.plan import library
from gaodi.plan.library import DRAFT, ItemKind
from gaodi.web.plans import said
from gaodi.web.plans.asking import start
from gaodi.web.plans.selectors import Shown, shown
from gaodi.web.plans.suggestions import KIND, beside
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


def _draft(request: HttpRequest, plan: str) -> Shown:
    """The draft of a plan on which a second opinion may be asked."""
    found = shown(request, plan, DRAFT)
    if found is None or not found.ws.settings.second_opinion.on:
        raise Http404
    return found


@require_POST
@requires(Action.REVIEW_PLAN)
def ask(request: HttpRequest, plan: str) -> HttpResponse:
    """Ask, and show how far it is."""
    try:
        job = start(_draft(request, plan), request.user)
    except InputError as error:
        messages.error(request, said.words(error))
        return redirect("plans:plan", plan)
    return redirect(f"{reverse('jobs:progress', args=[job.pk])}?follow=1")


@require_safe
@requires(Action.REVIEW_PLAN)
def suggestion(request: HttpRequest, plan: str, key: str) -> HttpResponse:
    """One suggestion opened in the list: both readings, and the forms that take it over."""
    found = _draft(request, plan)
    second = beside(request, found)
    row = next((row for row in second.rows if row.key == f"{KIND}-{key}"), None) if second else None
    if row is None:
        raise Http404
    state = library.review(found.ws, plan).state(ItemKind.TARGET, row.one.target.id) if row.one.target else None
    in_draft = row.one.target is not None and any(t.id == row.one.target.id for t in found.plan.targets)
    seen = state.decision.id if state and state.decision else ""
    context = {"shown": found, "row": row, "in_draft": in_draft, "seen": seen}
    return render(request, "plans/_suggestion.html", context)
