"""Numbers that promise nothing, told by what they do in their sentence.

Subsidies (“给予最高90万元奖励”), thresholds of conditions (“对产值首次突破9亿元的企业”), counts that close a list (“甲、乙等5个园区”),
counts of what there is (“围绕12条产业链”), sizes of named projects (“…项目总投资90亿元”). What is past is for `deadlines`.
"""

from __future__ import annotations

import re

from gaodi.plan.targets.governors import Governor
from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.quantities import Quantity

_SUBSIDY = re.compile(rf"{any_of('subsidies')}")
_CLOSES = re.compile(r"等(?:共|全市|重点)?$")
_WEAK = frozenset(
    [
        "推动",
        "推进",
        "支持",
        "促进",
        "带动",
        "提供",
        "服务",
        "有",
        "参与",
        "生产",
        "创新",
        "发展",
        "应用",
        "承接",
        "研究",
        "落户",
        "牵头",
        "覆盖",
        "组织",
        "开展",
    ]
)
_PROJECT = re.compile(
    r"(?:项目|工程|基地|一期|二期|园)(?:总|计划|预计)?(?:投资|占地|用地|产能|年产)|(?:达产|投产|建成)后|年产|日产|占地(?![区方])|建筑面积|^(?:总|计划总?)投资$"
)
_EACH = re.compile(r"每(?!年|季|月|个产业|万)")
_FOCUS = re.compile(r"(?:围绕|聚焦|依托|针对|面向|按照|紧盯|瞄准|对照|紧扣|根据|涉及|包括|分为)[^，。；]{0,14}$")
_NAMED = re.compile(
    r"^(?:工作日|方面|部分|层次|阶段|环节|维度|专项|举措|步骤|章|条(?:措施|意见)|字|篇章|统筹|行动|任务)"
)


def sentence(text: str) -> bool:
    """Whether the sentence sets out a subsidy, so that no number in it is a target."""
    return _SUBSIDY.search(text) is not None


def counted(text: str, start: int, q: Quantity, verb: str, name: str) -> bool:
    """Whether a count before its noun counts what there is already."""
    left = text[max(start, q.start - 40) : q.start]
    if _NAMED.match(name) or _FOCUS.search(left):
        return True
    if _CLOSES.search(left):
        return verb in _WEAK
    return q.han and q.value == 1.0


def said(noun: str, q: Quantity, text: str, start: int, governor: Governor) -> bool:
    """Whether a number after its noun is the size of a project or part of a rule."""
    left = text[max(0, start - 20) : governor.stem]
    return bool(_PROJECT.search(left) or _PROJECT.search(noun) or _FOCUS.search(left) or _EACH.search(noun))
