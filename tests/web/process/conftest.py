"""What the tests of the process share: a small made-up town with one evaluation, anew for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

import gaodi
from gaodi.registry import enterprises
from gaodi.rules import process, runs
from gaodi.rules.process import Objection
from gaodi.web.people import services
from gaodi.web.people.models import Organisation
from gaodi.web.people.roles import Kind, Role
from gaodi.workspace import Workspace
from rules import town

OWN, OTHER = "firm-a", "firm-c"
DISTRICT = "430104"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The town with one evaluation per mu."""
    ws = town.made(tmp_path_factory.mktemp("process") / "ws")
    runs.evaluate(ws, "town/per-mu/2022", year=2022, on=town.ON, user="officer")
    enterprises.search(ws, size=1)
    return ws


@pytest.fixture
def ws(made: Workspace, settings, tmp_path: Path) -> Workspace:
    """A copy of it, as the workspace that the site serves."""
    place = tmp_path / "town"
    shutil.copytree(made.path, place)
    settings.GAODI_WORKSPACE = place
    return gaodi.open(place)


@pytest.fixture
def run(ws: Workspace) -> str:
    """The evaluation: a trial."""
    return runs.listed(ws)["run"][0]


@pytest.fixture
def public(ws: Workspace, run: str) -> str:
    """The evaluation, public for a week from today."""
    process.publicise(ws, run, until=timezone.localdate() + timedelta(days=7), by="reviewer")
    return run


@pytest.fixture
def over(ws: Workspace, run: str) -> str:
    """The evaluation, whose publicity ended yesterday."""
    today = timezone.localdate()
    process.publicise(ws, run, until=today - timedelta(days=1), by="reviewer", on=today - timedelta(days=8))
    return run


@pytest.fixture
def objected(ws: Workspace, tmp_path: Path) -> Callable[..., Objection]:
    """`objected(run, OWN)`: an objection of a week ago, with a file."""

    def make(run: str, subject: str = OWN, by: str = "someone") -> Objection:
        receipt = tmp_path / "税单.pdf"
        receipt.write_bytes(b"%PDF-1.4 made up")
        on = min(timezone.localdate(), process.read(ws, run).until)
        return process.lodge(
            ws, run, subject, "缴税数据有误，少计一个季度", clause="tax", evidence=[receipt], by=by, on=on
        )

    return make


@pytest.fixture
def tree(tree: dict[str, Organisation]) -> dict[str, Organisation]:
    """With the district of all firms, another one, and the organisations of two firms."""
    tree[DISTRICT] = services.create_organisation(DISTRICT, "本区县", Kind.DISTRICT, parent=tree["group"])
    tree["430121"] = services.create_organisation("430121", "别的区县", Kind.DISTRICT, parent=tree["group"])
    for firm in (OWN, OTHER):
        tree[firm] = services.create_organisation(
            firm, f"虚构{firm[-1].upper()}公司", Kind.ENTERPRISE, parent=tree["park"]
        )
    return tree


@pytest.fixture
def shown(ws: Workspace, sign_in: Callable) -> Callable[..., str]:
    """`shown("/process/objections/", Role.OFFICER)`: the page as that person sees it."""

    def show(path: str, role: Role, at: str = "", language: str = "zh-hans") -> str:
        client = sign_in(role, at)
        client.cookies["django_language"] = language
        answer = client.get(path)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    return show
