"""Tasks: the numbered items, who leads them, by when, and what is to be done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi.plan.model import Section
from gaodi.plan.tasks.deadlines import deadline
from gaodi.plan.tasks.items import items
from gaodi.plan.tasks.leads import leads
from gaodi.plan.tasks.measures import measures


def led(text: str) -> list[tuple[str, str]]:
    return [(text[lead.start : lead.end], lead.role) for lead in leads(text, 0, len(text))[0]]


def done(text: str) -> list[tuple[str, str]]:
    return [(verb, text[a:b]) for verb, (a, b) in measures(text, 0, len(text))]


LEADING, RESPONSIBLE, ASSISTING = "牵头单位", "责任单位", "配合单位"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建库。（牵头单位：市工业和信息化局；责任单位：市科技局、各区县人民政府）",
         [("市工业和信息化局", LEADING), ("市科技局", RESPONSIBLE), ("各区县人民政府", RESPONSIBLE)]),
        ("建库。牵头单位：市工信局，配合单位：市财政局、各区县政府", [
            ("市工信局", LEADING), ("市财政局", ASSISTING), ("各区县政府", ASSISTING)]),
        ("建库。（市发改委、市工信局按职责分工负责）", [("市发改委", RESPONSIBLE), ("市工信局", RESPONSIBLE)]),
        ("建库。（市工信局牵头，市发改委、市科技局配合）",
         [("市工信局", LEADING), ("市发改委", RESPONSIBLE), ("市科技局", RESPONSIBLE)]),
        ("建库。〔市工业和信息化局、市财政局等，各区县（市）人民政府〕",
         [("市工业和信息化局", RESPONSIBLE), ("市财政局", RESPONSIBLE), ("各区县（市）人民政府", RESPONSIBLE)]),
        ("由市工信局会同市财政局制定办法。", [("市工信局", LEADING), ("市财政局", RESPONSIBLE)]),
        ("由市工信局牵头制定方案。", [("市工信局", LEADING)]),
        ("建库。（责任单位：市政务服务局（市营商环境局）、市数据局；完成时限：2025年3月）",
         [("市政务服务局（市营商环境局）", RESPONSIBLE), ("市数据局", RESPONSIBLE)]),
        ("由产业联盟、骨干企业等主体牵头，搭建平台（国家级）。", []),
        ("市委组织部（市绩效办）、市科技局为成员单位。", []),
    ],
)  # fmt: skip
def test_who_leads_is_read_in_every_official_form(text: str, expected: list[tuple[str, str]]) -> None:
    assert led(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("建库（完成时限：2025年12月底前）", "2025-12"),
        ("到2023年，产值达到1亿元。完成时限：2022年6月", "2022-06"),
        ("2024年6月底前完成。", "2024-06"),
        ("到2022年建成，到2023年推广。", "2023"),
        ("每年遴选一批企业。", None),
        ("以2020年为基期。", None),
    ],
)
def test_the_deadline_is_the_labelled_one_or_else_the_latest(text: str, value: str | None) -> None:
    found = deadline(text, 0, len(text))
    assert (found.value if found else None) == value


def test_one_measure_for_each_verb_phrase() -> None:
    text = "依托云川重工等龙头企业，加快推进智能化升级，培育一批供应商。到2026年，新培育小巨人企业15家。"
    assert done(text) == [
        ("加快", "加快推进智能化升级"),
        ("培育", "培育一批供应商"),
        ("培育", "新培育小巨人企业15家"),
    ]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("将东湾高新区打造成示范园区", "打造成"),
        ("将能耗降低率等指标纳入考核", "纳入"),
        ("在工业园区加大试点力度", "加大"),
        ("为企业提供云服务", "提供"),
        ("依托东湾科技等重点企业发展智能装备", "发展"),
        ("每季度召开调度会议", "召开"),
        ("打造“PK”（甲CPU，乙系统）生态体系", "打造"),
    ],
)
def test_the_verb_is_found_behind_what_stands_before_it(text: str, verb: str) -> None:
    assert [found for found, _ in done(text)] == [verb]


@pytest.mark.parametrize(
    "text",
    ["面向企业需求", "围绕工程机械等领域", "创新能力显著增强", "发展水平明显提升", "到2026年", "办公室设在市工信局"],
)
def test_what_leads_to_a_measure_or_says_its_result_is_none(text: str) -> None:
    assert done(text) == []


def section(level: int, label: str, title: str) -> Section:
    return Section(level=level, label=label, title=title, span=(0, 1))


def test_tasks_are_the_innermost_items_outside_aims_and_principles() -> None:
    outline = [
        section(0, "", "云川市行动计划"),
        section(1, "一、", "总体要求"),
        section(2, "（一）", "指导思想"),
        section(1, "二、", "主要目标"),
        section(1, "三、", "重点任务"),
        section(2, "（一）", "做强产业"),
        section(3, "1.", "建库"),
        section(3, "2.", "招商"),
        section(2, "（二）", "推进绿色制造"),
        section(1, "四、", "保障措施"),
        section(2, "（一）", "加强领导"),
    ]
    found = items(outline)
    assert [item.section.title for item in found] == ["建库", "招商", "推进绿色制造", "加强领导"]
    assert [s.title for s in found[0].above] == ["云川市行动计划", "重点任务", "做强产业"]
    assert [s.title for s in found[0].firsts] == ["总体要求", "做强产业", "建库"]


@given(st.text(alphabet="（）()〔〕由牵头单位：，、。；市工信局按职责分工负责等会同责任将在建设推动\n", max_size=120))
def test_any_text_gives_places_that_lie_in_it(text: str) -> None:
    for lead in leads(text, 0, len(text))[0]:
        assert 0 <= lead.start < lead.end <= len(text)
    for _, (a, b) in measures(text, 0, len(text)):
        assert 0 <= a < b <= len(text)


@pytest.mark.parametrize("piece", ["（", "（市", "由市", "牵头单位：", "市工信局、", "推动", "依托企业"])
def test_pathological_repetition_is_read_in_linear_time(piece: str) -> None:
    text = piece * 20_000
    leads(text, 0, len(text))
    list(measures(text, 0, len(text)))
