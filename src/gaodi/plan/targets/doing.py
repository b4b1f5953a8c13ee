"""Things that do what is promised: “力争1家企业实现上市”, “现有园区中6个实现产值超90亿元”, “10个以上新药进入国际市场”.

No verb makes what is counted: so many of them do something. It is a target only where the sentence says by when, or
力争; else it tells how many did. The indicator is the thing with what it does.
"""

from __future__ import annotations

import re

from gaodi.plan.targets.cases import Case
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.subjects import Subject

_DOES = re.compile(
    r"(?P<who>[^，。；、的\d]{0,16}?)"
    r"(?P<what>(?:实现|开展|进行|进入|通过|获批|入选|纳入|成为|跻身|晋升|迈入|登陆|挂牌)[^，。；、（\n]{2,24}|(?:年内|全部|如期)(?:建成|开工|竣工|投产|达产)(?:投产)?)"
)
_BEGINS = re.compile(
    r"(?:^|[，；：、。\n])(?:(?:即|力争|争取|确保|其中|引导|对|超过|不少于|全[市省区县州]|有|在|至少|[到至]?20\d\d年底?前?)，?)*(?:(?P<of>[^，；：、。\n]{2,20})中)?$"
)
_EXISTING = re.compile(r"^.*?(?:现有的?)?\d*[个家户](?=.{2})")
_LEFT = 40


def read(case: Case) -> list[Draft]:
    """The target, if so many things are promised to do something."""
    q, shadow = case.q, case.context.shadow
    if not q.counts or q.han or not case.context.deadlines.promised(q.start):
        return []
    begins = _BEGINS.search(shadow, max(0, case.clause.start - 1, case.start - 1, q.start - _LEFT), q.start)
    does = _DOES.match(shadow, q.close, case.clause.end)
    if begins is None or does is None or not (does["who"] or begins["of"] or case.memory.names):
        return []
    if begins["of"]:
        case.memory.names = [Subject(_EXISTING.sub("", begins["of"]))]
    who = does["who"] or case.memory.names[-1].indicator
    return [case.draft(Subject(who + does["what"]), (q.start, does.end()))]
