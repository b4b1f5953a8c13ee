"""The industries of GB/T 4754 as a tree: sections, divisions, groups, classes, each with its enterprises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gaodi.errors import NotFound
from gaodi.registry import industries
from gaodi.registry.enterprises import directory
from gaodi.registry.industries import Industries, Industry, Level, Tag
from gaodi.web.definitions import words
from gaodi.web.definitions.dossiers import enterprises_of
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

MOST = 60
LEVELS = {
    Level.SECTION: _("Section"),
    Level.DIVISION: _("Division"),
    Level.GROUP: _("Group"),
    Level.CLASS: _("Class"),
}
TAGS = {
    "high-tech-manufacturing": _("High-tech manufacturing"),
    "strategic-emerging": _("Strategic emerging industry"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An industry as a row. below: how many there are directly below; number: of its enterprises, None where none are
    known at all; address: of the list of them."""

    industry: Industry
    name: str
    level: Any
    below: int
    where: str
    tags: tuple[tuple[Any, str], ...]
    number: int | None
    address: str


@require_safe
@requires(Action.READ_FIGURES)
def index(request: HttpRequest) -> HttpResponse:
    """The sections, or what a search finds."""
    known = industries.load()
    asked = request.GET.get("q", "").strip()[:40]
    found = known.search(asked) if asked else known.children()
    lines = _lines(workspace(), known, found[:MOST])
    context = {"lines": lines, "asked": asked, "more": max(len(found) - MOST, 0), "level": LEVELS[Level.SECTION]}
    return render(request, "definitions/industries.html", context)


@require_safe
@requires(Action.READ_FIGURES)
def industry(request: HttpRequest, code: str) -> HttpResponse:
    """One industry and those directly below."""
    known = industries.load()
    try:
        here = known.find(code)
    except NotFound as error:
        raise Http404(str(error)) from error
    ws, children = workspace(), known.children(here.code)
    context = {
        "here": _lines(ws, known, [here])[0],
        "path": [(one.written, said(one)) for one in known.path(here.code)[:-1]],
        "lines": _lines(ws, known, children),
        "level": LEVELS[children[0].level] if children else "",
    }
    return render(request, "definitions/industries.html", context)


def said(one: Industry) -> str:
    """An industry's name in the language of the page; groups and classes have a Chinese one only."""
    return (words.language() == "en" and one.name_en) or one.name


def _lines(ws: Workspace | None, known: Industries, several: Iterable[Industry]) -> list[Line]:
    counted = _counted(ws) if ws is not None else {}
    return [_line(counted, known, one) for one in several]


def _counted(ws: Workspace) -> dict[str, int]:
    """Class, as enterprises have it → how many there are; empty where no enterprise is known."""
    rows = directory.current(ws, fresh=False).rows
    return dict(rows.group_by(pl.col("industry").fill_null("")).len().iter_rows())


def _line(counted: Mapping[str, int], known: Industries, one: Industry) -> Line:
    return Line(
        one,
        said(one),
        LEVELS[one.level],
        len(known.children(one.code)),
        " › ".join(said(above) for above in known.path(one.code)[:-1]),
        tuple((TAGS.get(tag.tag, tag.tag), _note(tag)) for tag in one.tags),
        sum(many for code, many in counted.items() if code.startswith(one.written)) if counted else None,
        enterprises_of(one.written),
    )


def _note(tag: Tag) -> str:
    """The part of the grouping; with a mark where it was not read in the official text."""
    return tag.category if tag.confirmed else str(_("%(category)s (to be confirmed)")) % {"category": tag.category}
