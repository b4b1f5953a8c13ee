"""What the tests of the definitions share: a region with a plan whose targets are bound, and a list with members."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gaodi.plan import library
from gaodi.plan.attainment import bindings
from gaodi.registry import lists
from gaodi.registry.lists import Member
from gaodi.workspace import Region, Workspace
from plan.library.plans import TEXT, plan

# name, recognised, expires, left: one renewed, one expired, one taken off, one without a day.
MEMBERS = (
    ("甲（测试）", date(2021, 7, 1), date(2024, 6, 30), None),
    ("甲（测试）", date(2024, 7, 1), date(2027, 6, 30), None),
    ("乙（测试）", date(2021, 7, 1), date(2024, 6, 30), None),
    ("丙（测试）", date(2022, 7, 1), date(2025, 6, 30), date(2023, 1, 1)),
    ("丁（测试）", date(2023, 7, 1), None, None),
    ("戊（测试）", None, None, None),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Changsha, with the small plan published: industrial output by its metric, little giants by their list."""
    ws = Workspace.create(tmp_path_factory.mktemp("definitions") / "ws", Region(code="430100", name="长沙市"))
    members = [
        Member(list="little-giants", name=name, recognised=day, expires=end, left=left)
        for name, day, end, left in MEMBERS
    ]
    lists.record(ws, members, source="press", subject="430100")
    made = plan(region="长沙市")
    library.add(ws, made, text=TEXT, original=TEXT.encode(), user="officer")
    bindings.bind(ws, made, "t1", metric="industrial-output", user="officer")
    bindings.bind(ws, made, "t2", list="little-giants", transform="sum", user="officer")
    library.publish(ws, "sample", user="reviewer")
    return ws


@pytest.fixture
def ws(built: Workspace, settings) -> Workspace:
    """The region as the workspace that the site serves."""
    settings.GAODI_WORKSPACE = Path(built.path)
    return built


@pytest.fixture
def page(ws: Workspace, sign_in):
    """`page("/definitions/", language="en")`: the page as an officer sees it."""
    from gaodi.web.people.roles import Role

    client = sign_in(Role.OFFICER)

    def show(path: str, language: str = "zh-hans") -> str:
        client.cookies["django_language"] = language
        answer = client.get(path)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    return show
