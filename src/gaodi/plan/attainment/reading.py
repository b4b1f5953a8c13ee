"""Reads what a run has said: the last one of a plan, or the last one before a moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.plan.attainment import tables

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Run:
    """A computed run. number: of the lake as it was read; digest: of everything that went in; frames: by table."""

    id: str
    plan: str
    version: int | None
    number: int
    digest: str
    method: str
    interval: float
    user: str
    at: datetime
    new: bool = field(compare=False)
    ws: Workspace = field(compare=False, repr=False)

    def frame(self, table: str) -> pl.DataFrame:
        """The run's rows of one of the tables, in the order of writing."""
        found = self.ws.lake.read(table).filter(pl.col("run") == self.id).drop("run", "plan")
        return tables.completed(table, found.collect())


def runs(ws: Workspace, plan: str) -> pl.DataFrame:
    """Every run of a plan, the first one first."""
    if tables.RUNS not in ws.lake.tables():
        return tables.frame(tables.RUNS, [])
    return ws.lake.read(tables.RUNS).filter(pl.col("plan") == plan).sort("at").collect()


def last(ws: Workspace, plan: str, as_of: datetime | None = None) -> Run | None:
    """The last run of a plan, or the last one made before a moment; None where there is none."""
    known = runs(ws, plan)
    if as_of is not None:
        known = known.filter(pl.col("at") <= as_of)
    return run_of(ws, known.row(-1, named=True)) if known.height else None


def run_of(ws: Workspace, row: dict[str, Any], new: bool = False) -> Run:
    """A row of the table as a run."""
    taken = ("plan", "version", "number", "digest", "method", "interval", "user", "at")
    return Run(id=row["run"], new=new, ws=ws, **{name: row[name] for name in taken})
