"""Writes out the numbers that Word counts by itself: “一、”, “（二）”, “3.” are not in a document's text.

Word keeps, for each list, the form of each level; here the paragraphs are counted in their order and the number is put
into words as the form says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACEHOLDER = re.compile(r"%(\d)")
_BULLET = "•"


def chinese(number: int, digits: str = _DIGITS, tens: str = "十", hundreds: str = "百") -> str:
    """A number up to 999 as Chinese counting writes it: 12 is 十二."""
    if number > 999:
        return str(number)
    high, low = divmod(number, 100)
    ten, one = divmod(low, 10)
    words = f"{digits[high]}{hundreds}" if high else ""
    if high and not ten and one:
        words += digits[0]
    if ten:
        words += (digits[ten] if ten > 1 or high else "") + tens
    return words + (digits[one] if one or not number else "")


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    words = ""
    for value, sign in (*_ROMAN, *_ROMAN_LOW):
        words += sign * (number // value)
        number %= value
    return words


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else str(number)


def _wide(number: int) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in str(number))


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "chineseLegalSimplified": lambda n: chinese(n, _LEGAL, "拾", "佰"),
} | dict.fromkeys(
    (
        *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"),
        *("taiwaneseCountingThousand", "ideographDigital", "koreanDigital2", "japaneseDigitalTenThousand"),
    ),
    chinese,
)


class Numbering:
    """The lists of one document, counted as its paragraphs come by."""

    def __init__(self, document: WordDocument) -> None:
        self._styles = document.styles.element
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        root: Any = part.element if part is not None and hasattr(part, "element") else None
        found = root if root is not None else ()
        self._lists = {e.get(qn("w:numId")): e for e in found if e.tag == qn("w:num")}
        self._abstract = {e.get(qn("w:abstractNumId")): e for e in found if e.tag == qn("w:abstractNum")}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._started: set[tuple[str, int]] = set()

    def label(self, paragraph: Any) -> str:
        """The number of the paragraph (a w:p element) as it is shown, with what parts it from the text; or nothing."""
        found = self._place(paragraph)
        if found is None:
            return ""
        key, depth = found
        levels = self._levels(key)
        if depth not in levels:
            return ""
        self._count(key, depth, levels)
        return self._written(key, depth, levels)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """(list, depth) of the paragraph, from itself or from its style and those the style is based on."""
        number, depth = _reference(paragraph.find(qn("w:pPr")))
        style = _value(paragraph.find(qn("w:pPr")), "w:pStyle")
        for _ in range(10):
            if number is not None or style is None:
                break
            element = self._styles.find(f"{qn('w:style')}[@{qn('w:styleId')}='{style}']")
            if element is None:
                break
            number, below = _reference(element.find(qn("w:pPr")))
            depth = below if depth is None else depth
            if number is not None and depth is None:
                depth = self._depth_of_style(number, style)
            style = _value(element, "w:basedOn")
        if number is None or number not in self._lists:
            return None
        return number, depth or 0

    def _depth_of_style(self, number: str, style: str) -> int | None:
        """The level of a list that says it belongs to the style."""
        for depth, level in self._levels(number).items():
            if _value(level, "w:pStyle") == style:
                return depth
        return None

    def _levels(self, number: str) -> dict[int, Any]:
        """depth → level element of a list, with what the list changes in its model."""
        element = self._lists.get(number)
        if element is None:
            return {}
        model = self._abstract.get(_value(element, "w:abstractNumId") or "")
        found = {} if model is None else {int(e.get(qn("w:ilvl"))): e for e in model.findall(qn("w:lvl"))}
        for override in element.findall(qn("w:lvlOverride")):
            if (level := override.find(qn("w:lvl"))) is not None:
                found[int(override.get(qn("w:ilvl")))] = level
        return found

    def _count(self, number: str, depth: int, levels: dict[int, Any]) -> None:
        """Count one paragraph. Lists of one model go on counting from each other unless they say where to start."""
        counts = self._counts[_value(self._lists[number], "w:abstractNumId") or number]
        restart = self._restart(number, depth)
        if restart is not None and (number, depth) not in self._started:
            counts[depth] = restart
        else:
            counts[depth] = counts.get(depth, _start(levels[depth]) - 1) + 1
        self._started.add((number, depth))
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]

    def _restart(self, number: str, depth: int) -> int | None:
        for override in self._lists[number].findall(qn("w:lvlOverride")):
            if override.get(qn("w:ilvl")) == str(depth) and (value := _value(override, "w:startOverride")):
                return int(value)
        return None

    def _written(self, number: str, depth: int, levels: dict[int, Any]) -> str:
        level = levels[depth]
        form = _value(level, "w:numFmt") or "decimal"
        if form == "none":
            return ""
        if form == "bullet":
            return f"{_BULLET} "
        counts = self._counts[_value(self._lists[number], "w:abstractNumId") or number]

        def counted(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            value = counts.get(at, _start(levels[at]) if at in levels else 1)
            own = _value(levels[at], "w:numFmt") if at in levels else None
            return _FORMS.get(own or "decimal", str)(value)

        text = _PLACEHOLDER.sub(counted, _value(level, "w:lvlText") or "")
        return text if not text or text[-1] in "、）)．：" else f"{text} "


def _reference(properties: Any) -> tuple[str | None, int | None]:
    """(list, depth) that a w:pPr names."""
    found = None if properties is None else properties.find(qn("w:numPr"))
    if found is None:
        return None, None
    depth = _value(found, "w:ilvl")
    return _value(found, "w:numId"), int(depth) if depth is not None else None


def _start(level: Any) -> int:
    return int(_value(level, "w:start") or 1)


def _value(element: Any, child: str) -> str | None:
    found = None if element is None else element.find(qn(child))
    value = None if found is None else found.get(qn("w:val"))
    return None if value is None else str(value)
