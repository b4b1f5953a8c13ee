"""分别: k names and k values, in order, whatever the units.

“甲、乙产业产值分别达到90亿元、80亿元” gives 产业产值 of 甲产业 and of 乙产业: what only the last name says (产业产值) holds for all.
Names that are whole by themselves (“增加值率、劳动生产率、研发强度”) share only the group of firms that leads them. “均达到90%” says
the same of each name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gaodi.plan.targets import subjects
from gaodi.plan.targets.governors import Governor
from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.quantities import Quantity
from gaodi.plan.targets.subjects import Subject

_BETWEEN = re.compile(rf"(?:、|和|与|及|以及|，)(?:{any_of('reach', 'at least', 'rise', 'fall')})?")
_COMMAS = re.compile(r"、(?![^（]*）)")
_ALL = re.compile(r"(?:、|和|与|及|以及)(?![^（]*）)")
_HEAD = re.compile(rf"(?:总|主营业务|营业|销售|全产业链|研发)?(?:{any_of('heads')})")
_TRADE = re.compile(r"(?:产业|行业|领域|企业)$")
_GROUP = re.compile(r"^(?:规模以上|规上|规模)(?:工业|制造业)?(?:企业|制造业|工业)?")
_MOST = 12


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
    """The noun phrase as that many subjects; none where it has another number of names."""
    for joint in (_COMMAS, _ALL):
        parts = [p for p in joint.split(noun) if p]
        if len(parts) == count:
            return _completed(parts)
    return []


def each(noun: str, governor: Governor) -> list[Subject]:
    """The subjects of which all the same is said (均, 都), where each is whole by itself."""
    if not governor.hedged("均", "都") or not subjects.measures(noun):
        return []
    parts = [p for p in _ALL.split(noun) if p]
    return [subjects.subject(p) for p in parts] if len(parts) > 1 and all(map(subjects.measures, parts)) else []


def _completed(parts: list[str]) -> list[Subject]:
    *first, last = parts
    tail = _tail(first[-1], last)
    if tail is None:
        group = _GROUP.match(parts[0])
        lead = group[0] if group and len(parts[0]) > group.end() else ""
        return [subjects.subject(p if i == 0 or p.startswith(lead) else lead + p) for i, p in enumerate(parts)]
    return [subjects.subject(p if p == last else _with(p, tail)) for p in parts]


def _with(name: str, tail: str) -> str:
    """甲 + 产业产值; 甲产业 + 产业产值 is 甲产业产值."""
    return name + (tail.removeprefix("产业") if _TRADE.search(name) else tail)


def _tail(name: str, last: str) -> str | None:
    """What the last name says for all; None where the names are whole."""
    if not subjects.measures(name):
        return _measured(last) if _measured(last) is not None else _after(name, last)
    shared = _HEAD.search(last)
    ratio = last.find("占")
    if ratio > 0 and "占" not in name:
        return last[ratio:]
    return (
        None
        if shared is None or shared.end() == len(last) or not last[: shared.end()].endswith(name[-2:])
        else last[shared.end() :]
    )


def _measured(last: str) -> str | None:
    """From the first word that is measured on, with the 产业 or 的 before it."""
    match = re.search(r"的[^的]*企业(?:占比|比重|比例|数量|数)$", last) or _HEAD.search(last, 2)
    if match is None:
        return None
    start = match.start()
    for word in ("产业", "行业", "领域"):
        if last[:start].endswith(word) and start > len(word):
            return last[start - len(word) :]
    return last[start:]


def _after(name: str, last: str) -> str | None:
    """国家级、省级智能工厂: what follows the word that ends both names."""
    at = last.find(name[-1])
    return last[at + 1 :] if 0 <= at < len(last) - 1 else None
