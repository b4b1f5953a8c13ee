"""What an objection can be about, in words: the items and clauses of a rulebook."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gaodi.rules.program import ClausePart
from gaodi.rules.runs import Run
from gaodi.rules.saying import Speaker
from gaodi.web.evaluations.words import language

LONGEST = 80


def choices(run: Run) -> list[tuple[str, list[tuple[str, str]]]]:
    """The groups of what can be chosen, as (key, words)."""
    say = Speaker(run.program, run.ws, language())
    items = [(part.item.id, part.item.label.label(language())) for part in run.program.every_item()]
    tests = [(part.key, _clause(part, say)) for part in run.program.every_clause() if not part.parts]
    groups = ((_("Points"), items), (_("Conditions"), tests))
    return [(head, each) for head, each in groups if each]


def named(run: Run, key: str) -> str:
    """An item or clause in words; empty for none."""
    if not key:
        return ""
    say = Speaker(run.program, run.ws, language())
    for part in run.program.every_item():
        if part.item.id == key:
            return part.item.label.label(language())
    return next((_clause(part, say) for part in run.program.every_clause() if part.key == key), key)


def _clause(part: ClausePart, say: Speaker) -> str:
    said = part.label.label(language()) if part.label else ""
    if not said and part.test is not None:
        said = say.node(part.test)
    said = said or part.text or part.cite or part.key
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
