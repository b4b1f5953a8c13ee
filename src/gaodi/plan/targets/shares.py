"""Shares that stand before what they are a share of: “80%以上的链上企业实现设备联网”, and sizes before their fund.

The noun with what it does is the indicator: 链上企业实现设备联网占比. “设立总规模30亿元的产业基金” is the 总规模 of
the fund.
"""

from __future__ import annotations

import re

from gaodi.plan.targets.quantities import Quantity

_LEFT = 40
_DOES = re.compile(
    r"的?(?P<who>[^，。；、的\d]{2,20}?)(?P<what>(?:基本|全部|全面)?(?:实现|具备|完成|达到|开展|应用|通(?!过)|接入|建成|建立|纳入|通过|拥有|有(?![效关序机力])|配备|使用|上云|参与)[^，。；]{1,24})"
)
_PAIRED = re.compile(
    r"的?(?P<who>[^，。；、的\d]{2,20}?)[和、及]\d[\d.]*%(?:以上)?的?[^，。；、的\d]{2,20}?(?P<what>(?:实现|完成|开展|建成|纳入|通(?!过)|接入)[^，。；]{1,24})"
)
_COVERED = re.compile(r"(?P<what>[^，；。：\n]{2,24}?覆盖)(?:\d[\d.]*%(?:以上)?的?[^，。；、\d]{2,10}、)?$")
_ALL = re.compile(r" ?的?(?P<who>[^，。；、\d]{2,10})(?=[，。；、\n]|$)")
_BEGINS = re.compile(
    r"(?:^|[，；。：\n—、和])(?:到?20\d\d年底?前?，?(?:力争|确保|实现)|[^，；。：\n—、\d]{1,10}(?:企业|行业|领域)|推动|力争|确保|实现|争取|到?20\d\d年底?，?|全[市省区县州](?:有)?|使|让|引导|带动|支持|有|[^，；。：\n—、]{0,10}和)?(?:不少于|不低于|超过|至少)?$"
)
_FORMED = re.compile(r"形成$|能力，$")
_CAPACITY = re.compile(r"的?(?P<name>[^，。；、\d]{1,16}?(?:生产|加工|处理|供应|冶炼)(?:能力|规模))")
_SPENDS = re.compile(r"(?:将|计划|力争|预计)?(?:投资|投入)(?:约|近|超过?)?$")
_WHAT = re.compile(r"(?P<what>(?:新建|改建|建设|改造|实施|用于)[^，。；、\d的]{2,20})(?=[，。；\n]|$)")
_PROJECT = re.compile(r"项目|工程|达产|投产|年产|[园厂线院]$|中心|基地")
_FUND = re.compile(r"的?(?P<name>[^，。；、\d]{2,24}?基金(?:群|体系|集群)?)")
_SIZE = re.compile(
    r"(?P<verb>设立|组建|成立|建立|发起|打造|形成|构建|建成)[^，。；\d]{0,8}?(?P<size>总?规模)[^，。；\d]{0,5}$"
)


def before(text: str, clause_start: int, q: Quantity, end: int) -> tuple[str, int] | None:
    """The indicator of a share that stands before its noun, and where that ends."""
    if not q.unit.startswith("%"):
        return None
    left = text[max(0, clause_start - 1, q.start - _LEFT) : q.start]
    if (what := _COVERED.search(left)) and (who := _ALL.match(text, q.close, end)):
        return re.sub(r"^.*[年，]", "", what["what"]) + who["who"], who.end()
    paired = _PAIRED.match(text, q.close, end)
    match = paired or _DOES.match(text, q.close, end)
    if match is None or not _BEGINS.search(left):
        return None
    return f"{match['who']}{match['what']}占比", match.end("who" if paired else "what")


def sized(text: str, clause_start: int, q: Quantity, end: int) -> tuple[str, int, int] | None:
    """What has its size before it, a fund or a capacity: indicator, where the quote begins and ends."""
    return (
        _fund(text, clause_start, q, end) or _capacity(text, clause_start, q, end) or _spent(text, clause_start, q, end)
    )


def _spent(text: str, clause_start: int, q: Quantity, end: int) -> tuple[str, int, int] | None:
    """What money is spent on where that stands behind it (投资90亿元建设农村公路), unless it is a project by name."""
    spends = _SPENDS.search(text, max(clause_start, q.start - _LEFT), q.start) if q.money else None
    what = _WHAT.match(text, q.close, end)
    if spends is None or what is None or _PROJECT.search(what["what"]):
        return None
    return f"投资{what['what']}", spends.start(), what.end()


def _capacity(text: str, clause_start: int, q: Quantity, end: int) -> tuple[str, int, int] | None:
    """The capacity whose size stands before it (形成90万吨钢生产能力), unless it is that of a project."""
    left = text[max(0, clause_start - _LEFT) : q.start]
    formed = None if q.counts or q.money or _PROJECT.search(left) else _FORMED.search(left)
    name = _CAPACITY.match(text, q.close, end)
    return (name["name"], q.start - len(formed[0]), name.end()) if formed and name else None


def _fund(text: str, clause_start: int, q: Quantity, end: int) -> tuple[str, int, int] | None:
    """The fund whose size stands before it: indicator, where the quote begins and ends."""
    size = _SIZE.search(text, max(clause_start, q.start - _LEFT), q.start) if q.money else None
    name = _FUND.match(text, q.close, end)
    return (name["name"] + size["size"], size.start(), name.end()) if size and name else None
