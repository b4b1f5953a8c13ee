"""The benchmarks run: some of each kind, on so little that it says nothing but that they work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Spark takes half a minute to begin; that it gives the same is tested elsewhere.
SMALL = {
    "forms": "forms.main([300])",
    "rules": "rules.main(300)",
    "linkage": "linkage.SPARK_UP_TO = 0; linkage.main(60, 60)",
    "search": "search.main(500)",
}


def test_every_benchmark_says_how_it_is_run() -> None:
    for file in (ROOT / "bench").glob("*.py"):
        if 'if __name__ == "__main__"' in file.read_text("utf-8"):
            assert f"python bench/{file.name}" in file.read_text("utf-8"), file.name


@pytest.mark.parametrize("name", SMALL)
def test_a_benchmark_prints_its_table(name: str) -> None:
    own = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "GAODI_"))}
    command = [sys.executable, "-c", f"import {name}; {SMALL[name]}"]
    env = own | {"PYTHONPATH": str(ROOT / "bench")}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "┃" in done.stdout
