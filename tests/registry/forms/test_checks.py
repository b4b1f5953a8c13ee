"""Everything that is wrong in a file is found at once, and said in Chinese and English."""

from __future__ import annotations

import string

import pytest

from gaodi.registry import forms
from gaodi.registry.forms.messages import TEMPLATES
from registry.forms.making import CODES, HEADER, NAMES, ROWS, annual, codes_of, load_annual, nothing_loaded, write_csv


def test_every_fault_has_sentences_in_both_languages_with_the_same_facts() -> None:
    def facts(text: str) -> set[str]:
        return {
            name.removesuffix("_en").removesuffix("_zh") for _, name, _, _ in string.Formatter().parse(text) if name
        }

    for code, template in TEMPLATES.items():
        assert template.en, code
        assert template.zh, code
        assert bool(template.do_en) == bool(template.do_zh), code
        assert facts(template.zh) - {"form"} == facts(template.en) - {"form"}, code
        assert not template.en.endswith("."), code
        assert template.zh.isascii() is False, code


def test_all_faults_are_found_at_once_each_with_its_cell(ws, tmp_path) -> None:
    header = [
        "统一社会信用代码",
        "企业名称",
        "营业收入",
        "主营业务收入",
        "利润总额",
        "从业人员期末人数",
        "是否高新技术企业",
        "数字化水平",
    ]
    rows = [
        header,
        [CODES[0], NAMES[0], 100, 90, 1, 5, "是", "一级"],
        ["", NAMES[1], 100, 90, 1, 5, "", ""],
        [CODES[2], NAMES[2], "很多", 90, 1, 5, "", ""],
        [CODES[3], NAMES[3], -1, "", 1, 5.5, "", ""],
        [CODES[4], NAMES[4], 100, 120, 1, 5, "也许", "九级"],
        [CODES[30], NAMES[5], 100, 90, 1, 5, "", ""],
        [CODES[6], NAMES[0], 100, 90, 1, 5, "", ""],
        [CODES[7][:-2] + "AA", NAMES[7], 100, 90, 1, 5, "", ""],
        [CODES[0], NAMES[0], 101, 90, 1, 5, "是", "一级"],
        [CODES[0], NAMES[0], 100, 90, 1, 5, "是", "一级"],
    ]
    found = annual(ws, write_csv(tmp_path / "a.csv", rows))
    assert codes_of(found) == {
        "A3": "required", "C4": "not-a-number", "C5": "too-low", "F5": "not-whole", "D6": "rule", "G6": "not-yes-no",
        "H6": "not-a-choice", "A7": "unknown-subject", "B8": "other-name", "A9": "uscc-wrong", "A10": "twice",
        "A11": "same-row",
    }  # fmt: skip
    assert (found.errors, found.warnings, found.rows) == (10, 2, 9)
    first = found.faults.row(0, named=True)
    assert (first["severity"], first["sheet"], first["row"], first["column"]) == ("error", "a.csv", 3, "A")
    assert first["message_zh"] == "“统一社会信用代码”未填"
    assert first["message_en"] == "统一社会信用代码 is empty"
    with pytest.raises(forms.Faulty) as error:
        load_annual(ws, tmp_path / "a.csv", accept_warnings=True)
    assert "a.csv, C4: '很多' is not a number. Correct the cell." in str(error.value).splitlines()
    assert error.value.checked.errors == 10
    assert nothing_loaded(ws)


def test_a_rule_is_told_with_both_sides_and_its_reason(ws, tmp_path) -> None:
    header = ["统一社会信用代码", "资产总计", "负债合计（元）", "所有者权益合计"]
    found = annual(ws, write_csv(tmp_path / "a.csv", [header, [CODES[0], 100, 400_000, 50]]))
    (fault,) = found.faults.iter_rows(named=True)
    assert (fault["severity"], fault["cell"]) == ("warning", "B2")
    assert fault["message_zh"] == (
        "不满足“资产总计 = 负债合计 + 所有者权益合计”：100 ≠ 90（资产应等于负债加所有者权益）"
    )


def test_bounds_are_told_in_the_unit_of_the_file(ws, tmp_path) -> None:
    found = annual(ws, write_csv(tmp_path / "a.csv", [["统一社会信用代码", "营业收入（元）"], [CODES[0], -20_000]]))
    assert "-20000 元，低于下限 0 元" in found.faults["message_zh"][0]


def test_days_in_the_wrong_order_are_told_as_days(ws, tmp_path) -> None:
    rows = [
        ["统一社会信用代码", "企业名称", "成立日期", "注销日期"],
        [CODES[9], "虚构新企业", "2020-01-02", "2019年3月1日"],
    ]
    found = forms.check_file(ws, "enterprise-register", write_csv(tmp_path / "r.csv", rows))
    assert "2020-01-02 > 2019-03-01" in found.faults["message_en"][0]


def test_a_figure_that_jumps_is_asked_about(ws, tmp_path) -> None:
    load_annual(ws, write_csv(tmp_path / "a.csv", [HEADER, *ROWS]), period="2022")
    rows = [[code, name, revenue * 10, profit, staff] for code, name, revenue, profit, staff in ROWS]
    rows[0][2] = 999_000
    rows[1][2] = 1
    found = annual(ws, write_csv(tmp_path / "b.csv", [HEADER, *rows]))
    assert codes_of(found) == {"C2": "jump", "C3": "jump"}
    assert found.faults["message_zh"][0] == "“营业收入”为 999000 万元，是2022年数 1000 万元 的 999×"


def test_a_sum_from_january_on_does_not_fall(ws, tmp_path) -> None:
    header = ["统一社会信用代码", "工业总产值", "存货"]

    def monthly(period: str, output: int) -> forms.Checked:
        file = write_csv(tmp_path / f"{period}.csv", [header, [CODES[0], output, 7]])
        found = forms.check_file(ws, "monthly-industry", file, period=period, source="synthetic")
        if found.ok and not found.warnings:
            forms.load_file(ws, "monthly-industry", file, period=period, source="synthetic")
        return found

    assert monthly("2023C02", 100).warnings == 0
    assert codes_of(monthly("2023年1-3月", 90)) == {"B2": "fell"}
    assert monthly("2023-03", 120).warnings == 0  # a month of this form is meant as the sum up to it


def test_warnings_have_to_be_accepted(ws, tmp_path) -> None:
    file = write_csv(tmp_path / "a.csv", [HEADER, [CODES[0], NAMES[1], 1, 1, 1]])
    with pytest.raises(forms.Faulty, match="is called"):
        load_annual(ws, file)
    assert nothing_loaded(ws)
    assert load_annual(ws, file, accept_warnings=True).warnings == 1


def test_a_former_name_is_no_other_name(ws, tmp_path) -> None:
    rows = [["统一社会信用代码", "企业名称", "曾用名"], [CODES[0], NAMES[0], "虚构旧名有限公司；虚构更旧名有限公司"]]
    forms.load_file(ws, "enterprise-register", write_csv(tmp_path / "r.csv", rows), source="synthetic")
    file = write_csv(tmp_path / "a.csv", [HEADER, [CODES[0], "虚构旧名（有限公司）", 1, 1, 1]])
    assert annual(ws, file).warnings == 0


def test_more_faults_than_anybody_reads_are_counted(ws, tmp_path) -> None:
    rows = [[code, "x", "y", "z", "w"] for code in CODES[:8]] * 1000
    found = annual(ws, write_csv(tmp_path / "a.csv", [HEADER, *rows]))
    assert found.counts["not-a-number"] == 24_000
    assert found.faults.height == 10_000
    assert f"{found.errors + found.warnings - 100:,} more faults are not listed" in str(forms.Faulty.because(found))
