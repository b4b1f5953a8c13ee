"""Which line ends are the end of something, and which were put there by a page or a column of a certain width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaodi.plan.text import markers, rows
from gaodi.plan.text.edits import Cut
from gaodi.plan.text.folding import HAN

_ENDED = re.compile(r"[。！？.!?；;：:…][”’）)]?$")
_OPEN_END = re.compile(rf"[{HAN}\w，、,%“（(]$")
_GOES_ON = re.compile(r"[，、,“（(]$")
_CLAUSE = re.compile(r"[，。；：！？、,;]")
_VALUED = re.compile(rf"(?:\d(?:%|[万亿]?[{HAN}])|分之[一二三四五])(?:以上|左右|以内)?$")
_LINKED = re.compile(r"[，、,%和及与以并或的]")
_RUNNING = 20
"""A line of running text that a page cut in two is longer than a heading or a signature."""

_HEADING = 45
_SENTENCE = re.compile(r"[。；：;:]")

_WIDEST = 70
_FEWEST_LINES = 8
_RAGGED = 4.0
"""How much shorter than the column a full line may be: characters that may not begin or end a line, a lost indent."""


def breaks(text: str) -> Iterator[Cut]:
    """Every line end with the white space around it: kept as one line end, or a space that joins the lines."""
    lines = text.split("\n")
    column = _column(lines)
    place, end, previous, blank, before = 0, 0, "", False, False
    for line, tabular in zip(lines, rows.tabular(lines), strict=True):
        words = line.strip()
        if words:
            start = place + line.index(words)
            indented = start - place > 1 and bool(_ENDED.search(previous))
            apart = tabular or before or indented or not previous
            joined = not apart and _joined(previous, words, blank, column)
            yield end, start, " " if joined else "\n" if previous else ""
            end, previous, blank, before = start + len(words), words, False, tabular
        else:
            blank = True
        place += len(line) + 1
    yield end, len(text), ""


def _joined(line: str, follower: str, blank: bool, column: float | None) -> bool:
    """Whether the second line goes on with the first."""
    if markers.begins(follower):
        return False
    full = column is not None and _width(line) >= column - _RAGGED
    if len(line) <= _HEADING and markers.begins(line) and not _SENTENCE.search(line):
        return full and not blank
    if full and not blank:
        return True
    if _GOES_ON.search(line):
        return True
    if _ENDED.search(line) or not _OPEN_END.search(line):
        return False
    if column is None and _VALUED.search(line) and not _LINKED.match(follower):
        return False
    return len(line) >= _RUNNING and bool(_CLAUSE.search(line)) and bool(_CLAUSE.search(follower))


def _column(lines: list[str]) -> float | None:
    """The width of the column that the text was set in, or None where a line is a paragraph."""
    widths = sorted(w for w in map(_width, lines) if w >= 8)
    if len(widths) < _FEWEST_LINES:
        return None
    widest = widths[int((len(widths) - 1) * 0.95)]
    full = sum(1 for w in widths if widest - _RAGGED <= w <= widest + 1)
    return widest if widest <= _WIDEST and full * 5 >= len(widths) * 2 else None


def _width(line: str) -> float:
    """In Chinese characters: others count half."""
    line = line.strip()
    wide = (len(line.encode("utf-8", "replace")) - len(line)) / 2
    return wide + (len(line) - wide) / 2
