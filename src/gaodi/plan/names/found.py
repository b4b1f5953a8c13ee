"""One place where a proper name stands, as the finders hand it on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from gaodi.plan.model import NameKind


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A name at [start, end) of the clean text, and what the text calls it there."""

    start: int
    end: int
    kind: NameKind
    role: str | None = None


class Covered:
    """The parts of a text that are names already."""

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        self._ranges = sorted(ranges)
        self._ends = [end for _, end in self._ranges]

    @classmethod
    def by(cls, found: Iterable[Found]) -> Covered:
        """The parts where these stand."""
        return cls((one.start, one.end) for one in found)

    def meets(self, start: int, end: int) -> bool:
        """Whether any of [start, end) is covered. The parts do not overlap, so the first that ends later decides."""
        at = bisect_left(self._ends, start + 1)
        return at < len(self._ranges) and self._ranges[at][0] < end
