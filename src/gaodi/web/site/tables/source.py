"""Where the rows of a table come from: a Polars frame or a queryset, asked the same questions.

Or a source of one's own, as the directory of enterprises, which is too large for either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, Protocol, Self, runtime_checkable

import polars as pl
from django.db.models import F, Q, QuerySet


@runtime_checkable
class Source(Protocol):
    """Rows that can be narrowed and ordered before any of them is read."""

    def search(self, text: str, keys: Sequence[str]) -> Self: ...
    def equal(self, key: str, value: str) -> Self: ...
    def order(self, key: str, descending: bool) -> Self: ...
    def count(self) -> int: ...
    def page(self, start: int, length: int) -> list[Any]: ...
    def rows(self) -> Iterable[Any]: ...


class Records:
    """Rows of the database."""

    def __init__(self, records: QuerySet) -> None:
        self.records = records

    def search(self, text: str, keys: Sequence[str]) -> Records:
        found = self.records.filter(reduce(or_, (Q(**{f"{key}__icontains": text}) for key in keys)))
        # Looking into a relation finds a record once for each match.
        return Records(found.distinct() if any("__" in key for key in keys) else found)

    def equal(self, key: str, value: str) -> Records:
        return Records(self.records.filter(**{key: value}))

    def order(self, key: str, descending: bool) -> Records:
        by = F(key).desc(nulls_last=True) if descending else F(key).asc(nulls_last=True)
        return Records(self.records.order_by(by, "pk"))

    def count(self) -> int:
        return self.records.count()

    def page(self, start: int, length: int) -> list[Any]:
        return list(self.records[start : start + length])

    def rows(self) -> Iterable[Any]:
        return self.records.iterator(chunk_size=2000)


class Frame:
    """Rows of a frame; a row is a dictionary. Equal rows keep the order of the frame."""

    def __init__(self, frame: pl.LazyFrame) -> None:
        self.frame = frame

    def search(self, text: str, keys: Sequence[str]) -> Frame:
        needle, known = text.lower(), self.frame.collect_schema()
        hits = [
            pl.col(k).cast(pl.String).str.to_lowercase().str.contains(needle, literal=True) for k in keys if k in known
        ]
        return Frame(self.frame.filter(pl.any_horizontal(hits))) if hits else self

    def equal(self, key: str, value: str) -> Frame:
        kind = self.frame.collect_schema().get(key)
        if kind is None:
            return self
        same = pl.col(key) == (value == "True") if kind == pl.Boolean else pl.col(key).cast(pl.String) == value
        return Frame(self.frame.filter(same))

    def order(self, key: str, descending: bool) -> Frame:
        if key not in self.frame.collect_schema():
            return self
        return Frame(self.frame.sort(key, descending=descending, nulls_last=True, maintain_order=True))

    def count(self) -> int:
        return self.frame.select(pl.len()).collect().item()

    def page(self, start: int, length: int) -> list[Any]:
        return self.frame.slice(start, length).collect().to_dicts()

    def rows(self) -> Iterable[Any]:
        return self.frame.collect().iter_rows(named=True)


def source_of(rows: Any) -> Source:
    """The source for a queryset, a frame, or a list of dictionaries; a source as it is."""
    if isinstance(rows, Source):
        return rows
    if isinstance(rows, QuerySet):
        return Records(rows)
    if isinstance(rows, pl.LazyFrame):
        return Frame(rows)
    if isinstance(rows, pl.DataFrame):
        return Frame(rows.lazy())
    listed: list[Mapping[str, Any]] = list(rows)
    return Frame(pl.DataFrame(listed, infer_schema_length=None).lazy())
