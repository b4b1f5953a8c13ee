"""An upload whose worker is killed with -9: nothing half-done is seen, and the next worker carries on or says so.

The worker is a real process, halted at a place by wrapping one function of it: the function itself runs as it is.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import gaodi
from gaodi.plan import library
from gaodi.web.people.roles import Role
from gaodi.workspace import Workspace

ROOT = Path(__file__).resolve().parents[3]
TEXT = "云川市行动计划（2024—2026年）\n一、总体目标\n到2026年，工业总产值达到3200亿元以上。\n"
# What the worker was about to do, or had just done, when it was killed.
STAGES = {
    "before reading": ("gaodi.plan.readers", "read", "before"),
    "before compiling": ("gaodi.plan.compile", "compile_text", "before"),
    "in the middle of keeping the document": ("gaodi.plan.library.documents", "_write", "after"),
    "between keeping the document and writing rows": ("gaodi.plan.library.writing", "attach", "after"),
    "between the rows and the ledger": ("gaodi.lake.ledger.Ledger", "append", "before"),
    "after the commit": ("gaodi.plan.library", "add", "after"),
}
BEGIN = """
from pathlib import Path
from django.core.files.uploadedfile import SimpleUploadedFile
from gaodi.web.people.models import User
from gaodi.web.people.services import create_user
from gaodi.web.plans import uploads
user = User.objects.filter(username="officer").first() or create_user("officer", "officer")[0]
uploads.take(user, SimpleUploadedFile("yunchuan.txt", {text!r}.encode()))
"""
HALT = """
import time
from functools import wraps
from pathlib import Path
from pydoc import locate
from django.core.management import call_command
import gaodi.plan.compile, gaodi.plan.library, gaodi.lake.ledger
owner, name, when = locate({owner!r}), {name!r}, {when!r}
real = getattr(owner, name)

@wraps(real)
def halting(*given, **named):
    result = real(*given, **named) if when == "after" else None
    Path({reached!r}).touch()
    time.sleep(600)
    return result

setattr(owner, name, halting)
call_command("worker", until_empty=True)
"""


class Server:
    """Django commands on a workspace, each a process of its own."""

    def __init__(self, folder: Path, workspace: Path) -> None:
        self.folder, self.workspace = folder, workspace
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "GAODI_DATABASE"},
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "gaodi.web.config.settings",
            "GAODI_WORKSPACE": str(self.workspace),
        }

    def start(self, *words: str) -> subprocess.Popen:
        return subprocess.Popen([sys.executable, "-m", "django", *words], env=self.environment, cwd=self.folder)

    def run(self, *words: str) -> None:
        assert self.start(*words).wait(120) == 0

    def upload(self, stage: tuple[str, str, str]) -> None:
        """Upload, and run a worker that is killed at the stage."""
        self.work_until_killed(stage, BEGIN.format(text=TEXT))

    def work_until_killed(self, stage: tuple[str, str, str], first: str = "") -> None:
        """Run a worker, and kill it where it halts. first: what the process does before."""
        owner, name, when = stage
        reached = self.folder / "reached"
        reached.unlink(missing_ok=True)
        halting = HALT.format(owner=owner, name=name, when=when, reached=str(reached))
        worker = self.start("shell", "-v0", "-c", first + halting)
        deadline = time.monotonic() + 120
        try:
            while not reached.exists():
                assert worker.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.02)
        finally:
            worker.send_signal(signal.SIGKILL)
            worker.wait()

    def work(self) -> None:
        self.run("worker", "--until-empty")

    def job(self) -> tuple[str, int, str]:
        with sqlite3.connect(self.workspace / "records.sqlite3") as database:
            return database.execute("SELECT state, tries, message FROM jobs_job").fetchone()

    @property
    def left_over(self) -> list[Path]:
        """Staged uploads, and documents that were not kept whole."""
        return [*self.workspace.glob("staging/plans/*"), *self.workspace.glob("plans/*/.staging-*")]


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A workspace with its records, and nothing in them."""
    folder = tmp_path_factory.mktemp("empty")
    workspace = Workspace.create(folder / "workspace").path
    Server(folder, workspace).run("migrate", "-v0")
    return workspace


@pytest.fixture
def server(tmp_path, empty, settings):
    made = Server(tmp_path, tmp_path / "workspace")
    shutil.copytree(empty, made.workspace)
    settings.GAODI_WORKSPACE = made.workspace
    return made


@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES)
def test_a_killed_upload_is_seen_whole_or_not_at_all_and_is_carried_on(server, sign_in, stage):
    committed = stage == STAGES["after the commit"]
    server.upload(stage)
    assert server.job()[0] == "running"
    client = sign_in(Role.OFFICER)
    assert ("云川市行动计划" in client.get("/plan/").content.decode()) is committed
    assert client.get("/plan/p/yunchuan/").status_code == (200 if committed else 404)

    server.work()
    assert server.job()[:2] == ("done", 2)
    assert server.left_over == []
    ws = gaodi.open(server.workspace)
    (entry,) = library.plans(ws)
    assert (entry.id, entry.revision) == ("yunchuan", 1)
    assert library.source_text(ws, library.compiled(ws, "yunchuan")) == TEXT
    assert len(ws.lake.batches()) == 1
    assert "3200亿元" in client.get("/plan/p/yunchuan/").content.decode()


def test_an_upload_that_is_killed_twice_is_said_to_have_failed(server, sign_in):
    stage = STAGES["between keeping the document and writing rows"]
    server.upload(stage)
    server.work_until_killed(stage)
    server.work()
    state, tries, message = server.job()
    assert (state, tries) == ("failed", 2)
    assert "重新" in message
    assert server.left_over == []
    assert "云川市行动计划" not in sign_in(Role.OFFICER).get("/plan/").content.decode()


def test_a_document_whose_server_was_killed_before_its_job_was_queued_is_removed(server):
    staged = server.workspace / "staging/plans/0123456789abcdef/document.txt"
    staged.parent.mkdir(parents=True)
    staged.write_text(TEXT)
    server.work()
    assert server.left_over == []
