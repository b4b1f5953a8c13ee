"""Which sources do not allow the purpose, of those that have figures that would be used."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry import sources
from gaodi.registry.observations.tables import TABLE
from gaodi.registry.sources import Recipient, Refusal
from gaodi.rules.gathering.figures import metrics_of
from gaodi.rules.program import Program

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def refused(
    ws: Workspace, program: Program, year: int, recipient: Recipient | str, at: At, subject: str = ""
) -> tuple[tuple[Refusal, tuple[str, ...]], ...]:
    """The refusals that matter here, each with the metrics that the source would have given. subject: of this alone."""
    wanted = metrics_of(program)
    purpose = program.rulebook.purpose
    asked = {one.id: one for one in sources.refusals(ws, sources.load(ws), purpose=purpose, recipient=recipient)}
    if not wanted or not asked or TABLE not in ws.lake.tables():
        return ()
    ends = [date(year - lag, 12, 31) for lag in {one.lag for one in wanted}]
    rows = ws.lake.read(TABLE, at).filter(
        (pl.col("subject_kind") == program.rulebook.subject.value)
        & pl.col("source").is_in(list(asked))
        & pl.col("metric").is_in([one.name.replace("_", "-") for one in wanted])
        & pl.col("end").is_in(ends)
    )
    if subject:
        rows = rows.filter(pl.col("subject") == subject)
    found = rows.select("source", "metric").unique().collect().sort("source", "metric")
    return tuple(
        (asked[source], tuple(group["metric"])) for (source,), group in found.group_by("source", maintain_order=True)
    )
