"""An office's own layout: suggested, said once by a person, remembered by its fingerprint."""

from __future__ import annotations

import pytest

from gaodi.errors import InputError
from gaodi.registry import forms
from gaodi.registry.forms import layouts
from gaodi.registry.forms.matching import How
from registry.forms.making import CODES, NAMES, annual, codes_of, load_annual, values, write_csv, write_xlsx

FORM = forms.load()["annual-enterprise"]
HEADINGS = ["社会信用代码", "户名", "年度开票额（千元）", "赢利", "内部编号"]
ROWS = [HEADINGS, [CODES[0], NAMES[0], 1_000, 5, "x1"]]
MAPPING = {"户名": "name", "年度开票额（千元）": "revenue", "赢利": "profit", "内部编号": None}


def test_a_layout_is_said_once_and_used_from_then_on(ws, tmp_path) -> None:
    file = write_csv(tmp_path / "a.csv", ROWS)
    assert annual(ws, file).errors == 1  # of its columns only the code is known
    layouts.remember(ws, FORM, HEADINGS, MAPPING, units={"赢利": "元"}, user="officer")
    found = annual(ws, file)
    assert (found.errors, found.warnings) == (0, 0)
    load_annual(ws, write_xlsx(tmp_path / "b.xlsx", [["2023年台账"], *ROWS]))
    assert values(ws) == [(CODES[0], "profit", "2023", 0.0005), (CODES[0], "revenue", "2023", 100.0)]


def test_what_was_said_last_counts(ws) -> None:
    layouts.remember(ws, FORM, HEADINGS, {"赢利": "profit"}, user="a")
    layouts.remember(ws, FORM, HEADINGS, {"赢利": "net_profit"}, user="b")
    assert layouts.suggest(FORM, HEADINGS, ws)[3].key == "net_profit"
    assert layouts.every(ws)["by"].to_list() == ["b"]


def test_headings_that_only_differ_in_spaces_and_brackets_are_one_layout() -> None:
    same = ["社会 信用代码", "户名", "年度开票额(千元)", "赢利", "内部编号", "", ""]
    assert layouts.fingerprint(same) == layouts.fingerprint(HEADINGS)
    assert layouts.fingerprint(HEADINGS[::-1]) != layouts.fingerprint(HEADINGS)
    other = [text.replace("千元", "万元") for text in HEADINGS]
    assert layouts.fingerprint(other) != layouts.fingerprint(HEADINGS)


def test_suggestions_say_how_they_came_about(ws) -> None:
    layouts.remember(ws, FORM, HEADINGS, MAPPING, user="officer")
    assert {one.how for one in layouts.suggest(FORM, HEADINGS, ws)} == {How.REMEMBERED}
    assert [one.how for one in layouts.suggest(FORM, ["营业收入", "利润总额（元）"], ws)] == [How.EXACT, How.NORMALISED]


def test_everything_that_is_wrong_with_a_mapping_is_told(ws) -> None:
    with pytest.raises(InputError) as error:
        layouts.remember(
            ws,
            FORM,
            HEADINGS,
            {"无此列": "name", "户名": "nam", "赢利": "uscc"},
            units={"社会信用代码": "千元"},
            user="x",
        )
    said = str(error.value)
    assert "no column '无此列'" in said
    assert "no column 'nam'" in said
    assert layouts.every(ws).is_empty()
    with pytest.raises(InputError, match="cannot be compared"):
        layouts.remember(ws, FORM, HEADINGS, {"赢利": "profit"}, units={"赢利": "吨"}, user="x")


def test_a_column_that_is_missing_is_told_with_what_it_may_be(ws, tmp_path) -> None:
    file = write_csv(tmp_path / "a.csv", [["统一信用代码号", "企业名称", "营业收入"], [CODES[0], NAMES[0], 1]])
    found = annual(ws, file).faults
    assert found["code"].to_list()[0] == "missing-column"
    assert "A 统一信用代码号" in found["message_zh"][0]


def test_a_column_that_is_there_twice_is_told(ws, tmp_path) -> None:
    rows = [["统一社会信用代码", "营业收入", "营业收入（元）"], [CODES[0], 1, 10000]]
    assert "column-twice" in codes_of(annual(ws, write_csv(tmp_path / "a.csv", rows))).values()


def test_a_unit_that_cannot_be_converted_is_told(ws, tmp_path) -> None:
    rows = [["统一社会信用代码", "营业收入（吨）"], [CODES[0], 1]]
    assert codes_of(annual(ws, write_csv(tmp_path / "a.csv", rows))) == {"B1": "wrong-unit"}


def test_the_unit_of_the_sheet_is_that_of_money_and_of_nothing_else(ws, tmp_path) -> None:
    rows = [["单位：元"], ["统一社会信用代码", "营业收入", "用电量"], [CODES[0], 20_000, 3]]
    load_annual(ws, write_csv(tmp_path / "a.csv", rows))
    assert values(ws) == [(CODES[0], "electricity", "2023", 3.0), (CODES[0], "revenue", "2023", 2.0)]


def test_the_layouts_of_a_file_are_shown_with_a_sample(ws, tmp_path) -> None:
    file = write_xlsx(tmp_path / "a.xlsx", [["台账", "", "单位：千元"], *ROWS])
    (found,) = forms.layouts_of(ws, "annual-enterprise", file)
    assert (found.sheet, found.header, found.headings, found.unit) == ("数据", 2, tuple(HEADINGS), "千元")
    assert found.sample[0][0] == CODES[0]
    assert (found.index("D"), found.index("赢利")) == (3, 3)
