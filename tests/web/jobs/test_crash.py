"""Background work in real processes: done by the worker, and taken care of after kill -9."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
KINDS = """
import os, time
from pathlib import Path
from gaodi.web.jobs import kind

@kind("crash.sleep", label="Sleep")
def sleep(work, *, folder):
    tries = len(list(Path(folder).glob("try-*")))
    (Path(folder) / f"try-{tries}").touch()
    for step in range(200 if tries == 0 else 1):
        work.progress(step / 200)
        time.sleep(0.1)
    return "/done/"
"""


@pytest.fixture
def server(tmp_path):
    """Runs Django commands on a workspace of its own, with an app that declares a kind of work."""
    app = tmp_path / "code" / "crashing"
    app.mkdir(parents=True)
    (app / "__init__.py").touch()
    (app / "jobs.py").write_text(KINDS)
    settings = "from gaodi.web.config.settings import *\nINSTALLED_APPS = [*INSTALLED_APPS, 'crashing']\n"
    (tmp_path / "code" / "crash_settings.py").write_text(settings)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GAODI_DATABASE")},
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "code"), str(ROOT / "src")]),
        "DJANGO_SETTINGS_MODULE": "crash_settings",
        "GAODI_WORKSPACE": str(tmp_path / "workspace"),
    }

    def command(*words: str) -> subprocess.Popen:
        return subprocess.Popen([sys.executable, "-m", "django", *words], env=environment, cwd=tmp_path)

    assert command("migrate", "-v0").wait() == 0
    return command


def start(server, folder: Path) -> None:
    code = (
        "from gaodi.web import jobs; from gaodi.web.people.services import create_user; "
        f"jobs.start('crash.sleep', owner=create_user('owner', 'owner')[0], folder={str(folder)!r})"
    )
    assert server("shell", "-c", code).wait() == 0


def state(folder: Path) -> tuple[str, int]:
    with sqlite3.connect(folder / "workspace" / "records.sqlite3") as database:
        return database.execute("SELECT state, tries FROM jobs_job").fetchone()


def wait_for(folder: Path, wanted: str, patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while state(folder)[0] != wanted:
        assert time.monotonic() < deadline, state(folder)
        time.sleep(0.1)


def test_work_survives_a_worker_that_is_killed(server, tmp_path):
    start(server, tmp_path)
    first = server("worker")
    try:
        wait_for(tmp_path, "running")
    finally:
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    assert state(tmp_path) == ("running", 1)
    assert server("worker", "--until-empty").wait(60) == 0
    assert state(tmp_path) == ("done", 2)
