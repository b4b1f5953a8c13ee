"""What a search gives: one page, how many there are, and how they are spread over the values of each facet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet. count: of the enterprises that the rest of the search finds. chosen: it is filtered by."""

    value: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found.

    rows: the columns asked for, and `matched`: the other name by which a row was found, where that is not its own.
    total: how many there are on all pages. facets: by name; empty unless asked for. current: whether the directory
    is that of the lake as it is now. took: seconds.
    """

    rows: pl.DataFrame
    total: int
    page: int
    size: int
    facets: Mapping[str, tuple[Value, ...]]
    current: bool
    took: float

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // self.size))
