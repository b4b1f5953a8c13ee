"""The rows of a table: name, unit and values, from cells that are parted or from words with spaces between them.

“1 规上工业产值 亿元 620 900 预期性” has the name 规上工业产值, the unit 亿元 and two values. A page may break a row:
the name, the unit or the values then stand half above and half below the line with the number (`whole`, `folded`).
`tables` joins rows and columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gaodi.plan.targets import columns
from gaodi.plan.targets.columns import Head
from gaodi.plan.targets.lexicon import MEASURES, any_of

_UNITS = f"{any_of('units')}|{MEASURES}"
_SCALE = "[百十千]?[万亿]{0,2}"
_UNIT = re.compile(rf"{_SCALE}(?:{_UNITS})?(?:/{_SCALE}(?:{_UNITS}|年|日|月)?)?")
_NUMBER = r"\d[\d,]{0,15}(?:\.\d+)?"
VALUE = re.compile(
    rf"(?P<open>[\[【〔])?(?P<adds>新增)?(?:累计)?(?:达到|约)?(?P<sign>[≥≤><〉〈约]|不低于|不少于|不高于|不超过|大于|小于)?(?P<a>-?{_NUMBER})(?:[-—–~](?P<b>{_NUMBER}))?"
    rf"(?P<unit>{_SCALE}(?:{_UNITS}|年)?)(?P<word>左右|以上|以下|以内)?[\]】〕]?"
)
_EMPTY = re.compile(r"[-—–/]+|\[[^\]：]*\]?|〔[^〕]*〕|与.*|完成.*|达到国家.*|持续.*|不断.*|稳步.*")
_NATURE = re.compile(r"预期性|约束性|指导性|引导性|导向性|预期|约束")
_NOTE = re.compile(r"(?<=[量率重值额度比例])\d{1,2}$")
_NUMBERED = re.compile(r"(?:\S{1,6} )?\d{1,3} (?P<name>\S+)$")
_ORDINAL = re.compile(r"\d{1,2}[.、](?!\d)")
_BARE = re.compile(r"\d{1,3}(?: |$).*")
_FOLDED = re.compile(rf"\[?(?P<what>[^：\[\]]{{1,8}})：(?P<how>[^\d]{{0,8}})(?P<value>{_NUMBER})\]?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line and where it begins."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """Name, unit and values (None for an empty cell) of a row, each value with its place."""

    line: Line
    name: str
    unit: str
    values: tuple[tuple[int, str] | None, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A value with a name of its own, in a cell of several lines: 成片：累计约90."""

    start: int
    end: int
    name: str
    unit: str
    how: str
    value: float


def row(line: Line, head: Head) -> Row | None:
    """The row that a line is; None for a line that is a piece of a name."""
    parted = columns.cells(line.text)
    if parted is not None and head.columns[0].place is not None:
        return _parted(line, parted, head)
    tokens = [(m.start(), m[0]) for m in re.finditer(r"[^\s|]+", line.text) if not _NATURE.fullmatch(m[0])]
    count = 0
    while count < min(len(tokens), len(head.columns)) and is_value(tokens[-1 - count][1]):
        count += 1
    whole = count == len(head.columns) or _NATURE.search(line.text) is not None
    if not count or not whole or count == len(tokens):
        return None
    rest = [token for _, token in tokens[: len(tokens) - count]]
    unit = rest.pop() if is_unit(rest[-1]) else ""
    numbers = [n for n, token in enumerate(rest) if re.fullmatch(r"\d{1,3}", token)]
    missing: list[tuple[int, str] | None] = [None] * (len(head.columns) - count)
    values = missing + [_value(line, at, token) for at, token in tokens[len(tokens) - count :]]
    name = "".join(rest[numbers[0] + 1 :] if numbers else rest)
    return Row(line, name, unit, tuple(values), bool(numbers)) if name or any(values) else None


def _parted(line: Line, parted: list[str], head: Head) -> Row | None:
    if len(parted) <= max(column.place or 0 for column in head.columns):
        return None
    begins = _begins(line.text, parted)
    cells = [(begins[column.place or 0], parted[column.place or 0]) for column in head.columns]
    values = [_value(line, at, cell) for at, cell in cells]
    before = [cell for n, cell in enumerate(parted[: head.columns[0].place]) if n != head.unit_place]
    names = [cell for cell in before if cell and not re.fullmatch(r"\d{1,3}", cell)]
    unit = parted[head.unit_place] if head.unit_place is not None else ""
    return Row(line, _unnumbered(names[-1]), unit, tuple(values), True) if names and any(values) else None


def _begins(text: str, parted: list[str]) -> list[int]:
    """Where each cell begins in the line."""
    found, at = [], 0
    for cell in parted:
        found.append(text.index(cell, at))
        at = found[-1] + len(cell)
    return found


def _unnumbered(name: str) -> str:
    match = _ORDINAL.match(name)
    return name[match.end() :] if match else name


def _value(line: Line, at: int, token: str) -> tuple[int, str] | None:
    return (line.start + at, token) if VALUE.fullmatch(token) else None


def is_value(token: str) -> bool:
    """Whether a cell holds a number, or a sign or words for none."""
    return bool(VALUE.fullmatch(token) or _EMPTY.fullmatch(token))


def is_unit(token: str) -> bool:
    """Whether a cell holds a unit: 亿元, 万元/人."""
    return _UNIT.fullmatch(token) is not None


def whole(found: Row, above: str, below: str) -> tuple[str, str]:
    """Name and unit with what the page put into the lines above and below."""
    if not found.name:
        return _NOTE.sub("", above.strip() + _NOTE.sub("", below.strip())), found.unit
    if not found.unit and "/" in above + below and is_unit(above + below):
        return _NOTE.sub("", found.name), above + below
    if not found.numbered and (match := _NUMBERED.match(above)):
        return match["name"] + found.name, found.unit
    return _NOTE.sub("", found.name), found.unit


def folded(above: Line, line: Line, below: Line) -> Iterator[Part]:
    """The values of a row whose cells all stand half above and half below the line with its number."""
    upper, lower = above.text.split(), below.text.split()
    if not _BARE.match(line.text) or len(upper) != len(lower) or len(upper) < 3:
        return
    if not (_FOLDED.fullmatch(upper[-1]) and _FOLDED.fullmatch(lower[-1])):
        return
    for source, token in ((above, upper[-1]), (below, lower[-1])):
        match = _FOLDED.fullmatch(token)
        start = source.start + source.text.rfind(token)
        if match:
            name = f"{upper[0]}{lower[0]}（{match['what']}）"
            value = float(match["value"].replace(",", ""))
            yield Part(start, start + len(token.rstrip("]")), name, upper[1] + lower[1], match["how"], value)
