"""Until when a list is complete: said on its page by who enters figures of the whole city, and read by everybody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gaodi.registry import lists
from gaodi.registry.lists import Member
from gaodi.web.audit.models import Entry
from gaodi.web.people.roles import Role
from gaodi.workspace import Region, Workspace

PAGE = "/definitions/lists/little-giants/"


@pytest.fixture
def ws(tmp_path: Path, settings) -> Workspace:
    made = Workspace.create(tmp_path / "ws", Region(code="430100", name="长沙市"))
    lists.record(made, [Member(list="little-giants", name="甲（测试）", recognised=date(2021, 7, 1))], source="press")
    settings.GAODI_WORKSPACE = Path(made.path)
    return made


def send(client, until: str):
    return client.post(f"{PAGE}complete/", {"region": "430100", "until": until}, follow=True).content.decode()


def test_a_statistician_of_the_city_says_it_and_everybody_reads_it(ws, sign_in):
    client = sign_in(Role.STATISTICIAN, "department")
    assert "各批次已录入至" in client.get(PAGE).content.decode()
    assert "已确认：名单收齐至 2023-12-31。" in send(client, "2023-12-31")
    assert lists.complete_until(ws, "little-giants") == date(2023, 12, 31)
    page = sign_in(Role.OFFICER).get(PAGE).content.decode()
    assert "<dd>2023-12-31</dd>" in page
    assert "各批次已录入至" not in page
    assert "2023-12-31" in Entry.objects.get(action="lists.complete").details


@pytest.mark.parametrize("until", ["", "next year", "2999-01-01"])
def test_a_day_that_is_none_is_refused_with_a_sentence_and_leaves_no_trace(ws, sign_in, until):
    assert "请填写不晚于今天的日期" in send(sign_in(Role.STATISTICIAN, "department"), until)
    assert lists.complete_until(ws, "little-giants") is None
    assert not Entry.objects.filter(action="lists.complete").exists()


def test_who_enters_figures_of_a_part_of_the_city_cannot_say_it(ws, sign_in):
    client = sign_in(Role.STATISTICIAN, "district")
    assert "各批次已录入至" not in client.get(PAGE).content.decode()
    answer = client.post(f"{PAGE}complete/", {"region": "430100", "until": "2023-12-31"})
    assert answer.status_code == 403
    assert lists.complete_until(ws, "little-giants") is None


def test_a_list_that_only_another_region_has_members_of_opens_with_these(ws, sign_in):
    there = [Member(list="champions", name="乙（测试）", recognised=date(2022, 7, 1), subject="430181")]
    lists.record(ws, there, source="press")
    assert "乙（测试）" in sign_in(Role.OFFICER).get("/definitions/lists/champions/").content.decode()
    assert "甲（测试）" in sign_in(Role.OFFICER).get(PAGE).content.decode()


def test_the_api_says_until_when_a_list_is_complete(ws, sign_in):
    def told() -> str | None:
        lists_ = sign_in(Role.OFFICER).get("/api/lists").json()
        return next(one["complete_until"] for one in lists_ if one["id"] == "little-giants")

    assert told() is None
    lists.complete(ws, "little-giants", date(2023, 12, 31), source="press")
    assert told() == "2023-12-31"
