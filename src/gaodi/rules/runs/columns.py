"""The order in which results are shown: who, what was decided, what is paid; then how it came about."""

from __future__ import annotations

from collections.abc import Iterable

FIRST = (
    "subject", "name", "standing", "qualified", "score", "score@low", "score@high", "place", "place@of", "grade",
    "grade@best", "grade@worst", "level", "level@low", "level@high",
)  # fmt: skip


def in_order(names: Iterable[str]) -> list[str]:
    """The columns of results, those first that answer what was asked."""
    known = list(names)
    first = [name for name in FIRST if name in known]
    paid = [name for name in known if name.startswith("paid.")]
    return [*first, *paid, *(name for name in known if name not in first and name not in paid)]
