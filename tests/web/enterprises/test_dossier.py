"""The page of an enterprise: who it is, figures with their sources, who sees what of it."""

from __future__ import annotations

import json
import re

import pytest

from gaodi.plan import library
from gaodi.plan.model import Mention, Name
from gaodi.web.audit.models import Entry
from gaodi.web.people.roles import Role
from plan.library.plans import TEXT, plan
from web.enterprises import city

PAGE = f"/enterprises/e/{city.FIRST}/"
REVENUE = f"{PAGE}figures/revenue/"


def looks() -> list[tuple[str, str, str]]:
    return list(Entry.objects.filter(action="look.confidential").values_list("kind", "key", "actor"))


def test_it_says_who_the_enterprise_is(shown):
    page = shown(PAGE, Role.OFFICER)
    for said in (city.FIRST, "校验位相符", "东部园区", "长沙县", "云岭电池厂", "云岭锂能", "二厂", "虚构示例"):
        assert said in page


def test_an_attribute_about_which_sources_differ_shows_what_each_says(shown):
    page = shown(PAGE, Role.OFFICER)
    assert {"C3841", "C3849"} == set(re.findall(r"C38\d\d", page))
    assert page.count("losing-fact") == 1


def test_recognitions_stand_with_their_days_and_their_end(shown):
    page = shown(PAGE, Role.OFFICER)
    assert "2023-07-14 → 2099-07-13" in page
    assert "已到期" in page


def test_land_projects_and_notes_stand_beside_it(shown):
    page = shown(PAGE, Role.OFFICER)
    assert "402" in page
    assert "锂能二期" in page
    assert "数据质量" in page


def test_figures_and_trades_are_masked_for_whom_they_are_not(shown):
    page = shown(PAGE, Role.OFFICER)
    for secret in ("10\u202f030", "812.5", "4\u202f321", "900"):
        assert secret not in page
    assert "不公开" in page
    assert "您的角色不显示保密数字" in page
    assert looks() == []


SEE = [
    (Role.LEADER, ""),
    (Role.STATISTICIAN, ""),
    (Role.STATISTICIAN, "430121"),
    (Role.STATISTICIAN, "east-park"),
    (Role.PARK_OFFICER, "east-park"),
    (Role.ENTERPRISE_OFFICER, city.FIRST),
]


@pytest.mark.parametrize(("role", "at"), SEE)
def test_who_looks_after_it_sees_its_figures_and_every_look_is_on_the_trail(shown, role, at):
    page = shown(PAGE, role, at)
    for figure in ("10\u202f030", "812.5", "100–500", "4\u202f321"):
        assert figure in page
    actor = f"{role.value}-{at}" if at else role.value
    assert looks() == [("enterprise", city.FIRST, actor)]


@pytest.mark.parametrize(
    ("role", "at"),
    [(Role.OFFICER, ""), (Role.AUDITOR, ""), (Role.STATISTICIAN, "west-park"), (Role.PARK_OFFICER, "west-park")],
)
def test_who_looks_after_others_does_not(shown, role, at):
    assert "812.5" not in shown(PAGE, role, at)
    assert "10\u202f030" not in shown(REVENUE, role, at)
    assert looks() == []


def test_an_enterprise_sees_no_other(ws, sign_in):
    client = sign_in(Role.ENTERPRISE_OFFICER, city.FOURTH)
    assert client.get(f"/enterprises/e/{city.FOURTH}/").status_code == 200
    assert client.get(PAGE).status_code == 403
    assert client.get(REVENUE).status_code == 403
    assert client.get(f"{PAGE}mentions/").status_code == 403


def test_a_figure_opens_with_its_source_and_with_what_others_say(shown):
    page = shown(PAGE, Role.LEADER)
    profit = page.split("利润总额")[1].split("</details>")[0]
    assert "虚构·统计联网直报" in profit
    assert re.search(r"900\s*·\s*虚构·工信部门管理报表\s*·\s*另有来源优先", profit)
    assert "来源不一致" in profit
    assert "暂定" in profit


def test_a_metric_has_a_page_with_every_observation(shown):
    page = shown(f"{PAGE}figures/profit/", Role.LEADER)
    assert "812.5" in page
    assert "另有来源优先" in page
    assert "2023年1—3月" in shown(f"{PAGE}figures/output/", Role.LEADER)


def test_the_chart_is_drawn_from_what_counts_and_only_for_whom_it_is(shown):
    page = shown(REVENUE, Role.LEADER)
    chart = json.loads(re.search(r'id="chart-data" type="application/json">(.*?)</script>', page)[1])
    assert [point["value"] for point in chart["points"]] == [10010, 10020, 10030]
    assert "chart-data" not in shown(REVENUE, Role.OFFICER)


def test_what_is_not_there_is_not_found(ws, sign_in):
    client = sign_in(Role.OFFICER)
    assert client.get("/enterprises/e/nothing/").status_code == 404
    assert client.get(f"{PAGE}figures/no-such-metric/").status_code == 404


def test_another_number_leads_to_the_enterprise(ws, sign_in):
    answer = sign_in(Role.OFFICER).get(f"/enterprises/e/{city.FIRST[8:17]}/")
    assert answer.url == PAGE


def test_an_enterprise_of_which_little_is_known_has_a_page_too(shown):
    page = shown(f"/enterprises/e/{city.code(9)}/", Role.LEADER)
    assert "尚无数据" in page
    assert "不在任何名单上" in page


def test_plans_that_name_it_are_found_by_its_names(ws, sign_in, request):
    if not library.plans(ws):
        names = tuple(
            Name(id=f"n{number}", text=text, kind="enterprise", mentions=(Mention(span=(0, 2), role="龙头企业"),))
            for number, text in enumerate(("云岭锂能", "云岭液压机械"), 1)
        )
        library.add(ws, plan(names=names), text=TEXT, user="officer")
    part = sign_in(Role.OFFICER).get(f"{PAGE}mentions/").content.decode()
    assert "#name-n1" in part
    assert "龙头企业" in part
    assert "也可能是别的企业" not in part
    second = sign_in(Role.OFFICER).get(f"/enterprises/e/{city.SECOND}/mentions/").content.decode()
    assert "也可能是别的企业" in second
    # A draft is not shown to whom it is not.
    assert "没有规划提及" in sign_in(Role.PARK_OFFICER).get(f"{PAGE}mentions/").content.decode()
