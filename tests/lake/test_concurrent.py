"""Several processes write at the same time: no batch is lost, none is torn, numbers are unique."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from gaodi.errors import LakeError
from gaodi.lake import Lake
from lake.lakes import made
from lake.processes import start
from lake.test_killed import whole

WRITERS, EACH = 3, 8


def finished(processes) -> list[int]:
    numbers = []
    for process in processes:
        out, said = process.communicate()
        assert process.returncode == 0, said
        numbers += [int(line) for line in out.split()]
    return numbers


def test_processes_that_write_at_once_all_succeed(tmp_path):
    lake = made(tmp_path / "lake")
    numbers = finished([start(lake.root, "count", EACH, f"w{n}") for n in range(WRITERS)])
    assert len(set(numbers)) == WRITERS * EACH
    assert lake.batches()["number"].to_list() == sorted(numbers)
    assert lake.batches()["recorded"].is_sorted()
    assert lake.read("figures").collect().height == 2 * WRITERS * EACH
    assert whole(lake)


def test_compaction_while_others_write_loses_nothing(tmp_path):
    lake = made(tmp_path / "lake")
    writers = [start(lake.root, "count", EACH, f"w{n}") for n in range(2)]
    while any(writer.poll() is None for writer in writers):
        lake.compact()
    numbers = finished(writers)
    seen = lake.batches()
    assert sorted(numbers) == seen.filter(seen["kind"] == "test")["number"].to_list()
    assert lake.read("figures").collect().height == 2 * 2 * EACH


def test_compactions_at_the_same_time_double_nothing(tmp_path):
    lake = made(tmp_path / "lake")
    writers = [start(lake.root, "count", EACH, f"w{n}") for n in range(2)]
    with ThreadPoolExecutor(3) as pool:
        while any(writer.poll() is None for writer in writers):
            list(pool.map(lambda n: Lake(lake.root).compact(), range(3)))
    finished(writers)
    assert lake.batches()["number"].is_unique().all()
    assert lake.read("figures").collect().height == 2 * 2 * EACH
    for table in ("figures", "notes", "batches"):
        assert replaced_once(Path(lake.root) / table / "_delta_log")


def replaced_once(log: Path) -> bool:
    """Whether the log takes away only files that are there: a file that is replaced twice has its rows doubled."""
    live: set[str] = set()
    for entry in sorted(log.glob("*.json")):
        actions = [json.loads(line) for line in entry.read_text().splitlines()]
        gone = {action["remove"]["path"] for action in actions if "remove" in action}
        if not gone <= live:
            return False
        live = live - gone | {action["add"]["path"] for action in actions if "add" in action}
    return True


def test_columns_that_are_added_while_others_write_do_not_disturb_them(tmp_path):
    lake = made(tmp_path / "lake")
    finished([start(lake.root, "columns", 4, "a"), start(lake.root, "count", EACH, "b")])
    rows = lake.read("figures").collect()
    assert rows.height == 2 * (4 + EACH)
    assert {f"c_a_{n}" for n in range(4)} <= set(rows.columns)


def test_processes_that_make_the_same_new_lake_at_once_agree(tmp_path):
    finished([start(tmp_path / "lake", "new", 2, f"w{n}") for n in range(2)])
    lake = made(tmp_path / "lake")
    assert lake.read("figures").collect().height == 2 * 2 * 2
    assert whole(lake)


def test_threads_that_pin_the_same_name_get_one_pin(tmp_path):
    lake = made(tmp_path / "lake")
    first = lake.pin("first", user="li")

    def pin(user: int) -> bool:
        try:
            return lake.pin("same", user=str(user)) is not None
        except LakeError:
            return False

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(pin, range(4))) == 1
    assert [p.name for p in lake.pins()] == [first.name, "same"]
