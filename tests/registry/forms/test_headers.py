"""Headers wherever they are and however many rows they have; headings with units and numbering."""

from __future__ import annotations

import pytest

from gaodi.registry import forms
from gaodi.registry.forms.files import Merged
from gaodi.registry.forms.headers import find
from gaodi.registry.forms.headings import heading, said_unit
from gaodi.registry.forms.matching import How, Names

NAMES = Names(forms.load()["annual-enterprise"])


def found(rows, merged=()):
    width = max(map(len, rows))
    return find([[*row, *[""] * (width - len(row))] for row in rows], merged, NAMES.score)


@pytest.mark.parametrize(
    ("text", "plain", "unit"),
    [
        ("营业收入（万元）", "营业收入", "万元"),
        ("一、营业收入 (千元)", "营业收入", "千元"),
        ("其中：出口交货值", "出口交货值", ""),
        ("1.用电量（万千瓦时）", "用电量", "万千瓦时"),
        ("营业收入\n（单位：万元）", "营业收入", "万元"),
        ("县（市、区）", "县(市区)", ""),
        ("*企业名称", "企业名称", ""),
        ("5G基站数", "5g基站数", ""),
        ("Operating revenue (万元)", "operatingrevenue", "万元"),
    ],
)
def test_a_heading_is_a_name_and_a_unit(text: str, plain: str, unit: str) -> None:
    assert (heading(text).plain, heading(text).unit) == (plain, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位：万元", "万元"),
        ("计量单位:千元", "千元"),
        ("填报单位：某局", ""),
        ("表号：B203 单位：亿元", "亿元"),
        ("单位负责人：张", ""),
    ],
)
def test_the_unit_of_a_sheet_is_read_from_the_cell_that_names_it(text: str, unit: str) -> None:
    assert said_unit(text) == unit


def test_the_header_is_found_below_titles() -> None:
    header = found(
        [
            ["2023年企业年报"],
            ["填报单位：某局", "", "单位：千元"],
            [],
            ["统一社会信用代码", "企业名称", "营业收入"],
            ["91", "甲", "1"],
        ]
    )
    assert (header.first, header.last, header.unit) == (3, 3, "千元")
    assert header.headings == ("统一社会信用代码", "企业名称", "营业收入")


def test_a_header_of_two_rows_is_flattened_by_what_is_merged() -> None:
    rows = [["统一社会信用代码", "经济指标", ""], ["", "营业收入", "利润总额"], ["91", "1", "2"]]
    merged = [Merged(0, 0, 1, 0), Merged(0, 1, 0, 2)]
    header = found(rows, merged)
    assert (header.first, header.last) == (0, 1)
    assert header.headings == ("统一社会信用代码", "经济指标 / 营业收入", "经济指标 / 利润总额")
    assert [one.key for one in NAMES.suggest(header.headings)] == ["uscc", "revenue", "profit"]


def test_without_knowing_what_is_merged_an_upper_heading_reaches_to_the_next() -> None:
    rows = [
        ["统一社会信用代码", "营业收入", "", "利润总额", ""],
        ["", "金额", "增长", "金额", "增长"],
        ["91", "1", "2", "3", "4"],
    ]
    assert found(rows).headings[1:] == ("营业收入 / 金额", "营业收入 / 增长", "利润总额 / 金额", "利润总额 / 增长")


def test_what_stands_above_counts_where_the_lowest_says_nothing() -> None:
    rows = [
        ["统一社会信用代码", "营业收入", "", "利润总额", ""],
        ["", "本期", "上年同期", "本期", "上年同期"],
        ["91", "1", "2", "3", "4"],
    ]
    header = found(rows)
    assert (header.first, header.last) == (0, 1)
    assert [one.key for one in NAMES.suggest(header.headings)][:4:2] == ["uscc", None]
    assert NAMES.suggest(header.headings)[1].key == "revenue"


def test_a_row_of_units_below_the_header_belongs_to_it() -> None:
    header = found([["统一社会信用代码", "营业收入", "用电量"], ["—", "千元", "千瓦时"], ["91", "1", "2"]])
    assert header.last == 1
    assert [one.unit for one in NAMES.suggest(header.headings)] == ["", "千元", "千瓦时"]


def test_a_heading_in_both_languages_is_known_by_either() -> None:
    assert NAMES.suggest(["营业收入（万元）\nOperating revenue"])[0].key == "revenue"
    assert NAMES.suggest(["Operating revenue (万元)"])[0].key == "revenue"


def test_how_sure_a_heading_is_depends_on_how_it_is_written() -> None:
    hows = [NAMES.suggest([text])[0].how for text in ("营业收入", "营收", "营业收入（元）", "营业收入合计数", "天气")]
    assert hows == [How.EXACT, How.ALIAS, How.NORMALISED, How.SIMILAR, How.NONE]
    similar = NAMES.suggest(["营业收入合计数"])[0]
    assert (similar.key, 0.5 < similar.confidence < 0.95) == ("revenue", True)


def test_of_two_similar_headings_the_more_similar_gets_the_column() -> None:
    first, second = NAMES.suggest(["主营业务收入金额数", "主营业务收入额"])
    assert (first.key, second.key) == (None, "main_revenue")
    assert "main_revenue" in first.others


def test_without_any_known_heading_the_row_of_most_words_is_the_header() -> None:
    header = found([["某区台账"], ["单位", "产值数", "电量数"], ["甲", "1", "2"]])
    assert (header.first, header.matched) == (1, 0)
