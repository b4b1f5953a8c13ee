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

from gaodi.plan.model import Comparator, Kind
from gaodi.plan.targets import attributes, ellipsis, exclusions, governors, kinds, objects, pairing, shares, subjects
from gaodi.plan.targets.clauses import Clause
from gaodi.plan.targets.deadlines import Deadlines
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.governors import Governor
from gaodi.plan.targets.lexicon import words
from gaodi.plan.targets.quantities import Quantity
from gaodi.plan.targets.subjects import Subject

_JOINED = re.compile(r"[、，和及与以且并]+(?:及)?")
_PART = re.compile(r"其中|含|包括")
_WORK = words("make", "carry out", "add") - {"突破", "实现", "发展", "完成"}
_STATIVE = frozenset({"在", "为", "是", "有", "到", "合计", "建成"})
_WINDOW = 160
_NEAR = 12
"""As many numbers as one may share a noun or a verb with."""


@dataclass(slots=True)
class Memory:
    """What a sentence has said so far: targets, nouns, the verb that governs its list, the clause before."""

    last: Draft | None = None
    counted: str = ""
    noun: str = ""
    verb: str | None = None
    listing: bool = False
    yearly: int | None = None
    names: list[Subject] = field(default_factory=list)
    clause: str = ""
    head: tuple[str | None, str] | None = None
    """What a colon says of the list behind it: 新增企业：甲区20家、乙区10家."""


@dataclass(slots=True)
class Reader:
    """Goes through the clauses. text: the clean text; shadow: what is read of it; aims, heading: of the section."""

    text: str
    shadow: str
    deadlines: Deadlines
    memory: Memory = field(default_factory=Memory)
    aims: bool = False
    heading: str = ""

    def clause(self, clause: Clause, quantities: Sequence[Quantity], sentence: str) -> Iterator[Draft]:
        """The targets of one clause."""
        if clause.first:
            self.memory = Memory()
        said = self.shadow[clause.start : min(clause.end, clause.start + 4 * _WINDOW)]
        if clause.first or self.shadow[clause.start - 1] == "；":
            self.memory.yearly = None
        if "每年" in said:
            self.memory.yearly = clause.start + said.find("每年")
        if not exclusions.subsidised(said, sentence):
            yield from self._numbers(clause, quantities)
        self.memory.clause = said[-_WINDOW:]
        if self.shadow[clause.end : clause.end + 1] == "：" and not quantities:
            self.memory.head = self._announced(clause)

    def _announced(self, clause: Clause) -> tuple[str | None, str] | None:
        left = self.text[max(clause.start, clause.end - 40) : clause.end]
        verb, rest, _ = objects.leading(left, Quantity(0, 0, 0, 0, None, "个"), governed=False)
        noun = subjects.noun(rest)
        return (
            (verb, noun) if noun and (verb or subjects.measures(noun)) and not noun.endswith(("目标", "指标")) else None
        )

    def _numbers(self, clause: Clause, quantities: Sequence[Quantity]) -> Iterator[Draft]:
        heads = [q for n, q in enumerate(quantities) if self._heads(q, clause, quantities[n + 1 : n + _NEAR])]
        cursor, at = clause.start, 0
        while at < len(heads):
            run = pairing.run(self.shadow, heads, at)
            found = (
                [] if self.deadlines.past(heads[at].start) else self._read(clause, cursor, heads[at : at + _NEAR], run)
            )
            for draft in found:
                self.memory.last = self._yearly(draft)
                yield self.memory.last
            if found:
                cursor = max(cursor, *(d.end for d in found))
            at += run if len(found) >= run else 1
        if not heads:
            self.memory.listing = False

    def _yearly(self, draft: Draft) -> Draft:
        """每年 governs the list: what is counted is added each year."""
        counted = draft.quantity.counts and draft.kind is Kind.LEVEL and draft.comparator is not Comparator.AT_MOST
        each = self.memory.yearly
        governed = (
            each is not None and each < draft.quantity.start and not self.deadlines.dated(each, draft.quantity.start)
        )
        return draft.with_(kind=Kind.INCREMENT) if counted and governed else draft

    def _heads(self, q: Quantity, clause: Clause, later: Sequence[Quantity]) -> bool:
        """Whether the number is not part of a noun; a share or a fund may stand behind its number."""
        if exclusions.begins(self.shadow, q):
            return False
        if shares.before(self.shadow, clause.start, q, clause.end) or shares.fund(
            self.shadow, clause.start, q, clause.end
        ):
            return True
        return not attributes.attributive(self.shadow, q, clause.end, later)

    def _read(self, clause: Clause, cursor: int, heads: Sequence[Quantity], run: int) -> list[Draft]:
        q = heads[0]
        start = max(cursor, q.start - _WINDOW)
        joined = _JOINED.match(self.shadow, start, q.start)
        start = joined.end() if joined and cursor > clause.start else start
        governor = governors.before(self.shadow, start, q.start)
        if found := self._before(clause, start, q, governor):
            return found
        name, end = objects.after(self.shadow, self.text, heads, clause.end) if q.counts else ("", q.close)
        if name and (
            not governor.reaches
            or governor.makes
            or governor.verb in ("有", "拥有")
            or not self.text[start : governor.stem].strip("、，")
        ):
            return self._object(clause, start, heads, governor, name, end)
        if run > 1 and (found := self._paired(start, heads[:run], governor)):
            return found
        return self._said(clause, start, q, governor, name)

    # “80%以上的企业实现联网”, “设立总规模30亿元的基金”
    def _before(self, clause: Clause, start: int, q: Quantity, governor: Governor) -> list[Draft]:
        if share := shares.before(self.shadow, clause.start, q, clause.end):
            return [self._draft(Subject(share[0]), q, governor, governor.stem, share[1], None)]
        if fund := shares.fund(self.shadow, clause.start, q, clause.end):
            return [self._draft(Subject(fund[0]), q, governor, fund[1], fund[2], None)]
        return []

    # “建成40家智能工厂”
    def _object(
        self, clause: Clause, start: int, heads: Sequence[Quantity], governor: Governor, name: str, end: int
    ) -> list[Draft]:
        q = heads[0]
        goes_on = start > clause.start or (self.memory.listing and not clause.first)
        verb = objects.verb(self.shadow, start, q.start, governor, q, listed=self.memory.verb if goes_on else None)
        if verb is None or exclusions.counted(self.shadow, start, q, verb.word, name):
            return []
        if q.han and not objects.concrete(name, verb.word, q):
            return []
        self.memory.verb, self.memory.listing = verb.word, True
        scope = subjects.bare(self.text[verb.end : governor.stem]) or None
        self.memory.noun = self.memory.counted = name
        return [self._draft(Subject(name, scope), q, governor, verb.start, end, verb.word)]

    # “甲、乙产值分别达到90亿元、80亿元”
    def _paired(self, start: int, run: Sequence[Quantity], governor: Governor) -> list[Draft]:
        left = self.text[start : governor.stem]
        verb, rest, _ = objects.leading(left, run[0], governed=governor.verb is not None)
        noun = subjects.noun(rest)
        begin = self._begin(start, governor, noun, verb)
        names = pairing.names(noun, len(run))
        if not noun and len(self.memory.names) == len(run):
            names = self.memory.names
        if names:
            self.memory.names = names
            found = [
                self._draft(kinds.named(n, governor), q, governor, begin, q.close, verb)
                for n, q in zip(names, run, strict=True)
            ]
            self.memory.noun = found[-1].indicator
            return found
        dates = self.deadlines.named(run[0].start)[-len(run) :]
        subject = ellipsis.complete(noun, run[0], self._spoken(), None)
        if governor.hedged("分别", "依次") or self._distributes(start, governor.stem):
            if len(dates) == len(run) and subject:
                made = (self._draft(kinds.named(subject, governor), q, governor, begin, q.close, verb) for q in run)
                return [d.with_(deadline=date) for d, date in zip(made, dates, strict=True)]
        return []

    def _distributes(self, start: int, stem: int) -> bool:
        return "分别" in self.shadow[start:stem]

    # “产值达到90亿元”, “建成智能工厂40家”, “产值90亿元”
    def _said(self, clause: Clause, start: int, q: Quantity, governor: Governor, name: str) -> list[Draft]:
        left = self.text[start : governor.stem]
        verb, rest, who = objects.leading(left, q, governed=governor.reaches)
        noun = subjects.noun(rest)
        last = self.memory.last
        part = last if _PART.search(self.shadow, max(clause.start - 1, start - 3), max(start, q.start)) else None
        if not self._holds(clause, start, q, governor, verb, noun, name, part):
            return []
        subject = self._listed(noun) or self._subject(noun, q, governor, part)
        if subject is None or exclusions.said(noun, q, self.shadow, start, governor):
            return []
        work = "".join(reversed([w for w in governor.words if w in _WORK]))
        if q.counts and not noun and work and self.memory.counted:
            subject = Subject(work + self.memory.counted, subject.scope)
        elif q.counts and noun:
            self.memory.counted = subject.indicator
        made = verb or (self.memory.head[0] if self.memory.head else None)
        done = made or (self.memory.verb if q.counts and not governor.reaches else None)
        draft = self._draft(subject, q, governor, self._begin(start, governor, noun, verb), q.close, done)
        self.memory.verb, self.memory.listing = verb or self.memory.verb, False
        if self._same_firms(draft, q):
            draft = draft.with_(scope=self.memory.last and self.memory.last.scope)
        if verb and who and (scope := subjects.bare(who)) and draft.scope is None:
            draft = draft.with_(scope=scope)
        if pairs := pairing.each(noun, governor):
            return [draft.with_(indicator=p.indicator, scope=p.scope or draft.scope) for p in pairs]
        if part is None:
            return [draft]
        adds = part.kind is Kind.INCREMENT and q.counts and part.quantity.counts and draft.kind is Kind.LEVEL
        return [draft.with_(whole=part, kind=Kind.INCREMENT if adds else draft.kind)]

    def _same_firms(self, draft: Draft, q: Quantity) -> bool:
        """“重点企业联网率达到70%，数控化率达到50%”: the second rate is that of the same firms."""
        last = self.memory.last
        rates = last is not None and q.unit == last.unit == "%" and draft.indicator.endswith("率")
        return rates and draft.scope is None and last is not None and (last.scope or "").endswith("企业")

    def _listed(self, noun: str) -> Subject | None:
        """The subject that a colon announced; the noun is whose it is."""
        if self.memory.head is None or not noun or subjects.measures(noun) or noun.endswith("企业"):
            return None
        return Subject(self.memory.head[1], noun)

    def _begin(self, start: int, governor: Governor, noun: str, verb: str | None) -> int:
        """Where the quote begins: at the verb of making, else at the noun."""
        if verb and verb != "实现":
            return self.text.find(verb, start, governor.stem)
        place = self.text.rfind(noun, start, governor.stem) if noun else governor.stem
        if place < 0:
            left = self.text[start : governor.stem]
            return start + len(left) - len(left.lstrip("，、；和及与以并其中 \n"))
        return place - 2 if place - 2 >= start and self.text[place - 2] == "全" else place

    def _holds(
        self,
        clause: Clause,
        start: int,
        q: Quantity,
        governor: Governor,
        verb: str | None,
        noun: str,
        name: str,
        part: Draft | None,
    ) -> bool:
        """Whether something makes the number a target."""
        if q.unit == "" and not subjects.indexed(noun):
            return False
        if q.counts and name and governor.verb in _STATIVE:
            return False
        if governor.verb and not (
            governor.verb in _STATIVE and not q.suffix and not governor.comparator and not governor.reaches
        ):
            return bool(noun or self.memory.last or self.memory.clause or self.heading)
        if q.han and q.counts:
            return False
        if verb and noun:
            return True
        listed = start > clause.start and self.memory.last is not None
        meant = (
            listed
            or self.aims
            or self.memory.last is not None
            or self.deadlines.meant(q.start)
            or self.memory.head is not None
        )
        if part is not None:
            return True
        if not (meant or q.suffix) or not (
            noun or self.memory.counted or governor.hedged("力争", "争取", "确保", "争创")
        ):
            return False
        if q.counts or q.suffix or self.memory.last is not None or self.memory.head is not None:
            return True
        return subjects.measures(noun) or kinds.grows(noun)

    def _spoken(self) -> ellipsis.Said:
        memory = self.memory
        return ellipsis.Said(memory.last, memory.noun, memory.counted, memory.clause, self.heading)

    def _subject(self, noun: str, q: Quantity, governor: Governor, part: Draft | None) -> Subject | None:
        """Indicator and scope, completed from what went before where the noun is not whole."""
        found = ellipsis.complete(noun, q, self._spoken(), part)
        if found is None:
            return None
        if noun and part is None and not kinds.grows(found.indicator):
            self.memory.noun = (
                noun
                if found.indicator.endswith(noun) and len(noun) >= len(found.indicator)
                else (found.scope or "") + found.indicator
            )
        return kinds.named(found, governor)

    def _draft(
        self, subject: Subject, q: Quantity, governor: Governor, start: int, end: int, verb: str | None
    ) -> Draft:
        return Draft(
            indicator=subject.indicator,
            scope=subject.scope,
            quantity=q,
            comparator=kinds.comparator(q, governor),
            kind=kinds.kind(subject.indicator, q, governor, verb, self.shadow[max(0, start - 12) : q.close + 8]),
            unit=kinds.unit(subject.indicator, q),
            firmness=kinds.firmness(q, governor, verb or governor.verb),
            deadline=self.deadlines.at(q.start),
            start=start,
            end=end,
            baseline=self.deadlines.base(q.start) if governor.rises or governor.falls or q.unit == "番" else None,
        )
