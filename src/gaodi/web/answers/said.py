"""What was said of what is asked: as the lake has it, as a form has it, and between the two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from gaodi.rules import declared
from gaodi.rules.language.types import Kind
from gaodi.web.answers.asked import NO, YES, Asked
from gaodi.web.site.templatetags.figures import typed

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Said:
    """An answer and its evidence, as a form has them; empty where there is none."""

    answer: str = ""
    evidence: str = ""


NOTHING = Said()


def current(
    ws: Workspace, family: str, enterprise: str, year: int, asked: Iterable[Asked]
) -> tuple[dict[str, Said], bool]:
    """What stands, by the name in the form; and whether any of it is made up."""
    every = tuple(asked)
    found: dict[str, Said] = {}
    made_up = False
    for lag in sorted({one.lag for one in every}):
        rows = declared.current(ws, family, year - lag, subject=enterprise)
        made_up = made_up or bool(rows["synthetic"].any())
        by_name = {row["name"]: row for row in rows.iter_rows(named=True)}
        found |= {one.key: _said(one, by_name.get(one.name)) for one in every if one.lag == lag}
    return found, made_up


def _said(one: Asked, row: Mapping[str, Any] | None) -> Said:
    if row is None:
        return NOTHING
    value = row["value"]
    if one.column.type.kind is Kind.TRUTH and value is not None:
        answer = YES if value > 0 else NO
    elif one.column.type.kind is Kind.DATE:
        answer = row["day"].isoformat() if row["day"] else ""
    else:
        answer = f"{value:.12g}" if value is not None else row["text"] or ""
    return Said(answer, row["evidence"] or "")


def given(form: Mapping[str, Any], asked: Iterable[Asked]) -> dict[str, Said]:
    """What a form says of what is on it."""
    return {
        one.key: Said(
            str(form.get(f"a-{one.key}", "")).strip()[:LONGEST], str(form.get(f"e-{one.key}", "")).strip()[:LONGEST]
        )
        for one in asked
        if f"on-{one.key}" in form
    }


def value(one: Asked, said: Said) -> Any:
    """The answer as it is declared, None for none. Raises ValueError with a sentence for one that cannot be."""
    if not said.answer:
        return None
    if one.choices and said.answer not in dict(one.choices) and one.column.type.kind is not Kind.NUMBER:
        raise ValueError(_("Choose one of the answers."))
    if one.column.type.kind is Kind.TRUTH:
        return said.answer == YES
    return _number(one, said.answer) if one.column.type.kind is Kind.NUMBER else said.answer


def _number(one: Asked, text: str) -> float:
    try:
        found = float(typed(text))
    except ValueError:
        raise ValueError(_("A number is expected, such as 12.5.")) from None
    low, high = one.column.low, one.column.high
    if not isfinite(found) or (low is not None and found < low) or (high is not None and found > high):
        raise ValueError(_("It cannot be %(number)s.") % {"number": text})
    return found


def words(one: Asked, answer: str) -> str:
    """An answer as it is shown."""
    if not answer:
        return _("no answer")
    return dict(one.choices).get(answer, answer)
