"""Numbers that belong to a noun: “超90亿元的园区6个” promises 6 parks, “1个900亿级园区” one.

A number is an attribute when a noun follows it without a stop: 的, 级 or the noun itself. Things that are counted may
stand behind their number (“建成6个园区”), so a count is an attribute only when another number counts the same thing.
“90亿元台阶”, “8%的增速” and “90家并…” end the noun: the number is the value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gaodi.plan.targets.clauses import BLANK
from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.quantities import Quantity

_STOP = re.compile(rf"[（(，；：。！？!?;\n、）)\]】—{BLANK}/ ]|\.|,")
_GOES_ON = re.compile(rf"(?:{any_of('goes on')})")
_CLASS = re.compile(r"级|型|规模的|量级的")
_REACHED, _CLASS_ONLY = re.compile(r"达到?$"), re.compile(r"级(?:[，。；、）\n]|$)")
"""炼油能力达到90万吨级."""
_CLASSES = re.compile(
    r"\d[个家户条](?:[^，。；、\d]{0,8}?(?:超过?|过|达到?|突破|能力|产值|收入|规模|产量)|[^，。；、\d]{0,2})$"
)
_ET_CETERA = re.compile(r"等(?:[，；。、）]|$|(?:多个|多项|主要|各项)?(?:目标|指标))")
_PARTED = re.compile(r"[、，]|和(?=\d)|及(?=\d)")


def attributive(text: str, q: Quantity, end: int, later: Sequence[Quantity]) -> bool:
    """Whether the number is part of a noun phrase that another number counts, or of a name."""
    rest = text[q.close : min(end, q.close + 60)].lstrip(BLANK)
    if rest[:1] == "、" and (last := _listed(text, q, later)) is not None:
        return attributive(text, last, end, [])
    if rest[:1] == "、" and not q.counts and _CLASSES.search(text, max(0, q.start - 16), q.start):
        return True
    if not rest or _STOP.match(rest) or _ET_CETERA.match(rest):
        return False
    if _REACHED.search(text, max(0, q.start - 2), q.start) and _CLASS_ONLY.match(rest):
        return False
    if _CLASS.match(rest) or rest[0] == "等":
        return True
    if _GOES_ON.match(rest):
        return False
    if q.counts:
        return _counted_again(text, q, end, later)
    return not (q.unit.startswith(("%", "个百分点", "百分点", "倍", "番")) and not q.suffix and rest[0] != "的")


def _listed(text: str, q: Quantity, later: Sequence[Quantity]) -> Quantity | None:
    """“超90亿元、50亿元的企业”: the last of a list of amounts before their noun."""
    last = None
    for other in () if q.counts or q.unit.startswith("%") else later:
        if other.unit != q.unit or text[(last or q).close : other.start] not in ("、", "和", "及"):
            break
        last = other
    return last


def _counted_again(text: str, q: Quantity, end: int, later: Sequence[Quantity]) -> bool:
    """“20人以上的团队5个”: what follows the number is counted by another, at its end."""
    other = next((o for o in later if o.start >= q.close), None)
    if other is None or not other.counts or other.start >= end or _PARTED.search(text, q.close, other.start):
        return False
    after = text[other.close : min(end, other.close + 1)]
    return not after or bool(_STOP.match(after))
