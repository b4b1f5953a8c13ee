"""Measures: the verb phrases of a task. A clause that begins with what is to be done is one; what only says for whom,
where or on what ground it is done leads to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaodi.plan import wordlists

Range = tuple[int, int]

_LIST = (__package__ or "", "verbs.txt")
_END = re.compile(r"[，。；：！？\n]")
_OPEN, _CLOSED = "（(“《〔【", "）)”》〕】"
# “将A打造成B”, “在A开展B”: the verb comes after what it is done to or where.
_BEFORE_VERB = re.compile(r"(?:并|要|应)?[将把在对为向与由给]")
# … and here it is what A becomes: “将A建设项目纳入B”.
_BECOMES = re.compile(r"打造成|打造为|建设成|建设为|建成|纳入|列入|作为|转化为|融入|培育成|发展成")
_VIA = re.compile(r"(?:依托|借助|利用)[^，。；]*?(?:企业|平台|园区|资源|优势|项目|机构|基地)")
# 发展水平明显提升, 创新能力增强: these are as often the beginning of a subject.
_ALSO_NOUNS = (
    r"发展|创新|研究|研发|管理|服务|投资|应用|设计|评价|评估|考核|分析|监测|监督|培训|开发|规划|改革|改造|升级|转型|融合"
    r"|集聚|保障|采购|引领|治理|控制"
)
_SUBJECT = re.compile(
    rf"(?:{_ALSO_NOUNS})(?:业|者|力|率|量|性|型|商|区|园|院|所|局|费|品|期|度|权|人|水平|工作|情况|能力|方式|机制|体系|中心"
    r"|平台|结果|规模|环境|基础|质量|资金)"
)
_SHORTEST = 4


def measures(text: str, start: int, end: int) -> Iterator[tuple[str, Range]]:
    """(verb, place) of every measure between start and end of the clean text."""
    for a, b in clauses(text, start, end):
        found = _verb(text, a, b)
        if found and b - a >= _SHORTEST:
            yield found, (a, b)


def clauses(text: str, start: int, end: int) -> Iterator[Range]:
    """The text cut at its stops and commas, but not within brackets and quotation marks."""
    depth, at = 0, start
    for place in range(start, end):
        sign = text[place]
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSED:
            depth = max(0, depth - 1)
        elif _END.match(sign) and (depth == 0 or sign == "\n"):
            depth = 0
            yield from _trimmed(text, at, place)
            at = place + 1
    yield from _trimmed(text, at, end)


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    adverbs, verbs = wordlists.any_of(*_LIST, "adverbs"), wordlists.any_of(*_LIST, "verbs")
    return re.compile(f"(?:(?:{adverbs})[、，]?)*?(?P<verb>{verbs})")


@lru_cache(maxsize=1)
def _inner() -> re.Pattern[str]:
    verbs = "|".join(v for v in wordlists.any_of(*_LIST, "verbs").split("|") if not re.fullmatch(_ALSO_NOUNS, v))
    return re.compile(f"(?P<verb>{verbs})")


def _verb(text: str, start: int, end: int) -> str | None:
    """The verb that makes the clause a measure, or None."""
    if (match := _leading().match(text, start, end)) and not _SUBJECT.match(text, match.start("verb"), end):
        return match["verb"]
    if via := _VIA.match(text, start, end):
        follows = _leading().match(text, via.end(), end)
        return follows["verb"] if follows else None
    if lead := _BEFORE_VERB.match(text, start, end):
        becomes = _BECOMES.search(text, lead.end() + 2, end) if lead[0][-1] in "将把" else None
        if becomes:
            return becomes[0]
        later = _inner().search(text, lead.end() + 2, end)
        return later["verb"] if later and later.end() < end else None
    return None


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end and (text[start].isspace() or text[start] in "、—"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
