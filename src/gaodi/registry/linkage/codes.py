"""Codes as they are compared: the credit code, the organisation code within, and what a spreadsheet left of one."""

from __future__ import annotations

import polars as pl

from gaodi.registry import legacy, uscc

LEGIBLE = 12
"""Characters that must be left of a code which a spreadsheet took for a number."""


def coded(frame: pl.DataFrame) -> pl.DataFrame:
    """The codes of each row. frame: uscc, code (any other identifier).

    `credit`: the credit code as written, also with a slip in it. `organisation`: its 9 characters, from whichever code
    has them. `legible`: a pattern for LIKE of what is left of a spoilt code. `number`: another identifier.
    """
    seen = uscc.checked(frame["uscc"])
    long = pl.col("code").str.len_chars() == uscc.LENGTH
    written = seen.select(
        credit=pl.when(long & ~pl.col("code").str.ends_with("000")).then("code"),
        within=pl.when(long).then(pl.col("code").str.slice(8, 9)),
        legible=_legible(pl.col("code")),
    )
    other = legacy.organisations(frame["code"])
    number = uscc.checked(frame["code"])["code"]
    return written.select(
        "credit",
        "legible",
        organisation=pl.coalesce(legacy.organisations(frame["uscc"]), other, "within"),
        number=number.set(other.is_not_null(), None),
    )


def _legible(code: pl.Expr) -> pl.Expr:
    """Zeros at the end of digits stand for what was lost."""
    left = code.str.strip_chars_end("0")
    lost = code.str.contains(r"^\d{15,18}$") & code.str.ends_with("000") & (left.str.len_chars() >= LEGIBLE)
    return pl.when(lost).then(left + "%")
