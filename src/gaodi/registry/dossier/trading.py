"""With whom an enterprise trades: by year, and the largest partners of each year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry import linkage, sources
from gaodi.registry.dossier.called import called
from gaodi.registry.enterprises.resolving import renamed

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

LARGEST = 20
"""So many partners of each year are told."""


@dataclass(frozen=True, slots=True)
class Trading:
    """What an enterprise buys, or what it sells.

    years: `year`, `amount` (万元), `partners`, `trades`, the latest first. partners: the largest of each year: `year`,
    `partner` (id; null while it is not matched), `name`, `region`, `amount`, `share` (of the year's amount), `trades`.
    """

    years: pl.DataFrame
    partners: pl.DataFrame


def trades(ws: Workspace, ids: list[str], moved: pl.DataFrame, known_at: At = None) -> tuple[Trading, Trading]:
    """The purchases and the sales of an enterprise that has or had these ids; the first is what it is known by now.
    moved: what `renames` gave."""
    rows = linkage.trades_of(ws, ids, known_at)
    for column in ("buyer", "seller"):
        rows = renamed(ws, rows, column, names=moved)
    known = called(ws, {*rows["buyer"], *rows["seller"]}, known_at, moved)
    named = {
        "seller": pl.coalesce(_called("seller", known), "seller_name", "seller"),
        "buyer": pl.coalesce(_called("buyer", known), "buyer"),
    }
    return (
        _trading(ws, rows.filter(pl.col("buyer") == ids[0]), "seller", named["seller"], pl.col("seller_region")),
        _trading(ws, rows.filter(pl.col("seller") == ids[0]), "buyer", named["buyer"], pl.lit(None, pl.String)),
    )


def _called(column: str, known: dict[str, str]) -> pl.Expr:
    return pl.col(column).replace_strict(known, default=None, return_dtype=pl.String)


def _trading(ws: Workspace, rows: pl.DataFrame, partner: str, name: pl.Expr, region: pl.Expr) -> Trading:
    order = {key: number for number, key in enumerate(sources.load(ws))}
    told = rows.select(
        year=pl.col("end").dt.year(),
        partner=partner,
        name=name,
        region=region,
        amount="amount",
        rank=pl.col("source").replace_strict(order, default=len(order), return_dtype=pl.Int64),
    )
    # Of one partner and year the most trusted source counts: two that tell of the same trades are not added up.
    counted = told.filter(pl.col("rank") == pl.col("rank").min().over("year", "name"))
    partners = counted.group_by("year", "name").agg(
        pl.col("partner").drop_nulls().first(), pl.col("region").first(), pl.col("amount").sum(), trades=pl.len()
    )
    years = partners.group_by("year").agg(pl.col("amount").sum(), partners=pl.len(), trades=pl.col("trades").sum())
    ordered = partners.with_columns(share=pl.col("amount") / pl.col("amount").sum().over("year")).sort(
        "year", "amount", "name", descending=[True, True, False]
    )
    largest = ordered.filter(pl.int_range(pl.len()).over("year") < LARGEST)
    columns = ("year", "partner", "name", "region", "amount", "share", "trades")
    return Trading(years.sort("year", descending=True), largest.select(columns))
