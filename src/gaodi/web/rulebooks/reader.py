"""A rulebook as people read it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from gaodi.rules import library
from gaodi.web import policy
from gaodi.web.people.models import User
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import links, selectors, windows, words
from gaodi.web.rulebooks.selectors import Opened
from gaodi.web.rulebooks.telling import Told, tell


@require_safe
@requires(Action.READ_RULEBOOKS)
def read(request: HttpRequest, key: str) -> HttpResponse:
    """The rulebook in words; where it cannot be compiled, what is wrong with it."""
    found = selectors.opened(key)
    told = tell(found.program, found.ws, words.language()) if found.program else None
    context = head(request, found, "read") | {
        "told": told,
        "contents": contents(told),
        "editions": _editions(found),
    }
    return render(request, "rulebooks/read.html", context)


def head(request: HttpRequest, found: Opened, tab: str) -> dict[str, Any]:
    """What the head of every page of a rulebook shows. tab: the page."""
    one, today = found.rulebook, timezone.localdate()
    may = found.program is not None and policy.allows(request.user, Action.EVALUATE)
    return facts(found) | {
        "tab": tab,
        "checks": selectors.checks().get(one.id, 0),
        "state": words.STATES[words.state(one, today)],
        "evaluate": links.evaluation(one.id) if may else "",
        "qualifying": links.qualifying(one.id) if _matched(request.user, found) else "",
        "write": links.writing(found.editions[-1].id) if policy.allows(request.user, Action.DRAFT_RULEBOOK) else "",
        "other": _other(found),
    }


def _matched(user: User, found: Opened) -> bool:
    """Whether it says who qualifies, and to this person."""
    decides = found.program is not None and (found.program.criteria is not None or bool(found.program.benefits))
    return decides and all(policy.allows(user, action) for action in (Action.MATCH_POLICIES, Action.READ_RUNS))


def facts(found: Opened) -> dict[str, Any]:
    """The facts of a rulebook in words."""
    one, ws = found.rulebook, found.ws
    base = library.load(ws).get(one.extends) if one.extends else None
    return {
        "rulebook": one,
        "faults": found.faults,
        "title": words.said(one.title),
        "issuer": words.said(one.issuer),
        "about": words.said(one.about),
        "status": words.STATUS[one.status.value],
        "meaning": words.MEANINGS[one.status.value],
        "validity": words.validity(one),
        "windows": windows.told(one, timezone.localdate()),
        "procedures": words.procedures(one),
        "purpose": words.purpose(one.purpose),
        "subject": words.subject(one.subject),
        "notes": [words.said(note) for note in one.notes],
        "base": base,
        "base_title": words.said(base.title) if base else "",
        "origin": selectors.origin(found.source),
        "hash": found.source.hash,
    }


def _editions(found: Opened) -> list[dict[str, Any]]:
    today = timezone.localdate()
    return [
        {
            "id": one.id,
            "title": words.said(one.title),
            "validity": words.validity(one),
            "state": words.STATES[words.state(one, today)],
            "procedures": words.procedures(one),
            "this": one.id == found.rulebook.id,
        }
        for one in found.editions
    ]


def _other(found: Opened) -> str:
    """Which rulebook to set this one beside: the edition before it, or the next one."""
    ids = [one.id for one in found.editions]
    at = ids.index(found.rulebook.id)
    return ids[at - 1] if at else (ids[1] if len(ids) > 1 else "")


def contents(told: Told | None) -> list[tuple[str, Any]]:
    """The parts that there are, as anchors of the page."""
    if told is None:
        return []
    parts = (
        ("parameters", _("Parameters"), told.parameters),
        ("population", _("Who is judged"), True),
        ("criteria", pgettext("part of a rulebook", "Conditions"), told.criteria),
        ("score", pgettext("part of a rulebook", "Score"), told.items),
        ("grades", pgettext("part of a rulebook", "Grades"), told.grades),
        ("levels", pgettext("part of a rulebook", "Levels"), told.levels),
        ("questionnaire", _("Questionnaire"), told.sections),
        ("benefits", pgettext("part of a rulebook", "Benefits"), told.benefits),
        ("measures", pgettext("part of a rulebook", "Measures"), told.measures),
        ("lets", _("Computed once"), told.lets),
        ("inputs", _("Data needed"), told.inputs),
    )
    return [(key, label) for key, label, there in parts if there]
