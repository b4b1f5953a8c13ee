"""The text of a plan in pieces that a model can read at once: cut where paragraphs end, never longer than told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 3000
"""In characters: some pages, which a small model answers within a minute."""

_SENTENCE = re.compile(r"[^。；！？]*[。；！？]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of whole paragraphs; start: where it begins in the text that was cut."""

    start: int
    text: str


def cut(text: str, longest: int = LONGEST) -> list[Piece]:
    """The text in pieces of at most `longest` characters, blank ones left out.

    A paragraph that is longer itself is cut where a sentence ends, and a sentence that is longer where it has to be.
    """
    pieces: list[Piece] = []
    start = end = 0
    for part in _parts(text, longest):
        if end + len(part) - start > longest:
            pieces.append(Piece(start, text[start:end]))
            start = end
        end += len(part)
    pieces.append(Piece(start, text[start:end]))
    return [piece for piece in pieces if piece.text.strip()]


def _parts(text: str, longest: int) -> Iterator[str]:
    """The text in its smallest parts, none longer than told: paragraphs, else sentences, else what fits."""
    for paragraph in text.splitlines(keepends=True):
        if len(paragraph) <= longest:
            yield paragraph
            continue
        for sentence in _SENTENCE.findall(paragraph):
            yield from (sentence[at : at + longest] for at in range(0, len(sentence), longest))
