"""What differs between two versions of a rulebook, or a version and an edition of the catalogue: in words where both
can be read, and line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gaodi.errors import GaodiError
from gaodi.rules import drafting, library
from gaodi.rules.program import compiled
from gaodi.web.drafting import selectors, words
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import differences, texts
from gaodi.web.rulebooks.telling import Told, tell
from gaodi.web.rulebooks.words import language

if TYPE_CHECKING:
    from gaodi.rules.drafting import Draft
    from gaodi.workspace import Workspace

AROUND = 3
"""Lines that are shown before and after those that differ."""
KINDS = {"+": "added", "-": "gone", "@": "place"}


@dataclass(frozen=True, slots=True)
class Side:
    """A text that can be chosen. value: in the address, the number of a version or the id of an edition."""

    value: str
    label: str
    text: str
    tests: str


@require_safe
@requires(Action.DRAFT_RULEBOOK)
def page(request: HttpRequest, key: str) -> HttpResponse:
    """?a= the older one, ?b= the newer one; those that are not given: the last version, and what stood before it."""
    ws = selectors.ready()
    every = {one.value: one for one in (*_versions(ws, key), *_editions(ws, key))}
    if not every:
        raise Http404
    newer = _chosen(every, request.GET.get("b"), 0)
    older = _chosen(every, request.GET.get("a"), min(1, len(every) - 1))
    context = {
        "key": key,
        "title": words.title(newer.text, key),
        "latest": drafting.latest(ws, key),
        "choices": list(every.values()),
        "older": older,
        "newer": newer,
        "texts": [
            {"of": "text", "lines": list(lines(older.text, newer.text))},
            {"of": "tests", "lines": list(lines(older.tests, newer.tests))},
        ],
    }
    return render(request, "drafting/differences.html", context | _in_words(ws, older, newer))


def _versions(ws: Workspace, key: str) -> Iterator[Side]:
    for one in drafting.versions(ws, key):
        yield Side(str(one.version), _called(one), one.text, one.tests)


def _called(one: Draft) -> str:
    said = {"version": one.version, "state": words.STATES[one.state.value].label}
    return _("Version %(version)s · %(state)s") % said


def _editions(ws: Workspace, key: str) -> Iterator[Side]:
    """The editions of the family in the catalogue, the latest first; a file that a version here was put in force as is
    that version."""
    known = library.load(ws)
    versions = drafting.versions(ws, key)
    family = known[key].family if key in known else words.family(versions[0].text if versions else "", key)
    for one in reversed(known.families.get(family, ())):
        found = selectors.written(selectors.file(ws, one.id))
        if one.id == key and found.text in [each.text for each in versions]:
            continue
        yield Side(one.id, _("Catalogue: %(id)s") % {"id": one.id}, found.text, found.tests)


def _chosen(every: dict[str, Side], asked: str | None, otherwise: int) -> Side:
    value = asked or list(every)[otherwise]
    if value not in every:
        raise Http404
    return every[value]


def lines(older: str, newer: str) -> Iterator[tuple[str, str]]:
    """The lines that differ with those around them, each with its kind: added, gone, same, or place."""
    found = difflib.unified_diff(older.splitlines(), newer.splitlines(), lineterm="", n=AROUND)
    for number, line in enumerate(found):
        if number > 1:  # After the two that name the files.
            kind = KINDS.get(line[:1], "same")
            yield kind, line if kind == "place" else line[1:]


def _in_words(ws: Workspace, older: Side, newer: Side) -> dict[str, Any]:
    """What the two say that is not the same; nothing where one of them cannot be read."""
    left, right = _told(ws, older), _told(ws, newer)
    if left is None or right is None:
        return {"unread": [one.label for one, told in ((older, left), (newer, right)) if told is None]}
    found = [part for part in differences.parts(left, right) if part.differing]
    return {"parts": found, "number": sum(len(part.differing) for part in found)}


def _told(ws: Workspace, one: Side) -> Told | None:
    try:
        return tell(compiled(texts.source(one.text, ws), ws), ws, language())
    except (GaodiError, RecursionError):
        return None
