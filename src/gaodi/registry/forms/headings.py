"""Headings as offices write them, made comparable: 一、营业收入（万元） and 营业收入(千元) are one column."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from gaodi import units
from gaodi.errors import UnitError

_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d+[、.)]\D|[a-z][.)])")
_AMONG = re.compile(r"^其中[:：]?|^#")
_MARKS = re.compile(r"[*★☆:：_\-—“”\"'‘’《》、,，。]+")
_BRACKET = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]\s*$")
_SAID = re.compile(r"(?:计量)?单位[:：]\s*([^\s,，;；)）]+)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands. plain: what is compared; unit: the one that it names, as it is written."""

    text: str
    plain: str
    unit: str = ""


@lru_cache(maxsize=65_536)
def heading(text: str) -> Heading:
    """The heading, taken apart."""
    folded = unicodedata.normalize("NFKC", text)
    unit, rest = _unit(folded)
    return Heading(text, plain(rest), unit)


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """A name without what writers vary: spaces, numbering, 其中, quotation marks, capitals."""
    words = _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    numbered = _NUMBERED.match(words)
    if numbered:
        words = words[numbered.end() - (1 if numbered[0][-1] not in "、.)" else 0) :]
    return _MARKS.sub("", _AMONG.sub("", words))


def said_unit(text: str) -> str:
    """The unit in a cell such as 单位：万元 or 计量单位：千元; empty where it names none that is known."""
    found = _SAID.search(unicodedata.normalize("NFKC", text))
    return found[1] if found and is_unit(found[1]) else ""


def _unit(text: str) -> tuple[str, str]:
    """The unit in the brackets at the end, and the rest; other brackets belong to the name."""
    found = _BRACKET.search(text.strip())
    if found:
        inside = _SPACE.sub("", found[1]).removeprefix("单位").lstrip(":")
        if inside and is_unit(inside):
            return inside, text.strip()[: found.start()]
    return "", text


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether the text is nothing but a unit. A bare number is none."""
    try:
        return bool(text.strip("()[] ")) and not text.strip().isdecimal() and bool(units.parse(text))
    except UnitError:
        return False
