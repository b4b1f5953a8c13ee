"""Reads the clauses of a text and gives the targets in them, in order.

For each number: is it part of a name (“3个|90亿元级|园区”), does a verb of reaching govern it (“产值 达到 90亿元”), does a verb
of making (“建成 40家 智能工厂”, “建成智能工厂 40家”, and in a list “、绿色工厂 20家”), or is it said of a noun before it
(“产值90亿元”)? A number that none of these holds is no target. Ellipsis (“，到2033年突破90亿元”, “，其中工业部分60亿元”) takes the
noun from the target before it in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gaodi.plan.targets import attributes, ellipsis, exclusions, governors, kinds, objects, pairing, subjects
from gaodi.plan.targets.clauses import Clause
from gaodi.plan.targets.deadlines import Deadlines
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.governors import Governor
from gaodi.plan.targets.quantities import Quantity
from gaodi.plan.targets.subjects import Subject

_JOINED = re.compile(r"^[、，和及与以且并]+(?:及)?")
_PART = re.compile(r"其中|含|包括")
_WINDOW = 160


@dataclass(slots=True)
class Memory:
    """What a sentence has said so far: the last target, the verb that governs its list, the clause before."""

    last: Draft | None = None
    noun: str = ""
    verb: str | None = None
    clause: str = ""
    wholes: list[Draft] = field(default_factory=list)


@dataclass(slots=True)
class Reader:
    """Goes through the clauses. text: the clean text; shadow: what is read of it; aims: whether a place is in a section of aims."""

    text: str
    shadow: str
    deadlines: Deadlines
    memory: Memory = field(default_factory=Memory)
    aims: bool = False

    def clause(self, clause: Clause, quantities: Sequence[Quantity], sentence: str) -> Iterator[Draft]:
        """The targets of one clause."""
        if clause.first:
            self.memory = Memory(verb=None, last=None)
        if not exclusions.sentence(sentence):
            yield from self._numbers(clause, quantities)
        self.memory.clause = self.shadow[max(clause.start, clause.end - _WINDOW) : clause.end]

    def _numbers(self, clause: Clause, quantities: Sequence[Quantity]) -> Iterator[Draft]:
        heads = [q for q in quantities if not attributes.attributive(self.shadow, q, clause.end, quantities)]
        cursor, at = clause.start, 0
        while at < len(heads):
            run = pairing.run(self.shadow, heads, at)
            found = [] if self.deadlines.past(heads[at].start) else self._read(clause, cursor, heads[at:], run)
            for draft in found:
                self._remember(draft)
                yield draft
            if found:
                cursor = max(d.end for d in found)
            at += run if found and len(found) >= run else 1

    def _remember(self, draft: Draft) -> None:
        self.memory.last = draft

    def _read(self, clause: Clause, cursor: int, heads: Sequence[Quantity], run: int) -> list[Draft]:
        q = heads[0]
        start = max(cursor, q.start - _WINDOW)
        joined = _JOINED.match(self.shadow, start)
        start = joined.end() if joined and cursor > clause.start else start
        governor = governors.before(self.shadow, start, q.start)
        left = self.text[start : governor.stem]
        if q.counts and (found := self._object(clause, start, heads, governor)):
            return found
        if run > 1 and (found := self._paired(clause, start, heads[:run], governor)):
            return found
        return self._said(clause, start, q, governor, left)

    # “建成40家智能工厂”
    def _object(self, clause: Clause, start: int, heads: Sequence[Quantity], governor: Governor) -> list[Draft]:
        q = heads[0]
        name, end = objects.after(self.shadow, self.text, heads, clause.end)
        if not name:
            return []
        verb = objects.verb(
            self.shadow, start, q.start, governor, listed=self.memory.verb if start > clause.start else None
        )
        if verb is None or exclusions.counted(self.shadow, start, q, verb.word, name):
            return []
        self.memory.verb = verb.word
        scope = subjects.bare(self.text[verb.end : governor.stem]) or None
        self.memory.noun = name
        return [self._draft(Subject(name, scope), q, governor, verb.start, end, verb.word)]

    # “甲、乙产值分别达到90亿元、80亿元”
    def _paired(self, clause: Clause, start: int, run: Sequence[Quantity], governor: Governor) -> list[Draft]:
        left = self.text[start : governor.stem]
        verb, rest = objects.leading(left, counted=run[0].counts, governed=governor.verb is not None)
        names = pairing.names(subjects.noun(rest), len(run))
        if names:
            return [self._draft(name, q, governor, start, q.close, verb) for name, q in zip(names, run, strict=True)]
        dates = self.deadlines.named(self.deadlines.sentence, run[0].start)[-len(run) :]
        noun = subjects.noun(rest) or self.memory.noun
        if governor.hedged("分别", "依次") and len(dates) == len(run) and noun:
            made = (self._draft(subjects.subject(noun), q, governor, start, q.close, verb) for q in run)
            return [d.with_(deadline=date) for d, date in zip(made, dates, strict=True)]
        return []

    # “产值达到90亿元”, “建成智能工厂40家”, “产值90亿元”
    def _said(self, clause: Clause, start: int, q: Quantity, governor: Governor, left: str) -> list[Draft]:
        verb, rest = objects.leading(
            left, counted=q.counts, governed=governor.verb is not None and not governor.compares
        )
        noun = subjects.noun(rest)
        if not self._holds(clause, start, q, governor, verb, noun):
            return []
        part = (
            self.memory.last
            if _PART.search(self.shadow, max(clause.start - 1, start - 3), max(start, governor.stem))
            else None
        )
        subject = self._subject(noun, q, governor, part)
        if subject is None or exclusions.said(subject.indicator, q, self.shadow, start, governor):
            return []
        begin = start + len(left) - len(left.lstrip("，、和及与以并其中 "))
        draft = self._draft(
            subject, q, governor, self._begin(begin, governor, rest, verb), q.close, verb or self._listed(q, governor)
        )
        if verb:
            self.memory.verb = verb
        if pairs := pairing.each(noun, governor):
            return [draft.with_(indicator=p.indicator, scope=p.scope or draft.scope) for p in pairs]
        return [draft.with_(whole=part)] if part else [draft]

    def _begin(self, start: int, governor: Governor, rest: str, verb: str | None) -> int:
        """Where the quote begins: at the verb of making, else at the noun."""
        noun = subjects.noun(rest)
        place = self.text.rfind(noun, start, governor.stem) if noun else governor.stem
        if verb:
            return self.text.find(verb, start, governor.stem)
        region = self.text[max(start, place - 2) : place]
        return place - 2 if region.startswith("全") and place - 2 >= start else max(place, start)

    def _listed(self, q: Quantity, governor: Governor) -> str | None:
        """The verb of the list that a count without a verb goes on with."""
        return self.memory.verb if q.counts and not governor.verb else None

    def _holds(self, clause: Clause, start: int, q: Quantity, governor: Governor, verb: str | None, noun: str) -> bool:
        """Whether something makes the number a target."""
        if governor.verb and not (
            governor.verb in ("在", "为", "是", "有", "到") and not q.suffix and not governor.comparator
        ):
            return bool(noun or self.memory.last or self.memory.clause)
        if q.unit == "" or (q.han and q.counts):
            return False
        if verb and noun:
            return q.counts or subjects.measures(noun) or verb in ("实现", "完成")
        listed = start > clause.start and self.memory.last is not None
        meant = listed or self.aims or self.memory.last is not None or self.deadlines.meant(q.start)
        if q.counts:
            return bool(noun) and meant
        return bool(noun) and meant and (subjects.measures(noun) or kinds.grows(noun) or self.memory.last is not None)

    def _subject(self, noun: str, q: Quantity, governor: Governor, part: Draft | None) -> Subject | None:
        """Indicator and scope, completed from what went before where the noun is not whole."""
        found = ellipsis.complete(noun, q, self.memory.last, self.memory.noun, self.memory.clause, part)
        if found is None:
            return None
        if found.indicator and not kinds.grows(found.indicator):
            self.memory.noun = noun if noun and part is None else self.memory.noun
        return kinds.named(found, governor)

    def _draft(
        self, subject: Subject, q: Quantity, governor: Governor, start: int, end: int, verb: str | None
    ) -> Draft:
        word = verb or governor.verb
        return Draft(
            indicator=subject.indicator,
            scope=subject.scope,
            quantity=q,
            comparator=kinds.comparator(q, governor),
            kind=kinds.kind(subject.indicator, q, governor, verb, self.shadow[max(0, start - 12) : q.start]),
            unit=kinds.unit(subject.indicator, q),
            firmness=kinds.firmness(q, governor, word),
            deadline=self.deadlines.at(q.start),
            start=start,
            end=end,
            baseline=self.deadlines.base(self.deadlines.sentence, q.start)
            if governor.rises or governor.falls or q.unit == "番"
            else None,
        )
