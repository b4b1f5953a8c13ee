"""Cells as people write them: what is read, and what is refused rather than guessed."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi.periods import Kind
from gaodi.registry.forms.cells import bands, codes, dates, numbers, words
from gaodi.registry.forms.lookups import of_choices, of_type
from gaodi.registry.forms.model import Choice, Form, Type
from registry.forms.making import CODES

EMPTY = Form.model_fields["empty"].default


def number(text: str, unit: str = "") -> float | None:
    return numbers.parsed(pl.Series([text]), EMPTY, unit).values[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.5", 12.5), (" 12 ", 12.0), ("1,234,567.8", 1234567.8), ("１２．５", 12.5), ("1，234", 1234.0),
        ("-3", -3.0), ("－3", -3.0), ("(1,200)", -1200.0), ("（5）", -5.0), ("+7", 7.0), ("1e3", 1000.0),
        ("¥1,000", 1000.0), ("12\u3000", 12.0), ("\u200b5", 5.0), ("1 234", 1234.0), (".5", 0.5),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_written(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", " ", "-", "—", "/", "无", "N/A", "NA", "\u3000"])
def test_what_stands_for_nothing_is_empty_and_no_fault(text: str) -> None:
    parsed = numbers.parsed(pl.Series([text]), EMPTY)
    assert (parsed.values.to_list(), parsed.wrong) == ([None], ())


@pytest.mark.parametrize(
    "text", ["约100", "1,5", "12,34", "1.2.3", "12万", "abc", "=1+1", "NaN", "inf", "1_000", "0x1F", "(-5)"]
)
def test_a_number_is_never_guessed(text: str) -> None:
    parsed = numbers.parsed(pl.Series(["1", text]), EMPTY)
    assert parsed.values.to_list() == [1.0, None]
    assert [(wrong.code, wrong.at.to_list()) for wrong in parsed.wrong] == [("not-a-number", [1])]


@pytest.mark.parametrize(("unit", "value"), [("%", 12.5), ("1", 0.125), ("‰", 125.0), ("万元", None)])
def test_a_percentage_is_read_in_the_unit_of_its_column(unit: str, value: float | None) -> None:
    assert number("12.5%", unit) == value


@given(st.floats(allow_nan=False, allow_infinity=False, width=64))
def test_every_number_that_is_printed_is_read_back(value: float) -> None:
    assert number(repr(value)) == value


@given(st.integers(-(10**14), 10**14))
def test_thousands_that_are_separated_are_the_same_number(value: int) -> None:
    assert number(f"{value:,}") == float(value)


@pytest.mark.parametrize(
    "text",
    [
        "2023-07-01", "2023/7/1", "2023.7.1", "2023年7月1日", "2023年07月01日", "20230701", "45108", "45108.0",
        "2023-07-01 00:00:00", "2023-07-01T08:30:00", "２０２３－０７－０１", " 2023-07-01 ",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_spelling(text: str) -> None:
    assert dates.parsed(pl.Series([text]), EMPTY).values.to_list() == [date(2023, 7, 1)]


@pytest.mark.parametrize(
    "text", ["2023-07", "2023年7月", "2023-13-01", "2023-02-30", "1234", "07/01/2023", "昨天", "0001-01-01"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    parsed = dates.parsed(pl.Series([text]), EMPTY)
    assert parsed.values.to_list() == [None]
    assert parsed.wrong[0].code == "not-a-date"


def test_yes_and_no_in_every_spelling_and_none_is_no() -> None:
    parsed = words.yes_no(pl.Series(["是", "有", "√", "Yes", "1", "否", "无", "×", "N", "0", "-", "", "也许"]), EMPTY)
    assert parsed.values.to_list() == [True] * 5 + [False] * 5 + [None] * 3
    assert [(wrong.code, wrong.at.to_list()) for wrong in parsed.wrong] == [("not-yes-no", [12])]


def choice(cells: list[str], choices: list[Choice]):
    return words.coded(pl.Series(cells), EMPTY, of_choices(choices), lambda _: {"code": "not-a-choice"})


def test_a_choice_is_known_by_code_name_english_and_alias() -> None:
    active = Choice(code="active", name="存续", name_en="Active", aliases=("在营",))
    assert choice(["存续", "active", "ACTIVE", " 在 营 "], [active]).values.to_list() == ["active"] * 4


def test_a_word_that_is_a_choice_does_not_stand_for_an_empty_cell() -> None:
    levels = [Choice(code="无", name="无"), Choice(code="市级", name="市级")]
    assert choice(["无", "市级", "-"], levels).values.to_list() == ["无", "市级", None]


def test_what_is_no_choice_is_told_with_what_is_near() -> None:
    parsed = choice(["已经存续"], [Choice(code="active", name="已存续")])
    assert parsed.values.to_list() == [None]
    assert "已存续 (active)" in parsed.wrong[0].same["near_zh"]


@pytest.mark.parametrize("text", ["C3511", "3511", "矿山机械制造", "C3511 矿山机械制造"])
def test_an_industry_is_known_by_code_and_name(text: str) -> None:
    parsed = words.coded(pl.Series([text]), EMPTY, of_type(Type.INDUSTRY, None), lambda _: {"code": "unknown-code"})
    assert parsed.values.to_list() == ["C3511"]


def test_a_region_is_meant_within_the_workspace_where_several_have_the_name(ws) -> None:
    near, far = of_type(Type.REGION, ws), of_type(Type.REGION, None)
    assert near.find("长沙县") == ("430121",)
    assert near.find("岳麓区") == ("430104",)
    assert len(far.find("鼓楼区")) > 1


def test_codes_are_made_plain_and_checked() -> None:
    code = CODES[0]
    typed = [f"'{code}", code.lower(), f" {code[:8]} {code[8:]} ", "", "-"]
    assert codes.parsed(pl.Series(typed), EMPTY).values.to_list() == [code, code, code, None, None]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("9.143E+17", "uscc-by-excel", "数值"),
        ("91430102", "uscc-wrong", "18 位"),
        (CODES[0][:-1] + ("0" if CODES[0][-1] != "0" else "1"), "uscc-odd", "校验码"),
        (CODES[0][:8] + "I" + CODES[0][9:], "uscc-wrong", "不会出现"),
    ],
)
def test_a_code_that_is_none_is_told_why(text: str, code: str, said: str) -> None:
    wrong = codes.parsed(pl.Series([text]), EMPTY).wrong
    assert [one.code for one in wrong] == [code]
    assert said in wrong[0].same["reason_zh"]


def test_a_period_is_one_of_those_of_the_form() -> None:
    parsed = words.periods_of(pl.Series(["2023年", "2023.0", "2023年1-6月", "去年"]), EMPTY, [Kind.YEAR])
    assert parsed.values.to_list() == ["2023", "2023", None, None]
    assert {wrong.code for wrong in parsed.wrong} == {"not-a-period"}


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("500-1000", (500.0, 1000.0)), ("500～1,000", (500.0, 1000.0)), ("[500,1000)", (500.0, 1000.0)),
        ("500至1000", (500.0, 1000.0)), ("1000以上", (1000.0, None)), ("≥1000", (1000.0, None)),
        (">1000", (1000.0, None)), ("＞1000", (1000.0, None)), ("1000（含）以上", (1000.0, None)),
        ("不足500", (None, 500.0)), ("500以下", (None, 500.0)),
        ("<=500", (None, 500.0)), ("1000-500", (None, None)), ("很多", (None, None)),
    ],
)  # fmt: skip
def test_a_band_has_two_ends_of_which_one_may_be_open(text: str, ends) -> None:
    low, high = bands.parsed(pl.Series([text]))
    assert (low[0], high[0]) == ends


def test_a_band_is_read_only_where_a_source_gives_bands() -> None:
    cells = pl.Series(["12", "500-1000", "-", "x"])
    assert numbers.parsed(cells, EMPTY).wrong[0].at.to_list() == [1, 3]
    parsed = numbers.parsed(cells, EMPTY, bands=True)
    assert (parsed.values.to_list(), parsed.low.to_list()) == ([12.0, None, None, None], [None, 500.0, None, None])
    assert parsed.wrong[0].at.to_list() == [3]
