"""What the tests of drafts share: a small made-up town with an evaluated rulebook, an author, and those who decide."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import gaodi
from gaodi.rules import drafting, runs
from gaodi.web.people.roles import Role
from gaodi.workspace import Workspace
from rules import town

HOME = "/rulebooks/drafts/"
KEY = "town/support/2023"
NEXT = town.SUPPORT.replace("town/support/2022", KEY).replace("100 万元", "300 万元")
TESTS = f"""format: gaodi-rulebook-tests/1
rulebook: {KEY}
"on": 2023-06-30
tables:
  - name: {{zh: 研发费用的界线, en: Boundary of R&D expense}}
    vary: rd_expense
    expect: clause.rd
    rows: [[300, true], [299, false]]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The town with an evaluation of its support."""
    ws = town.made(tmp_path_factory.mktemp("town") / "ws")
    runs.evaluate(ws, "town/support/2022", year=2022, on=town.ON, user="officer")
    return ws


@pytest.fixture
def ws(built: Workspace, settings, tmp_path: Path) -> Workspace:
    """A copy of the town as the workspace that the site serves."""
    shutil.copytree(built.path, tmp_path / "town")
    settings.GAODI_WORKSPACE = tmp_path / "town"
    return gaodi.open(tmp_path / "town")


@pytest.fixture
def author(ws: Workspace, sign_in: Callable[..., Client]) -> Client:
    """An officer who writes."""
    return sign_in(Role.OFFICER)


@pytest.fixture
def reviewer(ws: Workspace, sign_in: Callable[..., Client]) -> Client:
    """Somebody else, who decides."""
    return sign_in(Role.REVIEWER)


def send(client: Client, text: str = NEXT, tests: str = TESTS, *, do: str = "save", **more: Any) -> Any:
    """What the form of the editor sends."""
    return client.post(f"{HOME}write/", {"text": text, "tests": tests, "do": do, "opened": "", "after": "0"} | more)


def address(number: int = 1, step: str = "", key: str = KEY) -> str:
    """The page of a version, or one of its steps."""
    return f"{HOME}version/{key}/{number}/{step}"


def said(answer: Any) -> str:
    """What the page that a step leads to says of it."""
    return [str(one) for one in answer.context["messages"]][-1]


def state(ws: Workspace, number: int = 1) -> str:
    """Where a version stands."""
    return drafting.version(ws, KEY, number).state.value
