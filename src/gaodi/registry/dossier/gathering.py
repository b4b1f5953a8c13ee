"""Gathers the dossier of an enterprise from the tables of the registry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.errors import Fault, NotFound
from gaodi.kept import kept
from gaodi.lake.moments import CHINA
from gaodi.registry import lists, observations
from gaodi.registry.dossier.called import called
from gaodi.registry.dossier.notes import Note, notes
from gaodi.registry.dossier.trading import Trading, trades
from gaodi.registry.enterprises import reading
from gaodi.registry.enterprises.resolving import renamed, renames, resolve
from gaodi.registry.enterprises.tables import ALIASES, GROUPS, SITES
from gaodi.registry.facts import Facts
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.parcels.tables import PARCELS
from gaodi.registry.projects.tables import PROJECTS

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


class Dossier:
    """One enterprise, as it is known now or was known then. Each part is read when it is first asked for, and kept.

    enterprise: its row of `current`. ids: all that it has or had, its id first.

    Nothing is hidden here: who may see which figures is for the page or file to ask, of the series, the trades and the
    notes, which repeat figures.

    Where a plan mentions it is known to the plan, which stands above the registry: a page puts that beside it.
    """

    def __init__(self, ws: Workspace, said: pl.DataFrame, moved: pl.DataFrame, known_at: At = None) -> None:
        """said: what each source says of it. moved: what `renames` gave."""
        self._ws, self._said, self._moved, self._known_at = ws, said, moved, known_at
        self.enterprise: Mapping[str, Any] = reading.merged(ws, said).row(0, named=True)
        now = self.enterprise["id"]
        self.ids: list[str] = [now, *moved.filter(pl.col("new") == now)["old"]]

    @property
    def id(self) -> str:
        """The id by which it is known now."""
        return self.ids[0]

    @property
    def name(self) -> str:
        """What it is called; its id where nobody said."""
        return self.enterprise["name"] or self.id

    @kept
    def attributes(self) -> pl.DataFrame:
        """What each source says (`reading.attributes`)."""
        return reading.spread(self._ws, self._said)

    @kept
    def aliases(self) -> pl.DataFrame:
        """The rows of their table."""
        return self._of(ALIASES).sort("kind", "since", "value", nulls_last=True)

    @kept
    def sites(self) -> pl.DataFrame:
        """The rows of their table."""
        return self._of(SITES).sort("site")

    @kept
    def groups(self) -> pl.DataFrame:
        """Every member of the groups that it belongs to, with `member`, the name."""
        own = self._of(GROUPS)
        if own.is_empty():
            return own.with_columns(member="enterprise")
        every = GROUPS.current(self._ws, self._known_at, pl.col("group").is_in(own["group"].unique().implode()))
        shared = every.join(own, on=["kind", "group"], how="semi")
        members = renamed(self._ws, shared, "enterprise", names=self._moved)
        known = called(self._ws, members["enterprise"], self._known_at, self._moved)
        member = pl.col("enterprise").replace_strict(known, default=pl.col("enterprise"), return_dtype=pl.String)
        return members.with_columns(member=member).sort(
            "kind", "group", ~pl.col("head").fill_null(value=False), "member"
        )

    @kept
    def recognitions(self) -> pl.DataFrame:
        """Its stays on named lists, the latest first, with `state`: current, expired, left, or ahead."""
        called = [*self.ids, self.name, *self.aliases["value"]]
        stays = lists.members(self._ws, only=called, known_at=self._known_at)
        day = _day(self._known_at)
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

    @kept
    def parcels(self) -> pl.DataFrame:
        """Those that it holds or works on."""
        works = pl.col("holder").is_in(self.ids) | pl.col("user").is_in(self.ids)
        return PARCELS.among(self._ws, works, self._known_at)

    @kept
    def projects(self) -> pl.DataFrame:
        """Those that it returned."""
        return PROJECTS.among(self._ws, pl.col("enterprise").is_in(self.ids), self._known_at)

    @kept
    def _trades(self) -> tuple[Trading, Trading]:
        return trades(self._ws, self.ids, self._moved, self._known_at)

    @property
    def purchases(self) -> Trading:
        """From whom it buys."""
        return self._trades[0]

    @property
    def sales(self) -> Trading:
        """To whom it sells."""
        return self._trades[1]

    @kept
    def series(self) -> pl.DataFrame:
        """Every observation of it, with `standing` and `set_aside`."""
        return self.figures()

    def figures(self, metric: str | None = None) -> pl.DataFrame:
        """The observations as in `series`, of one metric: those of others are not read."""
        kind, at = SubjectKind.ENTERPRISE, self._known_at
        return observations.read(self._ws, metric, self.ids, kind=kind, known_at=at, everything=True)

    @kept
    def notes(self) -> tuple[Note, ...]:
        """What is odd or missing."""
        return notes(self.enterprise, self.attributes, self.series)

    @property
    def synthetic(self) -> bool:
        """Whether anything of it is made up."""
        return bool(self.enterprise["synthetic"] or self.series["synthetic"].any())

    def _of(self, facts: Facts) -> pl.DataFrame:
        """The rows of a table about it, under whichever of its ids, as those of the id that it has now."""
        rows = facts.current(self._ws, self._known_at, pl.col("enterprise").is_in(self.ids))
        return rows.with_columns(enterprise=pl.lit(self.id))


def of(ws: Workspace, id: str, known_at: At = None) -> Dossier:  # noqa: A002 - what it is called everywhere
    """Everything that is known of one enterprise. id: its code, or any id or number that `resolve` knows.

    known_at: as it was known then; what lists say is then told for that day. Raises NotFound.
    """
    moved = renames(ws, known_at)
    said = reading.said(ws, known_at, [id], moved)
    if said.is_empty():
        said = reading.said(ws, known_at, [_resolved(ws, id, known_at)], moved)
    return Dossier(ws, said, moved, known_at)


def _resolved(ws: Workspace, id: str, known_at: At) -> str:  # noqa: A002
    found = resolve(ws, [id], known_at).row(0, named=True)
    if found["id"] is None:
        do = "Several have this number: name one by its code" if found["by"] else "Search for it by a part of its name"
        raise NotFound(Fault(f"There is no enterprise {id!r}", do=do))
    return str(found["id"])


def _day(known_at: At) -> date:
    if isinstance(known_at, datetime):
        return known_at.date()
    return known_at if isinstance(known_at, date) else datetime.now(UTC).astimezone(CHINA).date()
