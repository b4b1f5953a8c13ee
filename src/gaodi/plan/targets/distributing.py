"""Values side by side: “甲、乙产值分别达到90亿元、80亿元”, “2032年、2033年产值分别达到80亿元、90亿元”.

As many names as values: each has its own; `pairing` completes them. One name and as many years: each year has its
own. Brackets may part the values: “分别达到90亿元（其中出口9亿元）、80亿元”. “…分别提高5个和3个百分点，
达到48%和22%” goes on with the names before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from gaodi.plan.model import Kind
from gaodi.plan.targets import ellipsis, kinds, objects, pairing, subjects
from gaodi.plan.targets.cases import Case, Waiting
from gaodi.plan.targets.deadlines import Deadline
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.subjects import Subject

_FROM_TO = re.compile(r"(20\d\d)年?[-—–~至到]{1,2}(20\d\d)年(?=[^，。；]{0,8}(?:依次|分别))")

_MEASURE = re.compile(r"^(?:园?区|[县市镇乡州])")
"""What ends the name of a place, not its measure."""


def read(case: Case, count: int) -> list[Draft]:
    """The targets of as many values; none where they cannot be told apart."""
    verb, rest, _ = objects.leading(case.left, case.q, governed=case.governor.verb is not None)
    noun = subjects.noun(rest)
    begin = case.begin(noun, verb)
    memory = case.memory
    names = (
        (pairing.names(noun, count) or _again(case, noun, count) or _of_each(case, noun, count))
        if noun
        else _before(case, count)
    )
    if names:
        memory.names = names
        found = _drafts(case, names, begin, verb)
        memory.noun = found[-1].indicator
        return found
    return _dated(case, noun, count, begin, verb)


def _again(case: Case, noun: str, count: int) -> list[Subject]:
    """Another measure of those that the sentence has given values to: 甲、乙产值分别达到…，税收分别达到…."""
    names = case.memory.names
    if len(names) != count or not case.governor.hedged("分别") or not subjects.measures(noun):
        return []
    measure = _MEASURE.sub("", _shared([name.indicator for name in names]))
    return [Subject(noun, name.scope or name.indicator.removesuffix(measure) or None) for name in names]


def _of_each(case: Case, noun: str, count: int) -> list[Subject]:
    """A measure of those that the clause before lists: 甲类、乙类城市，拥有量分别达到…."""
    if not case.governor.hedged("分别") or not subjects.measures(noun):
        return []
    return [Subject(noun, who) for who in pairing.listed(case.memory.clause, count)]


def _shared(names: list[str]) -> str:
    """The longest ending that all names have."""
    first = min(names, key=len)
    return next((first[at:] for at in range(len(first)) if all(n.endswith(first[at:]) for n in names)), "")


def _before(case: Case, count: int) -> list[Subject]:
    """The names that the sentence has given values to, those of the clause before, or what it has counted."""
    memory = case.memory
    if len(memory.names) == count:
        return memory.names
    if case.governor.hedged("分别") and (found := pairing.names(ellipsis.noun_of(memory.clause), count)):
        return found
    if case.governor.hedged("分别") and len(memory.told) == count:
        return memory.told
    return memory.counts[-count:] if case.q.counts and len(memory.counts) >= count else []


def opened(case: Case) -> list[Draft]:
    """The first of the values that brackets part; the names left wait for theirs."""
    memory, q = case.memory, case.q
    if case.context.text[q.close : q.close + 1] != "（" or not case.governor.hedged("分别"):
        return []
    verb, rest, _ = objects.leading(case.left, q, governed=case.governor.verb is not None)
    noun = subjects.noun(rest)
    names = pairing.every(noun) if noun else memory.names
    if len(names) < 2:
        return []
    found = _drafts(case, names[:1], case.begin(noun, verb), verb)
    memory.names, memory.noun = names, found[0].indicator
    memory.waiting = Waiting(names[1:], case.governor, q.unit, verb)
    return found


def waited(case: Case) -> list[Draft]:
    """A value by itself behind the brackets of the one before: that of the next name."""
    waiting = case.memory.waiting
    alone = not case.left.strip("、和") and not case.governor.words
    if waiting is None or not alone or case.q.unit != waiting.unit:
        return []
    left = waiting.names[1:]
    case.memory.waiting = replace(waiting, names=left) if left else None
    return _drafts(replace(case, governor=waiting.governor), waiting.names[:1], case.q.start, waiting.verb)


def _dated(case: Case, noun: str, count: int, begin: int, verb: str | None) -> list[Draft]:
    """One name and as many years."""
    distributed = case.governor.hedged("分别", "依次") or "分别" in case.context.shadow[case.start : case.governor.stem]
    dates = _years(case, count) or case.context.deadlines.named(case.q.start)[-count:]
    subject = ellipsis.complete(noun, case, None)
    if (
        not (distributed or case.context.deadlines.counted(case.q.start) == count)
        or len(dates) != count
        or subject is None
    ):
        return []
    found = _drafts(case, [subject] * count, begin, verb)
    if not noun and case.memory.last is not None and case.memory.last.kind is Kind.INCREMENT:
        found = [draft.with_(kind=Kind.INCREMENT) for draft in found]
    return [draft.with_(deadline=date) for draft, date in zip(found, dates, strict=True)]


def _years(case: Case, count: int) -> list[Deadline]:
    """The years from the first to the last before the values: 2031—2033年依次."""
    match = _FROM_TO.search(case.context.text, case.start, case.q.start)
    first, last = (int(match[1]), int(match[2])) if match else (0, 0)
    if match is None or last - first + 1 != count:
        return []
    return [Deadline(str(year), match.span()) for year in range(first, last + 1)]


def _drafts(case: Case, names: list[Subject], begin: int, verb: str | None) -> list[Draft]:
    """Drafts of names and the values in order; 左右 or 以上 behind the last value is said of all."""
    values = case.heads[: len(names)]
    if values[-1].suffix and not any(q.suffix for q in values[:-1]):
        values = [replace(q, suffix=values[-1].suffix) for q in values]
    return [
        case.draft(kinds.named(ellipsis.sized(name, q), case.governor), (begin, q.close), verb, q)
        for name, q in zip(names, values, strict=False)
    ]
