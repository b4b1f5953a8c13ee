"""Gathers the dossier of an enterprise from the tables of the registry."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import polars as pl

from gaodi.errors import Fault, NotFound
from gaodi.lake.moments import CHINA
from gaodi.registry import lists, observations
from gaodi.registry.enterprises import reading
from gaodi.registry.enterprises.dossier.model import Dossier
from gaodi.registry.enterprises.dossier.quality import notes
from gaodi.registry.enterprises.dossier.trading import trades
from gaodi.registry.enterprises.resolving import renamed, renames, resolve
from gaodi.registry.enterprises.tables import ALIASES, GROUPS, SITES
from gaodi.registry.facts import Facts
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.parcels.tables import PARCELS
from gaodi.registry.projects.tables import PROJECTS

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def dossier(ws: Workspace, id: str, known_at: At = None) -> Dossier:  # noqa: A002 - what it is called everywhere
    """Everything that is known of one enterprise. id: its code, or any id or number that `resolve` knows.

    known_at: as it was known then; what lists say is then told for that day. Raises NotFound.
    """
    moved = renames(ws, known_at)
    said = reading.said(ws, known_at, [id], moved)
    if said.is_empty():
        said = reading.said(ws, known_at, [_resolved(ws, id, known_at)], moved)
    enterprise, attributes = reading.merged(ws, said).row(0, named=True), reading.spread(ws, said)
    ids = [enterprise["id"], *moved.filter(pl.col("new") == enterprise["id"])["old"]]
    aliases = _of(ws, ALIASES, ids, known_at).sort("kind", "since", "value", nulls_last=True)
    series = observations.read(ws, subject=ids, kind=SubjectKind.ENTERPRISE, known_at=known_at, everything=True)
    purchases, sales = trades(ws, ids, moved, known_at)
    called = [enterprise["name"], *aliases["value"]]
    return Dossier(
        id=ids[0],
        name=enterprise["name"] or ids[0],
        enterprise=enterprise,
        attributes=attributes,
        aliases=aliases,
        sites=_of(ws, SITES, ids, known_at).sort("site"),
        groups=_groups(ws, ids, moved, known_at),
        recognitions=_recognitions(ws, [*ids, *called], known_at),
        parcels=PARCELS.among(ws, pl.col("holder").is_in(ids) | pl.col("user").is_in(ids), known_at),
        projects=PROJECTS.among(ws, pl.col("enterprise").is_in(ids), known_at),
        purchases=purchases,
        sales=sales,
        series=series,
        notes=notes(enterprise, attributes, series),
        synthetic=bool(enterprise["synthetic"] or series["synthetic"].any()),
    )


def _resolved(ws: Workspace, id: str, known_at: At) -> str:  # noqa: A002
    found = resolve(ws, [id], known_at).row(0, named=True)
    if found["id"] is None:
        do = "Several have this number: name one by its code" if found["by"] else "Search for it by a part of its name"
        raise NotFound(Fault(f"There is no enterprise {id!r}", do=do))
    return str(found["id"])


def _of(ws: Workspace, facts: Facts, ids: list[str], known_at: At) -> pl.DataFrame:
    """The rows of a table about the enterprise, under whichever of its ids, as those of the id that it has now."""
    rows = facts.current(ws, known_at, pl.col("enterprise").is_in(ids))
    return rows.with_columns(enterprise=pl.lit(ids[0]))


def _groups(ws: Workspace, ids: list[str], moved: pl.DataFrame, known_at: At) -> pl.DataFrame:
    """Every member of the groups that the enterprise belongs to, with its name."""
    own = _of(ws, GROUPS, ids, known_at)
    if own.is_empty():
        return own.with_columns(member="enterprise")
    every = GROUPS.current(ws, known_at, pl.col("group").is_in(own["group"].unique().implode()))
    shared = every.join(own, on=["kind", "group"], how="semi")
    members = renamed(ws, shared, "enterprise", names=moved)
    known = reading.names(ws, members["enterprise"], known_at, moved)
    member = pl.col("enterprise").replace_strict(known, default=pl.col("enterprise"), return_dtype=pl.String)
    return members.with_columns(member=member).sort("kind", "group", ~pl.col("head").fill_null(value=False), "member")


def _recognitions(ws: Workspace, called: list[str], known_at: At) -> pl.DataFrame:
    """The stays on named lists, the latest first, with what became of each."""
    stays = lists.members(ws, only=called, known_at=known_at)
    day = _day(known_at)
    state = (
        pl.when(pl.col("left") <= day)
        .then(pl.lit("left"))
        .when(pl.col("expires") < day)
        .then(pl.lit("expired"))
        .when(pl.col("recognised") > day)
        .then(pl.lit("ahead"))
        .otherwise(pl.lit("current"))
    )
    return stays.with_columns(state=state).sort("recognised", "list", descending=[True, False], nulls_last=True)


def _day(known_at: At) -> date:
    if isinstance(known_at, datetime):
        return known_at.date()
    return known_at if isinstance(known_at, date) else datetime.now(UTC).astimezone(CHINA).date()
