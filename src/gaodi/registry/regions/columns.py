"""Whole columns of region codes: brought up to date, rolled up to a level."""

from __future__ import annotations

from datetime import date

import polars as pl

from gaodi.registry.regions.model import Level
from gaodi.registry.regions.reading import load
from gaodi.registry.regions.regions import Regions, today


def current_codes(codes: pl.Series, on: date | None = None, known: Regions | None = None) -> pl.Series:
    """Each code as it is on a day (today): 430124 becomes 430182 from 2017 on. Codes that are unknown stay."""
    table, day = known or load(), on or today()
    changed = {code: new for code in table.codes if (new := table.successor(code, day)) != code}
    return codes.replace(list(changed), list(changed.values()))


def ancestors(codes: pl.Series, level: Level | str, known: Regions | None = None) -> pl.Series:
    """The code of the division of a level that holds each; null where there is none or the code is unknown."""
    table, wanted = known or load(), Level(level)
    above = {code: one.code for code in table.codes if (one := table.ancestor(code, wanted))}
    return codes.replace_strict(list(above), list(above.values()), default=None, return_dtype=pl.String)
