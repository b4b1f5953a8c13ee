"""The town of the tests, made once, with a run of each of its rulebooks: tests that write have a town of their own."""

from __future__ import annotations

import pytest

from gaodi.rules import runs
from gaodi.rules.runs import Run
from gaodi.workspace import Workspace
from rules.town import ON, made


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Read only."""
    return made(tmp_path_factory.mktemp("town") / "ws")


@pytest.fixture(scope="session")
def graded(town: Workspace) -> Run:
    """The per-mu evaluation of 2022."""
    return runs.evaluate(town, "town/per-mu/2022", year=2022, on=ON, user="officer")


@pytest.fixture(scope="session")
def supported(town: Workspace) -> Run:
    """The support of 2022."""
    return runs.evaluate(town, "town/support/2022", year=2022, on=ON)
