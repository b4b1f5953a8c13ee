"""Names of enterprises taken apart. The names of names.csv are fictional, or those of listed and state-owned firms."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gaodi.registry import names

CASES = list(csv.DictReader((Path(__file__).parent / "names.csv").read_text("utf-8").splitlines()))
PARTS = ("region", "region_code", "brand", "trade", "form", "branch", "rest")


def test_there_are_enough_names_to_speak_of() -> None:
    assert len(CASES) >= 120
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_name_is_taken_apart(case: dict[str, str]) -> None:
    found = names.parse(case["name"])
    assert {part: getattr(found, part) for part in PARTS} == {part: case[part] for part in PARTS}
    assert "、".join(found.former) == case["former"]


ONE_NAME = [
    [
        "湖南云岭科技有限公司", "湖南省云岭科技有限责任公司", "云岭科技（湖南）有限公司", "湖南雲嶺科技有限公司",
        "湖南 云岭·科技 有限公司",
    ],
    ["云岭（集团）股份有限公司", "云岭集团股份公司", "云岭集团股份有限公司"],
    ["宁乡县云岭米业有限公司", "宁乡市云岭米业有限公司", "湖南省宁乡市云岭米业有限公司", "宁乡云岭米业有限公司"],
    ["襄樊市云岭汽车有限公司", "襄阳云岭汽车有限公司"],
    ["长沙云岭投资合伙企业(有限合伙)", "长沙市云岭投资合伙企业（有限合伙）"],
]  # fmt: skip


@pytest.mark.parametrize("written", ONE_NAME, ids=lambda written: written[0])
def test_one_name_has_one_key_however_it_is_written(written: list[str]) -> None:
    assert len({names.parse(one).key for one in written}) == 1


def test_names_that_differ_in_a_part_differ_in_their_key() -> None:
    different = [
        "湖南云岭科技有限公司", "湖北云岭科技有限公司", "湖南云海科技有限公司", "湖南云岭机械有限公司",
        "湖南云岭科技股份有限公司", "湖南云岭科技有限公司长沙分公司", "湖南云岭科技集团有限公司",
        "湖南云岭科技合伙企业（有限合伙）", "湖南云岭科技合伙企业（普通合伙）",
    ]  # fmt: skip
    assert len({names.parse(one).key for one in different}) == len(different)


def test_the_short_name_is_brand_and_trade_and_a_division_stands_for_a_missing_brand() -> None:
    assert names.parse("湖南云岭机械制造有限公司").short == "云岭机械制造"
    assert names.parse("长沙水泵厂").short == "长沙水泵"


def test_nothing_is_refused_and_nothing_is_lost() -> None:
    for odd in (
        "",
        "有限公司",
        "（）",
        "长沙",
        "中国",
        "ABC Co., Ltd.",
        "集团",
        "1",
        "(长沙)",
        "省",
        "科技",
        "分公司",
        "𠮷野家",
    ):
        name = names.parse(odd)
        kept = name.region + name.brand + name.trade + name.form + name.branch + name.rest
        assert kept or not name.text.strip("()"), odd


def test_former_names_are_told_from_words_that_begin_alike() -> None:
    assert names.split_former("湖南云岭有限公司（原名：长沙云岭厂；长沙云岭公司）") == (
        "湖南云岭有限公司",
        ("长沙云岭厂", "长沙云岭公司"),
    )
    assert names.split_former("长沙云岭厂更名为湖南云岭有限公司")[0] == "湖南云岭有限公司"
    for plain in ("湖南中原重工有限公司", "湖南原点（原本）科技有限公司", "湖南云岭有限公司", "原力科技有限公司"):
        assert names.split_former(plain) == (plain, ())


def test_nearly_every_listed_company_of_hunan_has_a_brand_or_is_named_by_place_and_trade(shared: Path) -> None:
    rows = csv.DictReader((shared / "data/listed/hunan_listed_joined.csv").read_text("utf-8-sig").splitlines())
    parsed = [names.parse(row["fullname"]) for row in rows if row["fullname"].strip()]
    assert len(parsed) > 100
    assert all("股份" in name.form for name in parsed)
    assert all(name.brand or (name.region and name.trade) for name in parsed)
    assert sum(bool(name.brand) for name in parsed) / len(parsed) > 0.85
    assert sum(bool(name.trade) for name in parsed) / len(parsed) > 0.85
    assert not any(name.branch or name.rest for name in parsed)


def test_short_names_of_listed_companies_are_not_taken_for_places(shared: Path) -> None:
    """A short name of a listed company begins with a division only where the company is named after one."""
    rows = csv.DictReader((shared / "data/listed/hunan_listed_joined.csv").read_text("utf-8-sig").splitlines())
    pairs = [(names.parse(row["name"]), names.parse(row["fullname"])) for row in rows if row["fullname"].strip()]
    wrong = [short.text for short, full in pairs if short.region and short.region not in full.text]
    assert wrong == ["湖南白银"]  # has taken this name since, and its full name in the file is the one before
