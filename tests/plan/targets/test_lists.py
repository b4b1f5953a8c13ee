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
        ("推动不少于30%的规上企业完成改造。", ["规上企业完成改造占比 >= 30 % level"]),
        ("完成企业改造9家；再完成改造6家。", ["企业改造 = 9 家 increment", "改造企业 = 6 家 increment"]),
        ("开展补贴性培训9万人次。", ["补贴性培训 = 9 万人次 increment"]),
        ("产值增速保持两位数。", []),
    ],
)
def test_land_and_work_are_counted_before_their_noun(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("新增就业9万人，2031—2033年依次不少于2万人、3万人、4万人。",
         ["就业 = 9 万人 increment", "就业 >= 2 万人 increment", "就业 >= 3 万人 increment",
          "就业 >= 4 万人 increment"]),
        ("储能、装备两大产业产值分别达到90亿元、80亿元。",
         ["储能产业：产业产值 = 90 亿元 level", "装备产业：产业产值 = 80 亿元 level"]),
        ("到2033年，9家企业入选国家试点。", ["企业入选国家试点 = 9 家 level"]),
        ("东湾区、云溪县工业总产值分别达到90亿元、80亿元。",
         ["东湾区工业总产值 = 90 亿元 level", "云溪县工业总产值 = 80 亿元 level"]),
        ("新材料、装备产业分别突破90亿元和80亿元。",
         ["新材料产业：产业规模 >= 90 亿元 level", "装备产业：产业规模 >= 80 亿元 level"]),
        ("到2033年，产值过50亿元的企业2家，过10亿元的15家。",
         ["产值过50亿元的企业 = 2 家 level", "产值过10亿元的企业 = 15 家 level"]),
        ("到2033年，产值超过90亿元的高新技术企业达到6家。", ["产值超过90亿元的高新技术企业 = 6 家 level"]),
        ("产值翻一番，2032年80亿元，2033年90亿元。",
         ["产值 = 1 番 growth", "产值 = 80 亿元 level", "产值 = 90 亿元 level"]),
        ("产值增速高于全国平均水平3个百分点。", ["产值增速高于全国平均水平 = 3 个百分点 growth"]),
        ("建成工作站5家，科研工作站实现零的突破，力争达到2家。",
         ["工作站 = 5 家 level", "科研工作站 = 2 家 level"]),
        ("培育具有自主品牌的大型企业9家。", ["具有自主品牌：大型企业 = 9 家 level"]),
    ],
)  # fmt: skip
def test_what_a_list_leaves_out(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("单位产值能耗和单位产值碳排放量较2030年下降9%。",
         ["单位产值能耗较2030年下降 = 9 % growth", "单位产值碳排放量较2030年下降 = 9 % growth"]),
        ("城镇收入、农民收入年均增长分别达9%、8%，均比2030年翻一番以上。",
         ["城镇收入年均增长 = 9 % growth", "农民收入年均增长 = 8 % growth", "城镇收入比2030年翻番 >= 1 番 growth",
          "农民收入比2030年翻番 >= 1 番 growth"]),
        ("产值在2030年基础上增加9亿元以上、突破90亿元。",
         ["产值在2030年基础上增加 >= 9 亿元 growth", "产值 >= 90 亿元 level"]),
        ("会展业：综合收入达到90亿元；举办展会9场。",
         ["会展业：综合收入 = 90 亿元 level", "会展业：展会 = 9 场 increment"]),
        ("建成分拣中心9个（主城区4个）。", ["分拣中心 = 9 个 level", "主城区分拣中心 = 4 个 level"]),
    ],
)  # fmt: skip
def test_what_is_said_of_two_of_a_trade_and_of_a_part(text: str, targets: list[str]) -> None:
    assert told(text) == targets
