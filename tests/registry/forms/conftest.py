"""A workspace with a small register of fictional enterprises."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.workspace import Workspace
from registry.forms.making import registered


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return registered(tmp_path)
