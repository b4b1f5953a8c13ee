"""Things that stand behind their number: “建成40家智能工厂”, “打造1个900亿级园区、5个百亿级园区”.

A verb of making before the number, at the head of the clause or of the list promises them; any other number before a
noun counts what there is (“围绕12条产业链”). Land and lengths are counted where they are built: 新建9万亩基地.
"""

from __future__ import annotations

import re

from gaodi.plan.targets import exclusions, objects, subjects
from gaodi.plan.targets.cases import Case
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.quantities import Quantity
from gaodi.plan.targets.subjects import Subject

_BUILDS = re.compile(
    rf"(?:{any_of('add')}|建设|建成|改造|改建|修复|治理|完成)(?:(?:不少于|不低于|超过|超|约|近|高标准))?$"
)
_RISES = re.compile(r"^[^的]{2,16}?(?:进入|入选|跻身|列入|上榜)[^，；。]{2,}$")
"""9家企业入选国家试点."""
_HAVE = ("有", "拥有")


def name(case: Case) -> tuple[str, int]:
    """The noun behind the number, and where it ends; empty where the number stands behind its noun."""
    if not (case.q.counts or built(case.context.shadow, case.clause.start, case.q)):
        return "", case.q.close
    return objects.after(case.context.shadow, case.context.text, case.heads, case.clause.end)


def built(text: str, start: int, q: Quantity) -> bool:
    """Whether land or a length of something is built: 新建9万亩基地, 建成90公里管网."""
    return (
        q.spans and _BUILDS.search(text, max(start, q.start - 12), q.start) is not None and text[q.close] not in "的（"
    )


def applies(case: Case, noun: str) -> bool:
    """Whether the number counts the noun behind it, not one that reaches it (“企业达到40家”)."""
    governor = case.governor
    before = case.left.strip("、，")
    return bool(noun) and (not governor.reaches or governor.makes or governor.verb in _HAVE or not before)


def _hoped(case: Case) -> bool:
    """Whether what is counted without a verb of making is to come."""
    said = case.memory.last is not None or case.context.deadlines.meant(case.q.start)
    return not case.q.han and (said or case.governor.hedged("力争", "争取", "确保"))


def read(case: Case, noun: str, end: int) -> list[Draft]:
    """The target, if a verb makes what is counted."""
    context, memory, q = case.context, case.memory, case.q
    listed = memory.verb if case.goes_on or (memory.listing and not case.clause.first) else None
    verb = objects.verb(context.shadow, case.start, q.start, case.governor, q, listed=listed)
    if verb is None and _RISES.search(noun) and _hoped(case):
        return [case.draft(Subject(noun), (q.start, end))]
    if verb is None or exclusions.counted(context.shadow, case.start, q, verb.word, noun):
        return []
    if q.han and not objects.concrete(noun, verb.word, q):
        return []
    memory.verb, memory.listing = verb.word, True
    memory.noun = memory.counted = noun
    scope = subjects.bare(context.text[verb.end : case.governor.stem]) or None
    memory.counts.append(Subject(noun, scope))
    return [case.draft(Subject(noun, scope), (verb.start, end), verb.word)]
