"""What the tests of the registry share: a workspace for Changsha, empty or with what the catalogue holds about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi import registry
from gaodi.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "ws", region="430100")


@pytest.fixture(scope="session")
def catalogued(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Read only: the published figures of Changsha."""
    ws = Workspace.create(tmp_path_factory.mktemp("catalogued") / "ws", region="430100")
    registry.load_catalogue(ws, user="test")
    return ws
