"""A workspace with a small register of fictional enterprises, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gaodi.workspace import Workspace
from registry.forms.making import registered


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return registered(tmp_path_factory.mktemp("registered")).path


@pytest.fixture
def ws(tmp_path: Path, template: Path) -> Workspace:
    return Workspace.open(shutil.copytree(template, tmp_path / "ws"))
