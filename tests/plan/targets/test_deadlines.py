"""By when: the expression of time that holds for a number."""

from __future__ import annotations

import pytest

from gaodi.plan.targets.periods import Period, period
from plan.targets.plans import read


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("到2032年，产值达到90亿元。", "2032"),
        ("2032年底前，产值达到90亿元。", "2032"),
        ("到2032年6月，产值达到90亿元。", "2032-06"),
        ("到二〇三二年，产值达到90亿元。", "2032"),
        ("到2032年，产业更强。产值达到90亿元。", "2032"),
        ("“十六五”期间，产值年均增长9%。", "2035"),
        ("三年内，引进企业90家。", "2033"),
        ("未来五年，引进企业90家。", "2035"),
        ("产值达到90亿元。", "2033"),
        ("二、目标\n到2032年，产业更强。\n（一）规模。产值达到90亿元。", "2032"),
        ("到2032年，产业更强。展望2040年，产值达到90亿元。", "2040"),
        ("到2032年，产业更强。\n产值达到90亿元。", "2032"),
        ("目标更高。2032年完成投资9亿元，到2032年，平台更强。\n产值达到90亿元。", "2032"),
        ("到2033年，产业更强。强化载体，到2032年，开工项目6个。\n产值达到90亿元。", "2033"),
        ("产值达到90亿元，比“十四五”末翻一番。", "2033"),
        ("2032年起，每年培育企业9家。", "2033"),
        ("产值五年累计增长9%。", "2033"),
        ("二、目标\n到2033年，产业更强。\n——创新更强。到2032年，投入强度达到2%。建成平台9个。", "2033"),
        ("第一阶段（2031—2032年）：建成平台9个。", "2032"),
        ("到2031年建成平台（2032年投用），产值达到90亿元。", "2031"),
    ],
)
def test_the_nearest_expression_of_time_holds(text: str, deadline: str) -> None:
    assert read(text)[-1].deadline == deadline


def test_a_year_beyond_the_plan_does_not_reach_the_sections_below() -> None:
    text = "一、目标\n展望2040年，全面建成制造强市。\n二、任务\n产值达到90亿元。"
    assert read(text)[-1].deadline == "2033"


def test_the_place_of_the_deadline_is_given_where_it_is_written() -> None:
    title = "云川市行动计划\n"
    (target,) = read("到2032年，产值达到90亿元。", title)
    assert target.deadline_span == (len(title), len(title) + 6)
    assert read("产值达到90亿元。")[0].deadline_span is None


def test_this_year_is_the_year_of_issue() -> None:
    (target,) = read("今年，产值达到90亿元。", "云川市实施意见\n云政发〔2031〕4号\n")
    assert target.deadline == "2031"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云川市三年行动计划（2031—2033年）", Period(2031, 2033)),
        ("云川市“十六五”制造业发展规划\n云政发〔2031〕4号", Period(2031, 2035, 2031)),
        ("云川市2031年行动计划", Period(2031, 2031)),
        ("云川市人民政府\n2031年2月3日", Period(issued=2031)),
        ("云川市行动计划", Period()),
        ("云川市行动计划\n自2031年起，用三年时间，培育企业9家。到2032年，“十六五”末再培育6家。", Period(2031, 2033)),
        ("云川市行动计划\n根据《云川市“十六五”工业规划》（云政发〔2030〕4号），制定本计划。", Period()),
        ("云川市实施意见\n产值比“十五五”末翻一番。", Period()),
    ],
)
def test_the_title_says_which_years_a_plan_covers(text: str, expected: Period) -> None:
    assert period(text) == expected


def test_as_many_years_as_values_are_each_of_one() -> None:
    years = [target.deadline for target in read("2031年、2032年新增企业8家、9家。")]
    assert years == ["2031", "2032"]


def test_the_year_of_one_value_ends_with_it() -> None:
    years = [target.deadline for target in read("产值2031年80亿元，2032年90亿元；企业达到40家。")]
    assert years == ["2031", "2032", "2033"]


def test_years_one_after_another_are_each_of_one_value() -> None:
    years = [target.deadline for target in read("产值达到90亿元，2031—2033年依次为70亿元、80亿元、90亿元。")[1:]]
    assert years == ["2031", "2032", "2033"]
