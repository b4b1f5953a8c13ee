"""Whole columns of names: the same answers as one by one, pinyin as a phrase dictionary reads it."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import polars as pl
import pytest
from pypinyin import lazy_pinyin

from gaodi.registry import names
from gaodi.registry.names import words

GIVEN = [
    line["name"]
    for line in csv.DictReader((Path(__file__).parent / "names.csv").read_text("utf-8").splitlines())
]  # fmt: skip


@pytest.fixture(scope="module")
def frame() -> pl.DataFrame:
    return names.parse_frame(pl.Series("name", [*GIVEN, None]))


def test_a_column_says_what_its_names_say_one_by_one(frame: pl.DataFrame) -> None:
    for given, row in zip(GIVEN, frame.iter_rows(named=True), strict=False):
        name = names.parse(given)
        assert tuple(row[part] for part in name._fields[:-1]) == name[:-1]
        assert tuple(row["former"]) == name.former
        assert (row["legal"], row["short"], row["key"]) == (name.legal, name.short, name.key)


def test_an_empty_cell_stays_empty(frame: pl.DataFrame) -> None:
    assert set(frame.row(-1)) == {None}
    assert names.parse_frame(pl.Series("name", [], dtype=pl.String)).height == 0


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("长沙银行", "chang sha yin hang"),
        ("重庆重工", "chong qing zhong gong"),
        ("厦门大厦", "xia men da sha"),
        ("乐清音乐", "yue qing yin yue"),
        ("成都都市", "cheng du du shi"),
        ("六安会计", "lu an kuai ji"),
        ("绿能铝业", "lv neng lv ye"),
        ("TCL科技2", "tcl ke ji 2"),
        ("模具", "mu ju"),
        ("行家商行", "hang jia shang hang"),
    ],
)
def test_names_are_read_as_people_read_them(name: str, read: str) -> None:
    assert names.syllables(name) == read.split()
    assert names.pinyin(pl.Series([name])).item() == read.replace(" ", "")


def test_initials_are_what_people_type() -> None:
    assert names.initials(pl.Series(["长沙银行", "湖南云岭（集团）有限公司", None, ""])).to_list() == [
        "csyh", "hnyljtyxgs", None, "",
    ]  # fmt: skip


def test_every_reading_of_the_list_is_needed_and_has_a_syllable_for_each_character() -> None:
    own = words.characters()
    for word, reading in words.readings().items():
        assert len(reading.split()) == len(word)
        assert [own.get(one) or lazy_pinyin(one)[0] for one in word] != reading.split(), word


def test_readings_agree_with_a_phrase_dictionary_on_names_of_listed_companies(shared: Path) -> None:
    listed = (shared / "data/listed/stock_basic_macropage.csv").read_text("utf-8-sig").splitlines()
    given = [row["name"] for row in csv.DictReader(listed)]
    han = pl.Series(given).str.replace_all(r"[^\u4e00-\u9fff]", "").unique().sort()
    read = names.pinyin(han).to_list()
    differ = [(one, ours) for one, ours in zip(han, read, strict=True) if "".join(lazy_pinyin(one)) != ours]
    assert han.len() > 4000
    assert len(differ) / han.len() < 0.02


def test_a_hundred_thousand_names_take_seconds() -> None:
    column = pl.Series([f"湖南省长沙市云{chr(0x4E00 + n % 8000)}机械制造有限公司" for n in range(100_000)])
    began = time.process_time()
    names.parse_frame(column)
    assert time.process_time() - began < 8


def test_word_lists_hold_no_word_twice_and_none_of_one_character_among_trades() -> None:
    from gaodi import catalog

    for name in ("trades.txt", "branches.txt", "not-regions.txt"):
        lines = catalog.path(f"names/{name}").read_text("utf-8").splitlines()
        listed = [word for line in lines if not line.startswith("#") for word in line.split()]
        twice = {word for word in listed if listed.count(word) > 1}
        assert not twice, name
    trades = catalog.path("names/trades.txt").read_text("utf-8").splitlines()
    assert all(len(word) > 1 for line in trades if not line.startswith("#") for word in line.split())
