"""How common a brand, or a brand with its trade, is among the enterprises: a rare one that agrees says more.

Of n enterprises, c of which have the value, the frequency is (c − ½) / (n + 1 / 2r) where r is the rarity of the model:
one of the c may be the very enterprise that is looked for, and in a small registry a value that stands there once is
taken to be as rare as such values are at large.
"""

from __future__ import annotations

import polars as pl


def of(names: pl.DataFrame, column: str, rarity: float) -> pl.DataFrame:
    """The value and `tf_` of it, the name that Splink looks for. names: enterprise and the column."""
    once = names.select("enterprise", column).drop_nulls().unique()
    count = once.group_by(column).len()
    share = (pl.col("len") - 0.5) / (once.height + 1 / (2 * rarity))
    return count.select(column, share.alias(f"tf_{column}"))
