"""Coverage: of how many of those that should have it a metric is known, by park or any other group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import polars as pl

from gaodi import engine
from gaodi.registry import analytic
from gaodi.registry.analytic.building import HIGH, LOW
from gaodi.registry.metrics import Ratio, SubjectKind

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def coverage(ws: Workspace, year: int, groups: pl.DataFrame, at: At = None) -> pl.DataFrame:
    """How many members of each group have each metric of the year that anybody has: `group`, `metric`, `counted`,
    `members`, `share`.

    groups: `subject` and `group`. A band counts as well as a figure. Ratios are left out: they follow from their parts.
    """
    con = engine.connect()
    wide = analytic.table(ws, SubjectKind.ENTERPRISE, year, at=at, con=con)
    members = engine.read_arrow(con, groups.select("subject", "group").to_arrow()).left_join(wide, "subject")
    wanted = [m.id for m in analytic.columns(ws, SubjectKind.ENTERPRISE) if not isinstance(m.total, Ratio)]
    counts = {name: _known(members, name).sum() for name in wanted}
    answer = engine.frame(members.group_by("group").agg(members=members.count(), **counts))
    long = answer.unpivot(wanted, index=["group", "members"], variable_name="metric", value_name="counted")
    used = long.filter(pl.col("counted").sum().over("metric") > 0)
    share = pl.col("counted") / pl.col("members")
    return used.select("group", "metric", "counted", "members", share=share).sort("metric", "group")


def _known(members: ibis.Table, name: str) -> ibis.Value:
    ends = [members[name + end] for end in (LOW, HIGH) if name + end in members.columns]
    known = members[name].notnull()
    for end in ends:
        known = known | end.notnull()
    return known.cast("int64")
