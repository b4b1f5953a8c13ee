"""From unit to unit: worked examples, what is refused, and laws that hold for all units."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi import units
from gaodi.errors import UnitError

WORDS = [
    "元",
    "万元",
    "亿元",
    "亩",
    "公顷",
    "平方公里",
    "千瓦时",
    "吨标准煤",
    "吨",
    "人",
    "万人",
    "家",
    "件",
    "年",
    "小时",
    "%",
]
words = st.sampled_from(WORDS).map(units.parse)
compound = st.recursive(
    words,
    lambda inner: st.builds(lambda a, b, by: a * b if by else a / b, inner, inner, st.booleans()),
    max_leaves=4,
)
numbers = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=1000)


@pytest.mark.parametrize(
    ("value", "source", "target", "result"),
    [
        (3.0, "万元/亩", "亿元/平方公里", 0.45),
        (1.0, "平方公里", "亩", 1500.0),
        (1.0, "公顷", "亩", 15.0),
        (26.01, "万元/亩", "元/平方米", 390.15),
        (4.0, "万亿元", "亿元", 40_000.0),
        (0.6, "元/度", "元/MWh", 600.0),
        (35.0, "万元/人", "亿元/万人", 35.0),
        (28.5, "%", "‰", 285.0),
        (2.0, "百分点", "%", 2.0),
        (12.0, "元/平方米·月", "元/平方米·年", 144.0),
        (100.0, "万千瓦", "吉瓦", 1.0),
        (5.0, "万平方米", "公顷", 5.0),
        (90.0, "人/亿元", "人/万元", 0.009),
        (1.0, "千瓦·小时", "千瓦时", 1.0),
    ],
)
def test_worked_examples(value: float, source: str, target: str, result: float) -> None:
    assert units.convert(value, source, target) == result


def test_a_fraction_stays_exact_and_a_decimal_a_decimal() -> None:
    assert units.convert(Fraction(1), "亩", "平方公里") == Fraction(1, 1500)
    assert units.convert(Decimal("26.01"), "万元/亩", "元/平方米") == Decimal("390.15")
    assert units.convert(7, "家", "个") == 7.0


def test_a_float_that_is_no_number_stays_what_it_is() -> None:
    assert units.convert(float("inf"), "万元", "元") == float("inf")
    assert units.convert(float("nan"), "万元", "元") != units.convert(float("nan"), "万元", "元")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("家", "个", True), ("户", "家", True), ("条", "个", True), ("台", "台（套）", True), ("人", "名", True),
        ("%", "倍", True), ("件/万人", "件/人", True), ("千瓦时", "GJ", True),
        ("家", "台", False), ("家", "件", False), ("人", "家", False), ("人", "人次", False), ("元", "美元", False),
        ("番", "倍", False), ("分", "%", False), ("指数", "分", False), ("吨", "吨标准煤", False),
        ("千瓦", "千瓦时", False),
    ],
)  # fmt: skip
def test_what_can_be_compared(one: str, other: str, same: bool) -> None:
    assert units.compatible(one, other) is same


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("家", "台", "家 cannot be compared with 台: one is entity, the other machine"),
        ("万元", "万元/亩", "one is CNY, the other CNY·length⁻²"),
        ("年", "天", "A year is not a fixed number of days"),
        ("万吨标准煤", "亿千瓦时", "State the coefficient: coal=units.CALORIFIC"),
    ],
)
def test_a_refusal_names_both_sides_and_the_remedy(source: str, target: str, said: str) -> None:
    with pytest.raises(UnitError, match=said):
        units.convert(1.0, source, target)


def test_coal_and_energy_convert_with_the_coefficient_that_is_stated() -> None:
    # GB/T 2589-2020: electricity 0.1229 kgce/kWh, so 1 亿千瓦时 is 1.229 万吨标准煤.
    assert units.convert(1.0, "亿千瓦时", "万吨标准煤", coal=units.CALORIFIC) == 1.229
    assert units.convert(1.229, "万吨标准煤", "亿千瓦时", coal=units.CALORIFIC) == 1.0
    assert units.convert(1.0, "亿千瓦时", "万吨标准煤", coal="0.3") == 3.0
    assert units.convert(1.0, "千瓦时/元", "吨标准煤/万元", coal=units.CALORIFIC) == 1.229


def test_a_coefficient_joins_nothing_else() -> None:
    with pytest.raises(UnitError):
        units.convert(1.0, "吨", "千瓦时", coal=units.CALORIFIC)


@given(numbers, compound, compound)
def test_there_and_back_is_the_same_value(value: Fraction, one: units.Unit, other: units.Unit) -> None:
    other = other * (one / other) if not units.compatible(one, other) else other
    assert units.convert(units.convert(value, one, other), other, one) == value


@given(
    st.sampled_from([["元", "万元", "亿元"], ["亩", "公顷", "平方米", "平方公里"], ["千瓦时", "吉焦", "亿千瓦时"]]),
    st.data(),
)
def test_a_detour_changes_nothing(kind: list[str], data: st.DataObject) -> None:
    a, b, c = (data.draw(st.sampled_from(kind)) for _ in range(3))
    assert units.ratio(a, b) * units.ratio(b, c) == units.ratio(a, c)


@given(compound, compound, st.integers(-3, 3))
def test_dimension_and_size_follow_the_arithmetic(one: units.Unit, other: units.Unit, power: int) -> None:
    assert (one * other).dimension == one.dimension * other.dimension
    assert (one / other).dimension == one.dimension / other.dimension
    assert (one**power).dimension == one.dimension**power
    assert (one * other).factor == one.factor * other.factor
    assert (one**power).factor == one.factor**power
    assert one / one == units.parse("1")


@given(compound)
def test_the_symbol_of_any_unit_reads_back_to_it(unit: units.Unit) -> None:
    again = units.parse(unit.symbol)
    assert (again.dimension, again.factor, again.symbol) == (unit.dimension, unit.factor, unit.symbol)


@given(compound, compound)
def test_dimensions_form_a_group(one: units.Unit, other: units.Unit) -> None:
    assert one.dimension * other.dimension == other.dimension * one.dimension
    assert one.dimension / one.dimension == units.RATIO
    assert hash(one.dimension * other.dimension) == hash(other.dimension * one.dimension)


@given(st.floats(-1e12, 1e12, allow_subnormal=False), st.sampled_from(["亩", "万元/亩", "亿元"]))
def test_a_float_is_the_nearest_to_the_exact_result(value: float, source: str) -> None:
    target = {"亩": "公顷", "万元/亩": "亿元/平方公里", "亿元": "元"}[source]
    exact = Fraction(repr(value)) * units.ratio(source, target)
    assert units.convert(value, source, target) == float(exact)
