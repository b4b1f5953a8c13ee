"""A rulebook read out: the sentences that an official finds in `gaodi rulebook show`."""

from __future__ import annotations

import pytest

from gaodi.rules import library
from gaodi.rules.saying import document
from rules.books import book


def lines(id_: str, language: str = "zh") -> list[str]:
    return [line.strip() for line in document(library.program(None, id_), None, language).splitlines()]


def test_an_item_says_its_weight_its_value_and_its_benchmark() -> None:
    assert "亩均税收：30 × （实缴税金 ÷ 用地面积） ÷ 基准 26.01 万元/亩" in lines("per-mu/huangyan-above-scale/2021")
    english = lines("per-mu/huangyan-above-scale/2021", "en")
    assert "Tax per mu: 30 × (tax paid ÷ land used) ÷ benchmark 260,100 yuan per mu" in english


def test_a_formula_says_what_it_calls_by_the_name_of_its_item() -> None:
    (found,) = [line for line in lines("per-mu/shandong/2019") if line.startswith("单位用地税收：")]
    assert found.endswith("÷ 单位用地税收基准值（待确认）；其中单位用地税收为 实缴税金 ÷ 用地面积")


def test_an_item_says_what_it_is_worth_where_it_is_missing() -> None:
    (emission,) = [line for line in lines("per-mu/huangyan-above-scale/2022") if line.startswith("单位排放增加值：")]
    assert emission.endswith("缺数按该项平均得分计")


def test_a_span_says_between_which_values_points_are_given() -> None:
    (found,) = [line for line in lines("green/factory/2025") if line.startswith("能耗强度 [8]")]
    assert found.endswith("单位产值能耗，从能耗强度基准值得 0 分到能耗强度引领值得 8 分，其间按比例")


def test_groups_are_said_with_those_that_are_told_apart() -> None:
    said = "同一区县内（规模以上与其他分别计）单位能耗税收（上年）的平均值"
    assert f"本县（区）上年度规上单位能耗税收平均值 = {said}" in lines("per-mu/huaian/2024")


def test_codes_of_regions_and_industries_are_said_by_name() -> None:
    assert "广东省企业 — 位于广东省" in lines("policy/guangdong-first-set/undated")
    (exempt,) = [line for line in lines("per-mu/shandong/2019") if line.startswith("不参评")]
    assert "D45（燃气生产和供应业）" in exempt
    assert "长沙经开区有用地的企业 — 所在园区为长沙经济技术开发区 且 用地面积 > 0 亩" in lines(
        "land/changsha-edz-low-efficiency/2022"
    )
    vehicles = [line for line in lines("policy/changsha-smart-special/2024") if line.startswith("不是整车企业")]
    assert vehicles == ["不是整车企业 — 所属行业不是C361（汽车整车制造）"]


def test_what_is_called_as_it_says_is_said_once() -> None:
    assert "实施后质效提升" in lines("policy/changsha-smart-renovation/2021")


def test_a_benefit_says_its_cap_and_who_pays() -> None:
    (found,) = [line for line in lines("policy/changsha-smart-renovation/2021") if line.startswith("按采购价30%补助")]
    assert found.endswith(
        "30% × 工业软件和智能装备采购价；单个企业政策期内不超过 1,000 万元；市级承担不超过 500 万元；其余由区县承担"
    )


def test_great_sums_are_said_in_the_words_of_the_language() -> None:
    assert "销售收入4亿元以上 — 营业收入 ≥ 4 亿元" in lines("champion/2021")
    found = lines("champion/2021", "en")
    assert "Sales of 400 million yuan or more — operating revenue ≥ 400,000,000 yuan" in found


def test_a_parameter_says_where_it_was_read_and_what_is_to_be_confirmed() -> None:
    found = lines("green/factory/2025")
    assert "能碳平台功能引领值 (lead_platform): 8 项 〔公开程序的编码〕" in found
    assert "取水强度基准值 (base_water): 待确认 (立方米/万元)" in found


def test_the_questions_are_read_out_with_level_and_evidence() -> None:
    found = lines("maturity/manufacturer/2020")
    assert "全部满足 1、大部分满足 0.8、部分满足 0.5、不满足 0" in found
    assert "组织战略（人员）" in found
    asked = "[一级（规划级）] 管理层已经决定发展智能制造，并写入企业年度计划或规划；证明：规划或会议纪要"
    assert asked in found
    assert len([line for line in found if line.startswith("[")]) == 266


def test_measures_are_said_in_the_units_of_the_language() -> None:
    said = "D: Electricity surcharge 0.05 yuan per kWh → 0.1 yuan per kWh → 0.15 yuan per kWh"
    assert said in lines("per-mu/shandong-power-price/2022", "en")


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("method: inverse, form: complement, benchmark: 5 万元", "10 × （2 − 营业收入 ÷ 基准 5 万元）"),
        ("method: inverse, form: quotient, benchmark: 5 万元", "10 × 基准 5 万元 ÷ 营业收入"),
        ("method: ratio, benchmark: 5 万元, negative: zero", "10 × 营业收入 ÷ 基准 5 万元；负值计0分"),
        ("method: ratio, benchmark: 5 万元, cap_multiple: 1.5", "10 × 营业收入 ÷ 基准 5 万元；不超过权重的 1.5 倍"),
        ("method: minmax, floor: 20", "营业收入，从最小者得 2 分到最大者得 10 分，其间按比例"),
        ("method: minmax, order: ascending", "营业收入，从最大者得 0 分到最小者得 10 分，其间按比例"),
        ("method: rank", "营业收入按名次，最大者得 10 分，逐名递减"),
    ],
)  # fmt: skip
def test_every_method_has_its_formula(item: str, said: str) -> None:
    one = book(f"score:\n  - {{id: one, label: 甲, weight: 10, value: revenue, {item}}}\n")
    (found,) = [line.strip() for line in document(one).splitlines() if line.strip().startswith("甲")]
    assert found.partition("：")[2] == said
