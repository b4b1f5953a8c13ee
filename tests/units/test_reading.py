"""Units as offices write them."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from gaodi import units
from gaodi.errors import UnitError
from gaodi.units.table import ATOMS

WRITTEN = [
    ("万元/亩", "万元/亩"), ("万元／亩", "万元/亩"), ("万元 / 亩", "万元/亩"), ("万元每亩", "万元/亩"),
    ("元/kWh", "元/千瓦时"), ("元/度", "元/千瓦时"), ("元/kW·h", "元/千瓦时"), ("亿kWh", "亿千瓦时"),
    ("％", "%"), ("个百分点", "百分点"), ("‰", "‰"), ("倍", "倍"), ("亿", "亿"),
    ("㎡", "平方米"), ("m²", "平方米"), ("m2", "平方米"), ("㎢", "平方公里"),
    ("km²", "平方公里"), ("平方千米", "平方公里"),
    ("台（套）", "台（套）"), ("台(套)", "台（套）"), ("台/套", "台（套）"), ("万台(套)", "万台（套）"),
    ("吨标煤/万元", "吨标准煤/万元"), ("tce/万元", "吨标准煤/万元"), ("万吨标准煤", "万吨标准煤"),
    ("件/万人", "件/万人"), ("件每万人", "件/万人"), ("万元/t", "万元/吨"),
    ("tCO2/万元", "吨二氧化碳/万元"), ("元/平方米·月", "元/(平方米·月)"), ("元/(平方米·月)", "元/(平方米·月)"),
    ("人·年", "人·年"), ("人年", "人年"), ("万千瓦", "万千瓦"), ("百万千焦", "百万千焦"),
    ("万亿元", "万亿元"), ("百亿元", "百亿元"),
    ("RMB", "元"), ("万美元", "万美元"), ("μg/m³", "微克/立方米"), ("元/亩/年", "元/(亩·年)"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "symbol"), WRITTEN)
def test_spellings_of_one_unit_are_one_unit(written: str, symbol: str) -> None:
    unit = units.parse(written)
    assert str(unit) == symbol
    assert units.parse(symbol) == unit


def test_every_unit_of_the_labelled_targets_is_known(shared: Path) -> None:
    lines = [
        line for file in (shared / "plans").glob("*.targets.jsonl") for line in file.read_text("utf-8").split("\n")
    ]
    written = {json.loads(line)["unit"] for line in lines if line.strip()}
    assert {"台（套）", "人/亿元", "番", "指数"} <= written
    for unit in written:
        assert units.parse(units.parse(unit).symbol) == units.parse(unit)


@pytest.mark.parametrize(
    ("unit", "dimension", "factor"),
    [
        ("亩", {"length": 2}, Fraction(2000, 3)),
        ("万元/亩", {"CNY": 1, "length": -2}, Fraction(15)),
        ("亿千瓦时", {"energy": 1}, Fraction(36 * 10**13)),
        ("千瓦", {"energy": 1, "time": -1}, Fraction(1000)),
        ("吨标准煤/万元", {"coal": 1, "CNY": -1}, Fraction(1, 10)),
        ("%", {}, Fraction(1, 100)),
        ("亿", {}, Fraction(10**8)),
        ("人/亿元", {"person": 1, "CNY": -1}, Fraction(1, 10**8)),
        ("1/万人", {"person": -1}, Fraction(1, 10**4)),
        ("米^2", {"length": 2}, Fraction(1)),
    ],
)
def test_a_unit_has_a_dimension_and_an_exact_size(unit: str, dimension: dict[str, int], factor: Fraction) -> None:
    assert dict(units.parse(unit).dimension) == dimension
    assert units.parse(unit).factor == factor


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("万圆", "There is no unit '万圆'. Did you mean .*万元"),
        ("平方里", "There is no unit '平方里'. Did you mean 平方公里"),
        ("万元/目", r"no unit '目' \(in '万元/目'\). See docs/units.md"),
        ("元//亩", "cannot be read from '/' on"),
        ("元/", "ends too early"),
        ("元·", "ends too early"),
        ("(元", r"cannot be read from '\(' on"),
        ("元)", r"cannot be read from '\)' on"),
        ("()", r"cannot be read"),
        ("", "The unit is empty. Expected a unit such as 万元"),
        ("  ", "The unit is empty"),
        ("(" * 101, "has 101 characters. Expected at most 100"),
        ("万百元", "no unit '万百元'"),
    ],
)
def test_what_is_no_unit_is_refused_with_the_nearest(wrong: str, said: str) -> None:
    with pytest.raises(UnitError, match=said):
        units.parse(wrong)


def test_brackets_within_the_limit_do_not_exhaust_the_reader() -> None:
    assert units.parse("(" * 49 + "元" + ")" * 49) == units.parse("元")


def test_every_known_spelling_is_read() -> None:
    for word in units.known():
        assert units.parse(word).factor > 0


def test_the_page_on_units_names_every_unit() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs/units.md").read_text("utf-8")
    table = page.split("## What can be compared")[1].split("**Counts.**")[0]
    missing = {atom.symbol for atom in ATOMS.values()} - set(re.split(r"[\s|·;,()]+", table))
    assert not missing
