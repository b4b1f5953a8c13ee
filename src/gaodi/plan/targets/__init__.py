"""Targets: the numbers that a plan promises, with what they measure, by when and how firmly.

    targets.find(text, outline)         # merged, with repeats; ids t1, t2, … in the order of the text

From the clean text: `clauses` (what stands between two commas) and `quantities` (numbers with units) → `reading` (which of
them are targets, by the verbs and nouns around them) → `merging` (the same target again). Words are in words.txt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol

from gaodi.plan.model import Repeat, Section, Span, Target
from gaodi.plan.targets import clauses, merging, periods, quantities, tables, times
from gaodi.plan.targets.deadlines import Deadlines
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.reading import Reader
from gaodi.plan.tasks.sources import CleanText

__all__ = ["find"]

_AIMS = re.compile(any_of("aims"))
_STANDING = re.compile(rf"(?:{any_of('standing')})(?:（[^）]*）)?$")
_SENTENCE = 400


class Outline(Protocol):
    """The headings, and which of them stand above a place."""

    @property
    def sections(self) -> Sequence[Section]:
        """The headings in the order of the text."""

    def above(self, offset: int) -> tuple[Section, ...]:
        """The sections that hold a place of the source text, the outermost first."""

    def path(self, offset: int) -> str:
        """The headings above a place of the source text, in words."""


def find(text: CleanText, outline: Outline) -> tuple[Target, ...]:
    """Every target of the plan, in the order of the text; ids t1, t2, …"""
    drafts = sorted(_drafts(text, outline), key=lambda d: (d.quantity.start, d.start))
    groups = merging.merge(drafts)
    return tuple(_target(text, outline, group, f"t{number}") for number, group in enumerate(groups, 1))


def _drafts(text: CleanText, outline: Outline) -> Iterator[Draft]:
    period = periods.period(text.clean)
    shadow = clauses.shadow(text.clean)
    for table in tables.find(text.clean, period):
        shadow = f"{shadow[: table.start]}{clauses.BLANK * (table.end - table.start)}{shadow[table.end :]}"
        yield from table.drafts
    found = list(quantities.find(shadow))
    starts = [q.start for q in found]
    reader = Reader(text.clean, shadow, Deadlines(times.find(shadow, period), period.end))
    for clause in clauses.find(shadow):
        section = outline.above(text.offsets[clause.start]) if clause.start < len(text.offsets) else ()
        reader.deadlines.enter(clause.start, tuple(s.span[0] for s in section), first=clause.first, opens=clause.opens)
        within = found[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
        titles = "".join(s.title for s in section if s.level)
        if any(_STANDING.search(s.title) for s in section) or _headline(shadow, clause):
            continue
        reader.aims = _AIMS.search(titles) is not None
        reader.heading = section[-1].title if section else ""
        yield from reader.clause(clause, within, _sentence(shadow, clause))


def _headline(shadow: str, clause: clauses.Clause) -> bool:
    """Whether the clause is a line by itself without any sign: a headline says what the text says anyway."""
    whole = clause.opens and shadow[clause.end : clause.end + 1] in ("\n", "")
    return (
        whole
        and clause.end - clause.start < 40
        and not re.search(r"[、（]|20\d\d|^[—·●]", shadow[clause.start : clause.end])
    )


def _sentence(shadow: str, clause: clauses.Clause) -> str:
    """The sentence around a clause, as far as it matters."""
    start = max(
        max(shadow.rfind(s, max(0, clause.start - _SENTENCE), clause.start) for s in "。；"),
        shadow.rfind("\n", max(0, clause.start - _SENTENCE), clause.start),
    )
    stops = [
        at
        for at in (
            shadow.find("。", clause.end, clause.end + _SENTENCE),
            shadow.find("\n", clause.end, clause.end + _SENTENCE),
        )
        if at >= 0
    ]
    return shadow[max(start + 1, clause.start - _SENTENCE) : min(stops, default=clause.end)]


def _target(text: CleanText, outline: Outline, group: Sequence[Draft], key: str) -> Target:
    first, *others = group
    span = text.span(first.start, first.end)
    q = first.quantity
    return Target(
        id=key,
        indicator=first.indicator,
        comparator=first.comparator,
        value=q.value,
        value_max=q.value_max,
        unit=first.unit,
        deadline=first.deadline.value if first.deadline else None,
        kind=first.kind,
        scope=first.scope,
        firmness=first.firmness,
        quote=text.raw[slice(*span)],
        span=span,
        section=outline.path(span[0]),
        repeats=tuple(_repeat(text, other) for other in others),
        part_of=text.span(first.whole.start, first.whole.end) if first.whole else None,
        baseline=first.baseline,
        deadline_span=_place(text, first),
    )


def _repeat(text: CleanText, draft: Draft) -> Repeat:
    span = text.span(draft.start, draft.end)
    return Repeat(span=span, quote=text.raw[slice(*span)])


def _place(text: CleanText, draft: Draft) -> Span | None:
    place = draft.deadline.place if draft.deadline else None
    return text.span(*place) if place else None
