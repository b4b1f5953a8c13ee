"""The tree of conditions in words, with citations."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gaodi.rules.program import ClausePart
from gaodi.rules.saying import Speaker


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a choice: exactly one applies. when: empty for all the rest."""

    label: str
    when: str
    test: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition. how: how those under it count; test: its own, in words."""

    key: str
    label: str
    how: str
    test: str
    cite: str
    lines: tuple[Line, ...]
    parts: tuple[Clause, ...]


def told(speaker: Speaker, part: ClausePart) -> Clause:
    """A clause with those under it."""
    label = part.label.label(speaker.language) if part.label else ""
    test = speaker.node(part.test) if part.test is not None else ""
    return Clause(
        part.key,
        label,
        how(part),
        "" if test.casefold() == label.casefold() else test,
        part.cite,
        tuple(
            Line(
                line.label.label(speaker.language) if line.label else "",
                speaker.node(line.when) if line.when is not None else "",
                speaker.node(line.then),
            )
            for line in part.lines
        ),
        tuple(told(speaker, one) for one in part.parts),
    )


def how(part: ClausePart) -> str:
    """How the clauses under one count together."""
    match part.kind:
        case "all":
            return _("All of these")
        case "any":
            return _("One of these is enough")
        case "not":
            return _("This must not hold")
        case "at_least":
            said = {"n": part.count, "of": len(part.parts)}
            return ngettext("At least %(n)s of these %(of)s", "At least %(n)s of these %(of)s", part.count) % said
        case "case":
            return _("The first line that applies counts")
    return ""
