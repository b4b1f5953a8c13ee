"""Cities that the tests share: the whole one, which is computed in a second or two, and a small one in a workspace."""

from __future__ import annotations

import pytest

from gaodi import demo
from gaodi.demo import City
from gaodi.workspace import Workspace


@pytest.fixture(scope="session")
def city() -> City:
    """The city as `gaodi demo` writes it."""
    return City()


@pytest.fixture(scope="session")
def small() -> City:
    """A fiftieth of it, with fewer years."""
    return City(scale=0.02, years=(2021, 2022, 2023), months=(2023,))


@pytest.fixture(scope="session")
def filled(small: City, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Read only: a workspace with the small city in it."""
    ws = Workspace.create(tmp_path_factory.mktemp("demo") / "ws", "430100", demonstration=True)
    demo.fill(ws, city=small)
    return ws
