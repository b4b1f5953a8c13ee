"""Divisions in time: found, climbed, followed to what came after them; compared with other tables of them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from stdnum import numdb

from gaodi.errors import InputError, NotFound
from gaodi.registry import regions, subjects
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.regions import Level
from gaodi.workspace import Workspace

NOW = date(2023, 6, 30)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("430124", "430182"), ("宁乡县", "430182"), ("宁乡市", "430182"), ("宁乡", "430182"), ("望城县", "430112"),
        ("长沙", "430100"), ("长沙市", "430100"), ("长沙县", "430121"), ("湖南", "430000"), ("湘西", "433100"),
        ("湖南省长沙市岳麓区", "430104"), ("湖南长沙岳麓", "430104"), ("南京市鼓楼区", "320106"), ("吉林", "220000"),
        ("吉林市", "220200"), ("内蒙古", "150000"), ("Changsha", "430100"), ("襄樊市", "420600"),
        ("430182209", "430182209"), ("浦东新区", "310115"),
        ("重庆市", "500000"), (" 长沙市 ", "430100"), ("全国", "100000"),
    ],
)  # fmt: skip
def test_a_region_is_found_by_code_name_short_name_or_path(words: str, code: str) -> None:
    assert regions.find(words, NOW).code == code


def test_a_region_is_what_it_was_on_the_day() -> None:
    known = regions.load()
    assert known.find("宁乡", date(2016, 12, 31)).name == "宁乡县"
    assert known.find("430102", date(1990, 1, 1)).name == "东区"
    assert known.of("430102", NOW).name == "芙蓉区"
    assert known.successor("430124", date(2016, 6, 1)) == "430124"
    assert known.successor("430124", NOW) == "430182"


def test_regions_agree_with_the_subjects_of_the_catalogue() -> None:
    known = regions.load()
    for subject in subjects.load().values():
        if subject.kind is SubjectKind.REGION:
            named = [one for one in known.named(subject.name) if one.code == subject.id]
            assert [one.name_en for one in named] == [subject.name_en]
            years = [date(year, 12, 31) for year in range(2012, 2026)]
            assert [named[0].exists(day) for day in years] == [subject.exists(day) for day in years]
            assert named[0].parent == (subject.part_of or "") or subject.id == "100000"


def test_a_street_is_climbed_up_to_the_country() -> None:
    known = regions.load()
    assert [one.name for one in known.path("430182209", NOW)] == ["全国", "湖南省", "长沙市", "宁乡市", "喻家坳乡"]
    found = [level("430182209", NOW) for level in (known.county, known.prefecture, known.province, known.parent)]
    assert [one.code if one else None for one in found] == ["430182", "430100", "430000", "430182"]
    assert known.prefecture("110101", NOW) is None
    assert len(known.children("430100", NOW)) == len(known.children("430100", date(2016, 1, 1))) == 9


def test_what_is_unknown_or_ambiguous_is_said_with_what_is_near() -> None:
    with pytest.raises(NotFound, match=r"There is no region '长纱市'.*长沙市"):
        regions.find("长纱市")
    with pytest.raises(NotFound, match=r"4 regions are called '鼓楼区'.*江苏省南京市鼓楼区"):
        regions.find("鼓楼区", NOW)
    assert regions.find("鼓楼区", NOW, within="350000").code == "350102"


def test_columns_are_brought_up_to_date_and_rolled_up() -> None:
    codes = pl.Series(["430124", "430182209", "110101", "999999", None])
    assert regions.current_codes(codes, NOW).to_list() == ["430182", "430182209", "110101", "999999", None]
    assert regions.ancestors(codes, "prefecture").to_list() == ["430100", "430100", None, None, None]
    assert regions.ancestors(codes, Level.PROVINCE).to_list() == ["430000", "430000", "110000", None, None]


def test_every_division_that_ended_since_2003_leads_to_one_that_exists() -> None:
    """Of the few that were divided without an heir the table says none."""
    known = regions.load()
    ended = [one for one in known if one.until and one.until >= 2003]
    lost = [one.name for one in ended if not known.of(known.successor(one.code, NOW), NOW).exists(NOW)]
    assert len(ended) > 300
    assert set(lost) <= {"九里区", "西沙群岛", "南沙群岛", "中沙群岛的岛礁及其海域"}


def test_the_divisions_of_a_year_are_those_of_another_table() -> None:
    """python-stdnum carries a table of its own, from which years can be read as well."""
    table = numdb.get("cn/loc")
    known = regions.load()
    codes = [one.code for one in known if one.level is Level.COUNTY and one.exists(NOW)]
    missing = {code for code in codes if "county" not in dict(table.info(code)[-1][1])}
    assert len(codes) > 2800
    assert missing <= {"330113", "330114"}  # 临平区 and 钱塘区 of Hangzhou, made in 2021, which that table lacks


def test_streets_of_changsha_are_those_of_the_source(shared: Path) -> None:
    rows = list(csv.DictReader((shared / "data/admin/changsha_streets.csv").read_text("utf-8-sig").splitlines()))
    known = regions.load()
    assert len(rows) == 172
    assert all(
        (known.of(row["code"]).name, known.of(row["code"]).parent) == (row["name"], row["areaCode"]) for row in rows
    )


def test_a_workspace_brings_the_streets_of_its_own_region(ws: Workspace) -> None:
    path = ws.path / "catalog" / "regions.csv"
    path.parent.mkdir()
    head = "code,name,level,parent,since,until,successor,name_en\n"
    path.write_text(head + "430202001,月塘街道,street,430202,,,,\n", "utf-8")
    known = regions.load(ws)
    assert known.find("月塘街道").code == "430202001"
    assert "430202001" not in regions.load()


def test_every_fault_of_a_table_is_said_with_its_line(ws: Workspace) -> None:
    path = ws.path / "catalog" / "regions.csv"
    path.parent.mkdir()
    head = "code,name,level,parent,since,until,successor,name_en\n"
    path.write_text(head + "43,甲,county,999999,x,,,\n430199,,planet,430100,,,,\n", "utf-8")
    with pytest.raises(InputError) as error:
        regions.load(ws)
    assert len(error.value.faults) == 5
    assert {fault.where.rpartition(", ")[2] for fault in error.value.faults} == {"line 2", "line 3"}
    path.write_text("code,name\n", "utf-8")
    with pytest.raises(InputError, match="The header is code,name"):
        regions.load(ws)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("长沙市", "长沙"), ("攸县", "攸县"), ("湘西土家族苗族自治州", "湘西"),
        ("内蒙古自治区", "内蒙古"), ("浦东新区", "浦东"), ("通道侗族自治县", "通道"),
        ("新疆维吾尔自治区", "新疆"), ("兴安盟", "兴安"), ("喻家坳乡", "喻家坳"),
        ("星沙街道", "星沙"), ("香港特别行政区", "香港"), ("神农架林区", "神农架"),
        ("巴林左旗", "巴林左旗"), ("郊区", "郊区"), ("大兴安岭地区", "大兴安岭"),
    ],
)  # fmt: skip
def test_short_names_are_what_people_say(name: str, short: str) -> None:
    assert regions.short(name) == short
