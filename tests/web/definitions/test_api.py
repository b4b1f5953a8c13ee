"""The definitions over the API."""

from __future__ import annotations

import pytest

from gaodi.web.people.roles import Role


@pytest.fixture
def ask(ws, sign_in):
    """`ask("/api/metrics?words=产值")`: what the API answers an officer."""
    client = sign_in(Role.OFFICER)

    def get(path: str, status: int = 200):
        answer = client.get(path)
        assert answer.status_code == status, answer.content.decode()
        return answer.json()

    return get


def test_metrics_are_found_and_read(ask):
    found = ask("/api/metrics?words=研发经费&subject=enterprise")
    assert "rd-spending" in {one["id"] for one in found}
    one = ask("/api/metrics/manufacturing-share")
    assert one["total"]["rule"] == "ratio"
    assert "不取平均" in one["rules"][0]
    assert "Did you mean" in ask("/api/metrics/gpd", 404)["detail"]


def test_regions_and_industries_are_climbed(ask):
    city = ask("/api/regions/430100")
    assert [one["name"] for one in city["path"]] == ["全国", "湖南省"]
    assert "430182" in {one["code"] for one in city["children"]}
    assert ask("/api/regions?words=宁乡县")[0]["successor"] == "430182"
    assert [one["code"] for one in ask("/api/industries/C3511")["path"]] == ["C", "C35", "C351"]
    assert {one["code"] for one in ask("/api/industries")} >= {"B", "C", "D"}


def test_lists_give_their_members_with_their_state(ask):
    (little,) = [one for one in ask("/api/lists") if one["id"] == "little-giants"]
    assert little["members"] == 2
    states = {(one["name"], one["recognised"]): one["state"] for one in ask("/api/lists/little-giants")}
    assert states["戊（测试）", None] == "undated"
    assert states["丙（测试）", "2022-07-01"] == "left"
    ask("/api/lists/nothing", 404)


def test_sources_say_what_is_allowed_in_codes(ask):
    (returns,) = [one for one in ask("/api/sources") if one["id"] == "statistics-returns"]
    assert returns["purposes"] == ["statistics-analysis"]
