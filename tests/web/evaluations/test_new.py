"""A new evaluation: chosen, looked at, started; what is wrong is said in a sentence."""

from __future__ import annotations

import re

import pytest

from gaodi.rules import runs
from gaodi.web.audit.models import Entry
from gaodi.web.evaluations import years
from gaodi.web.jobs import services as jobs
from gaodi.web.jobs.models import Job
from gaodi.web.people.roles import Role

NEW = "/evaluations/new/"
FORM = {"rulebook": "town/support/2022", "year": "2022", "day": "2023-06-30", "note": "第二次"}


def test_rulebooks_are_chosen_by_family_those_in_force_first(shown):
    page = shown(NEW, Role.OFFICER)
    assert page.index("town/support/2022") < page.index("town/per-mu/2022")
    assert "<optgroup" in page


def test_parameters_that_the_document_does_not_give_are_asked_for_with_their_unit(shown):
    page = shown(f"{NEW}?rulebook=municipal-little-giant/2021", Role.OFFICER)
    assert 'name="p-revenue_least"' in page
    assert "万元" in page
    assert "待确认参数" in page


def test_a_look_before_says_whom_there_is_and_what_nobody_has(ws, shown):
    count = runs.listed(ws).height
    page = shown(f"{NEW}?rulebook=town/support/2022&year=2022&day=2023-06-30&preview=1", Role.OFFICER)
    assert "企业 8 个" in page
    assert page.index("完全没有数据的项目") < page.index("已审计")
    assert "各来源均允许此项用途" in page
    assert runs.listed(ws).height == count


def test_the_last_year_of_which_there_are_figures_is_proposed(shown):
    page = shown(f"{NEW}?rulebook=town/support/2022", Role.OFFICER)
    assert 'id="year" name="year" inputmode="numeric" value="2022"' in page
    assert "已有数据年度：2021–2022" in page


def test_a_year_that_has_begun_or_is_to_come_is_not_proposed(shown):
    page = shown(f"{NEW}?rulebook=town/support/2022&day=2022-06-30", Role.OFFICER)
    assert 'id="year" name="year" inputmode="numeric" value="2021"' in page


def test_a_year_without_figures_is_said_with_those_that_have_some(shown):
    asked = f"{NEW}?rulebook=town/support/2022&day=2026-06-30&preview=1"
    assert "没有本办法所需的2025年数据。已有数据的年度：2021–2022" in shown(f"{asked}&year=2025", Role.OFFICER)
    assert "没有本办法所需的" not in shown(f"{asked}&year=2022", Role.OFFICER)


def test_years_are_said_as_ranges():
    assert years.ranges([2019, 2020, 2021, 2023]) == "2019–2021、2023"


def test_a_look_leaves_no_token_in_the_address(shown):
    """Only the button that starts the work sends it; a hidden field would go along with a look, which is a GET."""
    page = shown(f"{NEW}?rulebook=town/support/2022", Role.OFFICER)
    form = page[page.index('id="new-form"') : page.index("</form>", page.index('id="new-form"'))]
    assert re.findall(r"<(\w+)[^>]*csrfmiddlewaretoken", form) == ["button"]


def test_it_is_evaluated_in_the_background_and_leads_to_the_run(own, sign_in):
    client = sign_in(Role.OFFICER)
    assert client.post(NEW, FORM).url.endswith("?follow=1")
    job = Job.objects.get()
    jobs.run.call(str(job.pk))
    job.refresh_from_db()
    newest = runs.listed(own)["run"][0]
    assert (job.state, job.result) == ("done", f"/evaluations/{newest}/")
    assert "第二次" in client.get(job.result).content.decode()
    assert Entry.objects.get(action="evaluation.run").key == newest


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"year": "abc"}, "请填写年份"), ({"day": "2023-13-01"}, "请填写日期"), ({"year": "12"}, "请填写年份")],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_begins(ws, sign_in, wrong, said):
    page = sign_in(Role.OFFICER).post(NEW, FORM | wrong).content.decode()
    assert said in page
    assert not Job.objects.exists()


def test_a_parameter_that_is_no_figure_is_refused_with_the_reason(ws, sign_in):
    form = FORM | {"rulebook": "municipal-little-giant/2021", "p-revenue_least": "很多"}
    page = sign_in(Role.OFFICER).post(NEW, form).content.decode()
    assert 'class="alert alert-danger"' in page
    assert not Job.objects.exists()


def test_a_rulebook_that_is_not_there_is_not_found(ws, sign_in):
    assert sign_in(Role.OFFICER).get(f"{NEW}?rulebook=none/2020").status_code == 404


def test_only_those_who_may_evaluate_have_the_page(ws, sign_in):
    assert sign_in(Role.LEADER).get(NEW).status_code == 403


def test_whom_it_is_about_can_be_narrowed_to_what_there_is(shown):
    page = shown(f"{NEW}?rulebook=town/support/2022", Role.OFFICER)
    assert '<input class="form-check-input" type="checkbox" name="regions" value="430104">' in page
    assert '<input class="form-check-input" type="checkbox" name="lists" value="little-giants">' in page
    assert "全部对象" in page


@pytest.mark.parametrize(
    ("narrowed", "count", "said"),
    [
        ("regions=430104", 8, "岳麓区"),
        ("lists=little-giants", 1, "专精特新“小巨人”企业"),
        ("subjects=firm-a%0Afirm-b，firm-a", 2, "firm-a、firm-b"),
        ("regions=430104&subjects=firm-c", 1, "firm-c"),
    ],
)
def test_a_look_before_counts_those_that_are_chosen(shown, narrowed, count, said):
    page = shown(f"{NEW}?rulebook=town/support/2022&year=2022&day=2023-06-30&preview=1&{narrowed}", Role.OFFICER)
    assert f"企业 {count} 个" in page
    assert said in page.replace("&quot;", '"')


def test_one_that_is_not_there_is_named(shown):
    asked = "rulebook=town/support/2022&year=2022&day=2023-06-30&preview=1&subjects=firm-a,firm-zz"
    assert "没有企业“firm-zz”" in shown(f"{NEW}?{asked}", Role.OFFICER)


def test_the_work_evaluates_those_that_were_chosen_and_the_run_says_whom(own, sign_in):
    client = sign_in(Role.OFFICER)
    client.post(NEW, FORM | {"regions": ["430104"], "subjects": "firm-a firm-h"})
    job = Job.objects.get()
    assert job.arguments["among"] == {"regions": ["430104"], "subjects": ["firm-a", "firm-h"]}
    jobs.run.call(str(job.pk))
    run = runs.load(own, runs.listed(own)["run"][0])
    assert sorted(run.frame()["subject"]) == ["firm-a", "firm-h"]
    page = client.get(f"/evaluations/{run.id}/").content.decode()
    assert "区县：岳麓区" in page
    assert "指定对象：firm-a、firm-h" in page


def test_a_place_that_is_not_there_is_refused_before_anything_begins(ws, sign_in):
    page = sign_in(Role.OFFICER).post(NEW, FORM | {"parks": "atlantis"}).content.decode()
    assert "没有园区“atlantis”" in page
    assert not Job.objects.exists()
