"""Promise or report: what has happened is no target."""

from __future__ import annotations

import pytest

from gaodi.plan.targets.periods import Period, period
from plan.targets.plans import read, told

NEWS = "云川市经济简报\n"


@pytest.mark.parametrize(
    "text",
    [
        "储能企业实现产值60亿元，同比增长9%。",
        "今年前三季度，储能产业产值达到60亿元，增长9%。",
        "五年来，储能产业产值达到60亿元。",
        "过去五年，储能企业达到60家。",
        "初步统计，储能产业产值达到60亿元。",
        "由2028年的30%提高到2030年的40%。截至2030年11月底，企业达到60家。",
        "储能产业产值占比每提高1个百分点，带动就业人员增加2万人。",
    ],
)
def test_what_a_sentence_reports_is_none(text: str) -> None:
    assert told(text, NEWS) == []


@pytest.mark.parametrize(
    "text",
    [
        "力争储能产业产值达到60亿元，同比增长9%。",
        "储能产业产值达到60亿元，比上年增长9%。",
        "储能产业产值达到60亿元，比“十六五”末增长9%。",
    ],
)
def test_a_comparison_with_what_was_is_still_promised(text: str) -> None:
    assert [t.value for t in read(text)] == [60, 9]


def test_a_text_of_results_has_none() -> None:
    text = "储能产业取得新成效，累计培育企业90家。创新再上台阶，首次实现量产，产值达到60亿元，运行稳中有进。"
    assert told(text, NEWS) == []
    assert told(text + "力争建成工厂3家。", NEWS)[-1] == "工厂 = 3 家 level"


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("2031年，主要预期目标是：产值增长9%。", 2031),
        ("扎实做好2031年各项工作。", 2031),
        ("截至2030年底，企业60家。", 2031),
        ("2031—2036年储能市场研究报告", None),
        ("2031—2033年三年行动计划报告会", 2031),
    ],
)
def test_a_text_without_a_date_speaks_in_the_year_that_it_tells(text: str, present: int | None) -> None:
    assert period(text).present == present


def test_a_plan_keeps_its_period() -> None:
    assert period("行动计划（2031—2033年）\n2036—2039年储能市场研究报告\n") == Period(2031, 2033, None)


@pytest.mark.parametrize(
    ("title", "text", "deadline"),
    [
        ("云川简讯\n发布时间：2031-09-13\n", "力争三季度产值增长9%。", "2031"),
        ("云川简讯\n发布时间：2031-09-13\n", "全年引进企业9家。", "2031"),
        ("云川工作报告\n报告围绕2031年的发展目标提出要求。\n", "到2035年，产值突破90亿元。\n新增企业9家。", "2031"),
        ("云川意见\n", "产值年均增长9%。到2035年底，企业达到90家。", "2035"),
        ("云川意见\n", "自2030年以来，产业更强。\n产值年均增长9%。", None),
        ("云川意见\n", "两年内企业达到90家。", None),
        ("云川意见\n发布时间：2031-09-13\n", "自2032年起，新车占比不低于80%。到2035年，企业达到90家。", "2032"),
    ],
)
def test_a_text_without_a_period_has_the_year_that_it_speaks_of(title: str, text: str, deadline: str | None) -> None:
    targets = read(text, title)
    assert deadline in [t.deadline for t in targets]
    assert targets[0 if "自" in text or "年均" in text else -1].deadline == deadline


def test_what_statistics_show_of_a_year_is_past_where_no_period_tells() -> None:
    text = "数据显示，企业48万家，其中，2032年新增企业9万家，新增企业增速9%。"
    assert told(text, "云川市发布应用行动\n") == []
