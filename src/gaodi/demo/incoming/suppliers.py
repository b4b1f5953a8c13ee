"""A list of suppliers as firms hand it in: names as somebody remembered them, few codes, in GB18030.

Who each really is stands in the lake table `demo_truth`, by the number of the record.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np

from gaodi.demo import accounts, trading
from gaodi.demo.city import City
from gaodi.demo.register import Register
from gaodi.registry.forms import Form

BUYERS = 40
HEADINGS = {
    "number": "记录号", "buyer": "采购方代码", "buyer_name": "采购方名称", "seller": "供货单位",
    "seller_code": "供方代码", "product": "品名", "amount": "采购额（万元）",
}  # fmt: skip
"""By column of the form, what the list calls it."""


def suppliers(path: Path, form: Form, city: City) -> None:
    """Write the file: the purchases of some large buyers in the last year, as the trades have them."""
    last = city.years[-1]
    rank = city.large.ranks + 1_000 * ~city.large.above(last)
    chosen = np.sort(np.argsort(rank, kind="stable")[:BUYERS])
    register = Register(city, city.large.only(chosen))
    bought = trading.purchases(city, register.firms, accounts.annual(city.economy, register.firms, last), last)
    trades, _ = trading.trades(city, register, bought, last)
    columns = {
        "number": trades["trade"],
        "buyer": trades["buyer"],
        "buyer_name": register.names.gather(bought.buyer),
        "seller": trades["seller_name"],
        "seller_code": trades["seller_uscc"],
        "product": trades["product"],
        "amount": trades["amount"],
    }
    wanted = [column.key for column in form.columns if column.key in columns]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([HEADINGS[key] for key in wanted])
    writer.writerows(zip(*(columns[key].to_list() for key in wanted), strict=True))
    partial = path.with_suffix(".part")
    partial.write_bytes(text.getvalue().encode("gb18030"))
    partial.replace(path)
