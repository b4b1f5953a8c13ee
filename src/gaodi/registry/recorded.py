"""Writes facts that were checked: what stands there already is not written again, and a load is one batch.

What a source says anew of the same key replaces what it said; nothing is ever taken out of the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry.facts import Facts
from gaodi.registry.observations.recording import Recorded

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FEW = 20_000
"""Up to so many things what stands of them is looked up one by one; of more the whole table is read."""


def fresh(ws: Workspace, facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of which something is not said already by what stands."""
    if facts.name not in ws.lake.tables():
        return rows
    about = rows[facts.key[0]].unique()
    where = pl.col(facts.key[0]).is_in(about.implode()) if len(about) <= FEW else None
    standing = facts.current(ws, where=where).select(facts.columns)
    return rows.join(standing, on=list(facts.columns), how="anti", nulls_equal=True, maintain_order="left")


def write(
    ws: Workspace, tables: Mapping[Facts, pl.DataFrame], *, kind: str, source: str = "", user: str = "", note: str = ""
) -> Recorded:
    """Write what is new of the rows of one or several tables, as one batch or not at all."""
    new = {facts: fresh(ws, facts, rows) for facts, rows in tables.items()}
    # In the order of the key, so that who reads of one thing can leave out the pieces of files that do not have it.
    content = {facts.name: rows.sort(facts.key) for facts, rows in new.items() if rows.height}
    given, added = sum(rows.height for rows in tables.values()), sum(rows.height for rows in new.values())
    if not content:
        return Recorded(None, 0, given)
    for facts in new:
        facts.define(ws.lake)
    # No checksum: what was changed and is changed back is the same content, and has to be written again.
    batch = ws.lake.write(content, kind=kind, source=source, user=user, note=note)
    return Recorded(batch, added, given - added)
