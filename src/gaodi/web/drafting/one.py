"""What the head of every page of one version shows: where it stands, who can do what with it, and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from gaodi.rules import drafting
from gaodi.rules.drafting import Draft, State
from gaodi.web import policy
from gaodi.web.drafting import words
from gaodi.web.plans.templatetags.plan import names
from gaodi.web.policy import Action

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

DECIDED = (State.IN_FORCE, State.RETURNED, State.REPLACED, State.OUT_OF_FORCE)


def about(request: HttpRequest, ws: Workspace, one: Draft, tab: str) -> dict[str, Any]:
    """The head. tab: the page that is shown."""
    every = drafting.versions(ws, one.rulebook)
    called = names()
    return {
        "draft": one,
        "tab": tab,
        "title": words.title(one.text, one.rulebook),
        "history": [_told(each, called) for each in every],
        "this": _told(one, called),
        "latest": every[0].version,
        "last": every[0].version == one.version,
        "in_force": next((each.version for each in every if each.state is State.IN_FORCE), None),
        "may_evaluate": policy.allows(request.user, Action.EVALUATE),
    } | _steps(request, one, latest=every[0].version)


def _told(one: Draft, called: dict[str, str]) -> dict[str, Any]:
    return {
        "version": one.version,
        "state": words.STATES[one.state.value],
        "author": called.get(one.author, one.author),
        "note": one.note,
        "decided": one.state in DECIDED,
        "decided_by": called.get(one.decided_by, one.decided_by),
        "reason": one.reason,
        "recorded": one.recorded,
    }


def _steps(request: HttpRequest, one: Draft, latest: int) -> dict[str, bool]:
    """What this person can do with the version."""
    decides = policy.allows(request.user, Action.PUT_RULEBOOK_IN_FORCE)
    own = one.author == request.user.username
    waits = one.state is State.REVIEW
    return {
        "submits": one.state in (State.DRAFT, State.RETURNED) and one.version == latest,
        "decides": waits and decides and not own,
        "waits": waits and not (decides and not own),
        "own": own,
        "takes_out": one.state is State.IN_FORCE and decides,
    }
