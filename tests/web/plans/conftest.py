"""What the tests of the plan's pages share: a workspace of their own, with the small plan in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.plan import library
from gaodi.workspace import Workspace
from plan.library.plans import TEXT, plan


@pytest.fixture
def ws(tmp_path: Path, settings) -> Workspace:
    """An empty workspace that the site serves."""
    settings.GAODI_WORKSPACE = tmp_path / "ws"
    return Workspace.create(settings.GAODI_WORKSPACE)


@pytest.fixture
def shelf(ws: Workspace) -> Workspace:
    """The workspace with the small plan as a draft."""
    library.add(ws, plan(), text=TEXT, original=TEXT.encode(), user="officer")
    return ws


@pytest.fixture
def published(shelf: Workspace) -> Workspace:
    """The workspace with the small plan published."""
    library.publish(shelf, "sample", user="reviewer")
    return shelf
