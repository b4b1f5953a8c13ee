"""Who there is: the subjects of a kind, with what the register says of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry import enterprises, subjects
from gaodi.registry.facts import last
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.projects.tables import PROJECTS
from gaodi.rules.program import attributes

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

GONE = ("revoked", "deregistered", "moved-out")


@dataclass(frozen=True, slots=True)
class Population:
    """frame: `subject`, `name` and attributes. synthetic: whether anything of them is made up."""

    frame: pl.DataFrame
    synthetic: bool


def read(ws: Workspace, kind: SubjectKind, on: date, at: At, only: Collection[str] | None) -> Population:
    """The subjects of a kind that exist on a day."""
    if kind is SubjectKind.ENTERPRISE:
        return _enterprises(ws, on, at, only)
    if kind is SubjectKind.PROJECT:
        return _projects(ws, at, only)
    known = [
        one
        for one in subjects.load(ws).values()
        if one.kind is kind and one.exists(on) and (only is None or one.id in only)
    ]
    frame = pl.DataFrame(
        {
            "subject": [one.id for one in known],
            "name": [one.name for one in known],
            "region": [one.id if kind is SubjectKind.REGION else one.part_of for one in known],
        },
        schema={"subject": pl.String, "name": pl.String, "region": pl.String},
    )
    return Population(frame, any(one.synthetic for one in known))


def _enterprises(ws: Workspace, on: date, at: At, only: Collection[str] | None) -> Population:
    rows = enterprises.current(ws, at, only)
    gone = pl.col("status").is_in(GONE) & (pl.col("ended").is_null() | (pl.col("ended") <= on))
    rows = rows.filter(~gone.fill_null(value=False))
    rows = rows.filter(pl.col("founded").is_null() | (pl.col("founded") <= on))
    frame = rows.select("name", *attributes.ENTERPRISE, subject="id")
    return Population(frame, bool(rows["synthetic"].any()))


def _projects(ws: Workspace, at: At, only: Collection[str] | None) -> Population:
    where = None if only is None else pl.col("project").is_in(list(only))
    rows = last(PROJECTS.current(ws, at, where), ["project"])
    frame = rows.select("name", "region", subject="project")
    return Population(frame, bool(rows["synthetic"].fill_null(value=False).any()))
