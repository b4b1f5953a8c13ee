"""Which rows are returns, and what rows of totals are good for."""

from __future__ import annotations

import pytest

from registry.forms.making import CODES, HEADER, NAMES, ROWS, annual, codes_of, write_csv


def checked(ws, tmp_path, rows):
    return annual(ws, write_csv(tmp_path / "a.csv", rows))


def left_out(found):
    return {kind: list(rows) for kind, rows in found.tables[0].left_out.items()}


def test_rows_that_are_no_returns_are_left_out_and_listed(ws, tmp_path) -> None:
    rows = [
        ["企业年报"], HEADER, ["甲", "乙", 1, 2, 3], *ROWS[:2], [], ["", "小 计", 3000, 300, 30],
        *ROWS[2:], HEADER, ["其中：大型", "", 1, 1, 1], ["合计", "", 10000, 1000, 100],
        ["单位负责人：张三", "", "填表人：李四"], ["注：本表数据未经审计。"],
    ]  # fmt: skip
    found = checked(ws, tmp_path, rows)
    assert (found.rows, found.errors, found.warnings) == (4, 0, 0)
    assert left_out(found) == {
        "header": [3, 10], "blank": [6], "subtotal": [7], "among": [11], "total": [12], "note": [13, 14],
    }  # fmt: skip


def test_a_row_without_its_code_is_a_fault_and_not_left_out(ws, tmp_path) -> None:
    found = checked(ws, tmp_path, [HEADER, ["", NAMES[0], 1, 2, 3]])
    assert codes_of(found) == {"A2": "required"}


@pytest.mark.parametrize("above", [True, False], ids=["above", "below"])
def test_a_total_that_is_not_the_sum_of_its_rows_is_told(ws, tmp_path, above: bool) -> None:
    total = ["合计", "", 10000, 999, 100]
    rows = [HEADER, total, *ROWS] if above else [HEADER, *ROWS, total]
    found = checked(ws, tmp_path, rows)
    assert codes_of(found) == {"D2" if above else "D6": "total-row"}
    assert "1000" in found.faults["message_zh"][0]


def test_a_subtotal_stands_below_its_rows_or_above_them(ws, tmp_path) -> None:
    first, second = ["", "小计", 3000, 300, 30], ["", "小计", 7000, 700, 70]
    below = checked(ws, tmp_path, [HEADER, *ROWS[:2], first, *ROWS[2:], second])
    above = checked(ws, tmp_path, [HEADER, first, *ROWS[:2], second, *ROWS[2:]])
    wrong = checked(ws, tmp_path, [HEADER, *ROWS[:2], second, *ROWS[2:], second])
    assert (below.warnings, above.warnings) == (0, 0)
    assert set(codes_of(wrong).values()) == {"total-row"}


def test_a_total_may_differ_by_what_was_rounded_away(ws, tmp_path) -> None:
    rows = [[CODES[n], NAMES[n], 0.333333, 0, 1] for n in range(3)]
    assert checked(ws, tmp_path, [HEADER, *rows, ["合计", "", 1.0, 0, 3]]).warnings == 0
    assert checked(ws, tmp_path, [HEADER, *rows, ["合计", "", 1.1, 0, 3]]).warnings == 1
