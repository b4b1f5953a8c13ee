"""Targets: the numbers that a plan promises, with what they measure, by when and how firmly.

    targets.find(text, outline)         # merged, with repeats; ids t1, t2, … in the order of the text

From the clean text: `clauses` (what stands between two commas) and `quantities` (numbers with units) → `walking` and
`reading` (which of them are targets, by the verbs and nouns around them) → `merging` (the same target again). Words
are in words.txt.
"""

from __future__ import annotations

from collections.abc import Sequence

from gaodi.plan.model import Repeat, Span, Target
from gaodi.plan.targets import merging, walking
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.walking import Headings
from gaodi.plan.tasks.sources import CleanText

__all__ = ["find"]


def find(text: CleanText, outline: Headings) -> tuple[Target, ...]:
    """Every target of the plan, in the order of the text; ids t1, t2, …"""
    drafts = sorted(walking.drafts(text, outline), key=lambda d: (d.quantity.start, d.start))
    groups = merging.merge(drafts)
    return tuple(_target(text, outline, group, f"t{number}") for number, group in enumerate(groups, 1))


def _target(text: CleanText, outline: Headings, group: Sequence[Draft], key: str) -> Target:
    first, *others = group
    span = text.span(first.start, first.end)
    return Target(
        id=key,
        indicator=first.indicator,
        comparator=first.comparator,
        value=first.quantity.value,
        value_max=first.quantity.value_max,
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
        deadline_span=_written(text, first),
    )


def _repeat(text: CleanText, draft: Draft) -> Repeat:
    span = text.span(draft.start, draft.end)
    return Repeat(span=span, quote=text.raw[slice(*span)])


def _written(text: CleanText, draft: Draft) -> Span | None:
    """Where the deadline is written."""
    place = draft.deadline.place if draft.deadline else None
    return text.span(*place) if place else None
