"""Numbers as plans write them: 1,600 · 1.1 · 两 · 十五 · 千 (千亿元 is 1000 亿元). Read by `quantities`."""

from __future__ import annotations

import re

import cn2an

_SHARE = re.compile(r"(?P<whole>[一二两三四五六七八九十百]+)分之(?P<part>[一二两三四五六七八九十百点零〇\d.]+)")
_BARE = re.compile(r"^[百千万亿]")
HAN = "零〇一二两三四五六七八九十百千万亿"


def arabic(text: str) -> float:
    """1,600 → 1600."""
    return float(text.replace(",", ""))


def han(text: str) -> float | None:
    """两千 → 2000, 千 → 1000; None for what is no number (一二, 百千)."""
    text = text.replace("〇", "零")
    if _BARE.match(text):
        text = f"一{text}"
    try:
        return float(cn2an.cn2an(text, "smart"))
    except (ValueError, KeyError):  # cn2an raises either for what is no number
        return None


def whole(text: str) -> int:
    """三 → 3, 5 → 5; 0 for what is no number."""
    return int(text) if text.isdigit() else int(han(text) or 0)


def share(text: str) -> float | None:
    """三分之一 → 33.3…, 百分之八十 → 80: in per cent."""
    match = _SHARE.fullmatch(text)
    if match is None:
        return None
    whole = han(match["whole"])
    part = float(match["part"]) if match["part"][0].isdigit() else han(match["part"])
    return None if not whole or part is None else part / whole * 100
