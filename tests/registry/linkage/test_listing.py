"""Lists of names as they are sent: columns by their headings, amounts added up, keys that stay."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from gaodi.errors import InputError
from gaodi.registry.linkage import listing

SUPPLIERS = """\
2023年供应商清单,,,
序号,供应商名称（全称）,统一社会信用代码,采购金额（万元）
1,长沙鑫达机械有限公司,91430100180000015C,"1,200.5"
2,中联云岭,,30
3,中联云岭,,12
,,,
"""


def test_columns_are_known_by_their_headings_in_any_encoding(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "gb18030"):
        path = tmp_path / f"{encoding}.csv"
        path.write_bytes(SUPPLIERS.encode(encoding))
        rows = listing.read(path)
        assert rows.select("name", "uscc", "amount").rows() == [
            ("长沙鑫达机械有限公司", "91430100180000015C", 1200.5),
            ("中联云岭", None, 42.0),
        ]


def test_a_list_that_is_read_again_gives_the_same_records(tmp_path: Path) -> None:
    one, other = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_text("企业名称,地址\n甲公司,长沙\n乙公司,株洲\n", "utf-8")
    other.write_text("地址,企业名称\n株洲,乙公司\n长沙,甲公司\n", "utf-8")
    assert listing.read(one)["record"].sort().to_list() == listing.read(other)["record"].sort().to_list()


def test_workbooks_are_read_and_a_number_of_its_own_is_the_key(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for y, row in enumerate([("编号", "单位名称", "所在地区"), ("K1", "甲公司", "长沙市"), ("K2", "乙公司", "")]):
            sheet.write_row(y, 0, row)
    rows = listing.read(path)
    assert rows.select("record", "name", "region").rows() == [("K1", "甲公司", "长沙市"), ("K2", "乙公司", None)]


def test_a_file_without_names_is_refused_with_what_was_expected(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(InputError, match="There is no column of names"):
        listing.read(path)
    path.write_bytes(b"")
    with pytest.raises(InputError):
        listing.read(path)


def test_amounts_that_are_no_numbers_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name,amount\n甲公司,很多\n", "utf-8")
    assert listing.read(path)["amount"].to_list() == [None]
    assert listing.read(path).schema["amount"] == pl.Float64
