"""Where a run stands, how it came there, and what was objected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any


class Kind(StrEnum):
    """The steps of a run."""

    PUBLICISE = "publicise"
    CORRECT = "correct"
    CONCLUDE = "conclude"
    WITHDRAW = "withdraw"


class Verdict(StrEnum):
    """What became of an objection."""

    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Step:
    """One step that was taken. until, document, other: see the table."""

    number: int
    kind: Kind
    day: date
    by: str
    until: date | None
    document: str
    other: str
    note: str
    recorded: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that was handed in. name: as it was called; digest: SHA-256 of its content; size: in bytes."""

    name: str
    digest: str
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class Objection:
    """What somebody objected to the result of one subject, and what was decided. corrections: values of inputs."""

    id: str
    run: str
    subject: str
    clause: str
    statement: str
    evidence: tuple[Evidence, ...]
    by: str
    day: date
    verdict: Verdict
    reason: str
    corrections: Mapping[str, Any]
    decided_by: str
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class Process:
    """A run as a process. status: trial, publicity, corrected, final or withdrawn. corrects: the run that it puts
    right. settled: whether it comes from a run whose publicity is over, so that it needs none of its own."""

    run: str
    status: str
    user: str
    corrects: str
    settled: bool
    steps: tuple[Step, ...]
    objections: tuple[Objection, ...]

    @property
    def until(self) -> date | None:
        """The last day of publicity."""
        return next((step.until for step in reversed(self.steps) if step.kind is Kind.PUBLICISE), None)

    @property
    def open(self) -> int:
        """How many objections nobody has decided about."""
        return sum(one.verdict is Verdict.OPEN for one in self.objections)

    @property
    def corrections(self) -> Mapping[str, Mapping[str, Any]]:
        """What was decided to be wrong, by subject and input; of two decisions about the same the later counts."""
        found: dict[str, dict[str, Any]] = {}
        for one in self.objections:
            if one.corrections:
                found.setdefault(one.subject, {}).update(one.corrections)
        return found
