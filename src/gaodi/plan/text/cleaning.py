"""The clean text and its offsets: the steps of cleaning, put after each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from gaodi.plan.model import Span
from gaodi.plan.text import folding, lines, pages, spaces
from gaodi.plan.text.edits import Draft


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text without what pages and typesetting put into it.

    raw: the source text, in which spans count. clean: what is read; lines end where headings, paragraphs, list items
    and rows of tables end. offsets: where in the raw text each clean character stands, ascending.
    """

    raw: str
    clean: str
    offsets: Sequence[int]

    @classmethod
    def of(cls, raw: str) -> CleanText:
        """The source text cleaned. Any text may be given; time grows with its length only."""
        draft = Draft.of(raw).replaced(folding.characters)
        draft = draft.cut(pages.marks).cut(pages.artefacts)
        draft = draft.cut(lines.breaks).cut(spaces.gaps)
        draft = draft.replaced(folding.punctuation)
        return cls(raw, draft.text, draft.offsets)

    def span(self, start: int, end: int) -> Span:
        """[start, end) of the clean text as a span of the source text, with all that was left out between."""
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else len(self.raw)
            return at, at
        return self.offsets[start], self.offsets[end - 1] + 1

    def at(self, offset: int) -> int:
        """Where in the clean text a place of the source text stands; what was left out is where it would follow."""
        return bisect_left(self.offsets, offset)
