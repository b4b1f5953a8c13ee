"""Sellers in the trades that buyers return: matched once for each way in which they are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from gaodi import engine
from gaodi.registry.linkage.matching import Matched, match
from gaodi.registry.linkage.resolving import decided, resolved
from gaodi.registry.linkage.tables import MATCHES
from gaodi.registry.trades import TRADES, of
from gaodi.registry.trades.tables import SELLER, written

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

KIND = "trades"


def match_trades(ws: Workspace, *, user: str = "", con: engine.Backend | None = None) -> list[Matched]:
    """Match the sellers of all trades that name none of the registry; a Matched for each source of trades.

    Trades whose seller is written alike are one record; their amounts are added up, by which the queue is ordered.
    """
    return [
        match(ws, _records(trades), kind=KIND, source=str(source), user=user, con=con)
        for (source,), trades in _open(ws).sort("source", "trade").group_by("source", maintain_order=True)
    ]


def trades(ws: Workspace, known_at: At = None) -> pl.DataFrame:
    """The trades as they stand, with the seller that was found for those that name none."""
    rows = TRADES.current(ws, known_at)
    found = resolved(ws, KIND, known_at).rename({"enterprise": "_found"})
    joined = rows.with_columns(record=written()).join(found, on="record", how="left", maintain_order="left")
    return joined.with_columns(seller=pl.coalesce("seller", "_found")).select(rows.columns)


def trades_of(ws: Workspace, ids: Sequence[str], known_at: At = None) -> pl.DataFrame:
    """The trades of a few enterprises (`trades.of`), with the seller that was found for those that name none."""
    theirs = pl.col("enterprise").is_in(ids)
    ever = MATCHES.scan(ws, known_at).filter((pl.col("kind") == KIND) & theirs).select("record").unique().collect()
    mine = decided(ws, KIND, known_at, ever["record"]).filter(theirs)
    rows = of(ws, ids, mine["record"].to_list(), known_at)
    known = decided(ws, KIND, known_at, rows.filter(pl.col("seller").is_null())["record"].unique())
    joined = rows.join(known, on="record", how="left", maintain_order="left")
    return joined.with_columns(seller=pl.coalesce("seller", "enterprise")).drop("enterprise")


def _open(ws: Workspace) -> pl.DataFrame:
    said = pl.any_horizontal(pl.col("seller_name", "seller_uscc").is_not_null())
    return TRADES.current(ws).filter(pl.col("seller").is_null() & said).with_columns(record=written())


def _records(rows: pl.DataFrame) -> pl.DataFrame:
    sums = rows.group_by("record", maintain_order=True).agg(pl.first(*SELLER), pl.col("amount").sum())
    return sums.rename({"seller_name": "name", "seller_uscc": "uscc", "seller_region": "region"})
