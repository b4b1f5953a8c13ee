"""Which sources do not allow the purpose, of those that have figures that would be used."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry import sources
from gaodi.registry.observations.tables import TABLE
from gaodi.registry.sources import Recipient, Refusal
from gaodi.rules.language.nodes import Input
from gaodi.rules.model import Rulebook

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

Refused = tuple[tuple[Refusal, tuple[str, ...]], ...]
"""Refusals, each with the metrics that it concerns."""


def refused(
    ws: Workspace,
    wanted: Collection[Input],
    rulebook: Rulebook,
    year: int,
    recipient: Recipient | str,
    at: At,
    subject: str = "",
) -> Refused:
    """The refusals that matter for the metrics that are wanted, each with those that the source would have given.
    rulebook: whose purpose and kind of subject count. subject: of this alone."""
    purpose = rulebook.purpose
    asked = {one.id: one for one in sources.refusals(ws, sources.load(ws), purpose=purpose, recipient=recipient)}
    if not wanted or not asked or TABLE not in ws.lake.tables():
        return ()
    ends = [date(year - lag, 12, 31) for lag in {one.lag for one in wanted}]
    rows = ws.lake.read(TABLE, at).filter(
        (pl.col("subject_kind") == rulebook.subject.value)
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
