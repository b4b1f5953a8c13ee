"""Where a fault is: file, line and column, however the expression is written in YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.books import HEAD
from rules.checking.writing import FIRST, faults, places


def test_wrong_units_are_said_with_file_line_and_column(tmp_path: Path) -> None:
    body = "let:\n  sum: 3 万元 + revenue + land_area\n  line: iso_9001 and revenue >= 60\n"
    first, second = faults(tmp_path, body)
    assert first.startswith(f"test.yaml, line {FIRST + 1}, column 8: ")
    assert second.startswith(f"test.yaml, line {FIRST + 2}, column 22: ")
    assert places(tmp_path, body) == ["3 万元 + revenue + land_area", "revenue >= 60"]


@pytest.mark.parametrize(
    "written",
    [
        "let:\n  a: iso_9001 and foo\n",
        "let:\n  a:    iso_9001 and foo   # 注\n",
        "let:\n  a: 'iso_9001 and foo'\n",
        'let:\n  a: "iso_9001 and foo"\n',
        "let: {a: iso_9001 and foo, b: '3'}\n",
        "let: {b: '3', a: 'iso_9001 and foo'}\n",
        "let:\n  ? a\n  : iso_9001 and foo\n",
        "let:\n  a: &anchor iso_9001 and foo\n",
        "let:\n  研发: iso_9001 and foo\n",
        "let:\n  a: |\n    iso_9001 and foo\n",
        "let:\n  a: |\n    iso_9001\n      and foo\n",
        "let:\n  a: |-\n    iso_9001\n    and\n    foo\n",
        "let:\n  a: |2\n      iso_9001 and\n    foo\n",
        "let:\n  a: |+\n    iso_9001\n\n    and foo\n\n",
        "let:\n  a: >\n    iso_9001 and foo\n",
        "let:\n  a: >-\n    iso_9001\n    and foo\n",
        "let:\n  a: >-\n    iso_9001\n\n    and\n    foo\n",
        "let:\n  a: > # 注\n    iso_9001 and\n    foo\n",
        "let:\n  a: iso_9001\n    and foo\n",
        "let:\n  a: 'iso_9001\n    and foo'\n",
        'let:\n  a: "iso_9001\n    and foo"\n',
        'let:\n  a: "iso_9001 and\\\n    \\ foo"\n',
        "let:\n  a: 'ownership == ''private'' and foo'\n",
        'let:\n  a: "ownership == \\"private\\" and foo"\n',
        'let:\n  a: "ownership == \\u0022private\\u0022 and foo"\n',
        "let:\n  a: ownership == “private” and foo\n",
        "criteria:\n  all:\n    - {id: x, test: iso_9001 and foo}\n",
        "criteria:\n  all:\n    - test: >-\n        iso_9001\n        and foo\n",
    ],
)
def test_the_column_is_that_of_the_file_however_the_expression_is_written(tmp_path: Path, written: str) -> None:
    (place,) = places(tmp_path, written)
    assert place.startswith("foo")


@pytest.mark.parametrize(
    "body",
    [
        "score: [{id: a, label: 甲, weight: 3, method: ratio, value: revenue, benchmark: 60}]\n",
        "score: [{id: a, label: 甲, weight: 3, method: ratio, value: revenue, benchmark: 3 亩}]\n",
        "score: [{id: a, label: 甲, weight: 3, method: span, value: revenue, base: 3 万元, lead: 3 亩}]\n",
        "score: [{id: a, label: 甲, method: formula, points: revenue}]\n",
        "benefit: {amount: land_area}\n",
        "benefit: {amount: revenue, cap: {amount: 3 亩}}\n",
        "benefit: {amount: revenue, budget: {amount: 20}}\n",
        "criteria: {test: revenue}\n",
        "population: {require: revenue}\n",
    ],
)
def test_a_unit_that_does_not_fit_where_the_expression_stands_has_a_column_too(tmp_path: Path, body: str) -> None:
    assert len(places(tmp_path, body)) == 1


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("let:\n  a: '1'\nscor: []\n", FIRST + 2),
        ("let:\n  a:\n", FIRST + 1),
        (
            "criteria:\n  all:\n    - {id: a, test: iso_9001}\n    - {id: a, test: own_brand}\n",
            FIRST + 3,
        ),
        ("let: {a: '1'}\nlet: {b: '1'}\n", FIRST + 1),
        ("let:\n\ta: 1\n", FIRST + 1),
        ("let: !!python/object/apply:os.system ['true']\n", FIRST),
        ("inputs:\n  t: {label: 甲, unit: 万圆}\n", FIRST + 1),
        ("parameters:\n  t: {label: 甲, value: to be confirmed, unit: 万圆}\n", FIRST + 1),
        ("data_year: 1066\n", FIRST),
        ("about: 甲\nround: 9\n", FIRST + 1),
    ],
)
def test_what_is_no_expression_is_said_with_its_line(tmp_path: Path, body: str, line: int) -> None:
    (fault,) = faults(tmp_path, body)
    assert fault.startswith(f"test.yaml, line {line}")


def test_a_day_that_there_is_not_is_said_with_its_line(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "", HEAD.replace("2022-01-01", "2022-13-01"))
    assert fault.startswith("test.yaml, line 7")
