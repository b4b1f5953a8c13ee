"""A version of a rulebook that an office writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Where a version stands. Out of force is what was taken out without another one in its place."""

    DRAFT = "draft"
    REVIEW = "review"
    RETURNED = "returned"
    IN_FORCE = "in-force"
    REPLACED = "replaced"
    OUT_OF_FORCE = "out-of-force"


@dataclass(frozen=True, slots=True)
class Draft:
    """One version. text: of the rulebook; tests: of those beside it, empty where there are none. recorded: when it came
    to stand as it does."""

    rulebook: str
    version: int
    state: State
    text: str
    tests: str
    author: str
    note: str
    decided_by: str
    reason: str
    recorded: datetime

    @property
    def name(self) -> str:
        """What it is called where a fault says its place."""
        return f"{self.rulebook}, version {self.version}"
