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
_WORK = any_of("add", "make", "carry out")
_AND_ALSO = re.compile(rf"[、和及并](?:{_WORK}|提升)")
"""新增20个、提升10个示范村庄: two verbs and one noun."""
_EACH = re.compile(
    rf"(?:力争|确保|推动)*(?:(?P<each>每[个条家县市区园][^，。；、\d]{{1,12}}?)(?=每年|都|均|至少|{_WORK})"
    rf"|(?P<all>[^，；。]{{2,24}}?)(?:至少|都|均)*各(?=至少|{_WORK}))"
)
"""Those of whom each does what is listed: 每条产业链|每年引进, 甲、乙2市|至少各新增."""
_IN = re.compile(r"(?:在|位于|分布在|布局在)(?P<place>[^，。；、]{2,16})$")
_HAVE = ("有", "拥有")


def name(case: Case) -> tuple[str, int]:
    """The noun behind the number, and where it ends; empty where the number stands behind its noun."""
    if not (case.q.counts or built(case.context.shadow, case.clause.start, case.q)):
        return "", case.q.close
    shadow, text, end = case.context.shadow, case.context.text, case.clause.end
    heads = case.heads
    if len(heads) > 1 and heads[1].counts and _AND_ALSO.fullmatch(shadow, heads[0].close, heads[1].start):
        return objects.after(shadow, text, heads[1:], end)[0], case.q.close
    return objects.after(shadow, text, heads, end)


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


def _of_those(case: Case, noun: str, end: int) -> list[Draft]:
    """Where some of those just counted are: 新建医院12家，其中10家在东湾区."""
    last, place = case.memory.last, _IN.match(noun)
    if last is None or place is None or not last.quantity.counts or not case.governor.hedged("其中"):
        return []
    draft = case.draft(Subject(last.indicator, place["place"]), (case.q.start, end))
    return [draft.with_(kind=last.kind, whole=last)]


def read(case: Case, noun: str, end: int) -> list[Draft]:
    """The target, if a verb makes what is counted."""
    context, memory, q = case.context, case.memory, case.q
    listed = memory.verb if case.goes_on or (memory.listing and not case.clause.first) else None
    verb = objects.verb(context.shadow, case.start, q.start, case.governor, q, listed=listed)
    if verb is None and (found := _of_those(case, noun, end)):
        return found
    if verb is None and _RISES.search(noun) and _hoped(case):
        return [case.draft(Subject(noun), (q.start, end))]
    if verb is None or exclusions.counted(context.shadow, case.start, q, verb.word, noun):
        return []
    if q.han and not objects.concrete(noun, verb.word, q):
        return []
    memory.verb, memory.listing = verb.word, True
    said, noun = objects.parted(noun)
    memory.noun = memory.counted = noun
    if not case.goes_on:
        each = _EACH.match(context.text, case.clause.start, q.start)
        memory.each = (each["each"] or each["all"]) if each else None
    before = subjects.bare(context.text[verb.end : case.governor.stem])
    scope = ("" if before.startswith("一批") else before) or memory.each or said or None
    memory.counts.append(Subject(noun, scope))
    return [case.draft(Subject(noun, scope), (verb.start, end), verb.word)]
