"""A check between targets: what was compared, the arithmetic as numbers, and the verdict. `saying` puts it in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from gaodi import units
from gaodi.errors import UnitError
from gaodi.plan.model import Kind, Span, Target


class Verdict(StrEnum):
    """Whether the targets fit one another; open: it cannot be told from what is known."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Check:
    """kind: rate, parts, order, twice, growth or breakdown. facts: the names and numbers of its sentences."""

    kind: str
    verdict: Verdict
    targets: tuple[str, ...]
    spans: tuple[Span, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its name within a run: the kind and the targets."""
        return "-".join((self.kind, *self.targets))


def check(kind: str, verdict: Verdict | bool, targets: list[Target] | tuple[Target, ...], **facts: Any) -> Check:
    """A check of these targets; True holds, False fails."""
    found = verdict if isinstance(verdict, Verdict) else Verdict.HOLDS if verdict else Verdict.FAILS
    return Check(kind, found, tuple(t.id for t in targets), tuple(t.span for t in targets), facts)


def factor(source: Target, unit: str) -> float | None:
    """What a target's value is multiplied by to be in the unit; None where the two cannot be compared."""
    try:
        return float(units.ratio(source.unit or "1", unit or "1"))
    except UnitError:
        return None


def same_scope(one: Target, other: Target) -> bool:
    """Whether two targets speak of the same; a target without a scope speaks of the whole region."""
    return (one.scope or "全市") == (other.scope or "全市")


def added(target: Target) -> bool:
    """Whether it is an amount (a state or an increment), not a rate of change."""
    return target.kind in (Kind.LEVEL, Kind.INCREMENT, Kind.RANGE)
