"""The steps of a version: handed in, sent back, put in force, taken out of force. Each leads back to its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gaodi.errors import InputError
from gaodi.rules.drafting import Draft
from gaodi.web.drafting import selectors, services, words
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

Step = Callable[["Workspace", Draft, Any, str], Draft]


@require_POST
@requires(Action.DRAFT_RULEBOOK)
def submit(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Hand it in for review."""
    return _taken(request, key, number, services.submit, _("It is handed in for review."))


@require_POST
@requires(Action.PUT_RULEBOOK_IN_FORCE)
def send_back(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Send it back to its author."""
    return _taken(request, key, number, services.send_back, _("It is sent back to its author."))


@require_POST
@requires(Action.PUT_RULEBOOK_IN_FORCE)
def put_in_force(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Put it in force."""
    return _taken(request, key, number, services.put_in_force, _("It is in force."))


@require_POST
@requires(Action.PUT_RULEBOOK_IN_FORCE)
def take_out_of_force(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take it out of force."""
    return _taken(request, key, number, services.take_out_of_force, _("It is out of force."))


def _taken(request: HttpRequest, key: str, number: int, step: Step, done: str) -> HttpResponse:
    one = selectors.version(key, number)
    try:
        step(selectors.ready(), one, request.user, request.POST.get("reason", "").strip())
    except InputError as error:
        for sentence in words.refusals(error.faults):
            messages.error(request, sentence)
    else:
        messages.success(request, done)
    return redirect("drafting:version", key=key, number=number)
