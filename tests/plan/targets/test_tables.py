"""Tables of targets, as readers leave them."""

from __future__ import annotations

import pytest

from plan.targets.plans import read, told

FLAT = """指标 单位 2030年 2033年 属性
1 规上工业产值 亿元 620 900 预期性
2 单位增加值能耗降低 % - [12] 约束性
3 数控化率 % 52 ≥68 预期性
4 亩均税收 万元/亩 18 25左右 预期性
5 自然岸线保有率 % 37 不低于38 约束性
6 创新平台 个 5 [新增4] 预期性"""


def test_the_column_of_the_target_year_promises() -> None:
    assert told(FLAT) == [
        "规上工业产值 = 900 亿元 level",
        "单位增加值能耗降低 = 12 % growth",
        "数控化率 >= 68 % level",
        "亩均税收 about 25 万元/亩 level",
        "自然岸线保有率 >= 38 % level",
        "创新平台 = 4 个 increment",
    ]
    assert {target.deadline for target in read(FLAT)} == {"2033"}


def test_a_name_that_the_page_broke_is_put_together() -> None:
    text = (
        "指标 单位 2030年 2033年 属性\n高技术产业增加值占\n1 % 18 25 预期性\n工业增加值比重\n2 数控化率 % 52 68 预期性"
    )
    assert told(text)[0] == "高技术产业增加值占工业增加值比重 = 25 % level"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("区县\t2033年规上工业产值（亿元）\n东湾区\t360\n西岭区\t240",
         ["东湾区：规上工业产值 = 360 亿元 level", "西岭区：规上工业产值 = 240 亿元 level"]),
        ("区县\t2033年规上工业产值（亿元）\t2033年绿色工厂（家）\n东湾区\t360\t6\n西岭区\t240\t4",
         ["东湾区：规上工业产值 = 360 亿元 level", "东湾区：绿色工厂 = 6 家 level",
          "西岭区：规上工业产值 = 240 亿元 level", "西岭区：绿色工厂 = 4 家 level"]),
        ("| 产业 | 2030年产值（亿元） | 2033年目标（亿元） |\n|---|---|---|\n| 储能 | 52.5 | 80 |\n| 装备 | 60 | 120 |",
         ["储能产业：产值 = 80 亿元 level", "装备产业：产值 = 120 亿元 level"]),
        ("指标\n单位\n2030年\n2033年\n规上工业产值\n亿元\n620\n900\n数控化率\n%\n52\n≥68",
         ["规上工业产值 = 900 亿元 level", "数控化率 >= 68 % level"]),
        ("指标 单位 属性 2033年\n1 绿化率 % 约束性 60\n旧厂房 万平 [成片：累计约90\n2 约束性 -\n"
         "改造面积 方米 零星：累计约20]\n3 合格率 % 约束性 95",
         ["绿化率 = 60 % level", "旧厂房改造面积（成片） about 90 万平方米 increment",
          "旧厂房改造面积（零星） about 20 万平方米 increment", "合格率 = 95 % level"]),
        ("类型 2030年基数 2031年 2032年\n绿色工厂（家） 12 20 30\n智能工厂（家） 31 40 50",
         ["绿色工厂 = 20 家 level", "绿色工厂 = 30 家 level", "智能工厂 = 40 家 level", "智能工厂 = 50 家 level"]),
        ("指标 单位 2030年 2033年 年均增速\n1 工业投资 亿元 620 900 10\n2 出口额 亿元 60 90 9",
         ["工业投资 = 900 亿元 level", "工业投资年均增速 = 10 % growth",
          "出口额 = 90 亿元 level", "出口额年均增速 = 9 % growth"]),
    ],
)  # fmt: skip
def test_columns_say_the_year_the_indicator_and_the_unit(text: str, targets: list[str]) -> None:
    assert told(text) == targets


def test_a_line_of_years_without_rows_is_no_table() -> None:
    assert told("指标 单位 2030年 2033年\n全市制造业发展迈上新台阶。") == []


def test_columns_without_years_name_measure_and_unit() -> None:
    text = "任务分解如下：\n责任单位 新签约项目（个） 到位资金（亿元） 企业（家）\n甲片区 30 70 40\n乙片区 12 25 20"
    assert told(text) == [
        "甲片区：新签约项目 = 30 个 increment",
        "甲片区：到位资金 = 70 亿元 level",
        "甲片区：企业 = 40 家 level",
        "乙片区：新签约项目 = 12 个 increment",
        "乙片区：到位资金 = 25 亿元 level",
        "乙片区：企业 = 20 家 level",
    ]


def test_the_line_above_says_what_rows_of_places_measure() -> None:
    text = "各市（州）充电桩建设任务如下表（单位：个）：\n"
    text += "地区 2030年底 2032年 2033年\n甲市 520 900 1500\n合计 520 900 1800"
    assert told(text) == [
        "甲市：充电桩 = 900 个 level",
        "甲市：充电桩 = 1500 个 level",
        "充电桩 = 900 个 level",
        "充电桩 = 1800 个 level",
    ]


def test_a_year_may_be_parted_and_sums_stand_in_brackets() -> None:
    text = "指标 单位 2030 年 2033 年 年均增长〔累计〕\n1 产值 亿元 60 90 15%左右\n2 单位能耗下降 % - - 〔15〕"
    assert told(text) == ["产值 = 90 亿元 level", "产值年均增速 about 15 % growth", "单位能耗下降 = 15 % growth"]
