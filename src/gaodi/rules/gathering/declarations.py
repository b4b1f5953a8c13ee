"""What subjects declared for the family of the rulebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from gaodi.rules import declared
from gaodi.rules.language.nodes import Column, Origin
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def columns(ws: Workspace, program: Program, year: int, at: At, subject: str | None = None) -> pl.DataFrame | None:
    """`subject` and a column for each input of the rulebook's own and each answer; None where there is none. subject:
    of this one alone."""
    wanted = {one.input.column: one for one in program.columns if one.input.origin in (Origin.OWN, Origin.ANSWER)}
    made: pl.DataFrame | None = None
    for lag in sorted({one.input.lag for one in wanted.values()}):
        said = declared.current(ws, program.rulebook.family, year - lag, at, subject)
        for column in (one for one in wanted.values() if one.input.lag == lag):
            name = column.input.column.partition("@")[0]
            side = said.filter(pl.col("name") == name).select("subject", _value(column).alias(column.input.column))
            made = side if made is None else made.join(side, on="subject", how="full", coalesce=True)
    return made


def _value(column: Column) -> pl.Expr:
    kind = column.type.kind
    if kind is Kind.NUMBER:
        return pl.col("value")
    if kind is Kind.TRUTH:
        return pl.col("value") > 0
    return pl.col("day") if kind is Kind.DATE else pl.col("text")
