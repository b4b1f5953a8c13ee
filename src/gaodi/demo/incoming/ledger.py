"""A ledger as an office keeps it for itself: a title, a header of two rows with merged cells, names of its own for
columns, 亿元, a subtotal under each industry.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from xlsxwriter.workbook import Workbook

from gaodi.demo import figures
from gaodi.demo.incoming.monthly import Following
from gaodi.demo.incoming.workbooks import NOTE, written

WAN_PER_YI = 1e4

_MONEY = (("总产值", "output"), ("营收", "revenue"), ("利润", "profit"))
_ENERGY = (("电力消费量（万千瓦时）", "electricity"), ("综合能耗（吨标准煤）", "energy"))


def ledger(path: Path, park: Following) -> None:
    """Write the workbook."""

    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("台账")
        middle = book.add_format({"align": "center", "valign": "vcenter", "bold": True, "border": 1})
        title = f"{park.park.name}规模工业企业生产情况（{park.year}年1-{park.month}月）"
        sheet.merge_range(0, 0, 0, 7, title, middle)
        sheet.write_string(1, 0, NOTE)
        for column, word in ((0, "序号"), (1, "企业全称"), (2, "信用代码")):
            sheet.merge_range(2, column, 3, column, word, middle)
        sheet.merge_range(2, 3, 2, 5, "产出（亿元）", middle)
        sheet.merge_range(2, 6, 2, 7, "能源", middle)
        sheet.write_row(3, 3, [name for name, _ in (*_MONEY, *_ENERGY)], middle)
        for row, cells in enumerate(_rows(park), 4):
            sheet.write_row(row, 0, cells)

    written(path, fill)


def _rows(park: Following) -> list[list[object]]:
    """Firms by division, each with a subtotal, and a total."""
    figures_ = np.column_stack(
        [park.columns[column] / WAN_PER_YI for _, column in _MONEY] + [park.columns[column] for _, column in _ENERGY]
    ).round(4)
    ids, names = park.register.ids.to_list(), park.register.names.to_list()
    division = park.register.firms.division
    made: list[list[object]] = []
    for number in np.unique(division).tolist():
        inside = np.flatnonzero(division == number).tolist()
        made += [[place + 1, names[place], ids[place], *figures_[place].tolist()] for place in inside]
        made.append(["", f"{figures.divisions().names[number]}小计", "", *figures_[inside].sum(axis=0).tolist()])
    return [*made, ["", "合计", "", *figures_.sum(axis=0).tolist()]]
