"""The text as it is read: what pages and typesetting put into it is gone, and every character knows where it stood."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi.plan.text import CleanText

PIECES = [
    "一、总体要求", "（一）", "1. ", "到2023年", "，", "。", "；", "\n", "\n\n", " ", "　　", "\t", "|", "**", "- 3 -",
    "２０２３", "2 0 2 3", "5G 应用", "培育企业10家", "页面 1 / 21 ", "\ufeff", "¹", "[2]", "a b", "1.5", "%", "—",
    "规模以上工业企业总产值达到一千亿元", "\n8新时代", "\n9体制", "\n10发", "目录", "……3", "(", ")", ",", ".", "😀",
    "\n12\n", "——", "\u2028",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)


def clean(raw: str) -> str:
    return CleanText.of(raw).clean


def column(*lines: str) -> str:
    """Lines of a page, each as wide as the page unless it ends a paragraph."""
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("到２０２３年达到３０％", "到2023年达到30%"),
        ("到 2023 年，产值达到 1.1 万亿元", "到2023年，产值达到1.1万亿元"),
        ("到 2 0 2 3 年，收入 28 000 元", "到2023年，收入28000元"),
        ("提高至27%、3 7万元/人", "提高至27%、37万元/人"),
        ("占比达到 3. 5%。", "占比达到3.5%。"),
        ("拥有量1 1000件", "拥有量1 1000件"),
        ("1. 5G应用。推广5G 应用", "1. 5G应用。推广5G应用"),
        ("符合 GB/T 39116 的 smart factory 企业", "符合GB/T 39116的smart factory企业"),
        ("　　推动产业　升级。", "推动产业升级。"),
        ("产值10亿元,增长5%;共1,600家.其中大型3家.", "产值10亿元，增长5%；共1,600家。其中大型3家。"),
        ("中国(云川)产业园", "中国（云川）产业园"),
        ("**发展智能制造。**坚持创新。", "发展智能制造。坚持创新。"),
        ("高价值发明专利拥有量¹达到10件", "高价值发明专利拥有量达到10件"),
        ("普及率[2]达到70%，面积10m²", "普及率达到70%，面积10m²"),
        ("专利拥有量1达到30件", "专利拥有量达到30件"),
        ("⼯业⾼质量", "工业高质量"),
        ("\ufeff总则\u200b", "总则"),
    ],
)  # fmt: skip
def test_signs_and_spaces_are_read_as_they_were_meant(raw: str, read: str) -> None:
    assert clean(raw) == read


def test_a_paragraph_that_a_page_cut_in_two_is_whole_again() -> None:
    raw = (
        "到2026年，培育一批具有核心竞争力的产业集群，涌现一批具有主\n\n导权的龙头企业。\n\n"
        "支持企业建设研发机构，开展关键技术攻关，推动成果转\n— 12 —\n化应用。"
    )
    assert clean(raw).split("\n") == [
        "到2026年，培育一批具有核心竞争力的产业集群，涌现一批具有主导权的龙头企业。",
        "支持企业建设研发机构，开展关键技术攻关，推动成果转化应用。",
    ]


def test_headings_signatures_lists_and_bullets_keep_their_lines() -> None:
    raw = column(
        "云川市人民政府关于印发行动计划的通知",
        "各区县人民政府，市直各单位",
        "一、总体要求",
        "（一）指导思想",
        "坚持高端化，推动产业升级，具体任务是",
        "1.建库，2.招商",
        "——创新能力增强，",
        "——规模壮大。",
        "云川市人民政府",
        "2024年1月5日",
    )
    assert clean(raw) == raw


def wrapped(paragraph: str, width: int = 20) -> list[str]:
    return [paragraph[n : n + width] for n in range(0, len(paragraph), width)]


def test_lines_of_a_narrow_column_become_paragraphs() -> None:
    first = (
        "坚持以企业为主体，以市场为导向，加快建设具有较强竞争力的先进制造业产业集群，推动"
        "产业链上下游协同发展。到本世纪中叶，规模以上工业企业总产值迈上新的台阶。"
    )
    second = first.replace("企业", "园区").replace("。到", "，实现产业基础高级化和产业链现代化。到")
    raw = column("一、总体要求", *wrapped(first), "二、重点任务", *wrapped(second))
    assert clean(raw).split("\n") == ["一、总体要求", first, "二、重点任务", second]


def page(number: int, before: str) -> list[str]:
    """A page that ends amid a sentence; its number is glued to the next line."""
    line = "推动先进制造业和现代服务业深度融合，加快建设现代化产业体系，"
    return [f"{before}{line}", *[line] * 11, f"提升产业链供应链韧性，建设第{number}批重点项目和重大平台，实现规"]


def test_page_numbers_glued_to_the_text_are_taken_out_where_they_count_pages() -> None:
    lines = [line for number in range(8, 13) for line in page(number, "" if number == 8 else f"{number}模增长。")]
    found = clean("\n".join(lines))
    assert "实现规模增长" in found
    assert not any(f"{number}模" in found for number in range(9, 13))


def test_numbers_that_are_items_stay() -> None:
    raw = "\n".join(f"{number}支持企业技术改造，" + "推动设备更新和工艺升级，" * 25 + "。" for number in range(1, 7))
    assert clean(raw) == raw


def test_a_header_that_stands_by_every_page_number_is_taken_out() -> None:
    body = "推动产业升级，优化空间布局，完善支撑体系。"
    raw = "\n".join(f"{body}\n- {n} -\n云川市行动计划\n" for n in range(1, 5))
    assert clean(raw).split("\n") == [body] * 4


@pytest.mark.parametrize(
    "row", ["指标\t单位\t2026年", "1 工业总产值 亿元 - 3200", "| 指标 | 单位 |", "指 标 单位 属性"]
)
def test_rows_of_tables_keep_their_cells_apart(row: str) -> None:
    assert clean(f"主要目标如下。\n{row}\n二、任务").split("\n") == ["主要目标如下。", row, "二、任务"]


def test_a_cell_of_two_lines_between_rows_is_not_joined_to_them() -> None:
    raw = "1 总产值 亿元 预期性 3200\n全社会研发经费支出相当于\n2 % 预期性 4.5左右 -\n全市生产总值比例\n3 产业 家 - 5"
    assert clean(raw) == raw


def test_a_heading_with_its_text_on_the_line_stays_apart_from_it() -> None:
    assert clean("二、重点方向 依托现有基础，加快补链。") == "二、重点方向 依托现有基础，加快补链。"
    assert clean("1. 发展智能制造 生态体系。面向企业。") == "1.发展智能制造生态体系。面向企业。"


def test_the_number_of_a_page_before_a_label_is_known_by_what_should_follow() -> None:
    raw = "5.1.1甲。\n5.1.2乙。\n425.1.3丙。"
    assert clean(raw) == "5.1.1甲。\n5.1.2乙。\n5.1.3丙。"


def test_english_and_other_scripts_keep_their_spaces_and_signs() -> None:
    assert clean("The plan, (as  of 2023) has 12 parks.\nIt ends.") == "The plan, (as of 2023) has 12 parks.\nIt ends."


def test_a_place_of_the_clean_text_leads_back_to_the_source() -> None:
    text = CleanText.of("到 2 0 2 3 年，达到**３０％**。")
    start = text.clean.index("30%")
    assert text.raw[slice(*text.span(start, start + 3))] == "３０％"
    assert text.raw[slice(*text.span(0, 6))] == "到 2 0 2 3 年"
    assert text.span(len(text.clean), len(text.clean)) == (len(text.raw), len(text.raw))
    assert text.at(text.raw.index("３")) == start


@given(TEXTS)
def test_any_text_is_cleaned_with_a_way_back(raw: str) -> None:
    text = CleanText.of(raw)
    assert len(text.offsets) == len(text.clean)
    assert all(a < b for a, b in pairwise(text.offsets))
    assert all(0 <= offset < len(raw) for offset in text.offsets)
    for place, offset in enumerate(text.offsets):
        assert text.at(offset) == place
        assert text.span(place, place + 1) == (offset, offset + 1)


@given(TEXTS)
def test_nothing_is_made_up_and_no_word_is_lost(raw: str) -> None:
    """Every Chinese character of running text is still there, in its order."""
    text = CleanText.of(raw)
    assert all(c.isspace() or not raw[at].isspace() for c, at in zip(text.clean, text.offsets, strict=True))
    gone = set(range(len(raw))) - set(text.offsets)
    assert not [raw[at] for at in gone if "\u4e00" <= raw[at] <= "\u9fff" and raw[at] not in "页面第共"]


def test_the_reference_plan_is_whole(shared: Path) -> None:
    raw = (shared / "plans" / "changsha-2021.txt").read_text("utf-8")
    found = clean(raw)
    assert "培育一批具有核心竞争力和国内外影响力的产业集群" in found
    assert "基本建成国家智能制造中心" in found
    assert "\n（一）指导思想\n" in found


def test_the_outline_of_a_pdf_is_whole(shared: Path) -> None:
    raw = (shared / "plans" / "shanghai-2021.txt").read_text("utf-8")
    found = clean(raw)
    assert "金融市场交易总额达到2800万亿元左右" in found
    assert "习近平新时代中国特色社会主义思想" in found
    assert "全面稳定达到国家二级标准" in found
    assert "\n4 金融市场交易总额 万亿元 预期性 2800左右 -\n" in found
