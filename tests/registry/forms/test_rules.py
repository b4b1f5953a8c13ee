"""Rules between columns: what they say, and that nothing else can be said in them."""

from __future__ import annotations

import polars as pl
import pytest

from gaodi.registry.forms import rules

FRAME = pl.DataFrame({"a": [1.0, 2.0, None, 5.0], "b": [1.0, 3.0, 1.0, 5.0], "total": [2.0, 4.0, 1.0, 10.4]})
CELLS = {name: pl.col(name) for name in FRAME.columns}


def broken(text: str, tolerance: float = 0.0, **cells: pl.Expr) -> list[bool | None]:
    return FRAME.select(rules.parse(text).broken(CELLS | cells, tolerance)).to_series().to_list()


@pytest.mark.parametrize(
    ("text", "tolerance", "expected"),
    [
        ("total = a + b", 0, [False, True, None, True]),
        ("total = a + b", 0.5, [False, True, None, False]),
        ("total == a + b", 1, [False, False, None, False]),
        ("a <= b", 0, [False, False, None, False]),
        ("a < b", 0, [True, False, None, True]),
        ("total >= 2 * (a + b) / 2", 0, [False, True, None, False]),
        ("-a > -b", 0, [True, False, None, True]),
    ],
)
def test_a_rule_says_which_rows_break_it_and_nothing_of_empty_cells(text, tolerance, expected) -> None:
    assert broken(text, tolerance) == expected


def test_floats_that_only_differ_in_their_last_digit_are_equal() -> None:
    cells = {"x": pl.lit(0.1) + pl.lit(0.2)}
    assert broken("x = 0.3", **cells)[0] is False


def test_empty_cells_may_count_as_nothing_unless_all_are() -> None:
    frame = pl.DataFrame(
        {"a": [None, None], "b": [1.0, None], "total": [1.0, None]}, schema=dict.fromkeys(FRAME.columns, pl.Float64)
    )
    rule = rules.parse("total = a + b")
    found = frame.select(rule.broken(rules.zeros(CELLS, rule.columns))).to_series().to_list()
    assert found == [False, None]


@pytest.mark.parametrize(
    "text",
    [
        "a", "a = b = total", "__import__('os') = a", "a.real = b", "a[0] = b", "f(a) = b", "'x' = a", "a = True",
        "1 = 2", "a = b ** 999", "a = b if a else b", "a = [b]", "a =", "a := b", "lambda: a",
        "(" * 500 + "a" + ")" * 500 + " = b",
    ],
)  # fmt: skip
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="rule"):
        rules.parse(text)


def test_a_rule_is_shown_with_the_headings_of_its_columns() -> None:
    rule = rules.parse("total = a + 2 * (b - 1)")
    assert rule.written({"total": "合计", "a": "甲", "b": "乙"}) == "合计 = 甲 + 2 * (乙 - 1)"
