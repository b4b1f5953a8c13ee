"""A new evaluation: chosen, looked at, started; what is wrong is said in a sentence."""

from __future__ import annotations

import shutil

import pytest

import gaodi
from gaodi.rules import runs
from gaodi.web.audit.models import Entry
from gaodi.web.jobs import services as jobs
from gaodi.web.jobs.models import Job
from gaodi.web.people.roles import Role

NEW = "/evaluations/new/"
FORM = {"rulebook": "town/support/2022", "year": "2022", "day": "2023-06-30", "note": "第二次"}


@pytest.fixture
def own(built, settings, tmp_path):
    """A town of one's own, in which tests evaluate."""
    settings.GAODI_WORKSPACE = shutil.copytree(built.path, tmp_path / "ws")
    return gaodi.open(settings.GAODI_WORKSPACE)


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
