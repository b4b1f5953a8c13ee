"""Enterprises that rows speak of: whether the register knows them, and under this name."""

from __future__ import annotations

import polars as pl

from gaodi.registry.enterprises import ALIASES, ENTERPRISES
from gaodi.registry.enterprises.naming import folded
from gaodi.registry.forms.across.said import Whole
from gaodi.registry.forms.lookups import KINDS
from gaodi.registry.forms.model import Type, Unknown
from gaodi.workspace import Workspace

_PLAIN = "_plain"


def check(whole: Whole) -> None:
    """Faults for codes that nobody has, and for names that are not those of the code."""
    for column in whole.job.form.columns:
        if column.type is Type.USCC and column.unknown is Unknown.REFUSE and whole.has(column.key):
            _unknown(whole, column.key)
        if column.name_of and whole.has(column.key, column.name_of):
            _named(whole, column.key, column.name_of)


def known(ws: Workspace, ids: pl.Series) -> pl.Series:
    """Those of the ids that are enterprises of the register."""
    there = ENTERPRISES.scan(ws).select("id").unique().collect()["id"]
    return ids.filter(ids.is_in(there.implode()))


def _unknown(whole: Whole, key: str) -> None:
    asked = whole.rows(key).select(key).drop_nulls().unique().collect().to_series()
    found = known(whole.job.ws, asked)
    lost = asked.filter(~asked.is_in(found.implode()))
    if len(lost):
        rows = whole.rows(key).join(lost.to_frame(key).lazy(), on=key, how="semi").collect()
        kind_en, kind_zh = KINDS[Type.USCC]
        whole.say("unknown-subject", key, rows, kind_en=kind_en, kind_zh=kind_zh)


def _named(whole: Whole, name: str, code: str) -> None:
    """Most names are written as in the register; only of the others it is asked what is merely spelt otherwise."""
    ws = whole.job.ws
    given = whole.rows(code, name).drop_nulls()
    own = ENTERPRISES.scan(ws).select(pl.col("id").alias(code), pl.col("name").alias(name))
    other = given.join(own, on=[code, name], how="anti").collect()
    if other.is_empty():
        return
    names = _names(ws, other[code])
    other = other.with_columns(folded(other[name]).alias(_PLAIN))
    strange = other.join(names, left_on=[code, _PLAIN], right_on=["id", _PLAIN], how="anti")
    shown = names.filter("main").unique("id", keep="last", maintain_order=True).select("id", known="name")
    strange = strange.join(shown, left_on=code, right_on="id", how="inner").rename({code: "subject"})
    whole.say("other-name", name, strange, "subject", "known")


def _names(ws: Workspace, ids: pl.Series) -> pl.DataFrame:
    """What enterprises are called: `id`, `name`, and whether the register itself calls it so (`main`)."""
    wanted = ids.unique().to_frame("id").lazy()
    own = ENTERPRISES.scan(ws).select("id", "name", main=pl.lit(value=True))
    alias = ALIASES.scan(ws).filter(pl.col("kind").str.ends_with("-name"))
    other = alias.select(id="enterprise", name="value", main=pl.lit(value=False))
    names = pl.concat([own, other]).join(wanted, on="id", how="semi").unique(maintain_order=True).collect()
    return names.with_columns(folded(names["name"]).alias(_PLAIN))
