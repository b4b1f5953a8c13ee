"""Rows about the same: alike they count once, unlike they are an error."""

from __future__ import annotations

import polars as pl

from gaodi.registry.forms.across.said import NOWHERE, Whole
from gaodi.registry.forms.staging import ROW, SHEET

_FIRST, _ALIKE = "first", "_alike"


def check(whole: Whole) -> pl.DataFrame:
    """Faults for rows that share what is to be unique; the rows (`_sheet`, `_row`) that are the same as one before."""
    form = whole.job.form
    unique = list(form.unique)
    if not unique or not whole.has(*unique):
        return NOWHERE
    again = _several(whole.staging.scan(), unique)
    if again.is_empty():
        return NOWHERE
    rest = [name for name in again.columns if name not in (SHEET, ROW)]
    again = again.sort(SHEET, ROW).with_columns(
        pl.col(ROW).first().over(unique).alias(_FIRST),
        (pl.struct(rest).first().over(unique) == pl.struct(rest)).alias(_ALIKE),
    )
    later = again.filter(~pl.struct(unique).is_first_distinct())
    headings = ", ".join(form.column(key).heading for key in unique)
    whole.say("same-row", unique[0], later.filter(_ALIKE), _FIRST)
    whole.say("twice", unique[0], later.filter(~pl.col(_ALIKE)), _FIRST, keys=headings)
    return later.filter(_ALIKE).select(SHEET, ROW)


def _several(rows: pl.LazyFrame, unique: list[str]) -> pl.DataFrame:
    """The rows that are not alone with what they have in these columns."""
    keyed = rows.filter(pl.any_horizontal(pl.col(unique).is_not_null()))
    often = keyed.group_by(unique).len().filter(pl.col("len") > 1).drop("len").collect(engine="streaming")
    if often.is_empty():
        return often
    return keyed.join(often.lazy(), on=unique, nulls_equal=True, how="semi").collect(engine="streaming")
