"""A text in the course of cleaning: what is cut out of it, and where each character that is left came from."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Cut = tuple[int, int, str]
"""[start, end) is left out; in its place stands the third: nothing, a space or a line end."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text so far and the source offset of each of its characters."""

    text: str
    offsets: array[int]

    @classmethod
    def of(cls, raw: str) -> Draft:
        """The source text, untouched."""
        return cls(raw, array("q", range(len(raw))))

    def replaced(self, change: Callable[[str], str]) -> Draft:
        """Character by character: the length stays."""
        return Draft(change(self.text), self.offsets)

    def cut(self, find: Callable[[str], Iterable[Cut]]) -> Draft:
        """Without what `find` names, in the order of the text; of two that overlap the first counts."""
        pieces: list[str] = []
        offsets = array("q")
        at = 0
        for start, end, instead in find(self.text):
            if start < at:
                continue
            pieces += (self.text[at:start], instead)
            offsets.extend(self.offsets[at:start])
            if instead:
                offsets.append(self.offsets[start])
            at = end
        pieces.append(self.text[at:])
        offsets.extend(self.offsets[at:])
        return Draft("".join(pieces), offsets)
