"""How names of enterprises vary in supplier lists, plan texts and reports: the kinds that change only the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from random import Random

import opencc

from gaodi.registry.linkage.corruption import characters
from gaodi.registry.linkage.corruption.firm import Firm
from gaodi.registry.linkage.corruption.kinds import kind

_PROVINCES = {"43": "湖南", "42": "湖北", "44": "广东", "32": "江苏", "33": "浙江"}
_SHORTER = {
    "有限责任公司": ("有限公司", "责任有限公司", "公司"), "有限公司": ("有限责任公司", "公司", "有限司"),
    "股份有限公司": ("股份公司", "有限公司", "股份"), "集团有限公司": ("有限公司", "集团", "集团公司"),
    "集团股份有限公司": ("集团", "股份有限公司", "集团公司"), "厂": ("工厂", "有限公司"),
}  # fmt: skip
_SYNONYMS = {
    "机械制造": "机械", "机械": "机械制造", "工程机械": "工程机械设备", "科技": "科技发展", "智能科技": "智能技术",
    "环保科技": "环保", "新能源": "新能源科技", "新材料": "新材料科技", "新材料科技": "新材料", "电子科技": "电子",
    "电子": "电子科技", "装备制造": "装备", "机电设备": "机电", "生物科技": "生物技术", "食品": "食品加工",
    "包装": "包装印刷", "塑料制品": "塑业", "金属制品": "金属", "电气": "电气设备", "建材": "建筑材料",
    "化工": "化学工业", "模具": "模具制造", "医药": "药业", "制药": "药业", "重工": "重型机械", "实业": "实业发展",
    "精密机械": "精机", "印务": "印刷", "电线电缆": "线缆", "汽车零部件": "汽车配件", "自动化设备": "自动化",
    "管业": "管材", "泵业": "水泵", "家具": "家居", "信息技术": "信息科技", "医疗器械": "医疗设备",
    "电力设备": "电力科技", "光电科技": "光电", "软件": "软件开发",
}  # fmt: skip
_CITIES = ("长沙", "上海", "北京", "深圳", "宁乡", "浏阳", "株洲", "广州")


@kind("exact", "原样", "The name as it is registered.")
def exact(firm: Firm, draw: Random) -> Firm:
    """Nothing."""
    return firm


@kind("region-dropped", "地区省略", "The region is left out: 长沙鑫达机械有限公司 → 鑫达机械有限公司.")
def region_dropped(firm: Firm, draw: Random) -> Firm | None:
    """The place goes."""
    return replace(firm, place="") if firm.place else None


@kind(
    "region-moved",
    "地区移位",
    "The region stands in brackets, after the brand or at the end: 鑫达机械（长沙）有限公司.",
)
def region_moved(firm: Firm, draw: Random) -> Firm | None:
    """The place goes into brackets."""
    if not firm.place:
        return None
    place = draw.choice(("（{}）", "({})")).format(firm.place)
    if draw.random() < 0.5:
        return replace(firm, place="", brand=firm.brand + place)
    return replace(firm, place="", trade=firm.trade + place)


@kind(
    "region-added",
    "地区增写",
    "A province or 省, 市 is written that the name does not have: 湖南省长沙市鑫达机械有限公司.",
)
def region_added(firm: Firm, draw: Random) -> Firm | None:
    """The province before the place, or the kind of division behind it."""
    province = _PROVINCES.get(firm.region[:2])
    if not province or firm.place.endswith(("市", "县")):
        return None
    if firm.place == province:
        return replace(firm, place=f"{province}省")
    return replace(
        firm,
        head=draw.choice((province, f"{province}省")),
        place=firm.place and draw.choice((firm.place, f"{firm.place}市")),
    )


@kind("form-changed", "组织形式改写", "The legal form is another or shorter: 有限责任公司 ↔ 有限公司, 股份公司.")
def form_changed(firm: Firm, draw: Random) -> Firm | None:
    """Another form."""
    return replace(firm, form=draw.choice(_SHORTER[firm.form])) if firm.form in _SHORTER else None


@kind("form-dropped", "组织形式省略", "The legal form is left out: 长沙鑫达机械.")
def form_dropped(firm: Firm, draw: Random) -> Firm | None:
    """No form."""
    return replace(firm, form="") if firm.form else None


@kind("short-name", "简称", "Brand and trade, as firms are called: 鑫达机械.")
def short_name(firm: Firm, draw: Random) -> Firm | None:
    """Neither region nor form."""
    return replace(firm, place="", form="") if firm.trade else None


@kind(
    "abbreviation",
    "缩写",
    "The trade is shortened to a character or two: 鑫达机械制造有限公司 → 鑫达机制; 中联重工科技 → 中联重科.",
)
def abbreviation(firm: Firm, draw: Random) -> Firm | None:
    """The first characters of the words of the trade."""
    if len(firm.trade) < 3:
        return None
    trade = firm.trade[0] + firm.trade[2] if draw.random() < 0.7 else firm.trade[:2]
    return replace(firm, place="", trade=trade, form=draw.choice(("", firm.form)))


@kind("brand-alone", "只写字号", "Only region and brand, or the brand alone: 长沙鑫达; 鑫达公司.")
def brand_alone(firm: Firm, draw: Random) -> Firm | None:
    """No trade and no form."""
    place = draw.choice((firm.place, ""))
    return replace(firm, place=place, trade="", form=draw.choice(("", "公司", "集团"))) if len(firm.brand) > 1 else None


@kind("former-name", "曾用名", "A name that the enterprise had before and the registry knows.")
def former_name(firm: Firm, draw: Random) -> Firm | None:
    """The earlier name instead."""
    return replace(firm, text=firm.former) if firm.former else None


@kind("homophone", "同音字", "A character of the brand is one that sounds the same: 鑫达 → 新达.")
def homophone(firm: Firm, draw: Random) -> Firm | None:
    """Another character of the same sound."""
    return _brand_changed(firm, draw, characters.sounding)


@kind("look-alike", "形近字", "A character of the brand is one that looks the same, as by a scan: 天达 → 夭达.")
def look_alike(firm: Firm, draw: Random) -> Firm | None:
    """Another character of the same shape."""
    return _brand_changed(firm, draw, characters.looking)


@kind("wrong-character", "错一字", "A character of the brand is any other.")
def wrong_character(firm: Firm, draw: Random) -> Firm | None:
    """Another common character."""
    return _brand_changed(firm, draw, lambda _: characters.common())


@kind("transposed", "两字颠倒", "Two characters of the brand have changed places: 鑫达 → 达鑫.")
def transposed(firm: Firm, draw: Random) -> Firm | None:
    """Neighbours swapped."""
    at = draw.randrange(len(firm.brand) - 1) if len(firm.brand) > 1 else 0
    brand = firm.brand[:at] + firm.brand[at : at + 2][::-1] + firm.brand[at + 2 :]
    return replace(firm, brand=brand) if brand != firm.brand else None


@kind("character-lost", "漏一字", "A character of brand or trade is left out.")
def character_lost(firm: Firm, draw: Random) -> Firm | None:
    """One character fewer; a brand keeps two."""
    core = firm.brand + firm.trade
    first = 0 if len(firm.brand) > 2 else len(firm.brand)
    if first >= len(core) or len(core) < 4:
        return None
    at = draw.randrange(first, len(core))
    if at < len(firm.brand):
        return replace(firm, brand=firm.brand[:at] + firm.brand[at + 1 :])
    at -= len(firm.brand)
    return replace(firm, trade=firm.trade[:at] + firm.trade[at + 1 :])


@kind("traditional", "繁体字", "The name is in traditional characters: 長沙鑫達機械有限公司.")
def traditional(firm: Firm, draw: Random) -> Firm | None:
    """Converted."""
    text = _traditional().convert(firm.name)
    return replace(firm, text=text) if text != firm.name else None


@lru_cache(maxsize=1)
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


@kind("trade-dropped", "行业省略", "The trade is left out, region and form stay: 长沙鑫达有限公司.")
def trade_dropped(firm: Firm, draw: Random) -> Firm | None:
    """No trade."""
    return replace(firm, trade="") if firm.trade else None


@kind("trade-reworded", "行业改写", "The trade is put in other words: 机械制造 → 机械, 汽车零部件 → 汽车配件.")
def trade_reworded(firm: Firm, draw: Random) -> Firm | None:
    """A synonym."""
    return replace(firm, trade=_SYNONYMS[firm.trade]) if firm.trade in _SYNONYMS else None


@kind("branch-added", "分支机构", "A branch, plant or department is written behind the name: …有限公司宁乡分公司.")
def branch_added(firm: Firm, draw: Random) -> Firm | None:
    """A branch of it, which is no legal entity of its own."""
    if firm.tail:
        return None
    tail = draw.choice(("{}分公司", "{}分厂", "（{}分公司）", "{}办事处", "{}销售部")).format(draw.choice(_CITIES))
    return replace(firm, tail=tail)


@kind(
    "punctuation",
    "空格标点",
    "Blanks, dots, numbers or remarks stand in or around the name: 1、长沙 鑫达机械有限公司（总部）.",
)
def punctuation(firm: Firm, draw: Random) -> Firm:
    """What tables and lists leave behind."""
    name = firm.name
    at = draw.randrange(1, len(name))
    written = (
        f"{name[:at]} {name[at:]}", f"{name[:at]}\u3000{name[at:]}", f"{draw.randrange(1, 99)}、{name}", f"{name}。",
        f"{name}*",        f"“{name}”", f" {name} ", f"{name[:at]}\n{name[at:]}", f"{name}（总部）", f"{name}（本部）",
    )  # fmt: skip
    return replace(firm, text=draw.choice(written))


@kind("width-and-case", "全角半角", "Letters, digits and brackets are of another width: ＡＢＣ, 【】, 〔〕.")
def width_and_case(firm: Firm, draw: Random) -> Firm | None:
    """A bracketed region of another kind of bracket, and a name with wide blanks."""
    if not firm.place:
        return None
    opened, closed = draw.choice(("【】", "〔〕", "[]", "﹙﹚", "（)"))
    return replace(firm, place="", brand=f"{firm.brand}{opened}{firm.place}{closed}")


@kind("several", "多处改写", "Two or three of the above at once.")
def several(firm: Firm, draw: Random) -> Firm | None:
    """Changes one after the other; those that do not fit leave the name as it is."""
    chosen = draw.sample(_COMBINED, draw.choice((2, 2, 3)))
    changed = firm
    for change in chosen:
        changed = change(changed, draw) or changed
    return changed if changed != firm else None


_COMBINED = (
    region_dropped, region_moved, region_added, form_changed, form_dropped, abbreviation, homophone, look_alike,
    character_lost, trade_reworded, branch_added,
)  # fmt: skip


def _brand_changed(firm: Firm, draw: Random, others: Callable[[str], tuple[str, ...]]) -> Firm | None:
    """One character of the brand replaced by one of the others."""
    places = [at for at, one in enumerate(firm.brand) if others(one)]
    if not places or len(firm.brand) < 2:
        return None
    at = draw.choice(places)
    other = draw.choice([one for one in others(firm.brand[at]) if one != firm.brand[at]])
    return replace(firm, brand=firm.brand[:at] + other + firm.brand[at + 1 :])
