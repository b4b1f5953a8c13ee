"""`gaodi demo`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from gaodi.cli import demo
from gaodi.workspace import Workspace

app = typer.Typer(pretty_exceptions_enable=False)
app.command()(demo.demo)


def test_a_folder_becomes_a_demonstration_and_says_so(tmp_path: Path):
    folder = tmp_path / "city"
    first = CliRunner().invoke(app, [str(folder), "--scale", "0.001"])
    assert first.exit_code == 0
    assert "fictional" in first.stdout
    assert Workspace.open(folder).settings.demonstration
    again = CliRunner().invoke(app, [str(folder), "--scale", "0.001", "--format", "json"])
    said = json.loads(again.stdout)
    assert said["synthetic"]
    assert said["pieces_written"] == 0
    assert said["pieces_there"] > 5


def test_a_workspace_that_people_made_is_left_alone(tmp_path: Path):
    Workspace.create(tmp_path / "ours", "430100")
    refused = CliRunner().invoke(app, [str(tmp_path / "ours")])
    assert refused.exit_code
    assert "not a demonstration" in str(refused.exception)
    assert not (tmp_path / "ours/lake").exists()


@pytest.mark.parametrize("scale", ["0", "1000"])
def test_a_scale_that_is_none_is_refused(tmp_path: Path, scale: str):
    assert CliRunner().invoke(app, [str(tmp_path / "x"), "--scale", scale]).exit_code
