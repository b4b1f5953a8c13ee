"""The made-up city, made once: tests that write have a workspace of their own."""

from __future__ import annotations

import pytest

from gaodi.workspace import Workspace
from registry.enterprises.city import made


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Read only."""
    return made(tmp_path_factory.mktemp("city") / "ws")
