"""The outline: headings by their labels, nested as official documents nest them, and the path to any place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi.plan import files
from gaodi.plan.outline import Outline
from gaodi.plan.text import CleanText

ROOT = Path(__file__).resolve().parents[2]


def outline(raw: str) -> Outline:
    return Outline.of(CleanText.of(raw))


def told(raw: str) -> list[tuple[int, str, str]]:
    return [(s.level, s.label, s.title) for s in outline(raw).sections]


def test_labels_nest_as_official_documents_nest_them() -> None:
    raw = "一、任务\n（一）产业\n1.建库。支持企业。\n（1）遴选\n2.招商：引进企业。\n（二）园区\n二、保障"
    assert told(raw) == [
        (1, "一、", "任务"),
        (2, "（一）", "产业"),
        (3, "1.", "建库"),
        (4, "（1）", "遴选"),
        (3, "2.", "招商"),
        (2, "（二）", "园区"),
        (1, "二、", "保障"),
    ]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("第一章 总则\n第一条 为推动发展，制定本办法。\n（一）范围", [
            (1, "第一章", "总则"), (2, "第一条", "为推动发展，制定本办法"), (3, "（一）", "范围")]),
        ("2 概述\n2.1 指导思想\n2.2 原则\n2.2.1 坚持创新。全面推进。\n2.5个百分点，好于全国", [
            (1, "2.1", "指导思想"), (1, "2.2", "原则"), (2, "2.2.1", "坚持创新")]),
        ("一、任务\n1、建库\n2、招商", [(1, "一、", "任务"), (2, "1、", "建库"), (2, "2、", "招商")]),
        ("## 一、任务\n### 1. **建库**。支持。", [(1, "一、", "任务"), (2, "1.", "建库")]),
        ("# 云川行动\n## 任务\n### 建库\n## 保障", [
            (1, "", "云川行动"), (2, "", "任务"), (3, "", "建库"), (2, "", "保障")]),
        ("——创新增强。研发投入加大。\n——规模壮大。产值增加。\n——质量提升。品牌增多。", [
            (1, "", "创新增强"), (1, "", "规模壮大"), (1, "", "质量提升")]),
        ("一、任务 依托现有基础，加快补链。", [(1, "一、", "任务")]),
        ("一、任务\n专栏1 重点工程\n建设基地。\n二、保障\n附件1：任务分解表", [
            (1, "一、", "任务"), (2, "专栏1", "重点工程"), (1, "二、", "保障"), (1, "附件1", "任务分解表")]),
        ("(一)建库\n(二)招商", [(1, "(一)", "建库"), (1, "(二)", "招商")]),
    ],
)  # fmt: skip
def test_every_way_of_labelling_is_known(raw: str, found: list[tuple[int, str, str]]) -> None:
    assert told(raw) == found


@pytest.mark.parametrize(
    "raw",
    [
        "一、二、三产业协调发展",
        "到2023年，产值达到1.1万亿元。\n1.1万亿元的产值",
        "2023.5亿元\n30.5%的企业",
        "1\t建库\t10\n2\t招商\t20",
        "规模壮大：产值增加。",
        "全文没有标题。只有句子。",
        "",
    ],
)
def test_numbers_and_rows_are_no_headings(raw: str) -> None:
    assert [title for _, label, title in told(raw) if label not in ("1.1",)] == []


def test_a_table_of_contents_is_no_outline() -> None:
    entries = "一、总体要求\n二、重点任务\n（一）建库\n三、保障措施"
    assert told(f"行动计划\n目 录\n{entries}\n{entries.replace('（一）', '（一）')}") == told(entries)
    assert told(f"目录\n一、总体要求……………1\n二、重点任务………………12\n{entries}") == told(entries)


def test_a_title_is_not_longer_than_a_title() -> None:
    (section,) = outline("1.支持企业开展智能化改造，" + "推动设备更新和工艺升级，" * 20 + "。").sections
    assert section.title == "支持企业开展智能化改造"


def test_sections_span_everything_below_them_and_no_more() -> None:
    raw = "行动计划\n\n一、任务\n（一）建库\n支持企业。\n（二）招商\n\n二、保障\n落实责任。"
    spans = {s.title: raw[slice(*s.span)] for s in outline(raw).sections}
    assert spans["任务"] == "一、任务\n（一）建库\n支持企业。\n（二）招商\n\n"
    assert spans["建库"] == "（一）建库\n支持企业。\n"
    assert spans["保障"] == "二、保障\n落实责任。"


def test_the_path_names_the_headings_above_a_place() -> None:
    raw = "前言\n第一章 总则\n一、任务\n（一）建库\n支持企业。\n二、保障\n落实责任。"
    found = outline(raw)
    assert found.path(raw.index("支持")) == "第一章 总则 / 一、任务 / （一）建库"
    assert found.path(raw.index("落实")) == "第一章 总则 / 二、保障"
    assert found.path(raw.index("一、")) == "第一章 总则 / 一、任务"
    assert found.path(0) == ""


LINES = st.sampled_from(
    ["一、甲", "二、乙", "（一）丙", "(二)丁", "1.戊", "2.己。庚", "1.1辛", "1.1.1壬", "（1）癸", "第一章 子",
     "第一条 丑", "①寅", "专栏1 卯", "附件1 辰", "目录", "正文，继续。", "# 巳",
     "## 午", "——未。申", "", "三、……3", "a\tb"]
)  # fmt: skip


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_sections_nest_and_the_path_agrees_with_their_spans(raw: str) -> None:
    found = outline(raw)
    for number, section in enumerate(found.sections):
        start, end = section.span
        assert 0 <= start < end <= len(raw)
        later = [s for s in found.sections[number + 1 :] if s.level <= section.level]
        assert end == (later[0].span[0] if later else len(raw))
    for offset in range(len(raw)):
        above = [s for s in found.sections if s.span[0] <= offset < s.span[1]]
        assert list(found.above(offset)) == above
        assert [s.level for s in above] == sorted({s.level for s in above})


def test_the_reference_plan_has_the_outline_of_the_catalogue(shared: Path) -> None:
    raw = (shared / "plans" / "changsha-2021.txt").read_text("utf-8")
    plan = files.load(ROOT / "catalog" / "plans" / "changsha-2021.yaml")
    found = outline(raw)
    assert found.sections == plan.sections
    assert [found.path(t.span[0]) for t in plan.targets] == [t.section for t in plan.targets]


def test_the_outline_of_a_pdf_is_read_through_its_pages(shared: Path) -> None:
    raw = (shared / "plans" / "shanghai-2021.txt").read_text("utf-8")
    labels = [s.label for s in outline(raw).sections]
    assert labels == [
        "二、", "2.1", "2.2", *(f"2.2.{n}" for n in range(1, 7)), "2.3", *(f"2.3.{n}" for n in range(1, 6)),
        "五、", "5.1", *(f"5.1.{n}" for n in range(1, 5)), "5.2", *(f"5.2.{n}" for n in range(1, 7)),
        "5.3", "5.3.1", "5.3.2", "5.4", *(f"5.4.{n}" for n in range(1, 4)),
    ]  # fmt: skip
