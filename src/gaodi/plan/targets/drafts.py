"""A target in the making: what reading a clause gives, in places of the clean text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gaodi.plan.model import Comparator, Kind
from gaodi.plan.targets.deadlines import Deadline
from gaodi.plan.targets.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Draft:
    """A target before repeats are merged; start and end: what is quoted."""

    indicator: str
    scope: str | None
    quantity: Quantity
    comparator: Comparator
    kind: Kind
    unit: str
    firmness: str | None
    deadline: Deadline | None
    start: int
    end: int
    baseline: str | None = None
    whole: Draft | None = None

    def with_(self, **changes: object) -> Draft:
        """The draft with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]
