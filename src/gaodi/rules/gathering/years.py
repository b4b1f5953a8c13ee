"""Of which years there is something that a program reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry.observations.model import Status
from gaodi.registry.observations.tables import TABLE
from gaodi.rules.gathering.figures import metrics_of
from gaodi.rules.program import Program

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def years(ws: Workspace, program: Program) -> tuple[int, ...]:
    """The years, in order, of which there is a figure that the program reads of the year which it judges."""
    wanted = [one.name.replace("_", "-") for one in metrics_of(program) if not one.lag]
    if not wanted or TABLE not in ws.lake.tables():
        return ()
    end, start = pl.col("end"), pl.col("start")
    rows = ws.lake.read(TABLE).filter(
        (pl.col("subject_kind") == program.rulebook.subject.value)
        & pl.col("metric").is_in(wanted)
        & (pl.col("status") != Status.EXPECTED.value)
        & (end == end.dt.truncate("1y").dt.offset_by("1y").dt.offset_by("-1d"))
        & ((start == end) | (start == end.dt.truncate("1y")))
    )
    return tuple(rows.select(end.dt.year().unique().sort()).collect().to_series())
