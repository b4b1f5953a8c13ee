"""Whole columns of industry codes, rolled up to a level."""

from __future__ import annotations

import polars as pl

from gaodi.registry.industries.industries import Industries
from gaodi.registry.industries.model import Level
from gaodi.registry.industries.reading import load


def level_of(codes: pl.Series, level: Level | str, known: Industries | None = None) -> pl.Series:
    """The code of the industry of a level that holds each: 3511 and C3511 are division 35, section C.

    Null where the code is unknown or stands higher than the level.
    """
    table, wanted = known or load(), Level(level)
    held = {one.code: above.code for one in table if (above := table.ancestor(one.code, wanted))}
    both = held | {table[code].written: above for code, above in held.items()}
    return codes.replace_strict(list(both), list(both.values()), default=None, return_dtype=pl.String)
