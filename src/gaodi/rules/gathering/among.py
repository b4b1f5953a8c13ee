"""Who is looked at: a part of those that there are."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry import lists, regions, subjects
from gaodi.registry.metrics import SubjectKind
from gaodi.rules.exactness import beginning
from gaodi.rules.gathering import memberships
from gaodi.rules.language.nodes import Input, Origin
from gaodi.rules.language.scope import near

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Among:
    """Everybody, unless it is narrowed; each of these narrows further.

    regions: codes; a city holds its districts. parks: ids. lists: of whose members on the day of the evaluation.
    subjects: ids.
    """

    regions: tuple[str, ...] = ()
    parks: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()

    @property
    def everybody(self) -> bool:
        """Whether nothing narrows it."""
        return not (self.regions or self.parks or self.lists or self.subjects)

    def said(self) -> dict[str, Any]:
        """What narrows it, as JSON can say it."""
        return {name: list(value) for name, value in asdict(self).items() if value}


EVERYBODY = Among()
_LISTED = {
    "region": "Give a code such as 430100",
    "park": "The catalogue of subjects names the parks",
    "list": "`gaodi lists show` lists them",
}


def check(ws: Workspace, among: Among) -> None:
    """Raises InputError with a fault for every region, park and list that there is not."""
    parks = [one.id for one in subjects.load(ws).values() if one.kind is SubjectKind.PARK]
    asked: list[tuple[str, tuple[str, ...], list[str]]] = [
        ("region", among.regions, list(regions.load(ws).codes)),
        ("park", among.parks, parks),
        ("list", among.lists, list(lists.load(ws))),
    ]
    faults = [
        Fault(f"There is no {kind} {one!r}", do=near(one, there) or _LISTED[kind])
        for kind, wanted, there in asked
        for one in wanted
        if one not in there
    ]
    if faults:
        raise InputError.of(faults)


def narrowed(ws: Workspace, rows: pl.DataFrame, among: Among, on: date, at: At) -> pl.DataFrame:
    """The rows (`subject`, `region`, `park` where the kind has one) of those that are looked at."""
    if among.subjects:
        rows = rows.filter(pl.col("subject").is_in(among.subjects))
    if among.regions:
        below = [beginning(code) for code in among.regions]
        rows = rows.filter(pl.any_horizontal(pl.col("region").str.starts_with(code) for code in below))
    if among.parks:
        place = "park" if "park" in rows.columns else "subject"
        rows = rows.filter(pl.col(place).is_in(among.parks))
    for key in among.lists:
        members = memberships.members(ws, Input(Origin.LIST, key), on, at)
        rows = rows.join(members, on="subject", how="semi")
    return rows
