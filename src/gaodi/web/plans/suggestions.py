"""The suggestions of the second opinion as the page of a plan shows them, beside what was compiled.

Nothing of it is on any page unless gaodi.yaml names an endpoint, and then only for people who may review.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from gaodi.plan import library, opinion
from gaodi.plan.library import ItemKind, Review
from gaodi.plan.model import Target
from gaodi.plan.opinion import Compared, Opinion, Verdict
from gaodi.plan.opinion.comparing import FIELDS
from gaodi.web import policy
from gaodi.web.jobs.models import Job
from gaodi.web.plans import forms, words
from gaodi.web.plans.asking import active
from gaodi.web.plans.marks import Mark
from gaodi.web.plans.selectors import Shown
from gaodi.web.policy import Action
from gaodi.web.site.templatetags.figures import figure

KIND = "suggestion"
ORDER = (Verdict.DIFFERS, Verdict.ONLY_OPINION, Verdict.ONLY_COMPILER, Verdict.AGREES)


@dataclass(frozen=True, slots=True)
class Row:
    """A suggestion or a target without one, as the list has it. now: the target of the draft that stands there."""

    one: Compared
    now: Target | None = None
    settled: bool = False

    @property
    def key(self) -> str:
        """The id on the page; a suggestion has one, a target has its own in its list."""
        return f"{KIND}-{self.one.suggestion.id}" if self.one.suggestion else ""

    @property
    def read(self) -> Any:
        """The suggestion, or the target where there is none."""
        return self.one.suggestion or self.one.target

    @property
    def goal(self) -> str:
        return forms.goal(self.read)

    @property
    def pending(self) -> bool:
        """Whether somebody has to look at it."""
        return self.one.verdict in (Verdict.DIFFERS, Verdict.ONLY_OPINION) and not self.settled

    @property
    def note(self) -> str:
        """What differs, or by when."""
        if self.one.verdict is Verdict.DIFFERS:
            return _(", ").join(str(words.FIELDS[name]) for name in self.one.fields)
        return self.read.deadline or ""

    @property
    def status(self) -> Any:
        return words.SETTLED if self.settled else words.VERDICTS[self.one.verdict]

    @property
    def fields(self) -> list[tuple[Any, str, str, bool]]:
        """Each field: its name, what the compiler and what the opinion says, and whether they differ."""
        one = self.one
        return [
            (words.FIELDS[name], _plain(one.target, name), _plain(one.suggestion, name), name in one.fields)
            for name in FIELDS
            if any(getattr(side, name, None) is not None for side in (one.target, one.suggestion))
        ]

    @property
    def adding(self) -> str:
        """What the form that adds it is filled with, for an address."""
        start, end = self.read.span
        return urlencode({"start": start, "end": end, KIND: self.key} | _filled(self.read, FIELDS))

    @property
    def correcting(self) -> str:
        """What the form that corrects the target is filled with: the fields that differ."""
        return urlencode({"item": self.one.target.id, KIND: self.key} | _filled(self.read, self.one.fields))


def _filled(read: Target, fields: tuple[str, ...]) -> dict[str, Any]:
    values = forms.initial(read)
    return {name: "" if values[name] is None else values[name] for name in fields}


def _plain(read: Target | None, name: str) -> str:
    """A field in words."""
    value = getattr(read, name, None)
    if value is None or value == "":
        return "—"
    known = {"comparator": words.COMPARATORS, "kind": words.KINDS}.get(name, {})
    return figure(value) if isinstance(value, float) else str(known.get(value, value))


@dataclass(frozen=True, slots=True)
class Beside:
    """What the page shows of the second opinion. given: None while nobody has asked; active: work that asks now."""

    host: str
    model: str
    given: Opinion | None
    rows: tuple[Row, ...]
    active: Job | None

    @property
    def groups(self) -> list[tuple[Any, list[Row]]]:
        """The rows by verdict, those to be looked at first."""
        grouped = [(words.VERDICTS[v].label, [row for row in self.rows if row.one.verdict is v]) for v in ORDER]
        return [(label, rows) for label, rows in grouped if rows]

    @property
    def pending(self) -> int:
        return sum(row.pending for row in self.rows)

    @property
    def counts(self) -> list[tuple[Any, int]]:
        counted = Counter(row.one.verdict for row in self.rows)
        return [(words.VERDICTS[verdict].label, counted[verdict]) for verdict in ORDER if counted[verdict]]

    @property
    def dropped(self) -> list[tuple[Any, int]]:
        return [(words.DROPPED[reason], n) for reason, n in self.given.dropped.items()] if self.given else []

    @property
    def marks(self) -> list[Mark]:
        """Where the suggestions stand in the text."""
        return [Mark(row.read.span, KIND, row.key) for row in self.rows if row.key]


def beside(request: HttpRequest, found: Shown) -> Beside | None:
    """The second opinion on the plan of a page; None where it is off, or not for this person."""
    settings = found.ws.settings.second_opinion
    if not settings.on or not found.is_draft or not policy.allows(request.user, Action.REVIEW_PLAN):
        return None
    given = opinion.last(found.ws, found.entry.id)
    rows = tuple(_rows(found, given)) if given else ()
    return Beside(settings.host, settings.model, given, rows, active(found.entry.id))


def _rows(found: Shown, given: Opinion) -> list[Row]:
    text = library.source_text(found.ws, found.plan) or ""
    review = library.review(found.ws, found.entry.id)
    drafted = {
        one.suggestion.id: one.target for one in opinion.compare(found.plan, given.suggestions, text) if one.suggestion
    }
    return [_row(one, drafted, review, given) for one in opinion.beside(found.ws, given)]


def _row(one: Compared, drafted: dict[str, Target | None], review: Review, given: Opinion) -> Row:
    now = drafted.get(one.suggestion.id) if one.suggestion else None
    return Row(one, now, one.suggestion is not None and _is_settled(one, now, review, given))


def _is_settled(one: Compared, now: Target | None, review: Review, given: Opinion) -> bool:
    """Somebody has decided on a target with this place and value, or on what was compiled there since it was asked."""
    if now is not None and now.value == one.suggestion.value and _is_decided(review, now):
        return True
    decision = review.state(ItemKind.TARGET, one.target.id).decision if one.target else None
    return decision is not None and decision.at > given.at


def _is_decided(review: Review, target: Target) -> bool:
    return review.state(ItemKind.TARGET, target.id).decision is not None
