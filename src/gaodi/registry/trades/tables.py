"""The lake table of trades: who bought what from whom, in which period, for how much."""

from __future__ import annotations

import polars as pl
import pyarrow as pa

from gaodi.registry.facts import Facts

TRADES = Facts(
    "trades",
    pa.schema(
        [
            ("trade", pa.string()),
            ("buyer", pa.string()),
            ("seller", pa.string()),
            ("seller_name", pa.string()),
            ("seller_uscc", pa.string()),
            ("seller_region", pa.string()),
            ("product", pa.string()),
            ("period", pa.string()),
            ("start", pa.date32()),
            ("end", pa.date32()),
            ("amount", pa.float64()),
            ("source", pa.string()),
            ("synthetic", pa.bool_()),
        ]
    ),
    ("trade", "source"),
)
"""trade: number of the record. buyer, seller: ids of enterprises; the seller is empty while the record is not matched,
and seller_name, seller_uscc, seller_region are what the record says. amount: 万元 without tax."""

SELLER = ("seller_name", "seller_uscc", "seller_region")
"""What a record says of its seller."""


def written() -> pl.Expr:
    """How a trade writes its seller: the source and what it says of the seller, as one text. Trades that write it alike
    have the same seller, and it is matched once."""
    said = [pl.col(column).str.strip_chars() for column in SELLER]
    return pl.concat_str("source", *said, separator="|", ignore_nulls=True)
