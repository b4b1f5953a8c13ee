"""Expressions as they are written: what binds closer, where everything stands, the spellings there are."""

from __future__ import annotations

import pytest

from gaodi.rules.language import parse
from gaodi.rules.language.syntax import (
    Among,
    Binary,
    Call,
    Choice,
    Comparison,
    Expression,
    List,
    Logic,
    Name,
    Number,
    Signed,
    Text,
    Truth,
)


def shape(tree: Expression) -> str:
    """A tree with a bracket around everything that belongs together."""
    match tree:
        case Number():
            return tree.digits + tree.unit
        case Text():
            return f'"{tree.value}"'
        case Truth():
            return str(tree.value).lower()
        case Name():
            return tree.value
        case Signed():
            return f"({tree.sign} {shape(tree.of)})"
        case Binary():
            return f"({shape(tree.left)} {tree.sign} {shape(tree.right)})"
        case Comparison():
            rest = (f" {sign} {shape(part)}" for sign, part in zip(tree.signs, tree.parts[1:], strict=True))
            return f"({shape(tree.parts[0])}{''.join(rest)})"
        case Among():
            return f"({shape(tree.of)} {'not in' if tree.negated else 'in'} {shape(tree.among)})"
        case Logic():
            return f"({f' {tree.sign} '.join(map(shape, tree.parts))})"
        case Choice():
            return f"({shape(tree.then)} if {shape(tree.when)} else {shape(tree.otherwise)})"
        case List():
            return f"[{', '.join(map(shape, tree.parts))}]"
        case Call():
            named = [f"{name}={shape(value)}" for name, value, _ in tree.named]
            return f"{tree.function}({', '.join([*map(shape, tree.arguments), *named])})"
    raise AssertionError(tree)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a + b * c", "(a + (b * c))"),
        ("a - b - c", "((a - b) - c)"),
        ("a / b / c", "((a / b) / c)"),
        ("a - b + c", "((a - b) + c)"),
        ("(a + b) * c", "((a + b) * c)"),
        ("-a * b", "((- a) * b)"),
        ("a - -b", "(a - (- b))"),
        ("- - a", "(- (- a))"),
        ("a + b >= c * d", "((a + b) >= (c * d))"),
        ("a > 1 and b > 2 or c > 3", "(((a > 1) and (b > 2)) or (c > 3))"),
        ("a or b and c", "(a or (b and c))"),
        ("not a and b", "((not a) and b)"),
        ("not a > b", "(not (a > b))"),
        ("not not a", "(not (not a))"),
        ("a and b and c", "(a and b and c)"),
        ("1 <= a < 3", "(1 <= a < 3)"),
        ("a if p else b if q else c", "(a if p else (b if q else c))"),
        ("a + 1 if p or q else b", "((a + 1) if (p or q) else b)"),
        ('a in ["C35", "D44"] and b', '((a in ["C35", "D44"]) and b)'),
        ('a not in ["C35"]', '(a not in ["C35"])'),
        ("min(a, 30% * b, years=2)", "min(a, (30% * b), years=2)"),
        ("score.innovation >= 3", "(score.innovation >= 3)"),
        ("true or false", "(true or false)"),
    ],
)
def test_what_binds_closer(text: str, read: str) -> None:
    assert shape(parse(text)) == read


@pytest.mark.parametrize(
    ("text", "digits", "unit"),
    [
        ("26.01 万元/亩", "26.01", "万元/亩"),
        ("26.01万元/亩", "26.01", "万元/亩"),
        ("30%", "30", "%"),
        ("30 %", "30", "%"),
        ("0.05 元/kWh", "0.05", "元/kWh"),
        ("5", "5", ""),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, digits: str, unit: str) -> None:
    tree = parse(text)
    assert isinstance(tree, Number)
    assert (tree.digits, tree.unit) == (digits, unit)


def test_a_sign_behind_a_unit_is_arithmetic_and_not_part_of_the_unit() -> None:
    assert shape(parse("3 万元 / land")) == "(3万元 / land)"
    assert shape(parse("3 万元/亩 * land")) == "(3万元/亩 * land)"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a ≥ 3", "a >= 3"),
        ("a ≤ 3", "a <= 3"),
        ("a ≠ 3", "a != 3"),
        ("a × b ÷ c", "a * b / c"),
        ("a == “甲”", 'a == "甲"'),
        ("a == '甲'", 'a == "甲"'),
        ("a\n  and\n  b", "a and b"),
        ("a  # 第三条\n and b", "a and b"),
        ("  a ", "a"),
    ],
)
def test_spellings_of_one_expression(text: str, same: str) -> None:
    assert shape(parse(text)) == shape(parse(same))


@pytest.mark.parametrize("name", ["营业收入", "rd_share_2y", "notable", "order", "iffy", "android", "input", "truely"])
def test_a_name_may_be_chinese_or_begin_like_a_word_of_the_language(name: str) -> None:
    tree = parse(f"{name} + 1")
    assert isinstance(tree, Binary)
    assert isinstance(tree.left, Name)
    assert tree.left.value == name


def test_everything_knows_where_it_stands() -> None:
    text = "big and  revenue >= 60 万元"
    tree = parse(text)
    assert isinstance(tree, Logic)
    second = tree.parts[1]
    assert isinstance(second, Comparison)
    assert [text[part.span.start : part.span.end] for part in (tree.parts[0], second, *second.parts)] == [
        "big", "revenue >= 60 万元", "revenue", "60 万元",
    ]  # fmt: skip


def test_what_stands_in_quotes_is_never_read_as_an_expression() -> None:
    tree = parse('"a >= 3 and # (b"')
    assert isinstance(tree, Text)
    assert tree.value == "a >= 3 and # (b"
