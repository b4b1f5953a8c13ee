"""`ws.enterprises`: who there is in a workspace, as frames for notebooks. `gaodi.open` knows of it.

ws.enterprises.current()                              # a row for each: what the most trusted source says
ws.enterprises.search("中联", {"district": "430104"})  # a page of those found
ws.enterprises.facets("中联")                          # how they are spread
ws.enterprises.dossier("91430000…").series            # all that is known of one
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.registry import dossier, enterprises
from gaodi.registry.dossier import Dossier
from gaodi.registry.enterprises import COLUMNS
from gaodi.registry.enterprises.asking import Filters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


class EnterprisesNamespace:
    """The enterprises of a workspace, read only."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def current(self, known_at: At = None, ids: Iterable[str] | None = None) -> pl.DataFrame:
        """One row for each enterprise; see `gaodi.registry.enterprises.current`."""
        return enterprises.current(self._ws, known_at, ids)

    def search(self, text: str = "", filters: Filters | None = None, **more: Any) -> pl.DataFrame:
        """The enterprises that match, the most important first: the first fifty, unless `page` and `size` say else. See
        `gaodi.registry.enterprises.search`."""
        return enterprises.search(self._ws, text, filters, **{"facets": False} | more).rows

    def all(
        self, text: str = "", filters: Filters | None = None, *, sort: str = "", columns: Sequence[str] = COLUMNS
    ) -> pl.DataFrame:
        """All enterprises that match."""
        return pl.concat(enterprises.export(self._ws, text, filters, sort=sort, columns=columns))

    def facets(self, text: str = "", filters: Filters | None = None) -> pl.DataFrame:
        """How those that match are spread: `facet`, `value`, `count`; an empty value is what is not known."""
        found = enterprises.search(self._ws, text, filters, size=1).facets
        rows = [(name, one.value, one.count) for name, values in found.items() for one in values]
        return pl.DataFrame(rows, schema={"facet": pl.String, "value": pl.String, "count": pl.Int64}, orient="row")

    def dossier(self, id: str, known_at: At = None) -> Dossier:  # noqa: A002 - what it is called everywhere
        """All that is known of one, by its code or any id or number that it has. Raises NotFound."""
        return dossier.of(self._ws, id, known_at)

    def resolve(self, ids: Iterable[str]) -> pl.DataFrame:
        """Which enterprise each id or number means: `given`, `id`, `by`."""
        return enterprises.resolve(self._ws, ids)

    def export(self, path: str | Path, text: str = "", filters: Filters | None = None, **more: Any) -> int:
        """Write all that match into a .csv, .xlsx or .parquet file; how many there were."""
        return enterprises.export_file(self._ws, Path(path), text, filters, **more)
