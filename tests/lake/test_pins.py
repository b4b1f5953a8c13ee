"""Pins and compaction: files go, answers stay."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest
from deltalake import DeltaTable

from gaodi.errors import LakeError
from lake.lakes import add, made, values

AT_ONCE = timedelta(0)


@pytest.fixture
def lake(tmp_path):
    return made(tmp_path / "lake")


def files(lake, table="figures", version=None):
    found = DeltaTable(f"{lake.root}/{table}", version=version).get_add_actions(flatten=True)
    return {Path(lake.root) / table / path for path in pl.DataFrame(found)["path"]}


def test_a_pin_reads_what_was_there_when_it_was_made(lake):
    add(lake, 1)
    pin = lake.pin("run-1", user="li")
    wrong = add(lake, 2)
    lake.take_back(wrong, user="li", reason="")
    add(lake, 3)
    assert values(lake, pin) == [1]
    assert lake.pinned("run-1") == pin
    assert [p.name for p in lake.pins()] == ["run-1"]


def test_a_pin_can_be_of_a_moment_in_the_past(lake):
    first = add(lake, 1)
    add(lake, 2)
    assert values(lake, lake.pin("then", at=first.number, user="li")) == [1]


def test_a_table_that_came_after_a_pin_is_empty_as_of_it(lake):
    pin = lake.pin("early", user="li")
    add(lake, 1)
    assert values(lake, pin) == []


def test_a_name_is_pinned_once_until_it_is_let_go(lake):
    add(lake, 1)
    lake.pin("run-1", user="li")
    with pytest.raises(LakeError, match="There is a pin 'run-1' already"):
        lake.pin("run-1", user="li")
    lake.unpin("run-1", user="li")
    assert lake.pins() == []
    assert lake.pin("run-1", user="li").number > 0


def test_an_unknown_pin_is_named_with_those_that_there_are(lake):
    lake.pin("run-1", user="li")
    with pytest.raises(LakeError, match=r"no pin 'run-2'\. Expected one of: run-1"):
        lake.unpin("run-2", user="li")


def test_compaction_puts_files_together_and_changes_no_answer(lake):
    numbers = [add(lake, n).number for n in range(6)]
    taken = lake.take_back(numbers[2], user="li", reason="").number
    before = {at: values(lake, at) for at in (*numbers, taken, None)}
    done = {c.table: c for c in lake.compact(keep=AT_ONCE)}
    assert (done["figures"].before, done["figures"].after, done["figures"].removed) == (6, 1, 6)
    assert {at: values(lake, at) for at in before} == before
    assert sorted(lake.table("figures", at=taken).execute()["value"]) == before[taken]


def test_compaction_removes_no_file_of_a_pin(lake):
    for n in range(5):
        add(lake, n)
    pin = lake.pin("run-1", user="li")
    held = files(lake, version=pin.versions["figures"])
    add(lake, 9)
    lake.compact(keep=AT_ONCE)
    lake.compact(keep=AT_ONCE)
    assert all(file.exists() for file in held)
    assert values(lake, pin) == [0, 1, 2, 3, 4]


def test_the_files_of_a_pin_that_was_let_go_can_be_removed(lake):
    for n in range(5):
        add(lake, n)
    pin = lake.pin("run-1", user="li")
    held = files(lake, version=pin.versions["figures"])
    lake.compact(keep=AT_ONCE)
    lake.unpin("run-1", user="li")
    lake.compact(keep=AT_ONCE)
    assert not any(file.exists() for file in held)
    assert values(lake, pin.number) == [0, 1, 2, 3, 4]


def test_files_that_a_reader_may_still_hold_stay_for_a_week(lake):
    for n in range(5):
        add(lake, n)
    begun = lake.read("figures")
    assert {c.removed for c in lake.compact()} == {0}
    assert sorted(begun.collect()["value"]) == [0, 1, 2, 3, 4]


def test_what_interrupted_writes_left_goes_after_a_day_but_not_before(lake, tmp_path):
    import os
    import time

    add(lake, 1)
    fresh, old = (tmp_path / "lake" / "figures" / f"part-{name}.snappy.parquet" for name in ("fresh", "old"))
    for left in (fresh, old):
        left.write_bytes(b"half a file")
    os.utime(old, (time.time() - 100_000,) * 2)
    lake.compact(keep=AT_ONCE)
    assert fresh.exists()
    assert not old.exists()


def test_compaction_is_written_down(lake):
    add(lake, 1)
    lake.compact(user="li")
    assert lake.batches()["kind"].to_list() == ["test", "compaction"]


def test_many_small_batches_are_put_together_by_themselves(lake):
    numbers = [add(lake, n).number for n in range(140)]
    assert len(files(lake)) < 20
    assert len(files(lake, "batches")) < 100
    assert values(lake) == list(range(140))
    assert values(lake, numbers[99]) == list(range(100))
