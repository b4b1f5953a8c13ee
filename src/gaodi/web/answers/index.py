"""The ways to what is asked: which enterprise, then which rulebook and year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gaodi.registry import enterprises
from gaodi.registry.metrics import SubjectKind
from gaodi.rules import declared, library
from gaodi.rules.model import Rulebook
from gaodi.web import policy
from gaodi.web.answers.asked import asks
from gaodi.web.answers.opened import FIRST, LAST, enterprise_of
from gaodi.web.enterprises import holders
from gaodi.web.evaluations import words
from gaodi.web.people.models import User
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

SHOWN = 20


@require_safe
@requires(Action.ANSWER_QUESTIONNAIRE)
def index(request: HttpRequest) -> HttpResponse:
    """Choose the enterprise; whoever answers for one alone is led to it."""
    ws = workspace()
    if ws is None:
        return render(request, "answers/index.html", {"nothing": True})
    text = request.GET.get("q", "").strip()[:100]
    everywhere = policy.everywhere(request.user, Action.ANSWER_QUESTIONNAIRE)
    codes = [] if everywhere else _codes(request.user)
    own = enterprises.current(ws, ids=codes) if codes else None
    if own is not None and own.height == 1 and not text:
        return redirect("answers:enterprise", own["id"][0])
    found = _found(ws, request.user, text, codes) if text else []
    return render(request, "answers/index.html", {"text": text, "found": found, "shown": SHOWN})


def _codes(user: User) -> list[str]:
    return list(policy.places_of(user, Action.ANSWER_QUESTIONNAIRE).values_list("code", flat=True))


def _found(ws: Workspace, user: User, text: str, codes: list[str]) -> list[dict[str, Any]]:
    """The enterprises of a name or code that this person answers for."""
    narrowed: list[dict[str, tuple[str, ...]]] = [{"park": tuple(codes)}, {"district": tuple(codes)}] if codes else [{}]
    pages = [enterprises.search(ws, text, each, size=SHOWN, fresh=False, facets=False).rows for each in narrowed]
    rows = pl.concat(pages, how="diagonal_relaxed").unique("id", maintain_order=True)
    seen = policy.visible(user, holders.column(rows), Action.ANSWER_QUESTIONNAIRE)
    return seen.head(SHOWN).to_dicts()


@dataclass(frozen=True, slots=True)
class Offered:
    """A rulebook that asks for something. asked: how many things; answered: of these, for the year."""

    rulebook: Rulebook
    title: str
    questionnaire: bool
    asked: int
    answered: int
    last: Any


@require_safe
@requires(Action.ANSWER_QUESTIONNAIRE)
def enterprise(request: HttpRequest, enterprise: str) -> HttpResponse:
    """What is asked of one enterprise for a year: by the editions in force first."""
    ws, row = enterprise_of(request, enterprise)
    year = _year(request)
    offered = _offered(ws, row["id"], year)
    today = timezone.localdate()
    context = {
        "enterprise": row,
        "year": year,
        "current": [one for one in offered if one.rulebook.in_force.holds(today)],
        "others": [one for one in offered if not one.rulebook.in_force.holds(today)],
    }
    return render(request, "answers/enterprise.html", context)


def _year(request: HttpRequest) -> int:
    given = request.GET.get("year", "")
    if given.isdecimal() and FIRST <= int(given[:4]) <= LAST:
        return int(given[:4])
    return timezone.localdate().year - 1


def _offered(ws: Workspace, key: str, year: int) -> list[Offered]:
    """Questionnaires first, then by title."""
    rows = declared.of(ws, key).filter((pl.col("year") == year) & _answered())
    by_family = {family: group for (family,), group in rows.group_by("family")}
    found = [
        _one(rulebook, by_family.get(rulebook.family))
        for rulebook in library.load(ws).values()
        if asks(rulebook) and rulebook.subject is SubjectKind.ENTERPRISE
    ]
    return sorted(found, key=lambda one: (not one.questionnaire, one.title, one.rulebook.id))


def _answered() -> pl.Expr:
    return pl.any_horizontal(pl.col(name).is_not_null() for name in ("value", "text", "day"))


def _one(rulebook: Rulebook, rows: pl.DataFrame | None) -> Offered:
    asked = rulebook.questionnaire
    names = {f"answer:{one.id}" for section in (asked.sections if asked else ()) for one in section.questions}
    names |= set(rulebook.inputs)
    mine = rows.filter(pl.col("name").is_in(names)) if rows is not None else None
    return Offered(
        rulebook,
        rulebook.title.label(words.language()),
        asked is not None,
        len(names),
        mine.height if mine is not None else 0,
        mine["recorded_at"].max() if mine is not None and mine.height else None,
    )
