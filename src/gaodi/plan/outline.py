"""The outline: how the headings nest, and the way from a place in the text to the headings above it.

The third stage of compiling. Kinds of labels nest in the order of official documents, as far as they occur: in a text
with 一、 and 1. only, these are levels 1 and 2.

    outline = Outline.of(text)
    outline.path(offset)                # "二、主要任务 / （一）实施智能制造赋能行动"
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gaodi.plan.headings import Heading, headings
from gaodi.plan.model import Section
from gaodi.plan.text import CleanText

_SPACED = re.compile(r"[章节条篇编分]$|\d\.\d+$|^专栏|^附")


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections in the order of the text; spans in the source text, each with everything below it.

    parents: for each section the number of the one that holds it, -1 for none.
    """

    sections: tuple[Section, ...]
    starts: tuple[int, ...]
    parents: tuple[int, ...]

    @classmethod
    def of(cls, text: CleanText) -> Outline:
        """The outline of a clean text."""
        found = headings(text.clean)
        levels = {rank: level for level, rank in enumerate(sorted({h.rank for h in found}), 1)}
        return cls.nested([_section(text, h, levels[h.rank]) for h in found], len(text.raw))

    @classmethod
    def nested(cls, sections: Sequence[Section], length: int) -> Outline:
        """The outline of sections whose ends are not known yet: each lasts until one of its level or above begins."""
        ends, parents, above = [length] * len(sections), [-1] * len(sections), list[int]()
        for number, section in enumerate(sections):
            while above and sections[above[-1]].level >= section.level:
                ends[above.pop()] = section.span[0]
            parents[number] = above[-1] if above else -1
            above.append(number)
        closed = (s.model_copy(update={"span": (s.span[0], end)}) for s, end in zip(sections, ends, strict=True))
        return cls(tuple(closed), tuple(s.span[0] for s in sections), tuple(parents))

    def above(self, offset: int) -> tuple[Section, ...]:
        """The sections that hold a place of the source text, the outermost first."""
        found = []
        number = bisect_right(self.starts, offset) - 1
        while number >= 0:
            found.append(self.sections[number])
            number = self.parents[number]
        return tuple(reversed(found))

    def path(self, offset: int) -> str:
        """The headings above a place of the source text, in words; empty before the first."""
        return " / ".join(map(named, self.above(offset)))


def named(section: Section) -> str:
    """Label and title as they are read: 一、总体要求, 第一章 总则, 2.1 指导思想."""
    between = " " if section.label and section.title and _SPACED.search(section.label) else ""
    return f"{section.label}{between}{section.title}"


def _section(text: CleanText, heading: Heading, level: int) -> Section:
    start, end = text.span(heading.start, heading.end)
    label = "".join(text.raw[start:end].split()).lstrip("#*")
    # Signs of Markdown before the label belong to the heading.
    line = text.raw.rfind("\n", 0, start) + 1
    before = text.raw[line:start].lstrip()
    if not before.strip(" #*"):
        start -= len(before)
    return Section(level=level, label=label, title=heading.title, span=(start, start))
