"""The site on PostgreSQL: the same tests once more, in a process that keeps its records there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# What starts processes of its own, or keeps what it does in the lake and has nothing to do with the database beyond the
# pages of test_access.py, the trail and the work in the background.
APART = (
    "test_postgresql.py", "test_serve.py", "test_translations.py", "jobs/test_crash.py", "audit/test_writers.py",
    "browser", "plans", "definitions", "enterprises/test_list.py", "enterprises/test_dossier.py",
    "enterprises/test_map.py", "imports/test_quality.py", "imports/test_words.py", "site/test_figures.py",
    "rulebooks", "evaluations", "drafting", "process", "answers",
)  # fmt: skip


@pytest.mark.postgres
def test_the_site_passes_its_tests_on_postgresql(postgresql):
    ignored = [f"--ignore={HERE / name}" for name in APART]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        str(HERE),
        *ignored,
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        command,
        env={**environment, "GAODI_DATABASE": postgresql},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
