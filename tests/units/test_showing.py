"""Quantities written for people."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from gaodi import units


@pytest.mark.parametrize(
    ("value", "unit", "digits", "text"),
    [
        (1234.5, "亿元", None, "1,234.5 亿元"),
        (28.0, "%", None, "28%"),
        (0.1 + 0.2, "万元/亩", None, "0.3 万元/亩"),
        (1e16, "元", None, "10,000,000,000,000,000 元"),
        (1e-7, "亿元", None, "0.0000001 亿元"),
        (Decimal("2.50"), "倍", None, "2.5 倍"),
        (Fraction(1, 3), "公顷", 2, "0.33 公顷"),
        (35, "家", 0, "35 家"),
        (-1.5, "个百分点", None, "-1.5 百分点"),
        (7, "1", None, "7"),
    ],
)
def test_a_value_is_written_with_its_unit(value: float, unit: str, digits: int | None, text: str) -> None:
    assert units.show(value, unit, digits) == text


@pytest.mark.parametrize(
    ("unit", "english"),
    [
        ("万元/亩", "10,000 yuan per mu"),
        ("亿元", "100 million yuan"),
        ("万亿元", "trillion yuan"),
        ("元/(平方米·月)", "yuan per square metre and month"),
        ("件/万人", "pieces per 10,000 people"),
        ("家", "organisations"),
        ("万平方米", "10,000 square metres"),
        ("1/万人", "per 10,000 people"),
        ("吨标准煤/万元", "tonnes of standard coal per 10,000 yuan"),
        ("亿", "100 million"),
        ("人·年", "people × years"),
        ("1", "number"),
    ],
)
def test_a_unit_has_an_english_name(unit: str, english: str) -> None:
    assert units.label(unit, "en") == english
    assert units.label(unit, "zh-hans") == units.parse(unit).symbol
