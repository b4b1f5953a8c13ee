"""Reads the clauses of a text and gives the targets in them, in order.

For each number: is it part of a name (“3个|90亿元级|园区”), does it count what stands behind it (`counting`), does it
stand beside others (`distributing`), before what it is a share of (`shares`), or behind its noun (`stating`)? A
number that none of these holds is no target. `ellipsis` completes what a clause leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gaodi.plan.model import Comparator, Kind
from gaodi.plan.targets import (
    attributes,
    counting,
    distributing,
    doing,
    ellipsis,
    exclusions,
    governors,
    objects,
    pairing,
    shares,
    stating,
    subjects,
)
from gaodi.plan.targets.cases import Case, Context, Memory
from gaodi.plan.targets.clauses import Clause
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.quantities import Quantity
from gaodi.plan.targets.subjects import Subject

_JOINED = re.compile(r"(?:[、，和及与以且]|并(?!网|购|联))+(?:及)?")
_AIM = re.compile(r"(?<=.{2})(?:目标|指标)(?:[为是]|如下)?$")
_EACH = re.compile(r"^各[乡镇县市区州园街道、（）]{1,6}(?:20\d\d年)?")
_TRADE = re.compile(r"(?![^，；：。]*(?:形成|建成|打造|培育|提升))[^，；：。\d]{1,14}(?:业|产业链|产业集群)")
_WINDOW = 160
_NEAR = 12
"""As many numbers as may share a noun or a verb."""
_ABSTRACT = ("目标", "指标", "格局", "体系", "态势", "机制", "任务", "提速")
_A_COUNT = Quantity(0, 0, 0, 0.0, None, "个")


def clause(context: Context, clause: Clause, quantities: Sequence[Quantity], sentence: str) -> Iterator[Draft]:
    """The targets of one clause; what it says is remembered for the next."""
    if clause.first:
        context.memory = Memory()
    memory, shadow = context.memory, context.shadow
    said = shadow[clause.start : min(clause.end, clause.start + 4 * _WINDOW)]
    if clause.first or shadow[clause.start - 1] == "；":
        memory.yearly = None
    if shadow[clause.start - 1 : clause.start] == "；" and memory.head is None:
        memory.verb = None
    if "每年" in said:
        memory.yearly = clause.start + said.find("每年")
    if quantities and not (exclusions.subsidised(said, sentence) or exclusions.reviewed(said, sentence)):
        yield from _numbers(context, clause, quantities)
    memory.clause = words = context.text[max(clause.start, clause.end - _WINDOW) : clause.end]
    memory.numbered = re.search(r"\d", said) is not None
    if not quantities:
        memory.counted = objects.several(words) or memory.counted
        memory.topic = ellipsis.topic(words) or memory.topic
    if shadow[clause.end : clause.end + 1] == "：" and not any(q.unit for q in quantities):
        memory.head = _announced(context, clause)
        memory.trade = words if _TRADE.fullmatch(words) else memory.trade
        memory.aims = said.endswith(("目标", "指标", "目标是", "目标为", "如下"))


def _announced(context: Context, clause: Clause) -> tuple[str | None, str] | None:
    """What a clause before a colon says of the list behind it."""
    left = context.text[max(clause.start, clause.end - 40) : clause.end]
    verb, rest, _ = objects.leading(left, _A_COUNT, governed=False)
    noun = _EACH.sub("", _AIM.sub("", subjects.noun(rest)))
    told = noun and (verb or subjects.measures(noun)) and not noun.endswith(_ABSTRACT)
    return (verb, noun) if told else None


def _numbers(context: Context, clause: Clause, quantities: Sequence[Quantity]) -> Iterator[Draft]:
    memory = context.memory
    heads = [q for n, q in enumerate(quantities) if _heads(context, q, clause, quantities[n + 1 : n + _NEAR])]
    cursor, at = clause.start, 0
    while at < len(heads):
        case = _case(context, clause, cursor, heads[at : at + _NEAR])
        run = pairing.run(context.shadow, heads, at)
        found = _read(case, run)
        for draft in found:
            memory.told.append(Subject(draft.indicator, draft.scope))
            memory.last = _yearly(context, draft.with_(scope=draft.scope or memory.trade))
            yield memory.last
        cursor = max(cursor, *(d.end for d in found)) if found else cursor
        at += run if len(found) >= run else 1
        while found and at < len(heads) and heads[at].start < cursor:
            at += 1
    memory.listing = memory.listing and bool(heads)


def _heads(context: Context, q: Quantity, clause: Clause, later: Sequence[Quantity]) -> bool:
    """Whether the number is not part of a noun; a share or a fund may stand behind its number."""
    shadow = context.shadow
    if exclusions.begins(shadow, q):
        return False
    if (
        counting.built(shadow, clause.start, q)
        or shares.before(shadow, clause.start, q, clause.end)
        or shares.sized(shadow, clause.start, q, clause.end)
    ):
        return True
    return not attributes.attributive(shadow, q, clause.end, later)


def _case(context: Context, clause: Clause, cursor: int, heads: Sequence[Quantity]) -> Case:
    """The first of the numbers; what is said of it begins behind the target before."""
    start = max(cursor, heads[0].start - _WINDOW)
    joined = _JOINED.match(context.shadow, start, heads[0].start) if cursor > clause.start else None
    start = joined.end() if joined else start
    return Case(context, clause, start, heads, governors.before(context.shadow, start, heads[0].start))


def _read(case: Case, run: int) -> list[Draft]:
    if case.context.deadlines.past(case.q.start):
        stating.recall(case)
        return []
    if found := _before(case) or distributing.opened(case) or distributing.waited(case) or doing.read(case):
        return found
    noun, end = counting.name(case)
    if counting.applies(case, noun):
        return counting.read(case, noun, end)
    return (distributing.read(case, run) if run > 1 else []) or stating.read(case, noun)


def _before(case: Case) -> list[Draft]:
    """“80%以上的企业实现联网”, “设立总规模30亿元的基金”."""
    shadow, start, end = case.context.shadow, case.clause.start, case.clause.end
    if share := shares.before(shadow, start, case.q, end):
        return [case.draft(Subject(share[0]), (case.governor.stem, share[1]))]
    if sized := shares.sized(shadow, start, case.q, end):
        return [case.draft(Subject(sized[0]), (sized[1], sized[2]))]
    return []


def _yearly(context: Context, draft: Draft) -> Draft:
    """每年 governs the list up to another year: what is counted is added each year."""
    each, place = context.memory.yearly, draft.quantity.start
    if each is None or each > place or context.deadlines.dated(each, place):
        return draft
    counted = draft.quantity.counts and draft.kind is Kind.LEVEL and draft.comparator is not Comparator.AT_MOST
    return draft.with_(kind=Kind.INCREMENT) if counted else draft
