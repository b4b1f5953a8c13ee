"""The signs at the head of a line that say: here begins something of its own. `lines` and `outline` read them."""

from __future__ import annotations

import re

_HAN = "[一二三四五六七八九十百零〇]"
_NUMBER = rf"(?:{_HAN}{{1,5}}|\d{{1,3}})"

KINDS = {
    "part": rf"第\s*{_NUMBER}\s*(?:编|篇|部分)",
    "chapter": rf"第\s*{_NUMBER}\s*章",
    "section": rf"第\s*{_NUMBER}\s*节",
    "article": rf"第\s*{_NUMBER}\s*条(?![、和至的第（(])",
    "han": rf"{_HAN}{{1,4}}\s?[、.](?!\s?{_HAN}{{1,3}}、)",
    "han in brackets": rf"[（(〔]\s?{_HAN}{{1,4}}\s?[）)〕]、?",
    "two numbers": r"\d{1,2}\.\d{1,2}(?![\d.%])",
    "three numbers": r"\d{1,2}\.\d{1,2}\.\d{1,2}(?![\d.%])",
    "number": r"\d{1,2}\s?(?:\.(?!\d)|、(?!\d))",
    "number in brackets": r"[（(]\s?\d{1,2}\s?[）)]|\d{1,2}[）)]",
    "circled": r"[\u2460-\u2473\u2776-\u277f]",
}
"""The kinds of labels from the outermost to the innermost, as official documents nest them (GB/T 9704-2012, 7.3.3)."""

LABEL = re.compile("|".join(f"(?P<k{number}>{pattern})" for number, pattern in enumerate(KINDS.values())))
_BULLET = r"——|--|[—–-]\s|[•·●■◆◇★□○▪►➢✓]"
_APART = r"专栏\s?\d*|附件|附表|附录|附图|表\s?\d+|图\s?\d+|注[：:]|资料来源|来源[：:]"
_STRUCTURE = re.compile(rf"\s*(?:{LABEL.pattern}|{_BULLET}|{_APART}|#{{1,6}}\s|\*\*|\|)".replace("?P<", "?P<_"))


def kind(match: re.Match[str]) -> int:
    """Which of the kinds a label is, by number."""
    return int((match.lastgroup or "k0")[1:])


def begins(line: str) -> bool:
    """Whether the line begins with a label, a bullet or a word that sets it apart."""
    return _STRUCTURE.match(line) is not None
