"""`gaodi start`: the demonstration, whole, once; what people made is not touched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import gaodi
from gaodi.cli import demonstration
from gaodi.plan import attainment, library
from gaodi.workspace import Workspace

PREPARE = "import sys; from pathlib import Path; from gaodi.cli import start; start.prepare(Path(sys.argv[1]), 0.01)"


def prepare(path: Path) -> str:
    """Everything of `gaodi start` but the serving, as a process of its own."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "GAODI_"))}
    done = subprocess.run(
        [sys.executable, "-c", PREPARE, str(path)],
        env=own,
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A demonstration workspace, and what making it printed."""
    path = tmp_path_factory.mktemp("start") / "demo"
    return path, prepare(path)


def test_every_plan_is_published_and_computed(started):
    ws = gaodi.open(started[0])
    plans = {entry.id: entry for entry in library.plans(ws)}
    assert set(plans) == {"changsha-2021", "yunchuan-2024", "demo-2021"}
    assert plans["yunchuan-2024"].made_up
    assert plans["demo-2021"].made_up
    assert not plans["changsha-2021"].made_up
    for entry in plans.values():
        assert entry.version == 1
        assert attainment.last(ws, entry.id) is not None
        assert library.review(ws, entry.id).beforehand


def test_the_fictional_plan_has_a_figure_for_every_target_and_the_real_one_says_what_it_lacks(started):
    ws = gaodi.open(started[0])
    fictional, real = (attainment.last(ws, plan).frame("attainment") for plan in ("yunchuan-2024", "changsha-2021"))
    assert "no_data" not in set(fictional["status"])
    assert set(fictional["status"]) == {"done", "on_track", "at_risk", "unlikely"}
    assert (real["status"] == "no_data").sum() > (real["status"] != "no_data").sum()


def test_the_districts_of_the_sample_bring_what_the_city_promises(started):
    ws = gaodi.open(started[0])
    checks = attainment.last(ws, "yunchuan-2024").frame("attainment_checks")
    broken_down = checks.filter(checks["kind"] == "breakdown")
    assert broken_down["verdict"].to_list() == ["holds", "holds"]


def test_passwords_are_printed_once(started):
    assert started[1].count("officer · ") >= 1
    assert "officer · " not in prepare(started[0])


def test_a_second_start_changes_nothing(started):
    ws = gaodi.open(started[0])
    before = ws.lake.batches()
    prepare(started[0])
    assert ws.lake.batches().equals(before)


def test_a_start_that_was_killed_is_carried_on(tmp_path):
    ws = demonstration.create(tmp_path / "demo")
    plan = gaodi.compile_plan(demonstration.examples() / "sample-plan" / demonstration.SAMPLE)
    library.add(ws, plan, user="demonstration", made_up=True)  # killed before the figures and the publication
    said: list[str] = []
    demonstration.fill(ws, said.append)
    entries = library.plans(ws)
    assert {(entry.id, entry.revision, entry.version) for entry in entries} == {
        ("changsha-2021", 1, 1),
        ("yunchuan-2024", 1, 1),
    }
    assert len(said) == 4
    assert library.source_text(ws, library.current(ws, "yunchuan-2024")) is not None


def test_a_workspace_of_ones_own_is_served_as_it_is(tmp_path):
    ws = Workspace.create(tmp_path / "own", region="430100")
    prepare(tmp_path / "own")
    assert library.plans(ws) == []
    assert ws.lake.batches().is_empty()
