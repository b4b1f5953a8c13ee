"""Trades as invoices show them: who bought what of whom.

Sellers that are not in the city are firms elsewhere that do not exist either. Of some trades only the seller's name is
known, badly written: which firm it is stands in the table `demo_truth`, for those who want to see how well it is found.
"""

from __future__ import annotations

import numpy as np
import polars as pl
import pyarrow as pa

from gaodi import periods
from gaodi.demo import figures
from gaodi.demo.city import City
from gaodi.demo.frames import rows
from gaodi.demo.register import Register, naming
from gaodi.demo.trading.elsewhere import elsewhere
from gaodi.demo.trading.purchases import Purchases
from gaodi.demo.trading.spelling import misspelt
from gaodi.registry.facts import Facts
from gaodi.registry.trades.tables import TRADES

SOURCE = "demo-invoices"

TRUTH = Facts(
    "demo_truth",
    pa.schema([("trade", pa.string()), ("seller", pa.string()), ("kind", pa.string())]),
    ("trade",),
)
"""Who the seller of a trade really is, where the trade itself has only a name. kind: how the name was misspelt."""


def trades(city: City, register: Register, bought: Purchases, year: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of the table of trades, and the truth about those that name nobody."""
    key = bought.key
    sellers = _named(city, bought)
    number = f"demo-{year}-" + pl.Series(key.astype(str).tolist(), dtype=pl.String)
    dirty = bought.local & city.draws.happens(f"dirty/{year}", key, figures.value("dirty-sellers") / 100)
    spelt, kinds = misspelt(city.draws, f"dirty/{year}", key, sellers["name"], dirty)
    coded = ~dirty | city.draws.happens(f"dirty code/{year}", key, 0.1)
    period = periods.year(year)
    made = rows(
        TRADES.frame(),
        trade=number,
        buyer=register.ids.gather(bought.buyer),
        seller=sellers["code"].set(pl.Series(~bought.local | dirty), None),
        seller_name=spelt,
        seller_uscc=sellers["code"].set(pl.Series(~coded), None),
        seller_region=sellers["region"].set(pl.Series(dirty), None),
        product=sellers["product"],
        period=period.code,
        amount=bought.amount,
        source=SOURCE,
        synthetic=True,
    ).with_columns(start=pl.lit(period.start), end=pl.lit(period.end))
    truth = pl.DataFrame({"trade": number, "seller": sellers["code"], "kind": kinds}).filter(pl.Series(dirty))
    return made, truth


def _named(city: City, bought: Purchases) -> pl.DataFrame:
    """Code, name, region and product of each seller."""
    local = bought.local
    here = Register(city, city.firms(bought.seller[local]))
    product = pl.Series(naming.products(here.firms)[1].tolist(), dtype=pl.String)
    known = pl.DataFrame({"code": here.ids, "name": here.names, "region": here.regions, "product": product})
    away = elsewhere(city, bought.key[~local], bought.supplier_division[~local])
    order = np.concatenate([np.flatnonzero(local), np.flatnonzero(~local)])
    return pl.concat([known, away]).with_columns(_order=pl.Series(order)).sort("_order").drop("_order")
