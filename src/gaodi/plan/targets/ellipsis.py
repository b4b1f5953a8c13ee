"""What a clause leaves out because the sentence has said it.

“产值达到90亿元，年均增长8%”: the growth is that of 产值. “研发投入超9亿元，投入强度达到3%”: 研发 goes on. “…，占工业比重达到9%”,
“…，其中国家级20家” and “…，其中工业部分60亿元” take the noun of the target before. “数控化水平不断提高，达到60%” takes that of the
clause before, which has no number.
"""

from __future__ import annotations

import re

from gaodi.plan.targets import kinds, subjects
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.quantities import Quantity
from gaodi.plan.targets.subjects import Subject

_PREDICATE = re.compile(
    r"(?:持续|稳步|显著|不断|明显|大幅|进一步|逐步|加快|全面|实现|稳定|快速|更加|继续|较快|得到|有效|基本)"
)
_RANKS = re.compile(r"^(?:(?:世界|国家|省|市|区|县|部)级?(?:及?以上)?[、和及]?)+级?$")
_RANK = re.compile(r"^(?:(?:世界|国家|省|市|区|县|部)级?[、和及]?)+级?(?:以上)?")
_SHARE = re.compile(r"^占")
_CHANGED = re.compile(r"(?:年均|累计)?(?:增长|下降|提高|提升|降低|增速|增幅|减少)$")
_RATIO = re.compile(r"占.*$")
_GROWTH_ONLY = re.compile(r"^(?:年均|平均)?(?:增速|增长率|增幅|增长)$")


def complete(noun: str, q: Quantity, last: Draft | None, said: str, clause: str, part: Draft | None) -> Subject | None:
    """The subject of a number; last: the target before, said: its noun, clause: the clause before; None if there is none."""
    if part is not None:
        return _part(noun, q, part)
    if not noun:
        return _again(q, last, said) or _from_clause(clause)
    stem = _CHANGED.sub("", said)
    if _SHARE.match(noun) and stem:
        return subjects.subject(_RATIO.sub("", stem) + noun)
    if _GROWTH_ONLY.match(noun) and stem:
        return subjects.subject(stem + noun)
    if last is not None and stem:
        if _RANKS.match(noun):
            return subjects.subject(noun + _RANK.sub("", stem))
        if len(noun) <= 6 and len(stem) > len(noun) and noun[:2] == stem[-2:]:
            return subjects.subject(stem + noun[2:])
    if q.money and not subjects.measures(noun):
        return _sized(noun, last)
    return subjects.subject(noun)


def _sized(noun: str, last: Draft | None) -> Subject:
    """“储能产业突破90亿元”: what is measured is the size of the trade, or what was measured before."""
    if last is not None and last.quantity.money and last.scope and subjects.measures(last.indicator):
        return Subject(last.indicator, noun)
    return (
        Subject("产业规模", noun)
        if re.search(r"(?:产业|行业|集群|产业链|制造业|工业|经济|服务业|领域)$", noun)
        else subjects.subject(noun)
    )


def _again(q: Quantity, last: Draft | None, said: str) -> Subject | None:
    if last is None:
        return None
    growth = kinds.grows(last.indicator) or _CHANGED.search(last.indicator)
    return Subject(_CHANGED.sub("", last.indicator) if growth else last.indicator, last.scope)


def _from_clause(clause: str) -> Subject | None:
    """The subject of a clause without a number: what stands before its adverb."""
    match = _PREDICATE.search(clause, 2)
    noun = subjects.noun(clause[: match.start()]) if match else ""
    return subjects.subject(noun) if len(noun) >= 2 else None


def _part(noun: str, q: Quantity, whole: Draft) -> Subject:
    """What 其中 names is a part of the whole: another rank of the same things, or a share of the same measure."""
    rank = _RANKS.match(noun)
    if rank:
        return Subject(noun + _RANK.sub("", whole.indicator), whole.scope)
    if not noun:
        return Subject(whole.indicator, whole.scope)
    if q.counts or subjects.measures(noun):
        return subjects.subject(noun)
    scope = f"{whole.scope}-{noun}" if whole.scope else noun
    return Subject(whole.indicator, scope)
