"""The source text cut into pieces so that every item of the plan is marked, also where items overlap.

A line becomes a `Line`; within it a `Piece` runs from one boundary to the next and knows all items that cover it.
Tasks usually span whole paragraphs: they are a rule beside the line, not a colour under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString

from gaodi.plan.model import Plan, Section, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of an item. key: `target-t3`, the id that the item has on the page."""

    span: Span
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; `at` is where it begins in the source text. heading: is part of one."""

    at: int
    text: str
    marks: tuple[Mark, ...] = ()
    heading: bool = False

    @property
    def css(self) -> str:
        """The classes of the piece: each kind once."""
        return " ".join(f"mark-{kind}" for kind in dict.fromkeys(mark.kind for mark in self.marks))

    @property
    def keys(self) -> str:
        """The items that the piece belongs to, the shortest first: a click finds the closest."""
        marks = sorted(self.marks, key=lambda mark: mark.span[1] - mark.span[0])
        return " ".join(dict.fromkeys(mark.key for mark in marks))

    @property
    def html(self) -> SafeString:
        """The piece as the page has it. Thousands of them are too many for a template."""
        css = " ".join(filter(None, ["source-heading" if self.heading else "", "mark" if self.marks else "", self.css]))
        said = format_html(' class="{}"', css) if css else ""
        items = format_html(' data-items="{}"', self.keys) if self.marks else ""
        return format_html('<span data-at="{}"{}{}>{}</span>', self.at, said, items, self.text)


@dataclass(slots=True)
class Line:
    """A line of the text; heading: the level of the section that begins here, None for running text."""

    at: int
    pieces: list[Piece] = field(default_factory=list)
    tasks: tuple[str, ...] = ()
    heading: int | None = None

    @property
    def html(self) -> SafeString:
        """The pieces after one another."""
        return SafeString("".join(piece.html for piece in self.pieces))


def marks_of(plan: Plan) -> list[Mark]:
    """Every place of every target and name."""
    found = [Mark(target.span, "target", f"target-{target.id}") for target in plan.targets]
    found += [Mark(r.span, "repeat", f"target-{target.id}") for target in plan.targets for r in target.repeats]
    found += [Mark(m.span, "name", f"name-{name.id}") for name in plan.names for m in name.mentions]
    return found


def lines(text: str, plan: Plan, also: Iterable[Mark] = ()) -> Iterator[Line]:
    """The text line by line, blank lines left out; works for any spans, also such as run past the end.

    also: places of what is not in the plan.
    """
    marks = sorted([*marks_of(plan), *also], key=lambda mark: mark.span)
    tasks = [(task.span, f"task-{task.id}") for task in plan.tasks]
    headings = {section.span[0]: section for section in plan.sections}
    at, first = 0, 0
    for raw in text.splitlines(keepends=True):
        end = at + len(raw)
        content = raw.rstrip("\r\n")
        while first < len(marks) and marks[first].span[1] <= at:
            first += 1
        if content.strip():
            inside = [mark for mark in _until(marks[first:], end) if mark.span[1] > at]
            begins = at + len(content) - len(content.lstrip())
            section = headings.get(begins, headings.get(at))
            yield Line(
                at,
                list(_pieces(content, at, inside, _heading_end(section, content, at))),
                tuple(key for (start, stop), key in tasks if start < end and stop > at),
                section.level if section else None,
            )
        at = end


def _until(marks: Iterable[Mark], end: int) -> Iterator[Mark]:
    for mark in marks:
        if mark.span[0] >= end:
            return
        yield mark


def _heading_end(section: Section | None, content: str, at: int) -> int:
    """Where the heading of a section ends in its first line: text may run on behind it."""
    if section is None:
        return at
    found = content.find(section.title)
    return at + (found + len(section.title) if section.title and found >= 0 else len(content))


def _pieces(content: str, at: int, marks: list[Mark], heading: int) -> Iterator[Piece]:
    """The line cut at every boundary of a mark, and where its heading ends."""
    end = at + len(content)
    cuts = {at, end, heading} | {min(max(edge, at), end) for mark in marks for edge in mark.span}
    edges = sorted(cuts)
    for start, stop in pairwise(edges):
        over = tuple(mark for mark in marks if mark.span[0] < stop and mark.span[1] > start)
        yield Piece(start, content[start - at : stop - at], over, start < heading)
