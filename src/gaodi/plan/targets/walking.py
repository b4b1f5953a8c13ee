"""Goes through a text from clause to clause with what holds there: the section, the sentence, the deadlines.

Between the parts and `reading`: it finds tables, numbers and expressions of time once, and hands each clause its own.
What stands where a plan looks back (一、发展基础) is not read, nor are headlines, which say what the text below them
says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from gaodi.plan.model import Section
from gaodi.plan.targets import clauses, periods, quantities, reading, tables, tense, times
from gaodi.plan.targets.cases import Context, Memory
from gaodi.plan.targets.clauses import Clause
from gaodi.plan.targets.deadlines import Deadlines
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.quantities import Quantity
from gaodi.plan.tasks.sources import CleanText

_WHOLE = re.compile(any_of("places"))
_AIMS = re.compile(any_of("aims"))
_BACK = re.compile(rf"^(?:回顾|总结)|(?:{any_of('standing')})(?:（[^）]*）)?(?:$|（[一二三四五六七八九十]）)")
# 夯实产业基础 is a task, and 产业基础 by itself one of the aims.
_FORTH = re.compile(
    r"^(?:着力|加快|大力|切实|进一步|不断|持续)?(?:夯实|筑牢|筑强|强化|巩固|加强|打牢|厚植|增强|完善|优化|补齐|解决|破解|应对|提升|改善)|^产业基础$"
)
_MARKED = re.compile(r"[、（]|20\d\d|^[—·●•]")
_SENTENCE, _HEADLINE = 400, 40


class Headings(Protocol):
    """The headings, and which of them stand above a place."""

    @property
    def sections(self) -> Sequence[Section]:
        """The headings in the order of the text."""

    def above(self, offset: int) -> tuple[Section, ...]:
        """The sections that hold a place of the source text, the outermost first."""

    def path(self, offset: int) -> str:
        """The headings above a place of the source text, in words."""


@dataclass(frozen=True, slots=True)
class Place:
    """The sections above a place: their offsets, whether they look back or set aims, and the innermost title."""

    numbers: tuple[int, ...] = ()
    back: bool = False
    aims: bool = False
    title: str = ""


def drafts(text: CleanText, outline: Headings) -> Iterator[Draft]:
    """The targets of a text, those of its tables first."""
    period = periods.period(text.clean)
    found = list(tables.find(text.clean, period))
    for table in found:
        yield from table.drafts
    if tense.report(text.clean):
        return
    shadow = _without(clauses.shadow(text.clean), found)
    context = Context(text.clean, shadow, Deadlines(times.find(text.clean, shadow, period), period.end))
    region = _region(text.clean)
    for clause, place, within in _numbered(shadow, text, outline, context):
        context.aims, context.heading = place.aims, place.title
        sentence = _sentence(shadow, clause) if within else ""
        if not place.aims and tense.reports(sentence):
            continue
        for draft in reading.clause(context, clause, within, sentence):
            yield draft.with_(scope=region) if place.aims and draft.scope is None else draft


def _without(shadow: str, found: Sequence[tables.Table]) -> str:
    """The shadow with its tables blanked."""
    pieces, at = [], 0
    for table in found:
        pieces += [shadow[at : table.start], clauses.BLANK * (table.end - table.start)]
        at = table.end
    return "".join(pieces) + shadow[at:]


def _numbered(
    shadow: str, text: CleanText, outline: Headings, context: Context
) -> Iterator[tuple[Clause, Place, Sequence[Quantity]]]:
    """The clauses to be read, with their numbers: those with one, and those that lead to one."""
    found = list(quantities.find(shadow))
    starts = [q.start for q in found]
    low = 0
    for clause, place in _placed(shadow, text, outline):
        context.deadlines.enter(
            clause.start,
            place.numbers,
            first=clause.first,
            opens=clause.opens,
            parts=shadow[clause.start - 1 : clause.start] == "；",
        )
        low = bisect_left(starts, clause.start, low)
        within = found[low : bisect_left(starts, clause.end, low)]
        if place.back or (within and _headline(shadow, clause)):
            continue
        if low < len(starts) and starts[low] - clause.end < _SENTENCE:
            yield clause, place, within
        elif clause.first:
            context.memory = Memory()


def _region(text: str) -> str | None:
    """What the text calls its region as a whole (全市): whose the aims are where nothing else is said."""
    counts = Counter(_WHOLE.findall(text))
    return max(sorted(counts), key=lambda word: counts[word]) if counts else None


def _placed(shadow: str, text: CleanText, outline: Headings) -> Iterator[tuple[Clause, Place]]:
    """Every clause with its place; looked up where a heading begins only."""
    begins = sorted(section.span[0] for section in outline.sections)
    place, following = Place(), 0
    for clause in clauses.find(shadow):
        offset = text.offsets[clause.start] if clause.start < len(text.offsets) else len(text.raw)
        if following < len(begins) and begins[following] <= offset:
            following = bisect_left(begins, offset + 1, following)
            place = _place(outline.above(offset))
        yield clause, place


def _place(sections: tuple[Section, ...]) -> Place:
    titles = [section.title for section in sections if section.level]
    return Place(
        tuple(section.span[0] for section in sections),
        any(_BACK.search(title) and not _FORTH.search(title) for title in titles),
        any(_AIMS.search(title) for title in titles),
        titles[-1] if titles else "",
    )


def _headline(shadow: str, clause: Clause) -> bool:
    """Whether the clause is a short line by itself above running text."""
    line = shadow[clause.start : clause.end]
    if not clause.opens or len(line) > _HEADLINE or shadow[clause.end : clause.end + 1] != "\n" or _MARKED.search(line):
        return False
    end = shadow.find("\n", clause.end + 1)
    return "。" in shadow[clause.end + 1 : end if end >= 0 else None]


def _sentence(shadow: str, clause: Clause) -> str:
    """The sentence around a clause, or its part between semicolons, as far as it matters."""
    low, high = max(0, clause.start - _SENTENCE), clause.end + _SENTENCE
    start = max(shadow.rfind(sign, low, clause.start) for sign in "。；\n")
    ends = [at for sign in "。；\n" if (at := shadow.find(sign, clause.end, high)) >= 0]
    return shadow[max(start + 1, low) : min(ends, default=min(high, len(shadow)))]
