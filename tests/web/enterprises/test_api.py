"""Enterprises over the API: as on the pages, under the same permissions."""

from __future__ import annotations

import io

import polars as pl
import pytest

from gaodi.web.api import tokens
from gaodi.web.audit.models import Entry
from gaodi.web.people.roles import Role
from web.enterprises import city

LIST = "/api/enterprises"
ONE = f"{LIST}/{city.FIRST}"


@pytest.fixture
def ask(ws, person, client):
    """`ask(Role.OFFICER, "/api/enterprises")`: a call with that person's token."""

    def call(role, path, at=""):
        _token, text = tokens.make(person(role, at), "script")
        return client.get(path, headers={"Authorization": f"Bearer {text}"})

    return call


def test_enterprises_are_searched_and_counted(ask):
    found = ask(Role.OFFICER, f"{LIST}?q=云岭&scale=medium&scale=small&facets=true&size=1&sort=name").json()
    assert (found["total"], found["pages"], len(found["rows"])) == (2, 2, 1)
    assert {one["value"]: one["count"] for one in found["facets"]["scale"]} == {"large": 1, "medium": 1, "small": 1}


def test_columns_are_chosen_and_others_left_out(ask):
    (row,) = ask(Role.OFFICER, f"{LIST}?q={city.FIRST}&columns=capital,password").json()["rows"]
    assert row == {"id": city.FIRST, "name": city.ROWS[0][1], "capital": 1000.0, "matched": None}


def test_figures_are_masked_as_on_the_page(ask):
    address = f"{LIST}?q={city.FIRST}&figures=revenue,nonsense"
    (hidden,) = ask(Role.OFFICER, address).json()["rows"]
    assert hidden["figures"]["revenue"] == {"value": None, "low": None, "high": None, "unit": "万元", "masked": True}
    (seen,) = ask(Role.STATISTICIAN, address, "east-park").json()["rows"]
    assert seen["figures"]["revenue"]["value"] == 10030
    assert ask(Role.STATISTICIAN, address, "east-park").json()["year"] == 2023


def test_a_text_is_completed(ask):
    assert [one["id"] for one in ask(Role.OFFICER, f"{LIST}/suggest?q=ylyy").json()] == [city.SECOND]
    assert ask(Role.OFFICER, f"{LIST}/suggest?q=").json() == []


def test_an_enterprise_is_read_with_what_may_be_seen_of_it(ask):
    hidden, seen = ask(Role.OFFICER, ONE).json(), ask(Role.LEADER, ONE).json()
    assert (hidden["masked"], hidden["purchases"], seen["masked"]) == (True, None, False)
    assert seen["purchases"]["partners"][0]["partner"] == city.SECOND
    assert {one["list"] for one in seen["recognitions"]} == {"little-giants", "champions"}
    assert Entry.objects.get(action="look.confidential").key == city.FIRST


def test_its_observations_are_read_with_what_was_set_aside(ask):
    rows = ask(Role.LEADER, f"{ONE}/figures?metric=profit").json()
    assert {(one["value"], one["standing"], one["set_aside"]) for one in rows} == {
        (812.5, True, ""),
        (900, False, "source"),
    }
    assert all(one["masked"] and one["value"] is None for one in ask(Role.OFFICER, f"{ONE}/figures").json())


def test_an_enterprise_that_is_not_there_is_not_found(ask):
    assert ask(Role.OFFICER, f"{LIST}/nothing").status_code == 404


def test_all_that_are_found_are_a_file_for_programs(ask):
    answer = ask(Role.OFFICER, f"{LIST}/export?district=430121&columns=industry")
    frame = pl.read_parquet(io.BytesIO(b"".join(answer.streaming_content)))
    assert frame.columns == ["id", "name", "industry", "synthetic"]
    assert frame.height == 3
    assert Entry.objects.get(action="export").actor == "officer"


def test_who_looks_after_one_enterprise_finds_no_other(ws, sign_in):
    client = sign_in(Role.ENTERPRISE_OFFICER, city.FIRST)
    assert [row["id"] for row in client.get(LIST).json()["rows"]] == [city.FIRST]
    assert client.get(f"{LIST}/suggest?q=东湾").json() == []
    assert client.get(f"{LIST}/{city.FOURTH}").status_code == 403
    assert client.get(f"{LIST}/export").status_code == 403


def test_every_filter_is_described(sign_in):
    described = sign_in(Role.LEADER).get("/api/openapi.json").json()["paths"][LIST]["get"]
    named = {one["name"] for one in described["parameters"]}
    assert {"q", "district", "list", "sort", "columns", "figures", "facets"} <= named
