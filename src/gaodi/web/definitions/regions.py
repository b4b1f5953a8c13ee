"""The regions in time: the divisions around one's own, what came before each, and what came after."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gaodi.errors import NotFound
from gaodi.registry import regions
from gaodi.registry.regions import Level, Region, Regions
from gaodi.web.definitions import words
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires

COUNTRY = "100000"
MOST = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A division as a row: where it lies, when it existed, what came after it, how many divisions it has."""

    region: Region
    name: str
    level: str
    validity: str
    where: str
    successor: Region | None
    below: int
    gone: bool


@require_safe
@requires(Action.READ_FIGURES)
def index(request: HttpRequest) -> HttpResponse:
    """The workspace's own region, or what a search finds."""
    ws = workspace()
    known = regions.load(ws)
    asked = request.GET.get("q", "").strip()[:40]
    if asked:
        found = [_line(known, one) for one in _search(known, asked)]
        context = {"asked": asked, "found": found[:MOST], "more": max(len(found) - MOST, 0)}
        return render(request, "definitions/regions.html", context)
    own = ws.settings.region.code if ws else ""
    return _shown(request, known, own if own in known else COUNTRY)


@require_safe
@requires(Action.READ_FIGURES)
def region(request: HttpRequest, code: str) -> HttpResponse:
    """One division and those that make it up."""
    return _shown(request, regions.load(workspace()), code)


def _shown(request: HttpRequest, known: Regions, code: str) -> HttpResponse:
    try:
        here = known.of(code)
    except NotFound as error:
        raise Http404(str(error)) from error
    children = known.children(code)
    context = {
        "here": _line(known, here),
        "path": [(one.code, said(one)) for one in known.path(code)[:-1]],
        "children": [_line(known, one) for one in children],
        "level": words.LEVELS[children[0].level] if children else "",
        "former": [_line(known, one) for one in _former(known, here)],
        "before": [_line(known, one) for one in _before(known, here)],
    }
    return render(request, "definitions/regions.html", context)


def said(one: Region) -> str:
    """A division's name in the language of the page."""
    return (words.language() == "en" and one.name_en) or one.name


def _line(known: Regions, one: Region) -> Line:
    """A row of the browser."""
    above = known.path(one.parent)[1:] if one.parent else ()
    return Line(
        one,
        said(one),
        str(words.LEVELS[one.level]),
        words.validity(one.since, one.until),
        " › ".join(said(part) for part in above),
        _successor(known, one),
        len(known.children(one.code)) if one.level is not Level.STREET and one.until is None else 0,
        one.until is not None,
    )


def _successor(known: Regions, one: Region) -> Region | None:
    """What took its place, under another code or under its own."""
    if one.until is None:
        return None
    after = known.of(one.successor or one.code)
    return after if after != one else None


def _former(known: Regions, here: Region) -> list[Region]:
    """What made it up once and is no more."""
    return [one for one in known if one.parent == here.code and one.until is not None]


def _before(known: Regions, here: Region) -> list[Region]:
    """What it was, or was made of, before."""
    return [one for one in known if one.until is not None and here.code in (one.successor, one.code) and one != here]


def _search(known: Regions, asked: str) -> list[Region]:
    """Divisions whose code begins so or whose name has these words; those that exist, and the higher ones, first."""
    lower = asked.casefold()
    found = [one for one in known if one.code.startswith(asked) or asked in one.name or lower in one.name_en.casefold()]
    return sorted(found, key=lambda one: (one.until is not None, one.level.depth, one.code))
