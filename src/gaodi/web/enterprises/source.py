"""The rows of the list, as a table asks for them: the directory answers, a page at a time, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.registry import enterprises
from gaodi.registry.enterprises import Found
from gaodi.web.enterprises.asked import Asked

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

COLUMNS = (
    "id", "name", "name_en", "region", "street", "park", "industry", "scale", "above_scale", "status", "ownership",
    "founded", "capital", "address", "products", "scope", "aliases", "sources", "contradictions", "synthetic",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Directory:
    """A `Source` of tables. dress: adds to the rows of a page or file what the directory does not keep. number, size:
    the page that will be asked for, so that one search finds, counts and gives it."""

    ws: Workspace
    asked: Asked
    dress: Callable[[pl.DataFrame], pl.DataFrame]
    number: int = 1
    size: int = 50
    sort: str = ""
    _found: list[Found] = field(default_factory=list, compare=False)

    def search(self, text: str, keys: Sequence[str]) -> Directory:
        """The text is part of what is asked already."""
        return self

    def equal(self, key: str, value: str) -> Directory:
        return replace(self, asked=self.asked.and_only(key, value), _found=[])

    def order(self, key: str, descending: bool) -> Directory:
        return replace(self, sort=f"-{key}" if descending else key, _found=[])

    def count(self) -> int:
        return self.counted().total

    def counted(self) -> Found:
        """How many there are, in all and by facet, and the page that is asked for."""
        if not self._found:
            self._found.append(self._search(self.number, self.size, facets=True))
        return self._found[0]

    def page(self, start: int, length: int) -> list[dict[str, Any]]:
        found = self.counted()
        if (start, length) != ((found.page - 1) * found.size, found.size):
            found = self._search(start // length + 1, length, facets=False)
        return self.dress(found.rows).to_dicts()

    def rows(self) -> Iterable[dict[str, Any]]:
        frames = enterprises.export(self.ws, self.asked.text, self.asked.narrowing, sort=self.sort, columns=COLUMNS)
        for frame in frames:
            yield from self.dress(frame).iter_rows(named=True)

    def _search(self, number: int, size: int, *, facets: bool) -> Found:
        text, filters = self.asked.text, self.asked.narrowing
        given = {"sort": self.sort, "page": number, "size": size, "columns": COLUMNS, "facets": facets}
        return enterprises.search(self.ws, text, filters, fresh=False, **given)
