"""Checks the rows of totals that a sheet has: they are not loaded, but what they say must be the sum of the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from gaodi.registry.forms.columns import Placed
from gaodi.registry.forms.faults import Faults
from gaodi.registry.forms.rows import Kind

_ROUNDING = 0.005
"""By how much a figure may have been rounded, in its last shown digits: two behind the point."""


@dataclass(slots=True)
class Segment:
    """Rows between two subtotals. sums: of each column."""

    rows: int = 0
    sums: dict[str, float] = field(default_factory=dict)

    def add(self, rows: int, sums: Mapping[str, float]) -> None:
        """Take in more rows."""
        self.rows += rows
        for key, value in sums.items():
            self.sums[key] = self.sums.get(key, 0.0) + value


@dataclass(frozen=True, slots=True)
class Said:
    """A row of totals. number: of the row; segment: how many subtotals came before it."""

    number: int
    kind: Kind
    segment: int
    values: Mapping[str, float | None]


class Totals:
    """The sums of one sheet, and what its rows of totals say."""

    def __init__(self, columns: Mapping[str, Placed]) -> None:
        """columns: those whose values add up."""
        self.columns = columns
        self._segments = [Segment()]
        self._said: list[Said] = []

    def add(self, frame: pl.DataFrame) -> None:
        """Take in typed rows of a stretch without totals."""
        sums = frame.select(pl.col(list(self.columns)).sum()).row(0, named=True) if self.columns else {}
        self._segments[-1].add(frame.height, sums)

    def say(self, number: int, kind: Kind, values: Mapping[str, float | None]) -> None:
        """Take in a row of totals; a subtotal ends a stretch."""
        self._said.append(Said(number, kind, len(self._segments) - 1, values))
        if kind is Kind.SUBTOTAL:
            self._segments.append(Segment())

    def check(self, faults: Faults) -> None:
        """A fault for every total that is none."""
        whole = Segment()
        for segment in self._segments:
            whole.add(segment.rows, segment.sums)
        # Subtotals stand below their rows, or above them: whichever fits better is how the sheet was written.
        wrong = min((list(self._wrong(whole, shift)) for shift in (0, 1)), key=len)
        for number, key, value, expected in wrong:
            place = self.columns[key].place
            faults.add("total-row", place, [number], [f"{value:.12g}"], expected=f"{expected:.12g}")

    def _wrong(self, whole: Segment, shift: int) -> Iterator[tuple[int, str, float, float]]:
        """Row, column, what it says and what it should: shift is 0 for subtotals below their rows, 1 above."""
        for said in self._said:
            last = len(self._segments) - 1
            segment = whole if said.kind is Kind.TOTAL else self._segments[min(said.segment + shift, last)]
            for key, value in said.values.items():
                if value is not None and not _agrees(value, segment, key):
                    yield said.number, key, value, segment.sums.get(key, 0.0)


def _agrees(value: float, segment: Segment, key: str) -> bool:
    total = segment.sums.get(key, 0.0)
    return abs(value - total) <= max(_ROUNDING * max(segment.rows, 1), 1e-6 * abs(total))
