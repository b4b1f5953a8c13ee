"""Values in lists and what stands between them: amounts that were, brackets, years one after another."""

from __future__ import annotations

import pytest

from plan.targets.plans import told


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("甲烷、氨氮排放量分别控制在9万吨、8万吨以内，比2030年的12万吨、9.5万吨分别减少25%、16%。",
         ["甲烷排放量 <= 9 万吨 level", "氨氮排放量 <= 8 万吨 level",
          "甲烷排放量比2030年减少 = 25 % growth", "氨氮排放量比2030年减少 = 16 % growth"]),
        ("单位产值能耗下降到0.9吨标准煤，比2030年的1吨标准煤降低10%。",
         ["单位产值能耗 = 0.9 吨标准煤 level", "单位产值能耗比2030年降低 = 10 % growth"]),
    ],
)  # fmt: skip
def test_what_a_change_is_measured_from_is_none(text: str, targets: list[str]) -> None:
    assert told(text) == targets


def test_brackets_do_not_part_a_list() -> None:
    text = "到2033年，储能、装备产业产值分别达到90亿元（其中出口占9%）、80亿元（其中出口占8%）。"
    assert told(text)[::2] == ["储能产业：产业产值 = 90 亿元 level", "装备产业：产业产值 = 80 亿元 level"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("城乡居民人均可支配收入分别增长7%、8%。",
         ["城镇居民人均可支配收入增长 = 7 % growth", "农村居民人均可支配收入增长 = 8 % growth"]),
        ("储能、装备产业产值分别达到90亿元和80亿元左右。",
         ["储能产业：产业产值 about 90 亿元 level", "装备产业：产业产值 about 80 亿元 level"]),
        ("废钢、废铝年加工能力分别达到9万吨、8万吨。",
         ["废钢年加工能力 = 9 万吨 level", "废铝年加工能力 = 8 万吨 level"]),
    ],
)  # fmt: skip
def test_what_one_word_says_of_all_values(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("到2033年，力争建成9万亩优质茶叶基地。", ["优质茶叶基地 = 9 万亩 level"]),
        ("新建90公里供热管网。", ["供热管网 = 90 公里 increment"]),
        ("到2033年底前完成90家企业智能化改造。", ["企业智能化改造 = 90 家 increment"]),
        ("推进占地90亩的创业园建设。", []),
        ("建设90亩的创业园。", []),
        ("推进占地90亩的创业园建设，新建标准厂房9万平方米。", ["标准厂房 = 9 万平方米 increment"]),
        ("开展补贴性培训9万人次。", ["补贴性培训 = 9 万人次 increment"]),
        ("产值增速保持两位数。", []),
    ],
)
def test_land_and_work_are_counted_before_their_noun(text: str, targets: list[str]) -> None:
    assert told(text) == targets
