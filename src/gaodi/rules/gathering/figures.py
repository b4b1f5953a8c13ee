"""Figures of the year and of years before, from the analytic tables."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from ibis.expr.types import Table

from gaodi.registry import analytic
from gaodi.registry.analytic.building import HIGH, LOW, SUBJECT
from gaodi.rules.language.nodes import Input, Origin
from gaodi.rules.program import Program

if TYPE_CHECKING:
    from gaodi.engine import Backend
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def metrics_of(program: Program) -> list[Input]:
    """The inputs that are metrics."""
    return [one for one in program.inputs if one.origin is Origin.METRIC]


def joined(
    ws: Workspace,
    table: Table,
    wanted: Collection[Input],
    kind: str,
    year: int,
    con: Backend,
    at: At,
    without: Collection[str],
) -> Table:
    """The table of subjects of a kind with the metrics that are wanted."""
    years = analytic.years(ws, kind, at)
    for lag in sorted({one.lag for one in wanted}):
        if year - lag not in years:
            continue
        wide = analytic.table(ws, kind, year - lag, at=at, con=con, without=without)
        columns = _columns(wide, [one for one in wanted if one.lag == lag])
        side = wide.select(SUBJECT, **columns)
        table = table.left_join(side, SUBJECT).drop(f"{SUBJECT}_right")
    return table


def _columns(wide: Table, wanted: list[Input]) -> dict[str, Any]:
    """The columns of the inputs under the names that expressions have, bands with their two ends."""
    found: dict[str, Any] = {}
    for one in wanted:
        metric = one.name.replace("_", "-")
        for ending in ("", LOW, HIGH):
            if metric + ending in wide.columns:
                found[one.column + ending] = wide[metric + ending]
    return found
