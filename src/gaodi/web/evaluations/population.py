"""Among whom is evaluated: everybody, or those of districts, parks and lists, or single ones; chosen in a form, kept
with the work as JSON, said in words of a run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from gaodi.registry import lists
from gaodi.registry.metrics import SubjectKind
from gaodi.rules.gathering import Among
from gaodi.web.definitions.words import name
from gaodi.web.enterprises.labels import Labels
from gaodi.web.evaluations import reach
from gaodi.web.site.templatetags.figures import figure

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

KINDS = {
    "regions": pgettext_lazy("population", "Districts"),
    "parks": pgettext_lazy("population", "Parks"),
    "lists": pgettext_lazy("population", "Members of lists"),
    "subjects": pgettext_lazy("population", "Single ones"),
}
"""What can narrow it, in the order of the form; each is the name of its field."""

NAMED = 5
"""How many codes of single ones a sentence names."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the kinds, with the codes that there are: (code, words, whether it is chosen)."""

    field: str
    label: Any
    options: tuple[tuple[str, str, bool], ...]


def read(given: Any) -> Among:
    """What a form sent; codes of single ones are parted by spaces, commas or lines."""
    picked = {field: tuple(given.getlist(field)) if hasattr(given, "getlist") else () for field in KINDS}
    codes = " ".join(picked["subjects"])
    return Among(**picked | {"subjects": tuple(dict.fromkeys(re.findall(r"[^\s,;，；、]+", codes)))})


def kept(said: Mapping[str, Iterable[str]]) -> Among:
    """What `Among.said` wrote."""
    return Among(**{field: tuple(codes) for field, codes in said.items()})


def choices(ws: Workspace, kind: SubjectKind, among: Among) -> tuple[Choice, ...]:
    """The districts, parks and lists to choose from for subjects of a kind; no kind of which there are none."""
    there, said = reach.places(ws, kind), Labels(ws)
    region = "subject" if kind is SubjectKind.REGION else "region"
    offered = {
        field: [(code, said[facet][code]) for code in sorted(there[column].drop_nulls().unique()) if code]
        for field, facet, column in (("regions", "region", region), ("parks", "park", "park"))
    }
    offered["lists"] = [(key, name(one)) for key, one in lists.load(ws).items()] if _listed(kind) else []
    return tuple(
        Choice(field, KINDS[field], tuple((code, words, code in getattr(among, field)) for code, words in options))
        for field, options in offered.items()
        if options
    )


def _listed(kind: SubjectKind) -> bool:
    """Lists are of enterprises."""
    return kind is SubjectKind.ENTERPRISE


def sentences(ws: Workspace, among: Among) -> list[tuple[Any, str]]:
    """What narrows it: (kind, names), nothing where it is everybody."""
    said, known = Labels(ws), lists.load(ws)
    found = {
        "regions": [said["region"][code] for code in among.regions],
        "parks": [said["park"][code] for code in among.parks],
        "lists": [name(known[key]) if key in known else key for key in among.lists],
    }
    told = [(KINDS[field], _(", ").join(names)) for field, names in found.items() if names]
    return told + ([(KINDS["subjects"], _single(among.subjects))] if among.subjects else [])


def _single(codes: tuple[str, ...]) -> str:
    """The first codes; how many, where there are more."""
    first = _(", ").join(codes[:NAMED])
    more = len(codes) - NAMED
    if more <= 0:
        return first
    return ngettext("%(first)s and %(m)s more", "%(first)s and %(m)s more", more) % {"first": first, "m": figure(more)}
