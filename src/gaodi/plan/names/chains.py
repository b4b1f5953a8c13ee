"""Chains: every “X产业链”, and which chain or industry a task is about by its title."""

from __future__ import annotations

import re
from functools import lru_cache

from gaodi.plan.model import NameKind
from gaodi.plan.names.found import Found
from gaodi.plan.names.lists import after_cue
from gaodi.plan.names.words import any_of, words

_CHAIN = re.compile(r"产业链(?![供条])")
_LETTER = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
_REACH = 16
# Not a chain of its own: 全产业链, 优势产业链, 新兴及优势产业链.
_ANY = re.compile(
    r"^(?:全|整|各|本|该|其|及|和|与|重点|优势|新兴|特色|主导|关键|传统|支柱|重要|相关|上下游|工业|制造业|制造|完整|先进制造业"
    r"|现代化?|产业|创新链|供应链|大中小|企业|国内|国际|全球|全市|全省|标志性|战略性|高端|有竞争力|先进|项目|区域|领域|未来)+$"
)
_UNFIT = re.compile(
    r"[的了各等于链在]|嵌入|融入|(?:新兴|优势|重点|全|整)$|[\d一二两三四五六七八九十]+[条个大]|一批|基础|集群|企业"
)
_SUBJECT = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9（）]{2,24}?)"
    r"(?:产业链|(?:世界级|国家级|省级|市级)?(?:先进制造业|特色产业|优势产业|产业)集群|产业)"
)


def chains(text: str) -> list[Found]:
    """Every mention of a named chain, with the word 产业链."""
    found: list[Found] = []
    for match in _CHAIN.finditer(text):
        start = match.start()
        while start > max(0, match.start() - _REACH) and _LETTER.match(text[start - 1]):
            start -= 1
        start = after_cue(text, start, match.start())
        if _is_own(text[start : match.start()]):
            found.append(Found(start, match.end(), NameKind.CHAIN))
    return found


def subject(title: str) -> str | None:
    """The chain that a task is about, from its title: 培育工程机械世界级先进制造业集群 is about 工程机械."""
    lead = _lead().match(title)
    match = _SUBJECT.match(title, lead.end() if lead else 0)
    return match["name"] if match and _is_own(match["name"]) else None


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    """The verbs that a title begins with."""
    return re.compile(f"(?:{any_of('cues')})*")


def _is_own(own: str) -> bool:
    fits = 2 <= len(own) <= 16 and not _ANY.match(own) and not _UNFIT.search(own)
    return fits and own not in words("regions") and own not in words("cues")
