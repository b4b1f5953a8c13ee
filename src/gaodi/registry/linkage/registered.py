"""The names of the enterprises of a workspace: those they are registered by, and those they are or were called by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry import enterprises
from gaodi.registry.enterprises.kinds import Alias
from gaodi.registry.linkage import records
from gaodi.registry.linkage.newcomers import WITHDRAWN

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

_NUMBERS = (Alias.ORGANISATION_CODE, Alias.TAX_NUMBER, Alias.REGISTRATION_NUMBER)


def names(ws: Workspace) -> pl.DataFrame:
    """A row for each name of each enterprise (`records.NAMES`), as `link` takes them."""
    known = enterprises.current(ws).filter(pl.col("mark").ne_missing(WITHDRAWN))
    aliases = enterprises.aliases(ws)
    numbers = aliases.filter(pl.col("kind").is_in(_NUMBERS)).sort("kind").unique("enterprise", keep="first")
    about = known.rename({"id": "enterprise"}).join(
        numbers.select("enterprise", code="value"), on="enterprise", how="left", maintain_order="left"
    )
    called = aliases.filter(pl.col("kind").is_in([one for one in Alias if one.names and one is not Alias.ENGLISH_NAME]))
    others = called.select("enterprise", "kind", name="value").join(about.drop("name"), on="enterprise")
    columns = [column for column in records.NAMES if column not in ("kind", "name")]
    own = about.select(*columns, "name", kind=pl.lit(records.REGISTERED))
    every = pl.concat([own, others.select(own.columns)]).drop_nulls("name")
    return records.names(every.unique(["enterprise", "name"], keep="first", maintain_order=True))
