"""Tables whose cells stand below each other, one a line, as a web page leaves them when it is copied.

A run of lines such as 指标, 单位, 2030年, 2033年 is a head of four cells; every four lines below it are a row as long
as numbers stand where the years are. Such lines are put side by side, with tabs; no place in the text changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gaodi.plan.targets.rows import Line, is_value

_CELL = re.compile(
    r"序号|类别|类型|分类|指标(?:名称|类别|属性)?|主要指标|名称|(?:计量)?单位|属性|备注|产业|领域|区县|地区|项目|园区"
    r"|20\d\d年?[^\d，。；]{0,10}|年均[^，。；]{0,10}|累计|目标值?|基期值?|现状值?"
)
_YEARS = re.compile(r"20\d\d|年均|目标|基期|现状")
_SENTENCE = re.compile(r"[。；]|.{40}")
_NUMBERS = ("序号",)
_FEWEST, _MOST = 3, 10
_BETWEEN = 12
"""Lines at most between two rows: titles of parts, and a row whose cells are several lines each."""


def unstacked(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those of a stacked table joined to rows."""
    at = 0
    while at < len(lines):
        width = _width(lines, at)
        row = _next_row(lines, at, at + width, width) if width else None
        if row is None:
            yield lines[at]
            at += 1
            continue
        head = at
        yield _joined(lines[head : head + width])
        while row is not None:
            yield _joined(lines[row : row + width])
            at = row + width
            row = _next_row(lines, head, at, width)


def _next_row(lines: Sequence[Line], head: int, at: int, width: int) -> int | None:
    """Where the next row begins: here, or below a few short lines that make none."""
    for start in range(at, min(at + _BETWEEN, len(lines))):
        if _is_row(lines, head, start, width):
            return start
        if _SENTENCE.search(lines[start].text):
            return None
    return None


def _width(lines: Sequence[Line], at: int) -> int:
    """How many cells a head has that begins here; 0 where none does."""
    cells = 0
    while at + cells < len(lines) and cells < _MOST and _CELL.fullmatch(lines[at + cells].text):
        cells += 1
    named = any(not _YEARS.search(line.text) for line in lines[at : at + cells])
    dated = any(_YEARS.search(line.text) for line in lines[at : at + cells])
    return cells if cells >= _FEWEST and named and dated else 0


def _is_row(lines: Sequence[Line], head: int, at: int, width: int) -> bool:
    """Whether numbers, or signs for none, stand where the head has years, and a name somewhere."""
    if at + width > len(lines):
        return False
    dated = [n for n in range(width) if _YEARS.search(lines[head + n].text)]
    others = [n for n in range(width) if n not in dated and lines[head + n].text not in _NUMBERS]
    named = bool(others) and not any(is_value(lines[at + n].text) for n in others)
    return named and all(is_value(lines[at + n].text) for n in dated)


def _joined(lines: Sequence[Line]) -> Line:
    return Line(lines[0].start, "\t".join(line.text for line in lines))
