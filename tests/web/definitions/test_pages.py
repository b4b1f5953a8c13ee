"""The definitions on pages: found, read in both languages, and with what they are used for."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from gaodi.registry import lists, metrics, regions
from gaodi.web.definitions import counting, words
from gaodi.web.people.roles import Role


def test_the_metric_catalogue_is_searched_and_narrowed_by_theme_and_subject(page):
    everything = page("/definitions/")
    assert f'全部 <span class="text-secondary">{len(metrics.load())}</span>' in everything
    found = page("/definitions/?q=%E7%A0%94%E5%8F%91&theme=innovation&subject=enterprise")
    assert "/definitions/metrics/rd-spending/" in found
    assert "/definitions/metrics/industrial-output/" not in found


def test_the_page_of_a_metric_says_what_it_is_and_which_targets_it_measures(page):
    said = page("/definitions/metrics/industrial-output/")
    assert metrics.load()["industrial-output"].definition in said
    assert "由规模以上工业企业的“<a" in said
    assert "/plan/p/sample/targets/t1/" in said
    assert "/plan/p/sample/targets/t2/" not in said


def test_the_english_page_of_a_metric_has_the_english_definition_and_no_chinese_one(page):
    known = metrics.load()["industrial-output"]
    said = page("/definitions/metrics/industrial-output/", "en")
    assert f'<p lang="en">{known.definition_en}</p>' in said
    assert known.definition not in said
    assert known.definition_en not in page("/definitions/metrics/industrial-output/")
    assert f"<dd>{metrics.basis_en(known.basis)} <span" in said
    assert f"<dd>{known.basis}</dd>" in page("/definitions/metrics/industrial-output/")


def test_a_metric_without_an_english_definition_shows_the_chinese_one():
    own = metrics.load()["gdp"].model_copy(update={"definition_en": ""})
    with translation.override("en"):
        assert words.definition(own) == words.Text(own.definition, "zh")


def test_a_ratio_is_said_by_its_parts_in_both_languages(page):
    said = page("/definitions/metrics/manufacturing-share/")
    assert "汇总时先分别求和再相除，不取平均" in said
    assert 'href="/definitions/metrics/gdp/"' in said
    assert "divided by" in page("/definitions/metrics/manufacturing-share/", "en")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_metric_has_a_page(page, language):
    for key in list(metrics.load())[::23]:
        assert f"<code>{key}</code>" in page(f"/definitions/metrics/{key}/", language)


def test_a_metric_that_is_not_there_is_not_found(ws, sign_in):
    assert sign_in(Role.OFFICER).get("/definitions/metrics/nothing/").status_code == 404


def test_what_a_rule_says_is_text_and_never_markup():
    known = metrics.load()
    bad = known["gdp"].model_copy(update={"name": "<b>", "name_en": "<b>"})
    said = words.linked(("%(of)s & more", {"of": bad}))
    assert "<b>" not in said
    assert "&lt;b&gt;</a> &amp; more" in said


def test_the_regions_open_on_the_own_one_with_what_it_was_made_of(page):
    said = page("/definitions/regions/")
    assert "宁乡市" in said
    assert "宁乡县" in said


def test_a_county_that_became_a_city_leads_to_it(page):
    said = page("/definitions/regions/?q=%E5%AE%81%E4%B9%A1%E5%8E%BF")
    assert "1983–2016" in said
    assert 'href="/definitions/regions/430182/"' in said
    assert "430124" in page("/definitions/regions/430182/")


def test_a_code_that_two_divisions_had_in_turn_leads_to_the_one_of_today(page):
    """430102 was 东区 and is 芙蓉区: the old one is shown and is no link to itself."""
    said = page("/definitions/regions/?q=430102")
    assert ">芙蓉区</a>" in said
    assert "东区" in said
    assert ">东区</a>" not in said
    assert regions.load().of("430102").name == "芙蓉区"


def test_industries_are_walked_from_section_to_class_and_found_by_words(page):
    assert 'href="/definitions/industries/C/"' in page("/definitions/industries/")
    assert 'href="/definitions/industries/C35/"' in page("/definitions/industries/C/")
    assert "C3511" in page("/definitions/industries/C351/")
    found = page("/definitions/industries/?q=%E6%9C%BA%E5%99%A8%E4%BA%BA")
    assert "C3491" in found
    assert "战略性新兴产业" in found


def test_sources_say_what_may_be_done_with_their_figures_the_most_trusted_first(page):
    said = page("/definitions/sources/")
    assert said.index("长沙市统计局统计公报") < said.index("统计联网直报")
    assert "不得用于统计以外的目的" in said
    assert "the statistics department" in page("/definitions/sources/", "en")


def test_a_list_counts_its_members_by_days_and_a_renewal_is_no_addition(page, ws):
    said = page("/definitions/lists/little-giants/")
    for state in ("在列", "已到期", "已移出", "日期不详"):
        assert state in said
    assert "规划期（2021–2023）内新增" in said
    came = lists.additions(ws, "little-giants", "2021..2023", subjects=["430100"]).value
    assert came == 4
    assert f"<dd>{came}</dd>" in said
    assert "/plan/p/sample/targets/t2/" in said


def test_the_years_of_a_list_are_those_that_the_registry_counts(ws):
    rows = lists.members(ws, "little-giants")
    for year in counting.years(rows, date(2026, 6, 1)):
        last = min(date(year.year, 12, 31), date(2026, 6, 1))
        assert year.members == lists.count(ws, "little-giants", last).value
        assert year.came == lists.additions(ws, "little-giants", f"{year.year}").value
    (of_2024,) = [year for year in counting.years(rows, date(2026, 6, 1)) if year.year == 2024]
    assert (of_2024.came, of_2024.ended, of_2024.members) == (0, 1, 2)


def test_the_lists_are_counted_for_one_region(page):
    assert "国家级专精特新" in page("/definitions/lists/")
    other = page("/definitions/lists/little-giants/?region=430000")
    assert "甲（测试）" in other, "an unknown region is passed over"
