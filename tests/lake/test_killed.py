"""A writer that is killed with SIGKILL, wherever it was, leaves nothing half-visible; the next write works."""

from __future__ import annotations

import signal
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from lake.lakes import made, values
from lake.processes import start
from lake.writer import POINTS, write


def whole(lake) -> bool:
    """Every standing batch has its two figures and its note, and nothing else is seen."""
    figures = Counter(lake.read("figures", batch=True).collect()["_batch"])
    notes = Counter(lake.read("notes", batch=True).collect()["_batch"])
    standing = set(lake.batches().filter(pl.col("kind") == "test")["number"])
    return set(figures) == set(notes) == standing and set(figures.values()) <= {2} and set(notes.values()) <= {1}


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_a_point_of_a_write_nothing_or_all_is_there(tmp_path, point):
    lake = made(tmp_path / "lake")
    write(lake, "before", 7)
    process = start(lake.root, "die", point)
    _, said = process.communicate()
    assert process.returncode == -signal.SIGKILL, said
    assert values(lake) == ([1, 1, 7, 7] if point == "after the ledger" else [7, 7])
    assert whole(lake)
    write(lake, "after", 8)
    assert 8 in values(lake)
    assert whole(lake)


@pytest.mark.parametrize("watched", ["figures", "notes/_delta_log", "notes", "batches", "batches/_delta_log"])
def test_killed_when_a_file_appears_nothing_or_all_is_there(tmp_path, watched):
    """The killer waits for the next file in a folder of the lake, so the writer is somewhere about its commit."""
    lake = made(tmp_path / "lake")
    write(lake, "before", 7)
    process = start(lake.root, "loop")
    committed = [int(process.stdout.readline()) for _ in range(3)]
    folder = Path(lake.root) / watched
    there = len(list(folder.iterdir()))
    while len(list(folder.iterdir())) <= there:
        pass
    process.kill()
    committed += [int(line) for line in process.stdout.read().splitlines()]
    process.wait()
    seen = lake.batches()["number"].to_list()[1:]
    assert seen[: len(committed)] == committed
    assert len(seen) <= len(committed) + 1
    assert whole(lake)
    write(lake, "after", 8)
    assert whole(lake)
    lake.compact()
    assert whole(lake)
