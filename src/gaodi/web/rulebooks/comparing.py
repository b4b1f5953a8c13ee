"""Two rulebooks beside one another: two editions of a family, or those of two counties."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gaodi.rules.library import Rulebooks
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import differences, selectors, words
from gaodi.web.rulebooks.selectors import Opened
from gaodi.web.rulebooks.telling import tell


@require_safe
@requires(Action.READ_RULEBOOKS)
def compare(request: HttpRequest) -> HttpResponse:
    """The form, and what differs once two are chosen."""
    known = selectors.shelf()
    one, other = (request.GET.get(name, "") for name in ("a", "b"))
    context: dict[str, Any] = {"choices": choices(known), "a": one, "b": other, "everything": "all" in request.GET}
    if one in known and other in known:
        context |= _compared(selectors.opened(one), selectors.opened(other))
    elif one or other:
        context["missing"] = [key for key in (one, other) if key and key not in known]
    return render(request, "rulebooks/compare.html", context)


def choices(known: Rulebooks) -> list[tuple[str, list[tuple[str, str]]]]:
    """The rulebooks by what they are for."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in known.values():
        edition = one.id.removeprefix(one.family).strip("/")
        title = words.said(one.title)
        title = f"{title} · {edition}" if edition and edition.partition("-")[0] not in title else title
        found.setdefault(words.purpose(one.purpose), []).append((one.id, title))
    return list(found.items())


def _compared(left: Opened, right: Opened) -> dict[str, Any]:
    sides = [_side(left), _side(right)]
    if left.program is None or right.program is None:
        return {"sides": sides, "faulty": [one for one in (left, right) if one.program is None]}
    tongue = words.language()
    parts = differences.parts(tell(left.program, left.ws, tongue), tell(right.program, right.ws, tongue))
    number = sum(len(part.differing) for part in parts)
    return {"sides": sides, "parts": parts, "number": number, "lines": sum(len(part.pairs) for part in parts)}


def _side(found: Opened) -> dict[str, str]:
    one = found.rulebook
    return {"id": one.id, "title": words.said(one.title), "validity": words.validity(one)}
