"""Numbers that are no targets, by what they do in their sentence."""

from __future__ import annotations

import pytest

from plan.targets.plans import read, told


@pytest.mark.parametrize(
    "text",
    [
        "截至2030年底，全市累计改造企业1020家。",
        "目前，全市已建成智能工厂12家，本地配套率达30%。",
        "去年，工业投资增长12%。技改投资达到30亿元。",
        "全市打造了3个园区，引进企业20家。",
        "今年1—9月，工业增加值增长8%。",
        "2030年，工业增加值达到60亿元。",
        "“十五五”以来，新增企业90家。",
        "一、发展基础\n工业增加值达到60亿元，培育企业12家。",
        "三、存在问题\n规上企业仅46家，占比达到20%。",
        "一、“十五五”发展回顾\n（一）主要成就。累计完成产值90亿元。",
        "“十五五”以来，产值年均增长9%，五年完成投资90亿元，超额完成“十五五”规划确定的80亿元目标。",
        "一、回顾“十五五”\n产值达到90亿元。",
        "经过五年发展，入驻企业达到90家。",
        "工业连续5年保持9%以上增长，形成3个百亿级集群。",
        "近三年累计引进项目90个。",
        "近三年，累计引进项目90个，到位资金120亿元。",
        "累计完成产值90亿元，高于“十五五”规划目标9个百分点。",
    ],
)
def test_what_has_happened_is_no_target(text: str) -> None:
    assert told(text) == []


def test_what_comes_after_the_past_is_one() -> None:
    text = "截至2030年底，累计改造企业1020家。到2033年，改造企业达到2000家。"
    assert told(text) == ["改造企业 = 2000 家 level"]


@pytest.mark.parametrize(
    "text",
    [
        "聚焦12条产业链，围绕8个重点领域精准招商。",
        "打造“1+2+N”集群体系，实行“五个一”调度机制。",
        "推动甲园区、乙园区、丙园区等3个省级园区建设。",
        "推广离散型、流程型等五种智能制造新模式。",
        "组织实施八大工程，做强三大支柱产业。",
        "引进“三类500强”项目，对标前百家企业。",
        "支持中电某科48所研制装备，推广C919、5G和8K技术。",
        "落实云发〔2031〕3号文件和《云川市2035年远景规划》。",
        "工业规模进入全省前10位，保持全国第一。",
        "制定20条政策措施，组建10个工作专班，实施“十八五”规划102项重大工程。",
    ],
)
def test_counts_of_what_there_is_codes_and_ranks_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "推进云川锂能年产9万吨正极材料项目建设。",
        "加快总投资12亿元的东湾基地建设。",
        "东湾基地项目总投资12亿元。",
        "推进年产3万台拖拉机、5000台（套）液压件项目。",
    ],
)
def test_sizes_of_named_projects_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "对产值首次突破5亿元的企业，给予20万元奖励，期限3年。",
        "按设备投资额的10%给予补助，最高不超过500万元。",
        "对产值首次突破5亿元、10亿元的企业，分别奖励20万元、50万元。",
        "单户授信额度最高3000万元。",
        "年营业收入达到5000万元以上、近三年平均增长率不低于20%的，可申请认定。",
        "申报企业应成立满3年，研发人员占比不低于10%。",
    ],
)
def test_subsidies_and_what_they_are_given_for_are_none(text: str) -> None:
    assert told("到2033年，" + text) == []


def test_what_stands_beside_a_subsidy_is_still_a_target() -> None:
    assert told("引进研发机构9家，每家给予最高500万元支持。") == ["研发机构 = 9 家 increment"]


def test_where_a_change_begins_is_none() -> None:
    (target,) = read("数控化率由2030年的40%提高到60%，园区由20个整合至8个。")[:1]
    assert target.value == 60


def test_a_headline_says_what_the_text_says() -> None:
    text = "电子企业突破600家\n电子信息产业是云川的支柱产业，发展势头良好。到2033年，全市电子企业达到800家。"
    assert told(text) == ["全市：电子企业 = 800 家 level"]


@pytest.mark.parametrize(
    "text",
    [
        "到2033年，中心将每年评定1次。",
        "到2033年，有利于农民增收，可带动90万户种植户致富。",
        "到2033年，全面取消城区常住人口90万以下城市的限制。",
    ],
)
def test_routines_expected_effects_and_lifted_limits_are_none(text: str) -> None:
    assert told(text) == []


def test_a_change_begins_also_where_a_comma_parts_it_from_its_end() -> None:
    text = "充电桩数量从2030年的9万个，增加到2033年的12万个。"
    assert all(target.value != 9 for target in read(text))


def test_the_date_of_a_later_copy_does_not_make_a_plan_past() -> None:
    title = "时间：2039-01-20\n云川市印发“十六五”规划\n发布时间：2031-02-03\n"
    assert told("到2035年，企业产值达到90亿元。", title) == ["企业产值 = 90 亿元 level"]


@pytest.mark.parametrize(
    "text",
    [
        "初步测算，2033年年利用量相当于减少二氧化碳排放量约26亿吨，减少烟尘排放约50万吨。",
        "提出深挖市场潜力、扩大有效投资、深化开放合作等5项任务。",
        "实施竹林培育、竹笋保鲜等13个重点工程。",
    ],
)
def test_a_reckoning_and_a_count_that_closes_a_list_are_none(text: str) -> None:
    assert told(text) == []


def test_what_a_bracket_defines_takes_nothing_away() -> None:
    text = "到2033年，算力规模超过300EFLOPS（EFLOPS是指每秒运算次数），智能算力占比达到35%。"
    assert [t.value for t in read(text)] == [300, 35]


@pytest.mark.parametrize("title", ["1.产业基础", "（二）夯实发展基础", "（三）着力解决突出问题"])
def test_a_heading_that_does_something_looks_not_back(title: str) -> None:
    assert told(f"二、主要目标\n{title}。先进焦炉产能占比达到70%以上。") == ["先进焦炉产能占比 >= 70 % level"]
