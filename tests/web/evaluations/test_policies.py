"""What policies offer an enterprise, who qualifies for a document, and the cultivation ladder."""

from __future__ import annotations

import polars as pl
import pytest

from gaodi.rules import runs
from gaodi.rules.gathering import Among
from gaodi.web.people.roles import Role
from rules import town
from web.evaluations.conftest import OTHER, OWN


def fragment(client, path):
    return client.get(path, headers={"HX-Request": "true"}).content.decode()


def test_the_page_answers_at_once_and_asks_for_the_offers(shown):
    page = shown(f"/evaluations/match/{OWN}/?day=2023-06-30", Role.OFFICER)
    assert f'hx-get="/evaluations/match/{OWN}/offers/?day=2023-06-30"' in page


def test_offers_come_with_amounts_and_what_is_lacking(ws, sign_in):
    client = sign_in(Role.OFFICER)
    page = fragment(client, f"/evaluations/match/{OWN}/offers/?day=2023-06-30")
    for said in ("小镇研发扶持", "研发补助", "符合条件", "30", "长期有效"):
        assert said in page, said
    other = fragment(client, f"/evaluations/match/{OTHER}/offers/?day=2023-06-30")
    assert "✗ 研发费用 ≥" in other
    assert f"/answers/{OTHER}/?year=2022" in other


def test_a_source_that_may_not_be_used_is_said_once_and_what_can_be_done_to_its_office_alone(own, sign_in):
    town.observe(own, pl.DataFrame({"subject": [OWN], "rd-expense": [80.0]}), 2022, source="demo-statistics")
    path = f"/evaluations/match/{OWN}/offers/?day=2023-06-30"
    for role, at, office in ((Role.OFFICER, "", True), (Role.ENTERPRISE_OFFICER, OWN, False)):
        page = fragment(sign_in(role, at), path)
        assert page.count("不得用于") == 1
        assert "企业培育与认定、政策匹配，只能用于：统计分析" in page
        assert "sources.yaml" not in page
        assert ("办理登记" in page, "按未知处理" in page) == (office, not office)


def test_the_figures_are_those_of_the_last_year_that_has_some(shown):
    assert "按2022年数据匹配" in shown(f"/evaluations/match/{OWN}/?day=2026-06-30", Role.OFFICER)
    assert "按2021年数据匹配" in shown(f"/evaluations/match/{OWN}/?day=2022-06-30", Role.OFFICER)


def test_the_dossier_leads_to_the_offers(shown):
    assert f"/evaluations/match/{OWN}/" in shown(f"/enterprises/e/{OWN}/", Role.OFFICER)


def test_an_enterprise_is_matched_by_itself_and_by_nobody_else(ws, sign_in):
    client = sign_in(Role.ENTERPRISE_OFFICER, OWN)
    assert client.get(f"/evaluations/match/{OWN}/").status_code == 200
    assert client.get(f"/evaluations/match/{OTHER}/").status_code == 403
    assert client.get(f"/evaluations/match/{OTHER}/offers/").status_code == 403


def test_those_that_qualify_for_a_document_are_listed(shown):
    page = shown("/evaluations/offers/town/support/2022/", Role.OFFICER)
    assert "虚构A公司" in page
    assert "虚构C公司" not in page


def test_a_document_that_nobody_evaluated_offers_to_evaluate(shown):
    page = shown("/evaluations/offers/innovative-sme/2022/", Role.OFFICER)
    assert "该文件尚未评价" in page
    assert "/evaluations/new/?rulebook=innovative-sme/2022" in page


def test_the_ladder_has_its_four_tiers_and_the_way_to_evaluate_them(shown):
    page = shown("/evaluations/ladder/", Role.OFFICER)
    for said in ("创新型中小企业", "专精特新中小企业", "小巨人", "单项冠军", "尚未评价", "开展评价"):
        assert said in page, said
    assert "名单内 1 家" in page


def test_there_is_nobody_near_a_tier_that_was_not_evaluated(ws, sign_in):
    client = sign_in(Role.OFFICER)
    assert client.get("/evaluations/ladder/champion/nearest/").status_code == 404
    assert client.get("/evaluations/ladder/nothing/nearest/").status_code == 404


@pytest.mark.parametrize(
    ("day", "said"),
    [("2023-06-30", "申报中，2023-07-31截止"), ("2023-03-01", "2023-05-01起申报"), ("2023-09-01", "2024-05-01起申报")],
)
def test_an_offer_says_when_one_can_apply(ws, sign_in, day, said):
    page = fragment(sign_in(Role.OFFICER), f"/evaluations/match/{OWN}/offers/?day={day}")
    assert said in page
    assert "申报时间" in page


def test_an_offer_of_a_document_that_names_no_window_says_so(ws, sign_in):
    page = fragment(sign_in(Role.OFFICER), f"/evaluations/match/{OWN}/offers/?day=2023-06-30")
    assert "未规定" in page


def test_a_later_evaluation_of_a_part_does_not_stand_for_the_whole(own, sign_in):
    runs.evaluate(own, "town/support/2022", year=2022, on=town.ON, among=Among(subjects=("firm-b",)))
    client = sign_in(Role.OFFICER)
    assert "虚构A公司" in client.get("/evaluations/offers/town/support/2022/").content.decode()
    listed = client.get("/evaluations/").content.decode()
    assert listed.count("部分对象") == 1


def test_a_document_leads_to_those_that_qualify_for_it(shown):
    address = "/evaluations/offers/town/support/2022/"
    assert address in shown("/rulebooks/read/town/support/2022/", Role.OFFICER)
    assert address not in shown("/rulebooks/read/town/support/2022/", Role.AUDITOR)
