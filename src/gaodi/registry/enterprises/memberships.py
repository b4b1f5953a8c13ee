"""Who is on which named list today, as a facet of the directory.

Lists change more often than the register, and the day alone changes who is on them: so this is not kept in files but
made of the few thousand stays when it is asked for.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.lake.moments import CHINA
from gaodi.registry import derived, lists
from gaodi.registry.enterprises.directory import Directory, Facet
from gaodi.registry.enterprises.directory.facets import of_groups
from gaodi.registry.enterprises.naming import folded_one
from gaodi.registry.enterprises.resolving import renamed
from gaodi.registry.enterprises.tables import ALIASES

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

LIST = "list"

_held: dict[Path, tuple[Any, Facet]] = {}
"""The last facet of each workspace, with what it was made from."""


def memberships(ws: Workspace, directory: Directory, on: date | None = None) -> Facet:
    """The lists as a facet: the enterprises on each on a day (today). A stay whose beginning is not known counts."""
    day = on or datetime.now(UTC).astimezone(CHINA).date()
    made_from = (directory.mark, day, derived.batches(ws, lists.TABLE, ALIASES.name))
    held = _held.get(ws.path)
    if held is None or held[0] != made_from:
        held = _held[ws.path] = (made_from, _facet(ws, directory, day))
    return held[1]


def facets_of(ws: Workspace, directory: Directory) -> dict[str, Facet]:
    """All facets: those of the directory, and the named lists that enterprises are on today."""
    return {**directory.facets, LIST: memberships(ws, directory)}


def _facet(ws: Workspace, directory: Directory, day: date) -> Facet:
    stays = standing(lists.members(ws), day)
    coded = renamed(ws, stays.select("list", id=pl.coalesce("uscc", "member")), "id")
    place = directory.rows.select("id").with_row_index("row")
    found = coded.join(place, on="id").select("list", "row")
    named = stays.filter(pl.col("uscc").is_null()).select("list", "name").iter_rows()
    rows = [(one, int(row)) for one, name in named for row in directory.prefixes.equal(folded_one(name))]
    every = pl.concat([found, pl.DataFrame(rows, schema=found.schema, orient="row")]).group_by("list").agg("row")
    return of_groups(LIST, every, directory.size)


def standing(stays: pl.DataFrame, day: date) -> pl.DataFrame:
    """The stays that last on a day: begun (or nobody knows when), neither expired nor ended."""
    begun = pl.col("recognised").is_null() | (pl.col("recognised") <= day)
    lasting = pl.col("expires").is_null() | (pl.col("expires") >= day)
    return stays.filter(begun & lasting & (pl.col("left").is_null() | (pl.col("left") > day)))
