"""What the tests of evaluations share: a small made-up town with three runs, and people who look after parts of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import gaodi
from gaodi.registry import enterprises
from gaodi.rules import process, runs
from gaodi.web.people import services
from gaodi.web.people.models import Organisation
from gaodi.web.people.roles import Kind
from gaodi.workspace import Workspace
from rules import town

OWN, OTHER = "firm-a", "firm-c"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The town with two evaluations per mu, of 2021 and 2022, and one of its support."""
    ws = town.made(tmp_path_factory.mktemp("town") / "ws")
    runs.evaluate(ws, "town/per-mu/2022", year=2021, on=date(2022, 6, 30), user="officer")
    runs.evaluate(ws, "town/per-mu/2022", year=2022, on=town.ON, user="officer")
    runs.evaluate(ws, "town/support/2022", year=2022, on=town.ON, user="officer", note="试算一次")
    enterprises.search(ws, size=1)
    return ws


@pytest.fixture
def ws(built: Workspace, settings) -> Workspace:
    """The town as the workspace that the site serves."""
    settings.GAODI_WORKSPACE = Path(built.path)
    return built


@pytest.fixture
def public(built: Workspace, settings, tmp_path: Path) -> Workspace:
    """A copy of the town as the workspace, in which every run is public: enterprises see no others."""
    shutil.copytree(built.path, tmp_path / "public")
    settings.GAODI_WORKSPACE = tmp_path / "public"
    ws = gaodi.open(tmp_path / "public")
    for run in runs.listed(ws)["run"]:
        process.publicise(ws, run, until=date(2099, 12, 31), by="reviewer")
    return ws


@pytest.fixture
def own(built: Workspace, settings, tmp_path: Path) -> Workspace:
    """A town of one's own, in which tests evaluate."""
    settings.GAODI_WORKSPACE = shutil.copytree(built.path, tmp_path / "ws")
    return gaodi.open(settings.GAODI_WORKSPACE)


def run_of(ws: Workspace, rulebook: str, year: int = 2022) -> str:
    """The id of a run."""
    rows = runs.listed(ws)
    return rows.filter((rows["rulebook"] == rulebook) & (rows["year"] == year))["run"][0]


@pytest.fixture
def graded(ws: Workspace) -> str:
    """The evaluation per mu of 2022."""
    return run_of(ws, "town/per-mu/2022")


@pytest.fixture
def before(ws: Workspace) -> str:
    """The evaluation per mu of 2021."""
    return run_of(ws, "town/per-mu/2022", 2021)


@pytest.fixture
def supported(ws: Workspace) -> str:
    """The evaluation of the support."""
    return run_of(ws, "town/support/2022")


@pytest.fixture
def tree(tree: dict[str, Organisation]) -> dict[str, Organisation]:
    """With the organisation of one firm, and a park in which no firm is."""
    tree[OWN] = services.create_organisation(OWN, "虚构A公司", Kind.ENTERPRISE, parent=tree["park"])
    tree["430121"] = services.create_organisation("430121", "别的区县", Kind.DISTRICT, parent=tree["group"])
    return tree


@pytest.fixture
def shown(ws: Workspace, sign_in: Callable) -> Callable[..., str]:
    """`shown("/evaluations/", Role.OFFICER)`: the page as that person sees it."""

    def show(path: str, role, at: str = "", language: str = "zh-hans") -> str:
        client = sign_in(role, at)
        client.cookies["django_language"] = language
        answer = client.get(path)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    return show
