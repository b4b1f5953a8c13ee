"""Enterprises that look like one of the registry and are another, which is not there: what must not be linked."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from gaodi.registry.linkage.corruption import characters
from gaodi.registry.linkage.corruption.firm import Firm
from gaodi.registry.linkage.corruption.kinds import kind

_TRADES = (
    "物业管理", "建筑工程", "商贸", "房地产开发", "餐饮管理", "投资", "物流", "劳务", "广告", "园林", "置业", "酒店",
    "机械", "电子", "食品", "新材料", "化工", "科技",
)  # fmt: skip
_ELSEWHERE = {
    "350200": "厦门", "370200": "青岛", "510100": "成都", "500000": "重庆", "120000": "天津", "210200": "大连",
    "610100": "西安", "340100": "合肥", "410100": "郑州",
}  # fmt: skip


@kind(
    "sibling",
    "同字号兄弟企业",
    "Another firm of the same brand and place in another trade: 长沙鑫达物业管理有限公司.",
    same=False,
)
def sibling(firm: Firm, draw: Random) -> Firm | None:
    """Of one group, perhaps; not the same legal entity."""
    other = [one for one in _TRADES if one[:2] not in firm.trade and firm.trade[:2] not in one]
    return _stranger(firm, trade=draw.choice(other)) if firm.trade else None


@kind("namesake", "异地同名", "A firm of the same brand and trade in another city: 青岛鑫达机械有限公司.", same=False)
def namesake(firm: Firm, draw: Random) -> Firm | None:
    """Names are unique only within the region of their registration."""
    code = draw.choice(sorted(_ELSEWHERE))
    return _stranger(firm, place=_ELSEWHERE[code], region=code) if firm.place and firm.trade else None


@kind("near-brand", "字号相近", "A firm of the same place and trade whose brand differs by a character.", same=False)
def near_brand(firm: Firm, draw: Random) -> Firm | None:
    """The classic false positive: everything else is alike."""
    if len(firm.brand) < 2 or not firm.trade:
        return None
    at = draw.randrange(len(firm.brand))
    other = draw.choice([one for one in characters.common() if one != firm.brand[at]])
    return _stranger(firm, brand=firm.brand[:at] + other + firm.brand[at + 1 :])


@kind(
    "other-brand",
    "仅字号不同",
    "A firm of the same place, trade and form with a brand of its own: 长沙宏远机械有限公司.",
    same=False,
)
def other_brand(firm: Firm, draw: Random) -> Firm | None:
    """Most of the characters of the name are the same."""
    brand = "".join(draw.choices(characters.common(), k=len(firm.brand)))
    return _stranger(firm, brand=brand) if firm.trade else None


def _stranger(firm: Firm, **parts: str) -> Firm:
    """Another enterprise: it has no former name in common with the firm."""
    return replace(firm, **{"former": "", **parts})
