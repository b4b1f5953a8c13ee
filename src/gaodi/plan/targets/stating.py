"""A number behind its noun: “产值达到90亿元”, “建成智能工厂40家”, “其中省级20家”, “产值90亿元”.

A verb of reaching or making before it makes it a target. Without one it must be meant: a deadline or 力争 stands
before it, the section sets aims, or the sentence has had a target.
"""

from __future__ import annotations

import re

from gaodi.plan.model import Kind
from gaodi.plan.targets import ellipsis, exclusions, kinds, objects, pairing, subjects
from gaodi.plan.targets.cases import Case
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.lexicon import words
from gaodi.plan.targets.subjects import Subject

_PART = re.compile(r"其中|含|包括")
_AHEAD = re.compile(r"(?:增速|增幅|增长)[^，；。]{0,6}(?:高于|快于|高出)[^，；。]{2,}$")
"""产值增速高于全国平均 9个百分点: a comparison with others is promised."""
_STATES = frozenset({"在", "为", "是", "有", "到", "合计", "建成"})
_WORK = words("make", "carry out", "add") - {"突破", "实现", "发展", "完成"}
_WORKS = re.compile(r"(?:改造|整治|治理|修复|新造|造林|绿化|种植|征地)$")
"""老旧管网改造90公里: work that has a length or an area."""
_SIZES = ("面积", "总面积", "投资", "总投资", "计划投资", "总产能")
_HOPES = ("力争", "争取", "确保", "争创")


def read(case: Case, behind: str) -> list[Draft]:
    """The targets that the number gives; behind: the noun behind it, if there is one."""
    verb, rest, who = objects.leading(case.left, case.q, governed=case.governor.reaches)
    noun = subjects.noun(rest)
    said, noun = objects.parted(noun) if verb and case.q.counts else ("", noun)
    whole = _whole(case)
    if not _holds(case, verb, noun, behind, whole):
        return []
    if counted := _size(case, noun):
        return [case.draft(counted, (case.begin(noun, verb), case.q.close), "完成")]
    if exclusions.said(noun, case.q, case.context.shadow, case.start, case.governor):
        return []
    subject = _announced(case, noun) or _subject(case, noun, whole)
    if subject is None:
        return []
    subject = _named(case, noun, verb, _counted(case, noun, subject))
    draft = case.draft(subject, (case.begin(noun, verb), case.q.close), _done(case, noun, verb))
    case.memory.verb, case.memory.listing = verb or case.memory.verb, False
    draft = draft.with_(scope=draft.scope or said or _scope(case, draft, who if verb else ""))
    alike = case.memory.names if not noun and case.governor.hedged("均", "都") else []
    if pairs := pairing.each(noun, case.governor) or alike:
        changed = [kinds.named(p, case.governor) for p in pairs]
        return [draft.with_(indicator=p.indicator, scope=p.scope or draft.scope) for p in changed]
    return [_part(draft, whole) if whole else draft]


def _size(case: Case, noun: str) -> Subject | None:
    """The size of what has just been promised: 储备项目100个，总投资600亿元."""
    last = case.memory.last
    if last is None or noun not in _SIZES or case.q.counts or case.start - last.end > 1:
        return None
    return Subject(last.indicator + noun, last.scope) if last.quantity.counts and last.end <= case.start else None


def recall(case: Case) -> None:
    """Remember what a number that is past was said of: 2030年产值60亿元，到2033年达到90亿元."""
    _, rest, _ = objects.leading(case.left, case.q, governed=case.governor.reaches)
    if noun := subjects.noun(rest):
        case.memory.noun = noun
        case.memory.counted = noun if case.q.counts else case.memory.counted


def _whole(case: Case) -> Draft | None:
    """The target of which this number is a part: 其中 stands before it, or before the number that it is listed with."""
    last, shadow = case.memory.last, case.context.shadow
    colon = case.memory.clause.endswith("其中") and not case.goes_on
    if last is not None and shadow[last.end : case.start] == "，" and case.context.text[last.end] == "（":
        return last
    if colon or _PART.search(shadow, max(case.clause.start - 1, case.start - 3), max(case.start, case.q.start)):
        return last
    listed = last is not None and last.whole is not None and last.unit == case.q.unit and not case.governor.verb
    near = last is not None and case.start - last.end <= 2
    return last.whole if listed and near and last is not None else None


def _part(draft: Draft, whole: Draft) -> Draft:
    adds = whole.kind is Kind.INCREMENT and draft.quantity.counts and whole.quantity.counts
    kind = Kind.INCREMENT if adds and draft.kind is Kind.LEVEL else draft.kind
    return draft.with_(whole=whole, kind=kind)


def _holds(case: Case, verb: str | None, noun: str, behind: str, whole: Draft | None) -> bool:
    """Whether something makes the number a target."""
    q, governor, memory = case.q, case.governor, case.memory
    if (
        (q.unit == "" and not subjects.indexed(noun))
        or (q.unit == "年" and not subjects.lasts(noun))
        or exclusions.named(q, noun)
        or (q.han and q.counts and behind)
        or (governor.verb == "有" and case.context.shadow.startswith("，即", q.close))
        or (q.counts and behind and governor.verb in _STATES)
    ):
        return False
    if governor.verb and (governor.verb not in _STATES or q.suffix or governor.comparator or governor.reaches):
        return bool(noun or memory.last or memory.clause or case.context.heading)
    if q.han and q.counts and not objects.thing(noun):
        return False
    changed = (kinds.changes(noun) and q.unit.startswith("%")) or _AHEAD.search(noun) is not None
    return bool(verb and noun) or changed or whole is not None or _meant(case, noun)


def _meant(case: Case, noun: str) -> bool:
    """Whether a number without a verb is promised."""
    q, memory, context = case.q, case.memory, case.context
    said = memory.last is not None or memory.head is not None
    if not (said or context.aims or memory.aims or q.suffix or context.deadlines.meant(q.start)):
        return False
    dated = memory.noun and context.deadlines.dated(case.start, q.start)
    if not (noun or memory.counted or dated or case.governor.hedged(*_HOPES)):
        return False
    works = q.spans and _WORKS.search(noun) is not None
    return bool(q.counts or q.suffix or said or works or subjects.measures(noun) or kinds.grows(noun))


def _announced(case: Case, noun: str) -> Subject | None:
    """The subject that a colon announced; the noun is whose it is."""
    head = case.memory.head
    if head is None or not noun or subjects.measures(noun) or noun.endswith("企业"):
        return None
    return Subject(head[1], noun)


def _subject(case: Case, noun: str, whole: Draft | None) -> Subject | None:
    """Indicator and scope, completed from what went before where the noun is not whole."""
    found = ellipsis.complete(noun, case, whole)
    if found is None:
        return None
    if noun and whole is None and not kinds.grows(found.indicator):
        entire = found.indicator.endswith(noun) and len(noun) >= len(found.indicator)
        case.memory.noun = noun if entire else (found.scope or "") + found.indicator
    return kinds.named(found, case.governor)


def _named(case: Case, noun: str, verb: str | None, subject: Subject) -> Subject:
    """What would say too little by itself has its verb: 新开工项目, 累计完成投资."""
    if case.q.counts and len(noun) <= 2 and verb in ("新开工", "新签约", "新改扩建"):
        return Subject(verb + noun, subject.scope)
    if noun in ("投资", "投入") and "累计完成" in case.left + "".join(reversed(case.governor.words)):
        return Subject(f"累计完成{noun}", subject.scope)
    return subject


def _counted(case: Case, noun: str, subject: Subject) -> Subject:
    """“开工项目90个、竣工60个”: what the second verb is said of."""
    work = "".join(reversed([w for w in case.governor.words if w in _WORK]))
    if case.q.counts and not noun and work and case.memory.counted:
        return Subject(work + case.memory.counted.removesuffix(work), subject.scope)
    if case.q.counts and noun:
        case.memory.counted = subject.indicator
        case.memory.counts.append(subject)
    return subject


def _done(case: Case, noun: str, verb: str | None) -> str | None:
    """The verb of making: its own, that which a colon announced, or that of the list."""
    things = case.q.counts or case.q.spans
    announced = case.memory.head[0] if case.memory.head and things else None
    total = not noun and case.governor.hedged("累计", "总数")
    listed = (
        case.memory.verb if things and not total and not subjects.measures(noun) and not case.governor.reaches else None
    )
    return verb or announced or listed


def _scope(case: Case, draft: Draft, who: str) -> str | None:
    """Who does it (“重点行业|实施项目90个”); of two rates side by side the same firms."""
    last = case.memory.last
    parted = last is not None and "；" in case.context.shadow[last.end : case.start]
    if last is not None and not parted and case.q.unit == last.unit == "%" and draft.indicator.endswith("率"):
        return last.scope if (last.scope or "").endswith("企业") else None
    return subjects.bare(who) or None
