"""What pages read of the versions of rulebooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404

from gaodi.errors import NotFound
from gaodi.rules import drafting, library
from gaodi.rules.drafting import Draft
from gaodi.rules.files import Source
from gaodi.web.plans.workspace import ready
from gaodi.web.rulebooks import selectors as rulebooks

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Texts:
    """A rulebook and its tests as they are written. opened, after: the rulebook and the version that they are written
    upon; empty and 0 for a new one."""

    text: str
    tests: str = ""
    opened: str = ""
    after: int = 0


def version(key: str, number: int) -> Draft:
    """One version. Raises Http404."""
    try:
        return drafting.version(ready(), key, number)
    except NotFound as error:
        raise Http404(str(error)) from error


def held(ws: Workspace, key: str) -> Source | None:
    """The file that holds under an id, whoever wrote it; None where there is none."""
    return library.source(ws, key) if key in library.load(ws) else None


def file(ws: Workspace, key: str) -> Source:
    """The file that holds under an id. Raises Http404."""
    source = held(ws, key)
    if source is None:
        raise Http404
    return source


def written(source: Source) -> Texts:
    """A file and its tests."""
    path = rulebooks.tests_of(source)
    return Texts(source.written, path.read_text("utf-8-sig") if path else "", source.rulebook.id)


def last(ws: Workspace, key: str) -> Texts:
    """The last version of a rulebook; where nobody wrote one, the file that holds. Raises Http404 where there is
    neither."""
    if draft := drafting.latest(ws, key):
        return Texts(draft.text, draft.tests, key, draft.version)
    return written(file(ws, key))
