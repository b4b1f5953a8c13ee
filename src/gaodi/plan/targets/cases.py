"""A number in its clause with all that reading it needs: the words before it, what the sentence has said, deadlines.

`counting`, `distributing`, `stating` and `shares` each know one way in which a case is a target, and make drafts of
it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gaodi.plan.targets import kinds
from gaodi.plan.targets.clauses import Clause
from gaodi.plan.targets.deadlines import Deadlines
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.governors import Governor
from gaodi.plan.targets.quantities import Quantity
from gaodi.plan.targets.subjects import Subject

_BEFORE, _BEHIND = 12, 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """Names of a list that have no value yet, and what governs the values."""

    names: list[Subject]
    governor: Governor
    unit: str
    verb: str | None


@dataclass(slots=True)
class Memory:
    """What a sentence has said so far.

    last: the target before; noun: what it measures; told: all that has been given a value; names: those that values
    were given to in order; counted: what was counted last, counts: all that was; verb: that which governs a list,
    listing: whether the list may go on; each: those of whom each does what is listed (每条产业链); yearly: where 每年
    stands; clause: the clause before, numbered: whether it has a number; topic: the trade of which the sentence speaks;
    head: verb and noun that a colon announced (新增企业：甲区20家); aims: whether a colon announced aims (主要目标：);
    waiting: names of a list that have no value yet; trade: that which a colon announced (会展业：…).
    """

    last: Draft | None = None
    noun: str = ""
    counted: str = ""
    names: list[Subject] = field(default_factory=list)
    told: list[Subject] = field(default_factory=list)
    counts: list[Subject] = field(default_factory=list)
    verb: str | None = None
    listing: bool = False
    yearly: int | None = None
    clause: str = ""
    numbered: bool = False
    each: str | None = None
    topic: str | None = None
    head: tuple[str | None, str] | None = None
    aims: bool = False
    waiting: Waiting | None = None
    trade: str | None = None


@dataclass(slots=True)
class Context:
    """text: the clean text; shadow: what is read of it; aims and heading: of the section."""

    text: str
    shadow: str
    deadlines: Deadlines
    memory: Memory = field(default_factory=Memory)
    aims: bool = False
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A number, the first of heads. start: where what is said of it may begin; governor: the words before it."""

    context: Context
    clause: Clause
    start: int
    heads: Sequence[Quantity]
    governor: Governor

    @property
    def q(self) -> Quantity:
        """The number."""
        return self.heads[0]

    @property
    def left(self) -> str:
        """What stands before the governing words."""
        return self.context.text[self.start : self.governor.stem]

    @property
    def memory(self) -> Memory:
        """What the sentence has said so far."""
        return self.context.memory

    @property
    def goes_on(self) -> bool:
        """Whether the clause has had a target before this number."""
        return self.start > self.clause.start

    def draft(
        self, subject: Subject, span: tuple[int, int], verb: str | None = None, q: Quantity | None = None
    ) -> Draft:
        """The target: its subject, the place quoted and the verb of making, if there is one."""
        q, governor, deadlines = q or self.q, self.governor, self.context.deadlines
        around = self.context.shadow[max(0, span[0] - _BEFORE) : q.close + _BEHIND]
        measured = governor.rises or governor.falls or q.unit == "番"
        return Draft(
            indicator=subject.indicator,
            scope=subject.scope,
            quantity=q,
            comparator=kinds.comparator(q, governor),
            kind=kinds.kind(subject.indicator, q, governor, verb, around),
            unit=kinds.unit(subject.indicator, q),
            firmness=kinds.firmness(q, governor, verb or governor.verb),
            deadline=deadlines.at(q.start),
            start=span[0],
            end=span[1],
            baseline=deadlines.base(q.start) if measured else None,
        )

    def begin(self, noun: str, verb: str | None) -> int:
        """Where the quote begins: at the verb of making, else at the noun with 全市 before it."""
        text, stem = self.context.text, self.governor.stem
        if verb and verb != "实现" and (at := text.find(verb, self.start, stem)) >= 0:
            return at
        place = text.rfind(noun, self.start, stem) if noun else stem
        if place < 0:
            return self.start + len(self.left) - len(self.left.lstrip("，、；和及与以并其中 \n"))
        return place - 2 if place - 2 >= self.start and text[place - 2] == "全" else place
