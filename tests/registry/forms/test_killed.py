"""A load that is killed, wherever it was, leaves nothing half-visible; others that run beside it are whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gaodi.registry import forms
from registry.forms.loader import POINTS
from registry.forms.making import HEADER, ROWS, load_annual, values, write_csv

TESTS = Path(__file__).resolve().parents[2]


def start(ws, file, period: str, *words: str) -> subprocess.Popen[str]:
    paths = os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])
    return subprocess.Popen(
        [sys.executable, "-m", "registry.forms.loader", str(ws.path), str(file), period, *words],
        env={**os.environ, "PYTHONPATH": paths, "POLARS_MAX_THREADS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def file(tmp_path):
    return write_csv(tmp_path / "a.csv", [HEADER, *ROWS])


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_a_point_of_a_load_nothing_or_all_is_there(ws, file, point: str) -> None:
    process = start(ws, file, "2023", "die", point)
    _, said = process.communicate()
    assert process.returncode == -signal.SIGKILL, said
    committed = point == "after the ledger"
    assert len(values(ws)) == (12 if committed else 0)
    assert forms.history(ws).height == (2 if committed else 1)
    again = load_annual(ws, file)
    assert again.repeated is committed
    assert len(values(ws)) == 12


def test_of_two_loads_at_once_the_one_that_is_not_killed_is_whole(ws, file) -> None:
    doomed = start(ws, file, "2022", "wait", "writing")
    assert doomed.stdout.readline() == "there\n"
    whole = start(ws, file, "2023", "run")
    number, said = whole.communicate()
    assert whole.returncode == 0, said
    doomed.kill()
    doomed.wait()
    assert {period for _, _, period, _ in values(ws)} == {"2023"}
    assert forms.history(ws)["batch"][0] == int(number)
    assert len(values(ws)) == 12


def test_the_same_file_loaded_twice_at_once_is_one_batch(ws, file) -> None:
    both = [start(ws, file, "2023", "run") for _ in range(2)]
    numbers = {process.communicate()[0] for process in both}
    assert len(numbers) == 1
    assert len(values(ws)) == 12


def test_what_a_killed_load_left_waiting_is_swept_away_a_day_later(ws, file) -> None:
    left = ws.path / "imports" / ".staging-killed"
    left.mkdir()
    load_annual(ws, file)
    assert left.exists()  # it may be that of a load that still runs
    os.utime(left, (0, 0))
    load_annual(ws, file, period="2022")
    assert not left.exists()
