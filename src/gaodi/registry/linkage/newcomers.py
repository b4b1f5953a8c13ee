"""The provisional enterprises that come and go with decisions: a new record brings one, and takes it with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry.enterprises import ENTERPRISES
from gaodi.registry.enterprises.checking import made_up
from gaodi.registry.linkage.tables import MATCHES, Decision

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

PROVISIONAL, WITHDRAWN = "provisional", "withdrawn"
"""Marks of an enterprise that is known only from records, and of one that none means any more."""

_NEW = (pl.col("decision") == Decision.NEW) & pl.col("enterprise").is_not_null()


def rows(ws: Workspace, decided: pl.DataFrame) -> pl.DataFrame:
    """The rows of enterprises that these decisions add: those that come, and those that nothing means any more."""
    return pl.concat([_coming(ws, decided), _going(ws, decided)])


def _coming(ws: Workspace, decided: pl.DataFrame) -> pl.DataFrame:
    new = decided.filter(_NEW).unique("enterprise", keep="first", maintain_order=True)
    known = ENTERPRISES.current(ws, where=pl.col("id").is_in(new["enterprise"].implode()))
    standing = known.filter(pl.col("mark").ne_missing(WITHDRAWN))["id"]
    region = pl.col("given").str.json_path_match("$.region").str.extract(r"^(\d{6})")
    made = new.filter(~pl.col("enterprise").is_in(standing.implode())).select(
        "name", "source", id="enterprise", region=region, mark=pl.lit(PROVISIONAL)
    )
    return made_up(ws, ENTERPRISES.frame(made.to_dicts()))


def _going(ws: Workspace, decided: pl.DataFrame) -> pl.DataFrame:
    """Those that the records meant before, and that no other record means."""
    key = list(MATCHES.key)
    before = MATCHES.current(ws)
    left = before.filter(_NEW).join(decided.select(key), on=key)["enterprise"]
    meant = pl.concat([before.join(decided.select(key), on=key, how="anti")["enterprise"], decided["enterprise"]])
    gone = left.filter(~left.is_in(meant.drop_nulls().implode()))
    known = ENTERPRISES.current(ws, where=pl.col("id").is_in(gone.implode()))
    return known.filter(pl.col("mark") == PROVISIONAL).with_columns(mark=pl.lit(WITHDRAWN)).select(ENTERPRISES.columns)
