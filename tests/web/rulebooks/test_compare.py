"""Two rulebooks beside one another: what differs, in words."""

from __future__ import annotations

from gaodi.rules import library
from gaodi.web.rulebooks import differences
from gaodi.web.rulebooks.differences import Line, paired
from gaodi.web.rulebooks.telling import tell

HUANGYAN = "/rulebooks/compare/?a=per-mu/huangyan-above-scale/2021&b=per-mu/huangyan-above-scale/2022"


def test_lines_of_one_key_stand_together_then_those_of_one_name_and_the_rest_alone():
    left = [Line("tax", "亩均税收", "30"), Line("rd", "研发", "10"), Line("gone", "旧项", "5")]
    right = [Line("tax", "亩均税收", "20"), Line("research", "研发", "10"), Line("new", "新项", "5")]
    assert [(pair.label, pair.left, pair.right, pair.same) for pair in paired(left, right)] == [
        ("亩均税收", "30", "20", False),
        ("研发", "10", "10", True),
        ("旧项", "5", None, False),
        ("新项", None, "5", False),
    ]


def test_a_rulebook_differs_in_nothing_from_itself():
    told = tell(library.program(None, "specialised-sme/2022"), None, "zh")
    assert not [pair for part in differences.parts(told, told) for pair in part.differing]


def test_two_editions_show_new_benchmarks_and_leave_out_what_is_the_same(ws, page):
    text = page(HUANGYAN)
    assert "26.01 万元/亩" in text
    assert "24.097 万元/亩" in text
    assert "适用程序" not in text.partition("<main")[2]
    assert "适用程序" in page(f"{HUANGYAN}&all=1").partition("<main")[2]


def test_title_year_and_what_is_computed_once_differ_in_words_too(ws):
    left, right = (
        tell(library.program(None, f"per-mu/huangyan-above-scale/{year}"), None, "zh") for year in (2021, 2022)
    )
    found = {pair.label: (pair.left, pair.right) for part in differences.parts(left, right) for pair in part.differing}
    assert found["数据年度"] == ("2021", "2022")
    assert "（2021年度）" in found["名称"][0]


def test_conditions_of_two_editions_are_compared_by_what_they_ask(ws, page):
    text = page("/rulebooks/compare/?a=specialised-sme/2022&b=specialised-sme/2026", "en")
    assert "not there" in text
    assert "<mark>" in text


def test_a_rulebook_that_is_not_there_or_faulty_is_said(faulty, page):
    assert "没有编号为“own/nothing”的办法" in page("/rulebooks/compare/?a=own/nothing&b=own/faulty")
    assert "“own/faulty”有错误，无法对比" in page("/rulebooks/compare/?a=own/faulty&b=specialised-sme/2022")


def test_of_a_long_part_that_only_one_has_the_names_stand_alone(ws, page):
    text = page("/rulebooks/compare/?a=specialised-sme/2022&b=specialised-sme/2026").partition("<main")[2]
    assert "主导产品所属领域" in text
    assert "分档计分" not in text
