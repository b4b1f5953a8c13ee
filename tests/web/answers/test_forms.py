"""Answering: the forms, saving with and without JavaScript, two people at once, and who may."""

from __future__ import annotations

import json

import pytest

from gaodi.rules import declared
from gaodi.web.audit.models import Entry
from gaodi.web.people.roles import Role
from web.answers.conftest import OTHER, OWN, SUPPORT, at

FIRST, SECOND = "answer:d1", "answer:d2"


def stands(ws, enterprise: str = OWN, family: str = "town/survey", year: int = 2022) -> dict[str, tuple]:
    rows = declared.current(ws, family, year, subject=enterprise)
    return {row["name"]: (row["value"], row["text"], row["evidence"]) for row in rows.iter_rows(named=True)}


def told(answer) -> str:
    return answer.content.decode()


def test_whoever_answers_for_one_enterprise_is_led_to_what_is_asked_of_it(ws, sign_in):
    client = sign_in(Role.ENTERPRISE_OFFICER, OWN)
    answer = client.get("/answers/")
    assert (answer.status_code, answer.url) == (302, f"/answers/{OWN}/")
    page = told(client.get(f"/answers/{OWN}/?year=2022"))
    for said in ("虚构A公司", "虚构示例", "小镇自诊断", "小镇研发扶持", "0 / 6"):
        assert said in page, said


def test_an_office_finds_the_enterprises_that_it_answers_for(ws, sign_in):
    assert "虚构A公司" in told(sign_in(Role.OFFICER).get("/answers/?q=虚构A"))
    assert "虚构A公司" in told(sign_in(Role.PARK_OFFICER, "430104").get("/answers/?q=虚构A"))
    assert "没有该名称或代码的企业" in told(sign_in(Role.PARK_OFFICER, "other-park").get("/answers/?q=虚构A"))


def test_the_form_has_one_section_with_its_levels_and_the_list_of_all(ws, sign_in):
    page = told(sign_in(Role.ENTERPRISE_OFFICER, OWN).get(at()))
    for said in ("设计要求一", "设计要求二", "全部满足", "部分满足", "图样", "一级", "二级", "供应", "0/2", "0/1"):
        assert said in page, said
    assert "供应要求一" not in page


def test_what_is_sent_is_kept_with_source_user_and_mark_and_stands_in_the_form_again(ws, sign_in, send):
    client = sign_in(Role.ENTERPRISE_OFFICER, OWN)
    answer = send(client, {FIRST: ("0.5", "图样第3版"), SECOND: ("", "")}, go="supply")
    assert answer.url == f"{at()}?section=supply"
    row = declared.current(ws, "town/survey", 2022, subject=OWN).row(0, named=True)
    assert (row["name"], row["value"], row["evidence"]) == (FIRST, 0.5, "图样第3版")
    assert (row["source"], row["synthetic"]) == ("enterprise", True)
    assert ws.lake.batches()["user"][-1] == client.user.username
    page = told(client.get(at()))
    assert 'value="0.5" checked' in page
    assert "图样第3版" in page
    assert "1 / 7" in page


def test_each_save_is_on_the_trail_with_what_changed(ws, sign_in, send):
    client = sign_in(Role.ENTERPRISE_OFFICER, OWN)
    send(client, {FIRST: ("0.5", "图样")})
    send(client, {FIRST: ("0.5", "图样")}, seen=json.dumps({FIRST: ["0.5", "图样"]}))
    (entry,) = Entry.objects.filter(action="answers.save")
    assert (entry.key, entry.actor) == (OWN, client.user.username)
    assert json.loads(entry.details)["changes"] == {FIRST: ["", "0.5", "图样"]}


def test_an_answer_can_be_taken_back(ws, sign_in, send):
    client = sign_in(Role.ENTERPRISE_OFFICER, OWN)
    send(client, {FIRST: ("1", "")})
    send(client, {FIRST: ("", "")}, seen=json.dumps({FIRST: ["1", ""]}))
    assert stands(ws)[FIRST] == (None, None, "")
    assert "0 / 7" in told(client.get(at()))


def test_the_page_saves_by_itself_and_takes_in_counts_and_what_it_has_to_remember(ws, sign_in, send):
    page = told(send(sign_in(Role.OFFICER), {FIRST: ("1", "")}, htmx=True))
    assert "已保存" in page
    assert "<html" not in page
    assert "1/2" in page
    assert page.count("hx-swap-oob") == 2
    assert "&quot;answer:d1&quot;: [&quot;1&quot;, &quot;&quot;]" in page


def test_the_second_of_two_people_is_told_and_nothing_is_overwritten(ws, sign_in, send):
    send(sign_in(Role.OFFICER), {FIRST: ("1", "报告")})
    for htmx in (False, True):
        page = told(send(sign_in(Role.ENTERPRISE_OFFICER, OWN), {FIRST: ("0", ""), SECOND: ("0.5", "")}, htmx=htmx))
        assert "期间他人已作答" in page
        assert "全部满足 · 报告" in page
        assert stands(ws)[FIRST] == (1.0, None, "报告")
    assert stands(ws)[SECOND] == (0.5, None, "")


def test_a_clash_stays_one_until_somebody_decides(ws, sign_in, send):
    send(sign_in(Role.OFFICER), {FIRST: ("1", "")})
    second = sign_in(Role.ENTERPRISE_OFFICER, OWN)
    page = told(send(second, {FIRST: ("0", "")}, htmx=True))
    assert 'id="answers-seen" value="{}"' in page
    send(second, {FIRST: ("0", "")}, over=(FIRST,))
    assert stands(ws)[FIRST] == (0.0, None, "")


def test_what_somebody_else_changed_and_this_person_did_not_stays(ws, sign_in, send):
    send(sign_in(Role.OFFICER), {FIRST: ("1", "")})
    client = sign_in(Role.ENTERPRISE_OFFICER, OWN)
    page = told(send(client, {FIRST: ("", ""), SECOND: ("0.5", "")}, htmx=True))
    assert "期间他人修改了本部分的 1 项作答" in page
    assert stands(ws)[FIRST] == (1.0, None, "")
    # The field of the page still holds what it held, so it must not count as a change the next time either.
    assert f"&quot;{FIRST}&quot;" not in page
    assert stands(ws)[SECOND] == (0.5, None, "")


def test_the_same_answer_of_two_people_is_no_clash(ws, sign_in, send):
    send(sign_in(Role.OFFICER), {FIRST: ("1", "")})
    assert send(sign_in(Role.ENTERPRISE_OFFICER, OWN), {FIRST: ("1", "")}).status_code == 302


@pytest.mark.parametrize("seen", ["", "[]", "null", '{"answer:d1": 1}', "{"])
def test_a_form_that_remembers_nonsense_overwrites_nothing(ws, sign_in, send, seen):
    send(sign_in(Role.OFFICER), {FIRST: ("1", "")})
    assert "期间他人已作答" in told(send(sign_in(Role.OFFICER), {FIRST: ("0", "")}, seen=seen))
    assert stands(ws)[FIRST] == (1.0, None, "")


def test_inputs_of_a_rulebook_have_typed_fields_with_units_and_years(ws, sign_in):
    page = told(sign_in(Role.OFFICER).get(at(more="?section=inputs")))
    for said in ("已审计", "存货", "万元", "类别", "甲类", "2022 年", "2021 年"):
        assert said in page, said
    english = sign_in(Role.OFFICER)
    english.cookies["django_language"] = "en"
    page = told(english.get(at(more="?section=inputs")))
    assert 'value="甲类"> <span>first</span>' in page


def test_they_are_kept_by_kind_and_each_with_its_year(ws, sign_in, send):
    given = {"audited": ("1", ""), "stock": ("1,200.5", "报表"), "class": ("甲类", ""), "audited@-1": ("0", "")}
    send(sign_in(Role.OFFICER), given, section="inputs")
    assert stands(ws) == {
        "audited": (1.0, None, ""),
        "stock": (1200.5, None, "报表"),
        "class": (None, "甲类", ""),
    }
    assert stands(ws, year=2021) == {"audited": (0.0, None, "")}
    page = told(sign_in(Role.OFFICER).get(at(more="?section=inputs")))
    assert 'value="1200.5"' in page
    assert "4 / 7" in page


def test_a_value_that_cannot_be_is_said_beside_its_field_and_the_others_are_kept(ws, sign_in, send):
    given = {"audited": ("1", ""), "stock": ("viel", ""), "class": ("丙类", "")}
    page = told(send(sign_in(Role.OFFICER), given, section="inputs"))
    assert "请填写数字" in page
    assert "请从所列选项中选择" in page
    assert 'value="viel"' in page
    assert stands(ws) == {"audited": (1.0, None, "")}
    assert "不能是 -3" in told(send(sign_in(Role.OFFICER), {"stock": ("-3", "")}, section="inputs"))


def test_a_rulebook_without_a_questionnaire_has_a_plain_form(ws, sign_in, send):
    send(sign_in(Role.OFFICER), {"audited": ("1", "审计报告")}, section="inputs", rulebook=SUPPORT)
    assert stands(ws, family="town/support")["audited"] == (1.0, None, "审计报告")
    page = told(sign_in(Role.OFFICER).get(at(rulebook=SUPPORT)))
    assert "1 / 1" in page


@pytest.mark.parametrize(
    ("role", "place", "enterprise", "status"),
    [
        (Role.ENTERPRISE_OFFICER, OWN, OWN, 200),
        (Role.ENTERPRISE_OFFICER, OWN, OTHER, 403),
        (Role.OFFICER, "", OTHER, 200),
        (Role.STATISTICIAN, "department", OTHER, 200),
        (Role.PARK_OFFICER, "430104", OTHER, 200),
        (Role.PARK_OFFICER, "other-park", OTHER, 403),
        (Role.LEADER, "", OWN, 403),
        (Role.REVIEWER, "", OWN, 403),
        (Role.AUDITOR, "", OWN, 403),
    ],
)
def test_everybody_answers_for_the_own_place_alone(ws, sign_in, send, role, place, enterprise, status):
    client = sign_in(role, place)
    for path in ("", "result/", "book/"):
        assert client.get(at(enterprise, more=path)).status_code == status
    answer = send(client, {FIRST: ("1", "")}, enterprise=enterprise)
    assert answer.status_code == (302 if status == 200 else 403)
    assert bool(stands(ws, enterprise)) == (status == 200)


@pytest.mark.parametrize(
    "path", [at("nobody"), at(rulebook="town/none"), at(rulebook="town/per-mu/2022"), "/answers/firm-a/1800/town/x/"]
)
def test_what_is_not_asked_is_not_found(ws, sign_in, path):
    assert sign_in(Role.OFFICER).get(path).status_code == 404
