"""What the tests of rulebooks share: a workspace with a rulebook of its own and one that is faulty, and a reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.web.people.roles import Role
from gaodi.workspace import Region, Workspace

FAULTY = """format: gaodi-rulebook/1
id: own/faulty
family: own/faulty
title: {zh: 有误的办法, en: A faulty rulebook}
issuer: 长沙市
status: reconstructed
in_force: {from: 2021-01-01}
purpose: 政策匹配
criteria:
  all:
    - {id: revenue, test: revenue_of_nothing >= 5 万元}
"""


@pytest.fixture
def ws(tmp_path: Path, settings) -> Workspace:
    """A workspace that the site serves."""
    made = Workspace.create(tmp_path / "ws", Region(code="430100", name="长沙市"))
    settings.GAODI_WORKSPACE = Path(made.path)
    return made


@pytest.fixture
def faulty(ws: Workspace) -> Workspace:
    """The workspace with a rulebook whose expression names nothing."""
    folder = Path(ws.path) / "catalog" / "rulebooks"
    folder.mkdir(parents=True)
    (folder / "faulty.yaml").write_text(FAULTY, "utf-8")
    return ws


@pytest.fixture
def page(db, sign_in):
    """`page("/rulebooks/", language="en")`: the page as an officer sees it."""
    client = sign_in(Role.OFFICER)

    def show(path: str, language: str = "zh-hans", status: int = 200) -> str:
        client.cookies["django_language"] = language
        answer = client.get(path)
        assert answer.status_code == status, answer.status_code
        return answer.content.decode()

    return show
