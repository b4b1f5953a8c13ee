"""What is known of enterprises: one row for each, and of each attribute what the most trusted source says of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry import sources
from gaodi.registry.enterprises.resolving import renamed, renames
from gaodi.registry.enterprises.tables import ALIASES, ENTERPRISES, GROUPS, SITES
from gaodi.registry.facts import Facts, last

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

ATTRIBUTES = tuple(name for name in ENTERPRISES.columns if name not in ("id", "source", "note", "synthetic"))
"""What sources say of an enterprise, and may differ about."""

_COLUMNS = ("id", *ATTRIBUTES, "synthetic", "sources", "contradictions", "batch", "recorded_at")
_NEXT, _DIFFERS = "_next", "_differs"


def current(ws: Workspace, known_at: At = None, ids: Iterable[str] | None = None) -> pl.DataFrame:
    """One row for each enterprise, by id: of each attribute what the most trusted source that says it says.

    known_at: as it was known then. ids: only these. Beside the attributes: `synthetic` (whether anything of it is made
    up), `sources` (those that speak of it, the most trusted first), `contradictions` (of how many attributes sources
    say different things), `batch` and `recorded_at`, the latest. An enterprise whose code has become known is there
    under its code only.
    """
    return merged(ws, said(ws, known_at, ids))


def merged(ws: Workspace, rows: pl.DataFrame) -> pl.DataFrame:
    """One row for each enterprise from what each source says (`said`); the columns of `current`."""
    order = _order(ws, rows)
    return _merged([rows.filter(pl.col("source") == source) for source in order] if len(order) > 1 else [rows])


def attributes(ws: Workspace, id: str, known_at: At = None) -> pl.DataFrame:  # noqa: A002 - the column's name
    """Everything that sources say of one enterprise, the most trusted first: `attribute`, `source`, `value` (as text),
    `standing` (whether it is what counts), `contradicted` (whether sources differ), `batch`, `recorded_at`."""
    return spread(ws, said(ws, known_at, [id]))


def spread(ws: Workspace, rows: pl.DataFrame) -> pl.DataFrame:
    """The attributes of one enterprise from what each source says of it (`said`); the columns of `attributes`."""
    rank = {source: number for number, source in enumerate(_order(ws, rows))}
    order = {name: number for number, name in enumerate(ATTRIBUTES)}
    return (
        rows.with_columns(pl.col(ATTRIBUTES).cast(pl.String))
        .unpivot(ATTRIBUTES, index=["source", "batch", "recorded_at"], variable_name="attribute")
        .drop_nulls("value")
        .sort(
            pl.col("attribute").replace_strict(order, return_dtype=pl.Int64),
            pl.col("source").replace_strict(rank, return_dtype=pl.Int64),
        )
        .select(
            "attribute",
            "source",
            "value",
            standing=pl.col("attribute").is_first_distinct(),
            contradicted=pl.col("value").n_unique().over("attribute") > 1,
            batch="batch",
            recorded_at="recorded_at",
        )
    )


def contradictions(ws: Workspace, id: str, known_at: At = None) -> pl.DataFrame:  # noqa: A002 - the column's name
    """Of one enterprise, what its sources say where they differ; the columns of `attributes`."""
    return attributes(ws, id, known_at).filter("contradicted").drop("contradicted")


def names(
    ws: Workspace, ids: Iterable[str | None], known_at: At = None, moved: pl.DataFrame | None = None
) -> dict[str, str]:
    """What enterprises are called, by id; those that are not known are left out. moved: what `renames` gave, where it
    was asked already."""
    wanted = sorted({one for one in ids if one})
    if not wanted:
        return {}
    old = (renames(ws, known_at) if moved is None else moved).filter(pl.col("old").is_in(wanted))
    asked = pl.col("id").is_in([*wanted, *old["new"]])
    told = ENTERPRISES.scan(ws, known_at).filter(asked).select("id", "source", "name", "batch").collect()
    rows = last(told, ENTERPRISES.key)
    rank = {source: number for number, source in enumerate(_order(ws, rows))}
    ordered = rows.drop_nulls("name").sort(pl.col("source").replace_strict(rank, return_dtype=pl.Int64))
    found = dict(ordered.unique("id", keep="first", maintain_order=True).select("id", "name").iter_rows())
    return found | {was: found[now] for was, now in old.iter_rows() if now in found}


def said(
    ws: Workspace, known_at: At = None, ids: Iterable[str] | None = None, moved: pl.DataFrame | None = None
) -> pl.DataFrame:
    """What each source says last of each enterprise: the rows of the table, under the ids that count now. moved: what
    `renames` gave, where it was asked already."""
    wanted = None if ids is None else list(ids)
    where = None if wanted is None else _among("id", wanted)
    rows = ENTERPRISES.current(ws, known_at, where)
    gone = (renames(ws, known_at) if moved is None else moved)["old"]
    return rows.filter(~pl.col("id").is_in(gone.implode())) if len(gone) else rows


def aliases(ws: Workspace, known_at: At = None, ids: Iterable[str] | None = None) -> pl.DataFrame:
    """What else enterprises are called, as each source says last; of those whose code has become known too."""
    return _about(ws, ALIASES, known_at, ids).sort("enterprise", "kind", "since", "value", nulls_last=True)


def sites(ws: Workspace, known_at: At = None, ids: Iterable[str] | None = None) -> pl.DataFrame:
    """Where enterprises are, as each source says last."""
    return _about(ws, SITES, known_at, ids).sort("enterprise", "site")


def groups(ws: Workspace, known_at: At = None, ids: Iterable[str] | None = None) -> pl.DataFrame:
    """Which groups enterprises belong to, as each source says last."""
    return _about(ws, GROUPS, known_at, ids).sort("kind", "group", "enterprise")


def ids_of(ws: Workspace, ids: Iterable[str], known_at: At = None) -> list[str]:
    """The ids, and the provisional ones that lead to them: what rows about these enterprises may be under."""
    wanted = list(dict.fromkeys(ids))
    old = renames(ws, known_at).filter(pl.col("new").is_in(wanted))["old"]
    return [*wanted, *old]


def _about(ws: Workspace, facts: Facts, known_at: At, ids: Iterable[str] | None) -> pl.DataFrame:
    rows = facts.current(ws, known_at, None if ids is None else _among("enterprise", ids_of(ws, ids, known_at)))
    return renamed(ws, rows, "enterprise", known_at)


def _among(column: str, keys: list[str]) -> pl.Expr:
    """One key alone is an equality, by which whole files and pages are left out."""
    return pl.col(column) == keys[0] if len(keys) == 1 else pl.col(column).is_in(keys)


def _order(ws: Workspace, rows: pl.DataFrame) -> list[str]:
    """The sources of the rows, the most trusted first; those that nobody defines any more come last."""
    there = rows["source"].unique().sort().to_list()
    known = list(sources.load(ws))
    return [*(key for key in known if key in there), *(key for key in there if key not in known)]


def _merged(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """One row for each enterprise from one frame for each source, the most trusted first."""
    made = _begun(parts[0])
    for part in map(_begun, parts[1:]):
        both = made.join(part, on="id", suffix=_NEXT)
        alone = (made.join(both, on="id", how="anti"), part.join(both, on="id", how="anti"))
        made = pl.concat([*alone, _joined(both)])
    bits = pl.col(_DIFFERS).bitwise_count_ones()
    return made.sort("id").with_columns(contradictions=bits).drop(_DIFFERS).select(*_COLUMNS)


def _begun(part: pl.DataFrame) -> pl.DataFrame:
    made_up = pl.col("synthetic").fill_null(value=False)
    differs = pl.lit(0, pl.UInt64).alias(_DIFFERS)
    return part.select("id", *ATTRIBUTES, made_up, differs, "batch", "recorded_at", sources=pl.concat_list("source"))


def _joined(both: pl.DataFrame) -> pl.DataFrame:
    """What the sources so far say, filled by what the next one says; a bit for each attribute that they differ in."""
    differs = [
        (pl.col(name) != pl.col(name + _NEXT)).fill_null(value=False).cast(pl.UInt64) * (1 << bit)
        for bit, name in enumerate(ATTRIBUTES)
    ]
    return both.select(
        "id",
        *(pl.coalesce(name, name + _NEXT) for name in ATTRIBUTES),
        pl.col("synthetic") | pl.col("synthetic" + _NEXT),
        pl.col(_DIFFERS).or_(*differs),
        pl.max_horizontal("batch", "batch" + _NEXT).alias("batch"),
        pl.max_horizontal("recorded_at", "recorded_at" + _NEXT).alias("recorded_at"),
        pl.col("sources").list.concat("sources" + _NEXT),
    )
