"""What tasks are read from: the clean text with its way back to the source, and the headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from gaodi.plan.model import Section, Span


class CleanText(Protocol):
    """The text without what pages and typesetting put into it. offsets: of each clean character in the raw text."""

    @property
    def raw(self) -> str:
        """The source text."""

    @property
    def clean(self) -> str:
        """What is read."""

    @property
    def offsets(self) -> Sequence[int]:
        """Where in the raw text each clean character stands, ascending."""

    def span(self, start: int, end: int) -> Span:
        """A place of the clean text as a span of the source text."""


class Headings(Protocol):
    """The outline: its sections in the order of the text, spans in the source text."""

    @property
    def sections(self) -> Sequence[Section]:
        """The headings, each spanning everything below it."""

    def path(self, offset: int) -> str:
        """The headings above a place of the source text, in words."""
