"""What earlier runs decided: the grade or score that the last run of a family gave for a year, and what final runs of a
rulebook paid in all the years before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import polars as pl

from gaodi.rules import results
from gaodi.rules.language.nodes import PAID, Input, Origin

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def columns(
    ws: Workspace, inputs: Iterable[Input], year: int, at: At, subject: str | None = None
) -> pl.DataFrame | None:
    """`subject` and a column for each earlier result; None where none is asked for. subject: of this one alone. A
    subject that was not graded in a year that was evaluated has the grade `-`, which is no grade; in a year that was
    not, nobody knows."""
    made: pl.DataFrame | None = None
    for one in (one for one in inputs if one.origin is Origin.EARLIER):
        side = _of(ws, one, year, at, subject)
        made = side if made is None else made.join(side, on="subject", how="full", coalesce=True)
    return made


def _of(ws: Workspace, one: Input, year: int, at: At, subject: str | None) -> pl.DataFrame:
    if one.detail == PAID:
        return results.paid_before(ws, one.name, year, at, subject).rename({PAID: one.column})
    decided = results.latest(ws, one.name, year - one.lag, at, subject)
    if one.detail == "grade":
        value = pl.coalesce("grade", pl.when(pl.col("grade_best").is_null()).then(pl.lit("-")))
    else:
        value = pl.when(pl.col("score_low") == pl.col("score_high")).then("score_low")
    return decided.select("subject", value.alias(one.column))


def payments(inputs: Iterable[Input]) -> list[str]:
    """The columns of what was paid in earlier years: nothing, where no run says so."""
    return [one.column for one in inputs if one.origin is Origin.EARLIER and one.detail == PAID]
