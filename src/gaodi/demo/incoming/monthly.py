"""A monthly return of one park, as its form asks for it and ready to load."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from xlsxwriter.workbook import Workbook

from gaodi.demo import accounts, months
from gaodi.demo.accounts import Columns
from gaodi.demo.city import City
from gaodi.demo.incoming.workbooks import NOTE, written
from gaodi.demo.parks import Park, parks
from gaodi.demo.register import Register
from gaodi.registry.forms import Column, Form

GROWTH = 1.05
MONTH = 2
FIRMS = 60
STOCKS = ("receivables", "inventories", "total_assets", "liabilities", "average_employees")


@dataclass(frozen=True)
class Following:
    """The firms of one park and what they return for January and February after the city's years."""

    park: Park
    register: Register
    columns: Columns
    year: int
    month: int = MONTH

    def cells(self, column: Column) -> list[Any]:
        """What stands in a column of a form; empty cells where the firms have nothing to say of it."""
        if column.key in ("uscc", "name"):
            return (self.register.ids if column.key == "uscc" else self.register.names).to_list()
        values = self.columns.get((column.metric or "").replace("-", "_"))
        return [None] * len(self.register.firms) if values is None else values.tolist()


def following(city: City) -> Following:
    """The returns of the park with the most firms below the limit."""
    last = city.years[-1]
    there = city.large.above(last)
    counts = np.bincount(city.large.place[there], minlength=len(parks()))[: len(parks())]
    number = int(np.argmax(np.where(counts <= FIRMS, counts, -1)))
    firms = city.large.only(there & (city.large.place == number))
    annual = accounts.annual(city.economy, firms, last)
    flows = {name: values * GROWTH for name, values in annual.items() if values.dtype.kind == "f"}
    columns = months.cumulative(firms, flows, last + 1)[MONTH] | {name: annual[name] for name in STOCKS}
    return Following(parks()[number], Register(city, firms), columns, last + 1)


def monthly(path: Path, form: Form, park: Following) -> None:
    """Write the workbook."""

    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("数据")
        sheet.write_string(0, 0, NOTE)
        for number, column in enumerate(form.columns):
            sheet.write_string(1, number, heading(column))
            sheet.write_column(2, number, park.cells(column))

    written(path, fill)


def heading(column: Column) -> str:
    """What stands over a column: its name and unit."""
    return f"{column.heading}（{column.unit}）" if column.unit else column.heading
