"""What is compared of a row: names in parts, places, addresses and codes as numbers and patterns."""

from __future__ import annotations

import polars as pl
import pytest

from gaodi.errors import InputError
from gaodi.registry.linkage import columns, records


def compared(*names: str, **fields: list[str | None]) -> pl.DataFrame:
    given = pl.DataFrame({"record": [str(n) for n in range(len(names))], "name": list(names), **fields})
    return columns.compared(records.records(given))


@pytest.mark.parametrize(
    "written",
    [
        "長沙鑫達機械有限公司", "鑫达机械（长沙）有限公司", "长沙 鑫达机械有限责任公司", "12、长沙鑫达机械有限公司",
        "鑫达机械", "湖南省长沙市鑫达机械有限公司",
    ],
)  # fmt: skip
def test_one_name_in_many_writings_has_one_core(written: str) -> None:
    both = compared("长沙鑫达机械有限公司", written)
    assert both["core"].n_unique() == 1
    assert both["brand"].n_unique() == 1


def test_a_slip_keeps_one_mask_and_a_homophone_the_sound() -> None:
    right, wrong = compared("长沙鑫达机械有限公司", "长沙新达机械有限公司").to_dicts()
    assert right["sound"] == wrong["sound"]
    assert right["masked_1"] == wrong["masked_1"]
    assert right["masked_2"] != wrong["masked_2"]
    assert right["brand"] != wrong["brand"]


def test_what_is_not_said_is_null_and_equal_to_nothing() -> None:
    row = compared("鑫达").row(0, named=True)
    assert [row[key] for key in ("trade", "form", "city", "credit", "organisation", "door", "person")] == [None] * 7
    assert row["branch"] == 0


def test_places_come_from_the_name_first() -> None:
    rows = compared(
        "长沙鑫达机械有限公司", "鑫达机械有限公司", "湖南鑫达机械有限公司", "鑫达机械",
        region=["株洲市", "430124", None, None], address=[None, None, "长沙市岳麓区麓谷大道1号", None],
    )  # fmt: skip
    assert rows.select("county", "city", "province").rows() == [
        (None, 4301, 43), (430182, 4301, 43), (430104, 4301, 43), (None, None, None),
    ]  # fmt: skip


def test_addresses_are_known_by_road_and_number() -> None:
    rows = compared(
        "甲", "乙", "丙", "丁",
        address=["长沙市岳麓区高新区麓谷大道627号A栋", "麓谷大道 627 号", "岳麓区麓谷大道8号", "三一产业园2栋"],
    )  # fmt: skip
    assert rows["door"].n_unique() == 3
    assert rows["door"][0] == rows["door"][1]
    assert rows["road"][0] == rows["road"][2]
    assert rows["door"][3] is None
    assert rows["road"][3] is not None


def test_codes_are_read_for_what_they_hold() -> None:
    rows = compared(
        "甲", "乙", "丙", "丁",
        uscc=["91430100180000015C", None, "914301001812345000", "9.1430E+17"],
        code=[None, "18000001-5", None, None],
    )  # fmt: skip
    assert rows["organisation"][0] == rows["organisation"][1] is not None
    assert rows["legible"].to_list() == [None, None, "914301001812345%", None]
    assert rows["credit"].to_list() == ["91430100180000015C", None, None, None]


def test_columns_that_are_missing_and_keys_that_stand_twice_are_said_at_once() -> None:
    with pytest.raises(InputError, match="'record' is missing") as raised:
        records.records(pl.DataFrame({"x": [1]}))
    assert len(raised.value.faults) == 2
    with pytest.raises(InputError, match="'a' stands there twice"):
        records.records(pl.DataFrame({"record": ["a", "a"], "name": ["甲", "乙"]}))
