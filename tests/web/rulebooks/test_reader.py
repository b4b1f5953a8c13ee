"""A rulebook as people read it, its source, and what is said where it is faulty."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from gaodi.rules import library
from gaodi.web.rulebooks import windows
from gaodi.web.rulebooks.highlighting import line
from gaodi.web.rulebooks.telling import tell


def told(key: str, language: str = "zh"):
    return tell(library.program(None, key), None, language)


def test_the_head_says_what_the_status_of_the_text_means(ws, page):
    text = page("/rulebooks/read/per-mu/huangyan-above-scale/2022/")
    assert "读到的是转载或摘编，不是正式文本" in text
    assert "2023-01-01 至 2023-12-31" in text
    assert "黄岩区规上工业企业亩均效益综合评价（2021年度）" in text


def test_an_item_says_its_value_its_formula_its_benchmark_and_what_holds_without_data(ws, page):
    text = page("/rulebooks/read/per-mu/huangyan-above-scale/2022/")
    for said in ("工业增加值 ÷ 主要污染物排放量", "10 × 指标值 ÷ 基准值", "取有数据的参评对象得分平均值"):
        assert said in text


def test_conditions_are_a_tree_with_how_they_count_together(ws, page):
    text = page("/rulebooks/read/specialised-sme/2022/")
    assert "须同时满足" in text
    assert "满足其中一项即可" in text
    assert "研发费用 ≥ 100 万元 且" in text


def test_the_same_in_english(ws, page):
    text = page("/rulebooks/read/specialised-sme/2022/", "en")
    assert "One of these is enough" in text
    assert "Yearly" not in text.partition("<main")[2]
    assert "R&amp;D expense ≥ 1\u202f000\u202f000 yuan" in text


def test_metrics_that_are_needed_lead_to_their_definition(ws, page):
    assert 'href="/definitions/metrics/land-area/"' in page("/rulebooks/read/per-mu/huangyan-above-scale/2021/")


def test_parameters_without_a_value_are_to_be_confirmed(ws, page):
    assert "待确认" in page("/rulebooks/read/per-mu/jingde/2022/")


def test_a_benefit_says_its_amount_its_cap_and_who_pays():
    (benefit,) = told("policy/changsha-smart-renovation/2021").benefits
    facts = dict(benefit.facts)
    assert benefit.amount == "30% × 工业软件和智能装备采购价"
    assert len(facts) == 2


def test_a_measure_says_how_it_grows_from_year_to_year():
    (grade,) = told("per-mu/shandong-power-price/2022", "en").measures
    assert [amount for _, amount in grade.measures[0].years] == [
        "0.05 yuan per kWh", "0.1 yuan per kWh", "0.15 yuan per kWh",
    ]  # fmt: skip


def test_questions_stand_by_section_and_level():
    sections = told("maturity/manufacturer/2020").sections
    assert len(sections) == 20
    assert sections[0].levels[0].questions[0].text.startswith("管理层已经决定发展智能制造")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rulebook_of_the_catalogue_can_be_said(language):
    for key in library.load(None):
        found = told(key, language)
        assert found.require


def test_a_faulty_rulebook_shows_its_faults_instead(faulty, page):
    text = page("/rulebooks/read/own/faulty/")
    assert "没有名为“revenue_of_nothing”的指标、属性或自定义名称" in text
    assert "faulty.yaml 第 11 行" in text
    assert str(faulty.path) not in text


def test_a_rulebook_that_is_not_there_is_not_found(ws, page):
    for tab in ("read", "source", "tests"):
        page(f"/rulebooks/{tab}/own/nothing/", status=404)


def test_the_source_is_shown_by_line_and_given_as_a_file(ws, page, sign_in):
    text = page("/rulebooks/source/per-mu/huangyan-above-scale/2022/")
    assert 'id="L5"' in text
    assert 'href="/rulebooks/source/per-mu/huangyan-above-scale/2021/"' in text
    assert page("/rulebooks/source/per-mu/huangyan-above-scale/2022/?download=1").startswith("#")


def test_nothing_in_the_source_becomes_html():
    assert line('a: "<b>&amp;" # <i>') == (
        '<span class="code-key">a</span>: <span class="code-text">&quot;&lt;b&gt;&amp;amp;&quot;</span> '
        '<span class="code-comment"># &lt;i&gt;</span>'
    )


def test_grades_say_within_which_groups_and_how_places_are_rounded():
    grades = told("per-mu/huaian/2024").grades
    assert grades.bands[1].who == "其后 40 %（第 20 % 至 60 %）"
    assert grades.rules[0] == "等级在同一区县内划分。"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2024-08-01", "Open until 2024-09-30"),
        ("2024-10-01", "Opens on 2025-07-01"),
        ("2024-05-01", "Opens on 2024-07-01"),
    ],
)
def test_a_window_of_every_year_stands_as_it_does_on_the_day(today, said):
    book = library.load(None)["policy/hunan-challenge/2021"]
    with translation.override("en"):
        (window,) = windows.told(book, date.fromisoformat(today))
    assert str(window.state.label) == said
    assert (window.days, window.what) == ("every year from 07-01 to 09-30", "needs are called for")


def test_a_reader_says_when_something_can_be_handed_in(ws, page):
    assert "每年07-01至09-30 · 征集需求" in page("/rulebooks/read/policy/hunan-challenge/2021/")
    assert "申报时间" not in page("/rulebooks/read/specialised-sme/2022/")
