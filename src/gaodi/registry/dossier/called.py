"""What the enterprises of a dossier are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry.enterprises import directory, reading

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def called(ws: Workspace, ids: Iterable[str | None], known_at: At, moved: pl.DataFrame) -> dict[str, str]:
    """As `reading.names`; where the directory is up to date, from there, without looking into the lake."""
    known = directory.standing(ws) if known_at is None else None
    if known is None:
        return reading.names(ws, ids, known_at, moved)
    wanted = {one for one in ids if one}
    old = moved.filter(pl.col("old").is_in(wanted))
    asked = pl.col("id").is_in([*wanted, *old["new"]])
    found = dict(known.rows.lazy().filter(asked).select("id", "name").drop_nulls().collect().iter_rows())
    return found | {was: found[now] for was, now in old.iter_rows() if now in found}
