"""Writes a name as all are written: half width, simplified, round brackets, capitals, no blanks or points."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import opencc
import polars as pl

_BRACKETS = str.maketrans(
    {**dict.fromkeys("〔［[【「『《<〈{", "("), **dict.fromkeys("〕］]】」』》>〉}", ")"), "（": "(", "）": ")"}
)
_NOISE = r"[\s\u200b-\u200f\ufeff·•・.,，。、:：;；'\"‘’“”`*_~—–-]+"
_PLAIN = r"^[\u4e00-\u9fffA-Z0-9()&+]*$"
# The marks of the stock exchanges (*ST, S*ST, ST) before a short name are none of its characters.
_MARK = r"^S?ST([\u4e00-\u9fff])"
# Names are written with these on purpose, also where all else is simplified.
_KEPT = "昇"


def clean(text: str) -> str:
    """The name as it is compared."""
    half = unicodedata.normalize("NFKC", text).translate(_BRACKETS).upper()
    return re.sub(_MARK, r"\1", simplified(re.sub(_NOISE, "", half)))


def simplified(text: str) -> str:
    """The text in simplified characters. Text without a traditional one is left alone: 乾 and 著 are both."""
    return str(_converter().convert(text)) if _traditional_character().search(text) else text


def cleaned(names: pl.Series) -> pl.Series:
    """As `clean` for a column. Most names need only their brackets changed; the others are gone through one by one."""
    round_brackets = names.cast(pl.String).str.replace_many(["（", "）"], ["(", ")"])
    odd = (~round_brackets.str.contains(_PLAIN)) | round_brackets.str.contains(_traditional_character().pattern)
    odd = odd.fill_null(value=False)
    if odd.any():
        changed = pl.Series([clean(text) for text in round_brackets.filter(odd)], dtype=pl.String)
        round_brackets = round_brackets.scatter(odd.arg_true(), changed)
    return round_brackets.str.replace(_MARK, "$1")


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _traditional_character() -> re.Pattern[str]:
    """Characters that only traditional text has: they are converted, and GB 2312 does not know them."""
    block = "".join(map(chr, range(0x4E00, 0x9FA6)))
    pairs = ((one, _converter().convert(one)) for one in block if not _in_gb2312(one) and one not in _KEPT)
    return re.compile(f"[{''.join(one for one, other in pairs if other != one)}]")


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
