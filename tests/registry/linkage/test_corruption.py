"""The corruption model: each kind does what it says, and the same seed gives the same records."""

from __future__ import annotations

from random import Random

import polars as pl
import pytest

from gaodi.registry.linkage import corruption, fiction
from gaodi.registry.linkage.corruption import KINDS, Firm

FIRM = Firm(
    "长沙", "鑫达", "机械制造", "有限公司", uscc="914301001234567890", address="长沙市岳麓区麓谷大道627号",
    representative="王伟", region="430100", former="长沙旧名机械有限公司",
)  # fmt: skip


def made(kind: str, firm: Firm = FIRM) -> list[Firm]:
    """What a kind makes of the firm, in twenty draws."""
    found = [KINDS[kind].change(firm, Random(seed)) for seed in range(20)]
    return [one for one in found if one is not None]


def names(kind: str) -> set[str]:
    return {one.name for one in made(kind)}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("exact", {"长沙鑫达机械制造有限公司"}),
        ("region-dropped", {"鑫达机械制造有限公司"}),
        ("form-dropped", {"长沙鑫达机械制造"}),
        ("short-name", {"鑫达机械制造"}),
        ("trade-dropped", {"长沙鑫达有限公司"}),
        ("trade-reworded", {"长沙鑫达机械有限公司"}),
        ("former-name", {"长沙旧名机械有限公司"}),
        ("transposed", {"长沙达鑫机械制造有限公司"}),
        ("traditional", {"長沙鑫達機械製造有限公司"}),
    ],
)
def test_a_kind_does_what_it_says(kind: str, expected: set[str]) -> None:
    assert names(kind) == expected


def test_the_region_moves_into_brackets_behind_brand_or_trade() -> None:
    moved = names("region-moved")
    assert {"鑫达（长沙）机械制造有限公司", "鑫达机械制造(长沙)有限公司"} <= moved
    assert all(name.replace("（", "(").index("(长沙") > 1 for name in moved)


def test_regions_grow_by_their_province_or_kind() -> None:
    assert {"湖南长沙鑫达机械制造有限公司", "湖南省长沙市鑫达机械制造有限公司"} <= names("region-added")


@pytest.mark.parametrize("kind", ["homophone", "look-alike", "wrong-character"])
def test_one_character_of_the_brand_is_another(kind: str) -> None:
    firm = Firm("长沙", "天达", "机械", "有限公司")
    for changed in made(kind, firm):
        assert changed.trade == "机械"
        assert sum(one != other for one, other in zip(changed.brand, "天达", strict=True)) == 1


def test_a_character_is_lost_and_the_brand_keeps_two() -> None:
    for changed in made("character-lost"):
        assert len(changed.name) == len(FIRM.name) - 1
        assert changed.brand == "鑫达"


def test_a_branch_stands_behind_the_name() -> None:
    assert all(name.startswith(FIRM.name) and len(name) > len(FIRM.name) for name in names("branch-added"))


def test_codes_are_spoilt_as_spreadsheets_and_fingers_do() -> None:
    assert {one.uscc for one in made("code-by-spreadsheet")} == {"9.14301E+17", "914301001234567000"}
    for one in made("code-digits-swapped"):
        assert one.uscc != FIRM.uscc
        assert sorted(one.uscc) == sorted(FIRM.uscc)
    for one in made("code-mistyped"):
        assert sum(a != b for a, b in zip(one.uscc, FIRM.uscc, strict=True)) == 1


def test_an_address_keeps_road_and_number() -> None:
    for one in made("address-reworded"):
        assert "麓谷大道" in one.address
        assert "627" in one.address
        assert one.address != FIRM.address


@pytest.mark.parametrize("kind", ["sibling", "namesake", "near-brand", "other-brand"])
def test_strangers_look_alike_and_are_others(kind: str) -> None:
    assert not KINDS[kind].same
    for one in made(kind):
        kept = {"sibling": "brand", "namesake": "brand", "near-brand": "trade", "other-brand": "trade"}[kind]
        assert getattr(one, kept) == getattr(FIRM, kept)
        assert one.name != FIRM.name


def test_a_kind_that_cannot_befall_a_firm_leaves_it_out() -> None:
    bare = Firm("", "鑫", "", "有限公司")
    assert not made("region-dropped", bare)
    assert not made("transposed", bare)
    assert not made("code-mistyped", bare)


def test_records_say_what_they_mean_and_strangers_mean_nobody() -> None:
    firms = fiction.enterprises(300, seed=1)
    records = corruption.labelled(firms, 600, seed=2)
    same = pl.col("kind").is_in([key for key, kind in KINDS.items() if kind.same])
    assert set(records["kind"]) == set(KINDS)
    assert records.filter(same)["truth"].null_count() == 0
    assert records.filter(~same)["truth"].count() == 0
    assert records.filter(~same).height / records.height == pytest.approx(corruption.Shares().strangers, abs=0.02)
    assert not set(records.filter(~same)["name"]) & set(firms["name"])


def test_the_same_seed_gives_the_same_records() -> None:
    firms = fiction.enterprises(200, seed=1)
    assert firms.equals(fiction.enterprises(200, seed=1))
    assert corruption.labelled(firms, 100, seed=5).equals(corruption.labelled(firms, 100, seed=5))
    assert not corruption.labelled(firms, 100, seed=5).equals(corruption.labelled(firms, 100, seed=6))


def test_only_the_kinds_that_are_asked_for_are_made() -> None:
    firms = fiction.enterprises(200, seed=1)
    assert set(corruption.labelled(firms, 60, kinds=["homophone", "sibling"])["kind"]) == {"homophone", "sibling"}
