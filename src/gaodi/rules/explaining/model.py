"""An explanation: what was found about each part of the rulebook, and what it was found from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gaodi.rules.single import Interval

MET, UNMET, OPEN = "met", "unmet", "open"


@dataclass(frozen=True, slots=True)
class Given:
    """An input: its column, what it is called, its value in words; whether it is known, and was put right after an
    objection."""

    column: str
    label: str
    value: str
    known: bool
    raw: Any
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one part.

    kind: item, clause kinds (test, case, all, any, at_least, not), line, exempt, override, level, benefit,
    measure. verdict: met, unmet, open; empty where nothing is decided, as of an item. said: what it asks for, in words;
    found: what there is. points, most: of an item. needs: the columns whose values would settle what is open.
    """

    kind: str
    key: str
    label: str
    said: str
    found: str
    verdict: str = ""
    points: Interval | None = None
    most: float | None = None
    cite: str = ""
    needs: tuple[str, ...] = ()
    parts: tuple[Finding, ...] = ()

    def walk(self) -> Iterator[Finding]:
        """This and everything under it."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that decided about one subject, in one language.

    standing: judged, exempt, outside or to-check. score, place: (of how many). grade: settled, or the best and worst
    that it could be; overrides: what changes it, whatever the score is. given: the inputs that were used.
    """

    run: str
    rulebook: str
    title: str
    subject: str
    name: str
    language: str
    standing: str
    reason: str
    score: Interval | None
    place: tuple[int, int] | None
    qualified: bool | None
    grade: str | None
    grades: tuple[str | None, str | None]
    level: str | None
    population: Finding
    items: tuple[Finding, ...]
    criteria: Finding | None
    levels: tuple[Finding, ...]
    benefits: tuple[Finding, ...]
    measures: tuple[Finding, ...]
    given: tuple[Given, ...]
    needs: tuple[Given, ...]
    synthetic: bool
    overrides: tuple[Finding, ...] = ()

    def findings(self) -> Iterator[Finding]:
        """Every finding."""
        for part in (self.population, *self.items, *((self.criteria,) if self.criteria else ()), *self.levels):
            yield from part.walk()
        for part in (*self.overrides, *self.benefits, *self.measures):
            yield from part.walk()
