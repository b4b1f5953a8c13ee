"""Rulebooks over the API."""

from __future__ import annotations

import pytest

from gaodi.web.people.roles import Role


@pytest.fixture
def ask(ws, sign_in):
    """`ask("/api/rulebooks")`: what the API answers an officer."""
    client = sign_in(Role.OFFICER)

    def get(path: str, status: int = 200):
        answer = client.get(path)
        assert answer.status_code == status, answer.content.decode()
        return answer.json()

    return get


def test_rulebooks_are_listed_and_narrowed(ask):
    every = ask("/api/rulebooks")
    assert "specialised-sme/2022" in {one["id"] for one in every}
    found = ask("/api/rulebooks?words=huangyan&purpose=per-mu-evaluation&state=ended")
    assert {one["family"] for one in found} == {"per-mu/huangyan-above-scale", "per-mu/huangyan-below-scale"}
    assert all(one["checks"] for one in found)


def test_one_gives_its_facts_what_it_needs_and_its_text(ask):
    one = ask("/api/rulebooks/per-mu/huangyan-above-scale/2022")
    assert one["extends"] == "per-mu/huangyan-above-scale/2021"
    assert one["editions"] == ["per-mu/huangyan-above-scale/2021", "per-mu/huangyan-above-scale/2022"]
    assert {"name": "land_area", "unit": "亩"}.items() <= next(
        n for n in one["inputs"] if n["name"] == "land_area"
    ).items()
    assert "extends: per-mu/huangyan-above-scale/2021" in one["written"]
    assert len(one["hash"]) == 64


def test_one_that_is_faulty_says_why_and_one_that_is_not_there_names_those_that_are_near(ask, faulty):
    one = ask("/api/rulebooks/own/faulty")
    assert "revenue_of_nothing" in one["faults"][0]
    assert one["inputs"] == []
    assert "Did you mean" in ask("/api/rulebooks/specialised-sme/2021", 404)["detail"]
