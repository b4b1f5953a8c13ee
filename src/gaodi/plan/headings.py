"""Headings: the lines of a clean text at which something of its own begins. `outline` nests them.

A heading is a line that begins with a label (第一章, 一、, （一）, 1., 2.1, （1）), whether the text goes on behind it
or not. A text without labels is read by its Markdown headings, or by what stands before the first stop of its bullets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gaodi.plan.text import markers

_TITLE_END = re.compile(r"[。；：;:\n]|$")
_LONGEST = 45
_LEADER = re.compile(r"[.…·]{3}\s?\d{0,3}$")
_CONTENTS = re.compile(r"目[ ]?录")
_BOX = re.compile(r"(?P<label>专栏\s?\d{0,2})[：:]?(?P<title>[^。；]{0,40})$")
_ANNEX = re.compile(r"(?P<label>附[件表录][ ]?\d{0,2})[：:]?(?P<title>[^。；]{0,50})$")
_SHARP = re.compile(r"(?P<label>#{1,6} )(?P<title>[^。；]{1,60})$")
_LEAD = re.compile(r"(?P<label>——|[-—•●■◆] ?)(?P<title>[^。；：\n]{2,30})[。：]")
_COLON = re.compile(r"(?P<label>)(?P<title>[\u4e00-\u9fff]{2,12})：(?=[^\n]{10})")
_CELLS = re.compile(r"\t|\|.*\|")
_FEWEST = 3
_KINDS = list(markers.KINDS)
_ANNEXES, _BOXES, _SHARPS, _LEADS = _KINDS.index("han"), 50, 60, 70
_DOTTED = (_KINDS.index("two numbers"), _KINDS.index("three numbers"))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the clean text: its line begins at `start`, its label ends at `end`.

    rank: the lower, the further out. What is no label (#, ——) counts as none: `start` is `end`.
    """

    start: int
    end: int
    rank: int
    title: str


def headings(clean: str) -> list[Heading]:
    """Every heading; by labels if there are any, else by what else sets a line apart."""
    lines = [(at, line) for at, line in _lines(clean) if not _CELLS.search(line)]
    labelled = [heading for at, line in lines if (heading := _labelled(at, line))]
    if any(heading.rank < _BOXES for heading in labelled):
        return _without_contents(lines, list(_in_order(clean, labelled)))
    if found := list(_apart(lines, _SHARP, _SHARPS)):
        return found
    found = list(_apart(lines, _LEAD, _LEADS)) or list(_apart(lines, _COLON, _LEADS))
    return found if len(found) >= _FEWEST else []


def _lines(clean: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in clean.split("\n"):
        yield at, line
        at += len(line) + 1


def _labelled(at: int, line: str) -> Heading | None:
    """The heading that a line begins with, if its label says that it is one."""
    start = len(line) - len(line.lstrip("# "))
    if match := markers.LABEL.match(line, start):
        title = _title(line, match.end())
        return Heading(at, at + match.end(), markers.kind(match), title) if title else None
    for pattern, rank in ((_ANNEX, _ANNEXES), (_BOX, _BOXES)):
        if match := pattern.match(line, start):
            return Heading(at, at + match.end("label"), rank, match["title"].strip())
    return None


def _apart(lines: Iterable[tuple[int, str]], pattern: re.Pattern[str], rank: int) -> Iterator[Heading]:
    """The lines set apart by something else than a label; # is further out than ##."""
    for at, line in lines:
        if match := pattern.match(line):
            depth = len(match["label"]) if rank == _SHARPS else 0
            yield Heading(at, at, rank + depth, match["title"].strip())


def _title(line: str, start: int) -> str:
    """From the label to the first stop, or to the first space or comma where that is too far."""
    while start < len(line) and line[start].isspace():
        start += 1
    stop = _TITLE_END.search(line, start)
    end = stop.start() if stop else len(line)
    space = line.find(" ", start, end)
    if space > 0 and "，" in line[space:end]:
        end = space
    if end - start > _LONGEST:
        comma = line.find("，", start, start + _LONGEST)
        end = comma if comma > 0 else start + _LONGEST
    return line[start:end].strip()


def _in_order(clean: str, found: Iterable[Heading]) -> Iterator[Heading]:
    """Without “2.5个百分点” at the head of a line: 2.5 follows 2.4, or is the first of its kind."""
    last: dict[int, list[int]] = {}
    for heading in found:
        if heading.rank in _DOTTED:
            parts = [int(part) for part in clean[heading.start : heading.end].strip("# ").split(".")]
            before = last.get(heading.rank)
            if before and parts[-1] != 1 and parts != [*before[:-1], before[-1] + 1]:
                continue
            last[heading.rank] = parts
        yield heading


def _without_contents(lines: list[tuple[int, str]], found: list[Heading]) -> list[Heading]:
    """Without the table of contents: its first entry comes again where the text begins."""
    words = dict(lines)
    found = [heading for heading in found if not _LEADER.search(words[heading.start][-8:])]
    at = next((at for at, line in lines if _CONTENTS.fullmatch(line)), None)
    listed = [heading for heading in found if at is not None and heading.start > at]
    if at is None or not listed:
        return found
    again = (heading.start for heading in listed[1:] if _same(words, heading, listed[0]))
    begin = next(again, listed[0].start)
    return [heading for heading in found if heading.start >= begin or heading.start < at]


def _same(words: dict[int, str], one: Heading, other: Heading) -> bool:
    label, again = (words[h.start][: h.end - h.start] for h in (one, other))
    return (label, one.title) == (again, other.title)
