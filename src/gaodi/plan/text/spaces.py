"""Spaces: dropped where Chinese is written without them, kept between foreign words and between the cells of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaodi.plan.text import markers, rows
from gaodi.plan.text.edits import Cut

_GAP = re.compile(r"[^\S\n]+")
_SPLIT = re.compile(r"(?<!\d)\d+(?: \d+)+(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_DIGITS = re.compile(r"\d(?: \d)+")
_ZEROS = re.compile(r"\d+(?: 0+)+")
# “（一）智能产业 依托现有基础，…”: the heading and the text below it on one line.
_HEADING = re.compile(r"[^\s，。；：,.;:]{2,25}( +)(?=[^，。；：\s,;:]{2,40}[，、,])")


def gaps(text: str) -> Iterator[Cut]:
    """Every run of spaces: dropped, or one space."""
    at = 0
    lines = text.split("\n")
    for line, tabular in zip(lines, rows.tabular(lines), strict=True):
        yield from _row(line, at) if tabular else _running(line, at)
        at += len(line) + 1


def _row(line: str, at: int) -> Iterator[Cut]:
    """Cells stay apart, by a tab where there was one."""
    for gap in _GAP.finditer(line):
        outer = gap.start() == 0 or gap.end() == len(line)
        yield at + gap.start(), at + gap.end(), "" if outer else "\t" if "\t" in gap[0] else " "


def _running(line: str, at: int) -> Iterator[Cut]:
    if " " not in line and "\t" not in line:
        return
    numbers = {place for match in _SPLIT.finditer(line) for place in _within(match)}
    label = markers.LABEL.match(line.lstrip())
    begin = len(line) - len(line.lstrip()) + label.end() if label else 0
    while begin < len(line) and line[begin].isspace():
        begin += 1
    heading = _HEADING.match(line, begin) if label else None
    for gap in _GAP.finditer(line):
        a, b = gap.span()
        kept = a not in numbers and (_kept(line, a, b, begin) or (heading is not None and heading.start(1) == a))
        yield at + a, at + b, " " if kept else ""


def _within(match: re.Match[str]) -> Iterator[int]:
    """The spaces within what is one number."""
    if _is_one(match[0], match.string[match.end() : match.end() + 2]):
        yield from (match.start() + n for n, sign in enumerate(match[0]) if sign == " ")


def _is_one(digits: str, follows: str) -> bool:
    """Whether “3 7”, “2 0 2 3”, “28 000” is one number: a space before a number may also be the mark of a note."""
    if _DIGITS.fullmatch(digits) or _THOUSANDS.fullmatch(digits) or _ZEROS.fullmatch(digits):
        return True
    return follows.lstrip().startswith("年") and _YEAR.fullmatch(digits.replace(" ", "")) is not None


def _kept(line: str, start: int, end: int, begin: int) -> bool:
    """Between two foreign words or numbers; “1. 5G应用” keeps its space, “3. 5%” does not."""
    if start == 0 or end == len(line):
        return False
    if start <= 6 and set(line[:start]) == {"#"}:
        return True
    a, b = line[start - 1], line[end]
    if a == "." and b.isdigit():
        return end <= begin
    if not (a.isascii() and b.isascii()):
        return False
    return (a.isalnum() and (b.isalnum() or b in "(\"'")) or (a in ",.;:!?)\"'" and (b.isalpha() or b in "(\"'"))
