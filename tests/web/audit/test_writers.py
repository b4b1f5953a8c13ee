"""Many writers at once: the chain has no gap and no fork. On SQLite, and on PostgreSQL where there is one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[3]
WRITER = """
import django; django.setup()
from gaodi.web.audit.services import record
for number in range(25):
    record("test", actor="{name}", key=str(number))
"""


def environment(tmp_path: Path, database: str) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "gaodi.web.config.settings",
        "GAODI_WORKSPACE": str(tmp_path),
        "GAODI_DATABASE": database,
    }


def python(tmp_path: Path, database: str, *words: str) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, *words], env=environment(tmp_path, database), stdout=subprocess.PIPE)


def write_at_once(tmp_path: Path, database: str) -> str:
    assert python(tmp_path, database, "-m", "django", "migrate", "-v0").wait() == 0
    writers = [python(tmp_path, database, "-c", WRITER.format(name=f"writer-{n}")) for n in range(4)]
    assert [writer.wait(120) for writer in writers] == [0] * 4
    check = python(tmp_path, database, "-m", "django", "verify_audit")
    output, _ = check.communicate()
    assert check.returncode == 0
    return output.decode()


def test_writers_on_sqlite(tmp_path):
    assert "whole: 100 rows" in write_at_once(tmp_path, "")


@pytest.mark.postgres
def test_writers_on_postgresql(tmp_path, own_database):
    assert "whole: 100 rows" in write_at_once(tmp_path, own_database)


@pytest.fixture
def own_database(postgresql):
    """A database of the test's own on the server."""
    import psycopg

    name = f"gaodi_audit_{os.getpid()}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield urlsplit(postgresql)._replace(path=f"/{name}").geturl()
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
