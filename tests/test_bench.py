"""The benchmarks run: each on so little that it says nothing but that it works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SMALL = {"analytic": ["20000"], "forms": ["300"], "linkage": ["60"], "search": ["500"]}


def test_every_benchmark_says_how_it_is_run() -> None:
    for file in (ROOT / "bench").glob("*.py"):
        if 'if __name__ == "__main__"' in file.read_text("utf-8"):
            assert f"python bench/{file.name}" in file.read_text("utf-8"), file.name


@pytest.mark.parametrize("name", SMALL)
def test_a_benchmark_prints_its_table(name: str) -> None:
    own = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "GAODI_"))}
    command = [sys.executable, f"bench/{name}.py", *SMALL[name]]
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "┃" in done.stdout
