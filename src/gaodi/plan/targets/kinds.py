"""Comparator, kind, unit and firmness of a number, from the words around it.

突破 and 以上 are at least, 控制在 and 以内 at most, 左右 about; a range is at least its lower end. 增长8% is a
growth, 增长到 a level; 新增, 引进 and 实施 add within the period (increment), 培育 and 建成 reach a level, also 累计.
“年均增速8%” is a growth.
"""

from __future__ import annotations

import re

from gaodi.plan.model import Comparator, Kind
from gaodi.plan.targets.governors import Governor
from gaodi.plan.targets.lexicon import any_of, words
from gaodi.plan.targets.quantities import Quantity
from gaodi.plan.targets.subjects import Subject

_SUFFIXES = {"least": Comparator.AT_LEAST, "most": Comparator.AT_MOST, "about": Comparator.ABOUT}
_GROWS = re.compile(rf"(?:{any_of('growth nouns')})(?:率|幅)?$")
_CARRIED = words("carry out")
_ADDED = words("add")
_CARRIES = re.compile(r"(?:量|产值|收入)$")
"""吞吐量完成90万吨 is the state of a year."""
_SPENT = re.compile(r"投资|投入|融资|面积")
_YEARLY = re.compile(r"每年|新增|净增|^新(?:签|建|引进|认定|开工)")
_GROWTH = re.compile(r"[%左右上下以内]的?(?:年均)?(?:增长|增速|增幅)")
_POINTS = frozenset({"个百分点", "百分点", "个基点", "基点"})
_CHANGE = re.compile(r"^(?:降低|缩短|减少|压减|压缩|提高|提升|增加(?!值))")
_TOTAL = re.compile(r"总数$|总量$|累计数$|余额$")
_REACHED = frozenset({"实现", "突破", "发展"})
_IS = frozenset({"达到", "为", "是"})


def comparator(q: Quantity, governor: Governor) -> Comparator:
    """How the value is compared; what stands behind the number says more than what stands before it."""
    if q.value_max is not None:
        return Comparator.AT_LEAST
    if q.suffix == "about" or governor.comparator == "about":
        return Comparator.ABOUT
    if q.suffix:
        return _SUFFIXES[q.suffix]
    return Comparator(governor.comparator) if governor.comparator else Comparator.EQUAL


def grows(noun: str) -> bool:
    """Whether the noun is a rate of growth: 年均增速."""
    return _GROWS.search(noun) is not None


def changes(noun: str) -> bool:
    """Whether the noun phrase begins with a change: 降低用能成本."""
    return _CHANGE.match(noun) is not None


def kind(noun: str, q: Quantity, governor: Governor, verb: str | None, around: str) -> Kind:
    """What the value says. around: the text from a little before the quote to a little behind the number."""
    if q.value_max is not None:
        return Kind.RANGE
    if q.unit in _POINTS and not governor.has(_IS):
        return Kind.GROWTH
    if q.unit.startswith("%") and changes(noun):
        return Kind.GROWTH
    if q.unit in ("番", "倍") and not governor.has(_IS):
        return Kind.GROWTH
    if (governor.rises or governor.falls) and not governor.adds:
        return Kind.INCREMENT if q.counts else Kind.GROWTH
    if not q.counts and (grows(noun) or _GROWTH.search(around)):
        return Kind.GROWTH
    if _TOTAL.search(noun):
        return Kind.LEVEL
    if governor.adds or verb in _ADDED or (_YEARLY.search(noun) and not q.unit.startswith(("%", "年"))):
        return Kind.INCREMENT
    if (
        (verb in _CARRIED and not (verb == "完成" and _CARRIES.search(noun)))
        or (governor.verb in _CARRIED - _REACHED and not governor.to and not _CARRIES.search(noun))
        or (_SPENT.search(noun) and (verb == "完成" or governor.hedged("完成", "累计")))
    ):
        return Kind.INCREMENT
    return Kind.LEVEL


def unit(noun: str, q: Quantity) -> str:
    """As written; an index has none, and is said to be one."""
    return q.unit or ("指数" if "指数" in noun else "")


def firmness(q: Quantity, governor: Governor, verb: str | None) -> str | None:
    """How firm the promise is, in the plan's own words: the softest or strictest of them."""
    for hedge in ("争创", "力争", "争取", "确保"):
        if hedge in governor.words:
            return hedge
    for word in ("稳定在", "保持在", "控制在"):
        if word in governor.words:
            return word
    return q.word or governor.verb or verb


def named(subject: Subject, governor: Governor) -> Subject:
    """The indicator of a change says so: 能耗 累计 下降, 增加值 年均 增长."""
    doubles = governor.verb == "翻" and governor.base
    if not (governor.rises or governor.falls or doubles) or grows(subject.indicator):
        return subject
    change = "翻番" if doubles else governor.has(words("rise", "fall")) or ""
    if subject.indicator.endswith(change):
        return subject
    how = next((word for word in ("年均", "累计", "平均") if governor.hedged(word)), "")
    return Subject(f"{subject.indicator}{governor.base}{how}{change}", subject.scope)
