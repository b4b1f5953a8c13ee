"""Tables: how they are made, what may be added to them, and what they are on disk."""

from __future__ import annotations

import json

import polars as pl
import pyarrow as pa
import pytest
from deltalake import DeltaTable

from gaodi.errors import LakeError
from lake.lakes import FIGURES, add, made, values


@pytest.fixture
def lake(tmp_path):
    return made(tmp_path / "lake")


def test_defining_a_table_again_changes_nothing(lake):
    add(lake, 1)
    lake.define("figures", FIGURES)
    assert DeltaTable(f"{lake.root}/figures").version() == 1


def test_a_column_may_be_added_and_is_empty_in_older_rows(lake):
    before = add(lake, 1)
    lake.define("figures", FIGURES.append(pa.field("unit", pa.string())))
    lake.write({"figures": pl.DataFrame({"name": ["b"], "value": [2.0], "unit": ["万元"]})}, kind="test")
    assert lake.read("figures").collect().sort("value")["unit"].to_list() == [None, "万元"]
    assert lake.read("figures", at=before.number).collect()["unit"].to_list() == [None]


def test_who_does_not_know_the_new_column_can_still_write(lake):
    lake.define("figures", FIGURES.append(pa.field("unit", pa.string())))
    lake.define("figures", FIGURES)
    add(lake, 1)
    assert lake.read("figures").collect().row(0) == ("a", 1.0, None)


def test_a_column_does_not_change_its_type(lake):
    with pytest.raises(LakeError, match=r"figures\.value: The column is string here and double in the lake"):
        lake.define("figures", pa.schema([("name", pa.string()), ("value", pa.string())]))


def test_an_added_column_must_be_allowed_to_be_empty(lake):
    with pytest.raises(LakeError, match="must be allowed to be empty"):
        lake.define("figures", FIGURES.append(pa.field("unit", pa.string(), nullable=False)))


@pytest.mark.parametrize("kind", [pa.duration("s"), pa.time64("us"), pa.float16(), pa.uint64()], ids=str)
def test_a_type_that_is_not_kept_is_refused(lake, kind):
    with pytest.raises(LakeError, match="not a type that the lake keeps"):
        lake.define("times", pa.schema([("took", kind)]))


def test_a_reserved_name_of_a_column_is_refused(lake):
    with pytest.raises(LakeError, match="reserved"):
        lake.define("times", pa.schema([("_batch", pa.int64())]))


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        (pa.large_string(), pl.String),
        (pa.dictionary(pa.int32(), pa.string()), pl.String),
        (pa.uint32(), pl.Int64),
        (pa.timestamp("ns", tz="Asia/Shanghai"), pl.Datetime("us", "UTC")),
        (pa.date64(), pl.Date),
    ],
    ids=str,
)
def test_kindred_types_are_kept_as_one(lake, kind, kept):
    lake.define("kin", pa.schema([("x", kind)]))
    assert lake.read("kin").collect().schema["x"] == kept


def test_an_empty_cell_where_none_may_be_is_refused(lake):
    lake.define("strict", pa.schema([pa.field("x", pa.int64(), nullable=False)]))
    with pytest.raises(LakeError, match=r"strict\.x: The column has empty cells"):
        lake.write({"strict": pl.DataFrame({"x": [1, None]})}, kind="test")


def test_a_number_that_would_lose_something_is_refused(lake):
    lake.define("whole", pa.schema([("x", pa.int64())]))
    with pytest.raises(LakeError, match=r"whole\.x"):
        lake.write({"whole": pl.DataFrame({"x": [1.5]})}, kind="test")


def test_history_does_not_expire_and_any_engine_can_read_the_files(lake):
    add(lake, 1)
    for table in ("figures", "batches"):
        metadata = DeltaTable(f"{lake.root}/{table}").metadata().configuration
        assert metadata["delta.enableExpiredLogCleanup"] == "false"
        assert metadata["delta.logRetentionDuration"] == "interval 36500 days"
        assert metadata["delta.enableDeletionVectors"] == "false"
        assert metadata["delta.columnMapping.mode"] == "none"
        assert metadata["delta.appendOnly"] == "true"


def test_every_version_of_the_log_stays_through_checkpoints_and_compaction(tmp_path):
    lake = made(tmp_path / "lake")
    for number in range(110):
        add(lake, number)
    lake.compact()
    for table in ("figures", "batches"):
        log = tmp_path / "lake" / table / "_delta_log"
        versions = sorted(int(p.stem) for p in log.glob("*.json"))
        assert versions == list(range(DeltaTable(f"{lake.root}/{table}").version() + 1))
        assert all(json.loads(line) for p in log.glob("*.json") for line in p.read_text().splitlines())
        assert list(log.glob("*.checkpoint.parquet"))
    assert len(DeltaTable(f"{lake.root}/figures").file_uris()) == 1
    assert values(lake) == list(range(110))
