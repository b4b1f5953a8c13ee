"""分别: k names and k values, in order, whatever the units.

“甲、乙产业产值分别达到90亿元、80亿元” gives 产业产值 of 甲产业 and of 乙产业: what only the last name says (产业产值)
holds for all. Names that are whole by themselves (“增加值率、劳动生产率、研发强度”) share only what leads them
(规模以上工业企业, 单位增加值). Ranks (“国家级、省级平台”) and times (“上半年、全年增速”) share the noun. “均达到90%”
says the same of each name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gaodi.plan.targets import subjects
from gaodi.plan.targets.governors import Governor
from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.objects import RANK
from gaodi.plan.targets.quantities import Quantity
from gaodi.plan.targets.subjects import Subject

_BETWEEN = re.compile(rf"(?:、|和|与|及|以及|，)(?:{any_of('reach', 'at least', 'rise', 'fall')})?")
_COMMAS = re.compile(r"、(?![^（]*）)")
_ALL = re.compile(r"(?:、|和|与|及|以及)(?![^（]*）)")
_IN_ALL = re.compile(r"(?<=.)[两三四五六七八九十\d]{1,2}(?:大|个)(?:主导|支柱|重点|特色)?(?=产业|行业|领域|集群)")
"""储能、装备三大产业."""
_PLACE = re.compile(r"农村|乡村|城镇|[^，、的]{1,6}?(?:县|市|州|(?<![园范景片能新中])区)")
_TWO = re.compile(r"(?<=[率值耗量额])(?:和|与|及|、)(?=[^（）]{4,}$)")
_HEAD = re.compile(
    rf"(?:年?(?:加工|处理|处置|生产|回收|利用|供应)|总|主营业务|营业|销售|全产业链|研发|授权|拥有|利用|使用|排放)?(?:{any_of('heads')})"
)
_LETTER = re.compile(r"[^占的、]{2}(?:量|率|额|度|数|值)$")
_FIRMS = re.compile(r"的[^的]*企业(?:占比|比重|比例|数量|数)$")
_THING = re.compile(rf"(?:{any_of('nouns')})$")
_TRADE = re.compile(r"(?:产业|行业|领域|企业)$")
_GROUP = re.compile(
    r"^(?:.{0,8}?单位(?:工业增加值|生产总值|GDP|增加值|产值|产品)|(?:规模以上|规上|规模)(?:工业|制造业)?(?:企业|制造业|工业)?)"
)
_RANKED = re.compile(rf"^(?P<of>.*?)(?:实现|中)?(?P<rank>{RANK}+级?)$")
_AMOUNT = r"\d[\d.]*[万亿]*元(?:以上)?"
_CLASSED = re.compile(rf"^(?P<lead>.*?)(?P<n>{_AMOUNT})$")
_CLASS_TAIL = re.compile(rf"^(?P<n>{_AMOUNT})(?P<tail>.+)$")
_TIMES = re.compile(r"^(?:[一二三四]季度|上半年|下半年|前三季度|全年|20\d\d年?)")
_BOTH = re.compile(r"(.{0,6}?)城乡((?:常住)?(?:居民|人口|低保).+)$")
_MOST, _NAME = 12, 8


def run(text: str, heads: Sequence[Quantity], at: int) -> int:
    """How many numbers stand side by side from here on: 90亿元、80亿元和70亿元."""
    count = 1
    while count < _MOST and at + count < len(heads):
        between = text[heads[at + count - 1].close : heads[at + count].start]
        if not _BETWEEN.fullmatch(between):
            break
        count += 1
    return count


def names(noun: str, count: int) -> list[Subject]:
    """The noun phrase as that many subjects; none where it has another number of names. 城乡居民 are two."""
    if count == 2 and (both := _BOTH.match(noun)):
        return [subjects.subject(f"{both[1]}{place}{both[2]}") for place in ("城镇", "农村")]
    for joint in (_COMMAS, _ALL):
        parts = [p for p in joint.split(noun) if p]
        if len(parts) == count:
            return _completed(parts)
    return []


def listed(text: str, count: int) -> list[str]:
    """The things of a list, if it has that many."""
    return next((parts for j in (_COMMAS, _ALL) if len(parts := [p for p in j.split(text) if p]) == count), [])


def every(noun: str) -> list[Subject]:
    """Every name of a noun phrase."""
    for joint in (_COMMAS, _ALL):
        if len(parts := [p for p in joint.split(noun) if p]) > 1:
            return _completed(parts)
    return []


def each(noun: str, governor: Governor) -> list[Subject]:
    """The subjects of which all the same is said: 均, 都 or 和, where each is whole by itself; 各."""
    if governor.hedged("各", "各自"):
        parts = [p for p in _ALL.split(noun) if p]
        return names(noun, len(parts)) if len(parts) > 1 else []
    for joint in (_COMMAS, _ALL) if governor.hedged("均", "都", "分别") else (_TWO,):
        parts = [p for p in joint.split(noun) if p]
        if len(parts) > 1 and (all(map(subjects.measures, parts)) or _alike(parts)):
            return _completed(parts)
    return []


def _alike(parts: list[str]) -> bool:
    """Whether only the last says what is measured of all: 二氧化硫、氮氧化物排放量."""
    *first, last = parts
    return subjects.measures(last) and not any(map(subjects.measures, first)) and max(map(len, first)) <= _NAME


def _completed(parts: list[str]) -> list[Subject]:
    *first, last = (_IN_ALL.sub("", part) for part in parts)
    parts = [*first, last]
    if whole := _shared(first, last):
        return [subjects.subject(p) for p in whole]
    tail = _tail(first[-1], last)
    if tail is None:
        group = _GROUP.match(parts[0])
        lead = group[0] if group and len(parts[0]) > group.end() else ""
        return [subjects.subject(p if i == 0 or p.startswith(lead) else lead + p) for i, p in enumerate(parts)]
    return [subjects.subject(p if p == last else _with(p, tail)) for p in parts]


def _shared(first: list[str], last: str) -> list[str]:
    """Names of which the last alone has the noun (times), or the first alone (ranks behind it)."""
    if all(_TIMES.fullmatch(p) for p in first) and (time := _TIMES.match(last)):
        return [p + last[time.end() :] for p in first] + [last]
    classed, tail = _CLASSED.match(first[0]), _CLASS_TAIL.match(last)
    if classed and tail and all(_CLASS_TAIL.fullmatch(p + "的") for p in first[1:]):
        return [classed["lead"] + p + tail["tail"] for p in (classed["n"], *first[1:], tail["n"])]
    ranked = _RANKED.match(first[0])
    if ranked and ranked["of"] and re.fullmatch(rf"{RANK}+级?", last):
        return [rank + ranked["of"] for rank in (ranked["rank"], *first[1:], last)]
    return []


def _with(name: str, tail: str) -> str:
    """甲 + 产业产值; 甲产业 + 产业产值 is 甲产业产值."""
    if name.endswith("企业"):
        tail = tail.removeprefix("的").removeprefix("企业")
    return name + (tail.removeprefix("产业") if _TRADE.search(name) else tail)


def _tail(name: str, last: str) -> str | None:
    """What the last name says for all; None where the names are whole."""
    if re.fullmatch(rf"{RANK}+级?", name):
        return _after(name, last)
    if _THING.search(name) and _THING.search(last):
        return None
    if _PLACE.fullmatch(name) and (place := _PLACE.match(last)) and place.end() < len(last):
        return last[place.end() :]
    if _TRADE.search(last) and not _TRADE.search(name):
        return "产业"
    if not subjects.measures(name):
        found = _measured(last)
        return found if found is not None else _after(name, last)
    ratio = last.find("占")
    if ratio > 0 and "占" not in name:
        return last[ratio:]
    shared = _HEAD.search(last)
    if shared is None or shared.end() == len(last) or not last[: shared.end()].endswith(name[-2:]):
        return None
    return last[shared.end() :]


def _measured(last: str) -> str | None:
    """From the first word that is measured on, with the 产业 or 的 before it."""
    match = _FIRMS.search(last) or _HEAD.search(last, 2)
    if match is None:
        return None
    if match.end() == len(last) and len(match[0]) == 1 and (longer := _LETTER.search(last, 1)):
        match = longer
    start = match.start()
    for word in ("产业", "行业", "领域"):
        if last[:start].endswith(word) and start > len(word):
            return last[start - len(word) :]
    return last[start:]


def _after(name: str, last: str) -> str | None:
    """国家级、省级智能工厂: what follows the word that ends both names."""
    at = last.find(name[-1])
    return last[at + 1 :] if 0 <= at < len(last) - 1 else None
