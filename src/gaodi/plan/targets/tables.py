"""Tables, also those that lost their lines: a head with years, and rows with a name, a unit and values.

Invented example: “指标 单位 2030年 2035年 属性” and “1 规上工业产值 亿元 620 900 预期性” promise 900 亿元 by 2035;
the column of the base year promises nothing, one of 年均增速 a growth. A name or a unit that the page broke stands in
the lines above and below its row. What tables hold is not read again as running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gaodi.plan.model import Comparator, Kind
from gaodi.plan.targets import columns, kinds
from gaodi.plan.targets.columns import Column, Head
from gaodi.plan.targets.deadlines import Deadline
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.periods import Period
from gaodi.plan.targets.quantities import Quantity

_UNITS = any_of("units", "measures")
_SCALE = "[百十千]?[万亿]{0,2}"
_UNIT = re.compile(rf"{_SCALE}(?:{_UNITS})?(?:/{_SCALE}(?:{_UNITS}|年|日|月)?)?")
_VALUE = re.compile(
    rf"(?P<open>[\[【])?(?:累计)?(?:达到|约)?(?P<sign>[≥≤><〉〈约])?(?P<a>-?\d[\d,]*(?:\.\d+)?)(?:[-—–~](?P<b>\d[\d,.]*))?(?P<unit>{_SCALE}(?:{_UNITS})?)"
    r"(?P<word>左右|以上|以下|以内)?[\]】]?"
)
_EMPTY = re.compile(r"[-—–/]+|\[[^\]]*\]?|〔[^〕]*〕|与.*|完成.*|达到国家.*|持续.*|不断.*|稳步.*")
_NATURE = re.compile(r"预期性|约束性|指导性|引导性|导向性|预期|约束")
_ENDS = re.compile(
    r"[。；]|^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[章节]|注：|——)"
)
_CAPTION = re.compile(r"单位[：:]\s*(?P<unit>[^）)\s，]{1,6})")
_RULE = re.compile(r"[\s|:\-—]*")
_NOTE = re.compile(r"(?<=[量率重值额度比例])\d{1,2}$")
_LEVEL = re.compile(r"(?<!增长)(?<!下降)(?:率|比重|比例|水平|强度|指数)$")
_CHANGES = re.compile(r"(?:提升|提高|降低|下降|增长|增加|减少|增速|增长率|增幅)$")
_SIGNS = {
    "≥": ">=",
    ">": ">=",
    "〉": ">=",
    "≤": "<=",
    "<": "<=",
    "〈": "<=",
    "约": "about",
    "左右": "about",
    "以上": ">=",
    "以下": "<=",
    "以内": "<=",
}
_LONGEST, _HEAD_LINES, _LOST = 70, 5, 3


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    """Name, unit and values (None for an empty cell) of a row, each value with its place."""

    line: _Line
    name: str
    unit: str
    values: tuple[tuple[int, str] | None, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Table:
    """[start, end) of the clean text, and the targets in it."""

    start: int
    end: int
    drafts: tuple[Draft, ...]


def find(text: str, period: Period) -> Iterator[Table]:
    """Every table of the clean text."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(_Line(at, line))
        at += len(line) + 1
    number = 0
    while number < len(lines):
        found = _head(lines, number, period)
        if found is None:
            number += 1
            continue
        head, first = found
        last = _end(lines, first, head)
        caption = _caption(lines, number)
        drafts = tuple(_drafts(lines[first:last], head, caption, period))
        if drafts:
            yield Table(lines[number].start, lines[last - 1].start + len(lines[last - 1].text), drafts)
        number = max(last, number + 1)


def _head(lines: list[_Line], number: int, period: Period) -> tuple[Head, int] | None:
    """The head that begins at a line, of one line or a few short ones, and the first line below it."""
    for count in range(1, _HEAD_LINES + 1):
        block = [line.text for line in lines[number : number + count]]
        if len(block) < count or any(_ENDS.search(t) or len(t) > 2 * _LONGEST or "，" in t for t in block):
            return None
        found = columns.head(block, period)
        if found is None:
            continue
        first = number + count
        while first < len(lines) and _RULE.fullmatch(lines[first].text):
            first += 1
        if any(_row(line, found) for line in lines[first : first + _LOST]):
            return found, first
        if columns.cells(block[-1]) is not None:
            return None
    return None


def _end(lines: list[_Line], first: int, head: Head) -> int:
    """The line below the last row."""
    last = number = first
    while number < len(lines) and number - last <= _LOST + 1 and not _ENDS.search(lines[number].text):
        if len(lines[number].text) > 2 * _LONGEST:
            break
        number += 1
        if _row(lines[number - 1], head):
            last = number
    return (
        min(last + 1, number)
        if last < len(lines) and last < number and len(lines[last].text) < 16 and not columns.cells(lines[last].text)
        else last
    )


def _caption(lines: list[_Line], number: int) -> str:
    for line in lines[max(0, number - 2) : number + 1]:
        if match := _CAPTION.search(line.text):
            return match["unit"]
    return ""


def _drafts(lines: list[_Line], head: Head, caption: str, period: Period) -> Iterator[Draft]:
    rows = [_row(line, head) for line in lines]
    for number, row in enumerate(rows):
        if row is None:
            continue
        above = lines[number - 1].text if number and rows[number - 1] is None else ""
        below = lines[number + 1].text if number + 1 < len(rows) and rows[number + 1] is None else ""
        name, unit = _whole(row, above, below)
        for column, value in zip(head.columns, row.values, strict=False):
            if (
                value is not None
                and not column.base
                and (draft := _draft(row, head, column, value, name, unit or column.unit or caption, period))
            ):
                yield draft


def _row(line: _Line, head: Head) -> _Row | None:
    """The row that a line is; None for a line that is a piece of a name."""
    parted = columns.cells(line.text)
    if parted is not None and head.columns[0].place is not None:
        return _parted(line, parted, head)
    tokens = [(m.start(), m[0]) for m in re.finditer(r"[^\s|]+", line.text) if not _NATURE.fullmatch(m[0])]
    count = 0
    while count < len(tokens) and count < len(head.columns) and _is_value(tokens[-1 - count][1]):
        count += 1
    if not count or (count < len(head.columns) and not _NATURE.search(line.text)):
        return None
    values = [
        None if _EMPTY.fullmatch(t) and not _VALUE.fullmatch(t) else (line.start + at, t)
        for at, t in tokens[len(tokens) - count :]
    ]
    rest = [t for _, t in tokens[: len(tokens) - count]]
    if not rest:
        return None
    unit = rest.pop() if rest and _is_unit(rest[-1]) else ""
    numbers = [n for n, t in enumerate(rest) if re.fullmatch(r"\d{1,3}", t)]
    name = "".join(rest[numbers[0] + 1 :] if numbers else rest)
    missing: list[tuple[int, str] | None] = [None] * (len(head.columns) - count)
    return _Row(line, name, unit, tuple(missing + values), bool(numbers))


def _parted(line: _Line, parted: list[str], head: Head) -> _Row | None:
    if len(parted) <= max(c.place or 0 for c in head.columns):
        return None
    values: list[tuple[int, str] | None] = []
    for column in head.columns:
        cell = parted[column.place or 0]
        values.append((line.start + line.text.find(cell), cell) if _VALUE.fullmatch(cell) else None)
    names = [
        c
        for n, c in enumerate(parted[: head.columns[0].place])
        if c and not re.fullmatch(r"\d{1,3}", c) and n != head.unit_place
    ]
    unit = parted[head.unit_place] if head.unit_place is not None else ""
    return _Row(line, names[-1] if names else "", unit, tuple(values), True) if names and any(values) else None


def _is_value(token: str) -> bool:
    return bool(_VALUE.fullmatch(token) or _EMPTY.fullmatch(token))


def _is_unit(token: str) -> bool:
    return _UNIT.fullmatch(token) is not None


def _whole(row: _Row, above: str, below: str) -> tuple[str, str]:
    """Name and unit with what the page put into the lines above and below."""
    if not row.name:
        return _NOTE.sub("", above.strip() + _NOTE.sub("", below.strip())), row.unit
    if not row.unit and above and _is_unit(above + below) and "/" in above + below:
        return _NOTE.sub("", row.name), above + below
    if not row.numbered and (match := re.match(r"(?:\S{1,6} )?\d{1,3} (?P<name>\S+)$", above)):
        return match["name"] + row.name, row.unit
    return _NOTE.sub("", row.name), row.unit


def _draft(
    row: _Row, head: Head, column: Column, value: tuple[int, str], name: str, unit: str, period: Period
) -> Draft | None:
    match = _VALUE.fullmatch(value[1])
    name, written = columns.split(name)
    unit = unit or written
    if match is None or not name:
        return None
    indicator, scope = (column.indicator, _of(name, head.first)) if column.indicator else (name, None)
    growth = column.growth and not match["open"]
    growth = growth and not _LEVEL.search(indicator)
    if growth and not kinds.grows(indicator):
        indicator, unit = f"{indicator}年均增速", "%"
    high = float(match["b"].replace(",", "")) if match["b"] else None
    at = (value[0], value[0] + len(value[1]))
    quantity = Quantity(*at, at[1], float(match["a"].replace(",", "")), high, match["unit"] or unit)
    sign = _SIGNS.get(match["word"] or match["sign"] or ("约" if "约" in value[1] else ""), "=")
    year = (
        column.year
        or next((c.year for c in reversed(head.columns) if c.year and not c.base), None)
        or (str(period.end) if period.end else None)
    )
    return Draft(
        indicator=indicator,
        scope=scope,
        quantity=quantity,
        comparator=Comparator.AT_LEAST if high else Comparator(sign),
        kind=Kind.RANGE if high else Kind.GROWTH if growth or _CHANGES.search(indicator) else Kind.LEVEL,
        unit=quantity.unit,
        firmness=match["word"] or match["sign"],
        deadline=Deadline(year, None) if year else None,
        start=row.line.start,
        end=at[1],
    )


def _of(name: str, first: str) -> str:
    """Whose value it is: under 产业, 装备制造 is 装备制造产业."""
    return name + "产业" if first == "产业" and not name.endswith(("业", "产业链")) else name
