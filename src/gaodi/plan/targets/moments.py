"""An expression of time in a text and the part it plays. `times` finds them, `deadlines` says which one holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Part(Enum):
    """What an expression of time does."""

    LEAD = "lead"
    """到2033年: holds until another comes, also in the sections below."""
    DATE = "date"
    """2032年底前: holds in its sentence."""
    VALUE = "value"
    """2032年90亿元: holds for its value, to the next semicolon."""
    TERM = "term"
    """三年完成: a deadline, unless what is said is past."""
    BASE = "base"
    """较2030年: what a growth is measured from; 由2030年的9%: what was."""
    PAST = "past"
    """截至2030年底: what follows has happened, to the end of the paragraph."""
    DONE = "done"
    """已: what follows in the sentence has happened."""
    HOPE = "hope"
    """力争: what follows is to come, by the deadline that holds anyway."""


@dataclass(frozen=True, slots=True)
class Time:
    """[start, end) of the clean text, its part and its year or year-month."""

    start: int
    end: int
    part: Part
    value: str = ""
    until: int | None = None
    """Where the brackets close in which it stands, and beyond which it says nothing."""
