"""Indicator and scope: what is measured, and for whom.

“云川市储能产业产值” is the indicator 产业产值 in the scope 储能产业; 全市 before an indicator is its scope;
“重点企业设备联网率” is 设备联网率 of 重点企业; “整车本地配套率” is 本地配套率 of 整车. What leads to the noun (推动,
实现, 力争) is not part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gaodi.plan.targets.clauses import BLANK
from gaodi.plan.targets.lexicon import any_of

_EDGE = f" \t|│┃，、；：。,;:—-·*#“”’‘.（）()【】》{BLANK}"
_LABEL = re.compile(
    r"^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.]|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}，)+"
)
_TIME = (
    r"[到至在]?(?:20\d\d(?:、20\d\d)*年|二[〇零○][一二三四五六七八九〇零]{2}年)(?:\d{1,2}月)?(?:年?[底末初])?(?:之?前)?"
    r"|[到至]?“?十[一二三四五六七八]五”?(?:规划)?(?:末|期末|期间|时期|(?=年均|累计|$))|到?规划期?末"
    r"|[今明]年|(?:未来|用)?[一二两三四五六七八九十\d]{1,2}年(?:内|累计|时间|左右)"
)
_LEADING = re.compile(rf"^(?>{any_of('leads')}|(?:{_TIME})的?|[，、：；\s]|[（(](?![^）)]*[）)]))++")
_FROM = re.compile(
    r"(?:从|由)[^，、]{0,16}?\d[^，、]*$|(?:分别)?由\d[^，；]*$"
    r"|(?:较|比|相比|相较于?|与)[^，、；]{0,6}(?:20\d\d|上年|去年|同期|“?十)[^，、；]{0,8}$"
    r"|(?:在|以)?20\d\d年(?:的)?(?:基础|基数)上?$"
)
_HEDGED = re.compile(r"^.*?(?:力争|争取|确保|努力|奋力|预期(?!寿命))(?=.{2})")
_AT = re.compile(r"^在(?P<scope>[^，、]{2,16}?)(?:方面|领域内?|中|上|里|内|产业领域)[，]?(?P<rest>.{2,})$")
_TRAILING = re.compile(
    r"(?>的目标|目标|总体|力争|年均|累计|的|达|为|在|共|约|数字|规模化|(?<![人户亩])均|总共|实现|完成|保持|稳定|将)+$"
)
_PLACE = re.compile(rf"^(?P<scope>{any_of('regions')})(?P<rest>.{{2,}})$")
_AMONG = re.compile(
    r"^(?P<scope>.+等(?P<kind>[^等占、]{0,8}?(?:产业|行业|领域|集群)))(?P<head>(?:总|主要)?[^、占的]{2,10})$"
)
_TRADE = re.compile(
    r"^(?P<scope>[^占的]*?(?P<kind>产业|行业|产业集群|产业链))"
    r"(?P<head>(?:总|营|主|产值|规模|销售|增加值|利润|税收|全产业链)[^占、的]{1,9}|产值|规模|营收|收入)$"
)
_FIRMS = re.compile(
    rf"^(?P<scope>[^占、的]{{0,10}}?(?:{any_of('firm groups')})(?:工业|制造业|制造)?企业)"
    r"(?P<head>[^占]{2,}(?:率|比例|比重|强度|水平|占比))$"
)
_LOCAL = re.compile(r"^(?P<scope>[^占、的]{2,12})(?P<head>(?:本地|就近|省内|市内|国产)[^占、的]{0,8}率)$")
_WORD = re.compile(r"[^\W\d_]")
_GENERIC = re.compile(rf"(?:{any_of('heads')})$")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured, and for whom."""

    indicator: str
    scope: str | None = None


def bare(text: str) -> str:
    """A noun phrase without what leads to it and what trails behind it."""
    text = text.replace(BLANK, "")
    text = _LABEL.sub("", text.lstrip(_EDGE_LEFT))
    text = _FROM.sub("", text)
    text = _LEADING.sub("", text) if not _LEADING.fullmatch(text) else ""
    text = _FROM.sub("", text)
    return _edges(_TRAILING.sub("", text))


_EDGE_LEFT = _EDGE.replace("“", "").replace("（", "")


def _edges(text: str) -> str:
    """Without signs at the edges; brackets and quotes that pair stay."""
    text = text.strip(" \t|│┃，、；：。,;:—-·*#.")
    if text.count("“") != text.count("”"):
        text = text.strip("“”")
    if text.count("（") != text.count("）"):
        text = text.strip("（）")
    return text.strip(" \t，、；：。")


def noun(text: str) -> str:
    """The noun phrase before a verb of reaching: what comes after 力争 where that stands within."""
    cut = _HEDGED.sub("", text)
    found = bare(cut) or bare(text)
    if match := _AT.match(found):
        found = bare(match["rest"]) or found
    return found if _WORD.search(found) else ""


def subject(text: str) -> Subject:
    """Indicator and scope of a noun phrase."""
    scope = None
    if match := _PLACE.match(text):
        scope, text = match["scope"], match["rest"].lstrip("的")
        scope = scope if scope.startswith("全") else None
    if match := _AMONG.match(text):
        return Subject(match["kind"] + match["head"], match["scope"])
    if (match := _TRADE.match(text)) and match["scope"] not in (match["kind"], "全产业链"):
        return Subject(_kind(match["kind"]) + match["head"], match["scope"])
    for pattern in (_FIRMS, _LOCAL):
        if match := pattern.match(text):
            return Subject(match["head"].lstrip("的"), match["scope"])
    return Subject(text, scope)


def _kind(word: str) -> str:
    return "产业" if word in ("产业链", "产业集群") else word


def measures(text: str) -> bool:
    """Whether the noun phrase ends in something that is measured: 产值, 率, 数量 …"""
    return _GENERIC.search(text) is not None or re.search(r"占[^，]{2,}$", text) is not None


def lasts(text: str) -> bool:
    """Whether the noun phrase is a length of time, whose value has years."""
    return re.search(r"(?:年限|寿命|年龄|期限|周期|时间)$", text) is not None


def indexed(text: str) -> bool:
    """Whether the noun phrase is an index, whose value has no unit."""
    return re.search(r"(?:指数|融合发展水平|得分|分值|系数|PUE值?|死亡率|之比|率)$", text) is not None
