"""What readers take from decisions: which enterprise each record is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry.enterprises.resolving import renamed
from gaodi.registry.linkage.tables import MATCHES, Decision

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def resolved(ws: Workspace, kind: str, known_at: At = None) -> pl.DataFrame:
    """`record` and `enterprise` of every record of a kind that is linked, or that is of a new enterprise.

    known_at: as it was decided then. A provisional enterprise whose code has become known is there under its code.
    """
    return renamed(ws, decided(ws, kind, known_at).drop_nulls(), "enterprise", known_at).sort("record")


def decided(ws: Workspace, kind: str, known_at: At = None, records: pl.Series | None = None) -> pl.DataFrame:
    """`resolved` of all records or of some, with the enterprise under the id that was decided on."""
    about = pl.col("kind") == kind
    if records is not None:
        about &= pl.col("record").is_in(records.implode())
    rows = MATCHES.current(ws, known_at, about)
    return rows.filter(pl.col("decision").is_in([Decision.LINKED, Decision.NEW])).select("record", "enterprise")
