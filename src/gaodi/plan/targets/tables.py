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
from gaodi.plan.targets import columns, kinds, rows, stacks
from gaodi.plan.targets.columns import Column, Head
from gaodi.plan.targets.deadlines import Deadline
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.periods import Period
from gaodi.plan.targets.quantities import Quantity
from gaodi.plan.targets.rows import VALUE, Line, Row

_ENDS = re.compile(
    r"[。；]|^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[章节]|注：|——)"
)
_CAPTION = re.compile(r"单位[：:]\s*(?P<unit>[^）)\s，]{1,6})")
_RULE = re.compile(r"[\s|:\-—]*")
_LEVEL = re.compile(r"(?<!增长)(?<!下降)(?:率|比重|比例|水平|强度|指数)$")
_CHANGES = re.compile(r"(?:提升|提高|降低|下降|增长|增加|减少|增速|增长率|增幅|降幅)$")
_ADDED = re.compile(any_of("add"))
_SIGNS = {
    "≥": ">=",
    ">": ">=",
    "〉": ">=",
    "不低于": ">=",
    "不少于": ">=",
    "大于": ">=",
    "不高于": "<=",
    "不超过": "<=",
    "小于": "<=",
    "≤": "<=",
    "<": "<=",
    "〈": "<=",
    "约": "about",
    "左右": "about",
    "以上": ">=",
    "以下": "<=",
    "以内": "<=",
}
_LONGEST, _PIECE, _HEAD_LINES, _LOST = 70, 16, 5, 3
_NO_LINE = Line(0, "")


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
        lines.append(Line(at, line))
        at += len(line) + 1
    lines, number = list(stacks.unstacked(lines)), 0
    while number < len(lines):
        found = _head(lines, number, period)
        if found is None:
            number += 1
            continue
        head, first = found
        last = _end(lines, first, head)
        caption = _caption(lines, number, first)
        head = columns.told(head, "\n".join(line.text for line in lines[max(0, number - 1) : first]))
        drafts = tuple(_drafts(lines[first:last], head, caption, period))
        if drafts:
            yield Table(lines[number].start, lines[last - 1].start + len(lines[last - 1].text), drafts)
        number = max(last, number + 1)


def _head(lines: list[Line], number: int, period: Period) -> tuple[Head, int] | None:
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
        if any(rows.row(line, found) for line in lines[first : first + _LOST]):
            return found, first
        if columns.cells(block[-1]) is not None:
            return None
    return None


def _end(lines: list[Line], first: int, head: Head) -> int:
    """The line below the last row, and below the end of its name where the page broke that."""
    last = number = first
    while number < len(lines) and number - last <= _LOST + 1 and not _ENDS.search(lines[number].text):
        if len(lines[number].text) > 2 * _LONGEST:
            break
        number += 1
        if rows.row(lines[number - 1], head):
            last = number
    below = lines[last].text if last < number else ""
    return last + 1 if 0 < len(below) < _PIECE and not columns.cells(below) else last


def _caption(lines: list[Line], number: int, first: int) -> str:
    for line in lines[max(0, number - 2) : first]:
        if match := _CAPTION.search(line.text):
            return match["unit"]
    return ""


def _drafts(lines: list[Line], head: Head, caption: str, period: Period) -> Iterator[Draft]:
    found = [rows.row(line, head) for line in lines]
    for number, row in enumerate(found):
        above = lines[number - 1] if number and found[number - 1] is None else _NO_LINE
        below = lines[number + 1] if number + 1 < len(found) and found[number + 1] is None else _NO_LINE
        if row is None:
            parts = rows.folded(above, lines[number], below)
            yield from (_part(part, head, period) for part in parts)
            continue
        name, unit = rows.whole(row, above.text, below.text)
        for column, value in zip(head.columns, row.values, strict=False):
            draft = _draft(row, head, column, value, name, unit or column.unit or caption, period)
            if draft is not None:
                yield draft


def _part(part: rows.Part, head: Head, period: Period) -> Draft:
    """A value of a folded cell; 累计 adds it within the period."""
    about = Comparator.ABOUT if "约" in part.how else Comparator.EQUAL
    return Draft(
        indicator=part.name,
        scope=None,
        quantity=Quantity(part.start, part.end, part.end, part.value, None, part.unit),
        comparator=about,
        kind=Kind.INCREMENT if "累计" in part.how else Kind.LEVEL,
        unit=part.unit,
        firmness=part.how or None,
        deadline=_deadline(None, head, period),
        start=part.start,
        end=part.end,
    )


def _deadline(column: Column | None, head: Head, period: Period) -> Deadline | None:
    """The year of the column, else the last target year of the head, else the end of the plan."""
    years = [c.year for c in head.columns if c.year and not c.base]
    year = (column.year if column else None) or (years[-1] if years else None) or period.end
    return Deadline(str(year), None) if year else None


def _draft(
    row: Row, head: Head, column: Column, value: tuple[int, str] | None, name: str, unit: str, period: Period
) -> Draft | None:
    match = VALUE.fullmatch(value[1]) if value and not column.base else None
    name, written = columns.split(name)
    if value is None or match is None or not name:
        return None
    indicator, scope = (column.indicator, _of(name, head.first)) if column.indicator else (name, None)
    growth = column.growth and not match["open"] and not _LEVEL.search(indicator)
    if growth and not kinds.grows(indicator):
        indicator, unit = f"{indicator}年均增速", "%"
    high = float(match["b"].replace(",", "")) if match["b"] else None
    end = value[0] + len(value[1])
    low = float(match["a"].replace(",", ""))
    quantity = Quantity(value[0], end, end, low, high, match["unit"] or unit or written)
    sign = _SIGNS.get(match["word"] or match["sign"] or ("约" if "约" in value[1] else ""), "=")
    return Draft(
        indicator=indicator,
        scope=scope,
        quantity=quantity,
        comparator=Comparator.AT_LEAST if high else Comparator(sign),
        kind=Kind.RANGE if high else Kind.INCREMENT if match["adds"] else _kind(indicator, growth=growth),
        unit=quantity.unit,
        firmness=match["word"] or match["sign"],
        deadline=_deadline(column, head, period),
        start=row.line.start,
        end=end,
    )


def _kind(indicator: str, *, growth: bool) -> Kind:
    if _ADDED.match(indicator):
        return Kind.INCREMENT
    return Kind.GROWTH if growth or _CHANGES.search(indicator) else Kind.LEVEL


def _of(name: str, first: str) -> str | None:
    """Whose value it is: under 产业, 装备制造 is 装备制造产业; a sum is nobody's."""
    if name in ("合计", "总计", "小计"):
        return None
    return name + "产业" if first == "产业" and not name.endswith(("业", "产业链")) else name
