"""The lake table of trades: who bought what from whom, in which period, for how much."""

from __future__ import annotations

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
