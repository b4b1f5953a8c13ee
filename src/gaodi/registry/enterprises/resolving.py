"""Which enterprise an id means: codes and provisional ids, and the numbers and codes from before them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry.enterprises.kinds import Alias
from gaodi.registry.enterprises.tables import ALIASES, ENTERPRISES

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

NUMBERS = (Alias.REGISTRATION_NUMBER, Alias.ORGANISATION_CODE, Alias.TAX_NUMBER)
_FOUND = {"key": pl.String, "id": pl.String, "by": pl.String, "rank": pl.Int8}
_STEPS = 4


def resolve(ws: Workspace, ids: pl.Series | Iterable[str], known_at: At = None) -> pl.DataFrame:
    """A row for each id, in order: `given`, `id` (the enterprise's now, or null) and `by`, how it was found.

    by: `id`; `provisional`; `registration-number`, `organisation-code`, `tax-number`; `ambiguous`, with no id, where
    several enterprises have the number; null where nobody has it. An organisation code is found within the codes of
    enterprises too (GB 32100: characters 9 to 17). Blanks, hyphens and small letters make no difference.
    """
    given = pl.Series("given", ids if isinstance(ids, pl.Series) else list(ids), dtype=pl.String)
    asked = pl.DataFrame({"given": given, "key": _plain(given)})
    wanted = asked["key"].drop_nulls().unique()
    found = pl.concat([pl.DataFrame(schema=_FOUND), _by_id(ws, wanted, known_at), _by_number(ws, wanted, known_at)])
    best = found.filter(pl.col("rank") == pl.col("rank").min().over("key")).unique(["key", "id"])
    alone = pl.len() == 1
    single = best.group_by("key").agg(
        id=pl.when(alone).then(pl.col("id").first()),
        by=pl.when(alone).then(pl.col("by").first()).otherwise(pl.lit("ambiguous")),
    )
    return asked.join(single, on="key", how="left", maintain_order="left").drop("key")


def _by_id(ws: Workspace, wanted: pl.Series, known_at: At) -> pl.DataFrame:
    names = renames(ws, known_at)
    old = names.filter(pl.col("old").is_in(wanted.implode())).select(key="old", id="new", by=pl.lit("provisional"))
    organisation = pl.col("id").str.slice(8, 9)
    asked, within = pl.col("id").is_in(wanted.implode()), organisation.is_in(wanted.implode())
    known = ENTERPRISES.scan(ws, known_at).select("id").filter(asked | within).unique().collect()
    known = known.filter(~pl.col("id").is_in(names["old"].implode()))
    same = known.filter(asked).select(key="id", id="id", by=pl.lit("id"))
    coded = known.filter(within).select(key=organisation, id="id", by=pl.lit(Alias.ORGANISATION_CODE.value))
    return pl.concat([_ranked(same, 0), _ranked(old, 0), _ranked(coded, 1)])


def _by_number(ws: Workspace, wanted: pl.Series, known_at: At) -> pl.DataFrame:
    rows = ALIASES.current(ws, known_at, pl.col("kind").is_in(NUMBERS))
    found = rows.select(key=_plain(rows["value"]), id="enterprise", by="kind")
    return _ranked(renamed(ws, found.filter(pl.col("key").is_in(wanted.implode())), "id", known_at), 1)


def _ranked(found: pl.DataFrame, rank: int) -> pl.DataFrame:
    return found.with_columns(rank=pl.lit(rank, pl.Int8))


def _plain(ids: pl.Series) -> pl.Series:
    return ids.str.replace_all(r"[\s\-]", "").str.to_uppercase()


def renames(ws: Workspace, known_at: At = None) -> pl.DataFrame:
    """The provisional ids whose codes have become known: `old` and `new`."""
    rows = ALIASES.current(ws, known_at, pl.col("kind") == Alias.PROVISIONAL)
    names = rows.sort("batch").unique("value", keep="last").select(old="value", new="enterprise")
    for _ in range(_STEPS):
        names = _followed(names, names, "new")
    return names


def renamed(
    ws: Workspace, rows: pl.DataFrame, column: str, known_at: At = None, names: pl.DataFrame | None = None
) -> pl.DataFrame:
    """The rows with ids as they are now in a column. names: what `renames` gave, where it was asked already."""
    return _followed(rows, renames(ws, known_at) if names is None else names, column)


def _followed(rows: pl.DataFrame, names: pl.DataFrame, column: str) -> pl.DataFrame:
    if names.is_empty():
        return rows
    now = names.select(pl.col("old").alias(column), _new="new")
    joined = rows.join(now, on=column, how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("_new", column).alias(column)).drop("_new")
