"""`gaodi sources` from the shell."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from gaodi.cli.sources import app
from gaodi.registry.observations import Observation, record
from gaodi.workspace import Workspace


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"GAODI_WORKSPACE": ""}, catch_exceptions=False)


def test_sources_are_listed_and_one_is_shown_whole() -> None:
    assert "statistics-returns" in run("list").stdout
    one = json.loads(run("show", "demo-tax", "--format", "json").stdout)
    assert one["purposes"] == ["per-mu-evaluation", "checking", "demonstration"]
    assert "unit: 万元" in run("show", "demo-tax").stdout


def test_those_that_allow_a_use_are_picked_out() -> None:
    rows = json.loads(run("list", "-p", "per-mu-evaluation", "-r", "park", "--format", "json").stdout)
    found = [row["id"] for row in rows]
    assert "tax-bureau" in found
    assert "changsha-statistics" in found  # published: for everything
    assert "statistics-returns" not in found


def test_what_is_kept_too_long_is_listed(tmp_path: Path) -> None:
    ws = Workspace.create(tmp_path / "ws", region="430100")
    record(ws, [Observation(metric="above-scale-tax", period="2020", value=1, source="demo-tax")])
    assert "Nothing is kept longer" in run("overdue", "-w", ws.path).stdout
    rows = json.loads(run("overdue", "--on", "2100-01-01", "-w", ws.path, "--format", "json").stdout)
    assert [(row["source"], row["rows"]) for row in rows] == [("demo-tax", 1)]
