"""Which pairs are compared at all: those that share a key. A key is a rule with the values that it looks at.

A key that many enterprises share tells none of them apart, and would make the number of pairs grow with the square of
the registry: it is left out where more than `largest` have it. Rules therefore come in pairs, a wide one and one that
is narrowed by the trade or the city.
"""

from __future__ import annotations

from enum import StrEnum

import ibis
import polars as pl
from ibis.expr.types import Table

_STRONG: dict[str, tuple[str, ...]] = {
    "credit": ("credit",),
    "organisation": ("organisation",),
    "number": ("number",),
    "core": ("core",),
    "brand": ("brand",),
    "brand-city": ("brand", "city"),
    "door": ("door", "first"),
    "person": ("person", "first"),
}
"""Rule → columns. first: the first character of the brand."""

_WEAK: dict[str, tuple[str, ...]] = {
    "sound": ("sound",),
    "sound-trade": ("sound", "trade_head"),
    "jumbled-trade": ("jumbled", "trade_head"),
    "masked-1": ("masked_1", "trade"),
    "masked-2": ("masked_2", "trade"),
    "masked-3": ("masked_3", "trade"),
    "masked-4": ("masked_4", "trade"),
    "masked-1-city": ("masked_1", "trade_head", "city"),
    "masked-2-city": ("masked_2", "trade_head", "city"),
    "masked-3-city": ("masked_3", "trade_head", "city"),
    "head": ("head",),
    "head-city": ("head", "city"),
    "head-trade": ("head", "trade_head"),
}
"""Rules for names that are only near. head: the first two characters, with which most abbreviations begin."""

_FEWER = 4
"""Of names that are only near a key may hold so many times fewer: where several are as near, none can be linked."""

_PARTS = ("brand", "tail", "ending")
"""The brand and its parts meet one another: 袁隆平 meets 隆平."""

_FEW, _LOOKED_AT = 4, 6
"""A name of few characters may be a contraction (湘电 for 湘潭电机): it is looked for among the first of the others."""


class Side(StrEnum):
    """Whose keys they are: a contraction on one side meets the names on the other, not other contractions."""

    RECORDS = "records"
    NAMES = "names"


def keys(columns: pl.DataFrame, side: Side) -> pl.DataFrame:
    """`id` and `key` of every key that a row has, and whether it is `weak`. columns: what `columns.compared` gives."""
    other = Side.NAMES if side is Side.RECORDS else Side.RECORDS
    strong = [_key(columns, rule, *map(pl.col, values)) for rule, values in _STRONG.items()]
    weak = [_key(columns, rule, *map(pl.col, values)) for rule, values in _WEAK.items()]
    weak += [_key(columns, "part", pl.col(part)) for part in _PARTS]
    weak += [_contracted(columns, side), *_spelled_out(columns, other)]
    return pl.concat([_marked(strong, weak=False), _marked(weak, weak=True)])


def _marked(found: list[pl.DataFrame], *, weak: bool) -> pl.DataFrame:
    return pl.concat(found).unique().with_columns(weak=pl.lit(weak))


def _key(rows: pl.DataFrame, rule: str, *values: pl.Expr) -> pl.DataFrame:
    named = [value.alias(f"value_{n}") for n, value in enumerate(values)]
    whole = pl.struct(pl.lit(rule).alias("rule"), *named).hash().reinterpret(signed=True)
    said = pl.all_horizontal(value.is_not_null() for value in values)
    return rows.filter(said).select("id", key=whole)


def _contracted(columns: pl.DataFrame, side: Side) -> pl.DataFrame:
    few = columns.filter(pl.col("spoken").str.len_chars().is_between(2, _FEW))
    return _key(few, f"contracted {side}", pl.col("spoken").str.slice(0, 2))


def _spelled_out(columns: pl.DataFrame, side: Side) -> list[pl.DataFrame]:
    """The first character with each of those after it, of the name with its region and without."""
    found = []
    for text in ("spoken", "whole"):
        for at in range(1, _LOOKED_AT):
            both = pl.col(text).str.slice(0, 1) + pl.col(text).str.slice(at, 1)
            rows = columns.filter(pl.col(text).str.len_chars() > at)
            found.append(_key(rows, f"contracted {side}", both))
    return found


def pairs(left: Table, right: Table, largest: int) -> Table:
    """The pairs that share a key: `match_key`, `join_key_l`, `join_key_r`, as Splink takes them.

    left, right: keys of records and of names of enterprises. largest: names that may share a key.
    """
    most = ibis.ifelse(right.weak, largest // _FEWER, largest)
    small = right.mutate(most=most).group_by("key").having(ibis._.count() <= ibis._.most.max()).agg()
    kept = right.join(small, "key")
    both = left.join(kept, "key").select(join_key_l=left.id, join_key_r=kept.id).distinct()
    return both.mutate(match_key=ibis.literal("0"))
