"""A shipped rulebook as somebody else would have written it: every amount of its text in another unit, equally much."""

from __future__ import annotations

import random
import re
from fractions import Fraction
from pathlib import Path

from gaodi.rules import library
from gaodi.rules.files import Source, read

EQUAL = {
    "亿元": {"万元": "10000", "元": "100000000", "千万元": "10"},
    "万元": {"元": "10000", "亿元": "1/10000", "百万元": "1/100"},
    "元": {"万元": "1/10000", "千元": "1/1000"},
    "万元/亩": {"万元/公顷": "15", "亿元/平方公里": "3/20", "元/平方米": "15", "元/亩": "10000"},
    "万元/人": {"元/人": "10000", "亿元/万人": "1", "亿元/人": "1/10000"},
    "万元/家": {"元/家": "10000", "亿元/家": "1/10000"},
    "万元/tce": {"元/千克标准煤": "10", "亿元/万吨标准煤": "1", "元/吨标准煤": "10000"},
    "万元/t": {"元/kg": "10", "亿元/万吨": "1", "元/吨": "10000"},
    "元/kWh": {"元/MWh": "1000", "万元/万千瓦时": "1", "元/万千瓦时": "10000"},
    "元/立方米": {"元/升": "1/1000", "万元/万立方米": "1"},
    "吨标准煤/万元": {"千克标准煤/元": "1/10", "万吨标准煤/亿元": "1", "千克标准煤/万元": "1000"},
    "吨二氧化碳/万元": {"千克二氧化碳/元": "1/10", "吨二氧化碳/亿元": "10000"},
    "吨/万元": {"千克/元": "1/10", "吨/亿元": "10000", "千克/万元": "1000"},
    "立方米/万元": {"升/元": "1/10", "立方米/亿元": "10000"},
    "亩": {"公顷": "1/15", "平方米": "2000/3"},
    "平方米": {"公顷": "1/10000", "平方公里": "1/1000000"},
    "tce": {"千克标准煤": "1000", "万吨标准煤": "1/10000"},
    "吨标准煤": {"千克标准煤": "1000", "万tce": "1/10000"},
    "t": {"kg": "1000", "万吨": "1/10000"},
    "吨": {"kg": "1000", "万吨": "1/10000"},
    "万千瓦时": {"kWh": "10000", "兆瓦时": "10"},
    "%": {"‰": "10"},
    "年": {"月": "12"},
    "月": {"年": "1/12"},
}
"""How much of other units one of a unit is."""

_AMOUNT = re.compile(
    r"(?<![\w.-])(\d+(?:\.\d+)?) ?(" + "|".join(sorted(EQUAL, key=len, reverse=True)) + r")(?![\w/·^])"
)
_EXTENDS = re.compile(r"^extends: (\S+)", re.MULTILINE)


def written(text: str, dice: random.Random) -> str:
    """The text with each of its amounts in another unit, where that has an end as a decimal."""

    def other(found: re.Match[str]) -> str:
        value, unit = Fraction(found[1]), found[2]
        equal = {symbol: value * Fraction(by) for symbol, by in EQUAL[unit].items()}
        choices = [f"{_decimal(amount)} {symbol}" for symbol, amount in equal.items() if _ends(amount)]
        return dice.choice(choices) if choices else found[0]

    return _AMOUNT.sub(other, text)


def source(id_: str, folder: Path, seed: int) -> Source:
    """A shipped rulebook with all amounts of its text and of what it extends otherwise. folder: for the files."""
    folder.mkdir(exist_ok=True)

    def find(name: str) -> Path | None:
        place = library.place(None, name)
        if place is None:
            return None
        path = folder / place.name
        path.write_text(written(place.read_text("utf-8"), random.Random(f"{name} {seed}")), "utf-8")
        return path

    path = find(id_)
    assert path is not None
    return read(path, find)


def has_amounts(id_: str) -> bool:
    """Whether there is anything to be written otherwise in a rulebook or in what it extends."""
    place = library.place(None, id_)
    text = place.read_text("utf-8") if place else ""
    extended = _EXTENDS.search(text)
    return written(text, random.Random(0)) != text or (extended is not None and has_amounts(extended[1]))


def _ends(amount: Fraction) -> bool:
    """Whether it can be written with at most twelve decimals."""
    return (amount * 10**12).denominator == 1


def _decimal(amount: Fraction) -> str:
    digits = f"{int(amount * 10**12):013}"
    return f"{digits[:-12]}.{digits[-12:]}".rstrip("0").rstrip(".")
