"""The tree of industries, compared with an independent table of it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from gaodi import catalog
from gaodi.errors import InputError, NotFound
from gaodi.registry import industries
from gaodi.registry.industries import Level
from gaodi.registry.industries.reading import read


def test_the_tree_has_the_official_numbers_of_sections_divisions_and_groups() -> None:
    """The standard has 1 380 classes in its first edition and 1 382 since its amendment of 2019, one more than here:
    which one the source lacks is not known."""
    counts = Counter(one.level for one in industries.load())
    assert counts == {Level.SECTION: 20, Level.DIVISION: 97, Level.GROUP: 473, Level.CLASS: 1381}


def test_codes_and_names_are_those_of_another_table_but_for_its_misprints(shared: Path) -> None:
    rows = list(csv.DictReader((shared / "data/gbt4754/gbt4754_2017.csv").read_text("utf-8-sig").splitlines()))
    theirs = [(row["industry_id"], row["name"]) for row in rows]
    ours = {(one.code, one.name) for one in industries.load()}
    assert set(theirs) - ours == {
        ("0711", "海洋石油开采"),  # given the code of the class before
        ("194", "羽毛(绒)加工及制品制造"),
        ("7517", "三维（3D)打印技术推广服务"),
    }
    assert ours - set(theirs) == {
        ("0712", "海洋石油开采"),
        ("194", "羽毛（绒）加工及制品制造"),
        ("7517", "三维（3D）打印技术推广服务"),
    }
    wrong_parents = {row["industry_id"] for row in rows if len(row["industry_id"]) > 2} - {
        row["industry_id"] for row in rows if row["industry_id"].startswith(row["parent_id"])
    }
    assert {industries.find(code).parent for code in wrong_parents} == {"842", "905", "922", "962"}


def test_names_are_names_and_no_definitions_are_copied() -> None:
    known = industries.load()
    assert all(re.fullmatch(r"[\u4e00-\u9fff、（）3D]+", one.name) and len(one.name) < 30 for one in known)
    assert all(bool(one.name_en) == (one.level in (Level.SECTION, Level.DIVISION)) for one in known)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("C3511", "3511"), ("3511", "3511"), ("c3511", "3511"), (" C 3511 ", "3511"), ("Ｃ３５１１", "3511"),
        ("351", "351"), ("C351", "351"), ("C3510", "351"), ("35", "35"), ("C35", "35"), ("C3500", "35"), ("C", "C"),
        ("0111", "0111"),
        ("矿山机械制造", "3511"), ("制造业", "C"), ("Manufacturing", "C"), ("教育", "P"), ("科技中介服务", "753"),
        ("农林牧渔业", "A"),
    ],
)  # fmt: skip
def test_an_industry_is_found_by_code_of_any_level_or_by_name(words: str, code: str) -> None:
    assert industries.find(words).code == code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("D3511", "3511 is 矿山机械制造, of section C. Did you mean C3511"),
        ("3519", "There is no industry '3519'.*3511 矿山机械制造"),
        ("C9999", "There is no industry 'C9999'. Expected a code such as C3511"),
        ("Z", "There is no industry 'Z'"),
        ("矿山机器制造", "Did you mean .*矿山机械制造"),
        ("", "There is no industry ''"),
    ],
)
def test_what_is_no_industry_is_said_with_what_is_near(words: str, said: str) -> None:
    with pytest.raises(NotFound, match=said):
        industries.find(words)


def test_an_industry_knows_where_it_stands() -> None:
    known = industries.load()
    assert [one.code for one in known.path("C3511")] == ["C", "35", "351", "3511"]
    assert known.section("3511").name == "制造业"
    assert known.find("3511").written == "C3511"
    group = known.ancestor("3511", "group")
    assert group is not None
    assert group.name == "采矿、冶金、建筑专用设备制造"
    assert known.ancestor("35", "class") is None
    assert "3511" in {one.code for one in known.children("351")}
    assert [one.code for one in known.children()] == list("ABCDEFGHIJKLMNOPQRST")


def test_manufacturing_is_section_c_and_industry_sections_b_to_d() -> None:
    known = industries.load()
    manufacturing = [one.code for one in known if one.level is Level.DIVISION and one.is_manufacturing]
    industrial = [one.code for one in known if one.level is Level.DIVISION and one.is_industrial]
    assert manufacturing == [str(code) for code in range(13, 44)]
    assert industrial == [f"{code:02d}" for code in range(6, 47)]


def test_names_are_searched_by_parts_and_codes_by_their_beginning() -> None:
    known = industries.load()
    assert "3841" in {one.code for one in known.search("锂离子 电池")}
    assert [one.code for one in known.search("C384")][:2] == ["384", "3841"]
    assert known.search(" ") == ()


def test_a_column_is_rolled_up_to_a_level() -> None:
    codes = pl.Series(["3511", "C3511", "351", "35", "C", "x", None])
    assert industries.level_of(codes, "division").to_list() == ["35", "35", "35", "35", None, None, None]
    assert industries.level_of(codes, Level.SECTION).to_list() == ["C", "C", "C", "C", "C", None, None]
    assert industries.level_of(codes, "class").to_list() == ["3511", "3511", None, None, None, None, None]


def test_groupings_say_what_they_stand_on_and_nothing_is_called_confirmed_that_was_not_read() -> None:
    known = industries.load()
    high = known.tagged("high-tech-manufacturing")
    assert {tag.basis for one in high for tag in one.tags if tag.tag == "high-tech-manufacturing"} == {"secondary"}
    assert {one.code for one in high} >= {"2710", "3741", "3973", "3911", "4011", "2664"}
    assert all(one.is_manufacturing and one.level is Level.CLASS for one in high)
    assert len({tag.category for one in high for tag in one.tags if tag.basis == "secondary"}) == 6
    emerging = known.tagged("strategic-emerging")
    assert len({tag.category for one in emerging for tag in one.tags if tag.basis == "reconstructed"}) == 9
    assert known.tagged("strategic-emerging", confirmed=True) == ()


def test_every_fault_of_a_table_is_said_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "industries.csv"
    lines = [
        "X,甲,section,,",
        "01,乙,division,Y,",
        "011,丙,group,01,",
        "021,丁,group,01,",
        "X,戊,section,,",
        "02,己,x,X,",
    ]
    table.write_text("code,name,level,parent,name_en\n" + "\n".join(lines) + "\n", "utf-8")
    with pytest.raises(InputError) as error:
        read(table, catalog.path("industry-tags.csv"))
    said = [(fault.where.rpartition(" ")[2], fault.what) for fault in error.value.faults]
    assert ("3", "The parent of 01 is 'Y'") in said
    assert ("5", "The code 021 does not begin with that of its parent 01") in said
    assert ("7", "The level is 'x'") in said
    assert any("given twice" in what for _, what in said)
    assert any("The tag is on 2710" in what for _, what in said)
