"""Shares that stand before what they are a share of: “80%以上的链上企业实现设备联网”, and sizes before their fund.

The noun with what it does is the indicator: 链上企业实现设备联网占比. “设立总规模30亿元的产业基金” is the 总规模 of
the fund.
"""

from __future__ import annotations

import re

from gaodi.plan.targets.quantities import Quantity

_LEFT = 40
_DOES = re.compile(
    r"的?(?P<who>[^，。；、的\d]{2,20}?)(?P<what>(?:基本|全部|全面)?(?:实现|具备|完成|达到|开展|应用|接入|建成|建立|纳入|通过|拥有|配备|使用|上云|参与)[^，。；]{1,24})"
)
_BEGINS = re.compile(
    r"(?:^|[，；。：\n—、和])(?:推动|力争|确保|实现|争取|到?20\d\d年底?，?|全[市省区县州](?:有)?|使|让|引导|带动|支持|有|[^，；。：\n—、]{0,10}和)?$"
)
_FUND = re.compile(r"的?(?P<name>[^，。；、\d]{2,24}?基金(?:群|体系|集群)?)")
_SIZE = re.compile(
    r"(?P<verb>设立|组建|成立|建立|发起|打造|形成|构建|建成)[^，。；\d]{0,8}?(?P<size>总?规模)[^，。；\d]{0,5}$"
)


def before(text: str, clause_start: int, q: Quantity, end: int) -> tuple[str, int] | None:
    """The indicator of a share that stands before its noun, and where that ends."""
    if not q.unit.startswith("%"):
        return None
    left = text[max(0, clause_start - 1, q.start - _LEFT) : q.start]
    match = _DOES.match(text, q.close, end)
    if match is None or not _BEGINS.search(left):
        return None
    return f"{match['who']}{match['what']}占比", match.end()


def fund(text: str, clause_start: int, q: Quantity, end: int) -> tuple[str, int, int] | None:
    """The fund whose size stands before it: indicator, where the quote begins and ends."""
    size = _SIZE.search(text, max(clause_start, q.start - _LEFT), q.start) if q.money else None
    name = _FUND.match(text, q.close, end)
    return (name["name"] + size["size"], size.start(), name.end()) if size and name else None
