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
