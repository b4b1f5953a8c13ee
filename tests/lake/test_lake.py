"""Batches: written at once, read now or as of then, taken back without a trace being lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import polars as pl
import pyarrow as pa
import pytest
from polars.testing import assert_frame_equal

from gaodi.errors import LakeError
from gaodi.lake import Lake
from lake.lakes import FIGURES, add, figures, made, notes, values


@pytest.fixture
def lake(tmp_path):
    return made(tmp_path / "lake")


def test_a_defined_table_is_empty_and_has_its_columns(lake):
    assert lake.read("figures").collect().schema == {"name": pl.String, "value": pl.Float64}


def test_a_batch_adds_rows_to_several_tables_at_once(lake):
    batch = lake.write({"figures": figures(1, 2), "notes": notes("x")}, kind="test", source="bulletin", user="li")
    assert batch.rows == {"figures": 2, "notes": 1}
    assert values(lake) == [1, 2]
    assert lake.read("notes").collect()["text"].to_list() == ["x"]


def test_rows_are_kept_as_they_were_given(lake):
    instant = pa.timestamp("us", tz="UTC")
    kinds = {
        "text": (pa.string(), ["汉字", "", None]),
        "number": (pa.int64(), [2**62, -1, None]),
        "share": (pa.float64(), [0.1, float("inf"), None]),
        "yes": (pa.bool_(), [True, False, None]),
        "day": (pa.date32(), [date(2023, 12, 31), date(1949, 10, 1), None]),
        "at": (instant, [datetime(2023, 1, 1, 1, 2, 3, 4, UTC), datetime(1970, 1, 1, tzinfo=UTC), None]),
        "parts": (pa.list_(pa.struct([("a", pa.string()), ("b", pa.int64())])), [[{"a": "x", "b": 1}], [], None]),
        "money": (pa.decimal128(18, 2), [pa.scalar("1.25").cast(pa.decimal128(18, 2)).as_py(), None, None]),
    }
    schema = pa.schema([(name, kind) for name, (kind, _) in kinds.items()])
    given = pa.table({name: cells for name, (_, cells) in kinds.items()}, schema=schema)
    lake.define("kinds", schema)
    lake.write({"kinds": given}, kind="test")
    assert_frame_equal(lake.read("kinds").collect(), pl.DataFrame(given))


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\r", "\n", "a\r\nb"])
def test_an_end_of_line_inside_a_cell_is_kept(lake, end):
    lake.write({"notes": notes(end)}, kind="test")
    assert lake.read("notes").collect()["text"].to_list() == [end]


def test_the_rows_name_their_batch_when_asked(lake):
    first, second = add(lake, 1), add(lake, 2)
    rows = lake.read("figures", batch=True).collect().sort("value")
    assert rows["_batch"].to_list() == [first.number, second.number]
    assert rows["_recorded"].to_list() == [first.recorded, second.recorded]


def test_the_rows_of_some_batches_alone_are_read(lake):
    first, second, third = add(lake, 1), add(lake, 2), add(lake, 3)
    rows = lake.read("figures", batch=True, only=[first.number, third.number]).collect()
    assert sorted(rows["value"]) == [1, 3]
    lake.take_back(third, user="li", reason="wrong")
    assert lake.read("figures", only=[second.number, third.number]).collect()["value"].to_list() == [2]
    assert lake.read("figures", only=[]).collect().is_empty()


def test_rows_about_one_thing_are_kept_side_by_side_in_their_order(lake):
    lake.define("told", pa.schema([("who", pa.string()), ("what", pa.int64())]), together="who")
    given = pl.DataFrame({"who": ["b", "a", None, "b", "a"], "what": [1, 2, 3, 4, 5]})
    lake.write({"told": given}, kind="test")
    assert lake.read("told").collect().rows() == [("a", 2), ("a", 5), ("b", 1), ("b", 4), (None, 3)]
    lake.define("told", pa.schema([("who", pa.string()), ("what", pa.int64()), ("why", pa.string())]))
    lake.write({"told": given.reverse()}, kind="test")
    assert lake.read("told").tail(5).collect()["what"].to_list() == [5, 2, 4, 1, 3]


def test_the_loads_of_a_table_are_those_that_stand(lake):
    add(lake, 1, 2)
    taken = add(lake, 3)
    add(lake, 4)
    lake.take_back(taken.number, user="li", reason="twice")
    assert list(lake.loads("figures").values()) == [2, 1]
    assert taken.number not in lake.loads("figures")
    assert lake.loads("nothing") == {}


def test_a_column_of_the_table_may_be_called_number(lake):
    lake.define("counted", pa.schema([("number", pa.int64()), ("key", pa.int64())]))
    batch = lake.write({"counted": pa.table({"number": [77], "key": [78]})}, kind="test")
    row = lake.read("counted", batch=True).collect().row(0, named=True)
    assert (row["number"], row["key"], row["_batch"]) == (77, 78, batch.number)


def test_numbers_and_moments_only_grow(lake):
    batches = [add(lake, n) for n in range(5)]
    assert [b.number for b in batches] == sorted({b.number for b in batches})
    assert [b.recorded for b in batches] == sorted({b.recorded for b in batches})


def test_a_read_goes_back_to_any_batch(lake):
    batches = [add(lake, n) for n in range(4)]
    assert [values(lake, b.number) for b in batches] == [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3]]
    assert values(lake, 0) == []


def test_a_read_goes_back_to_an_instant(lake):
    first, second = add(lake, 1), add(lake, 2)
    assert values(lake, first.recorded) == [1]
    assert values(lake, second.recorded - timedelta(microseconds=1)) == [1]
    assert values(lake, second.recorded) == [1, 2]
    assert values(lake, first.recorded - timedelta(microseconds=1)) == []


def test_a_day_means_its_end_in_china(lake):
    day = add(lake, 1).recorded.astimezone(tz=None).astimezone(UTC) + timedelta(hours=8)
    assert values(lake, day.date()) == [1]
    assert values(lake, day.date() - timedelta(days=1)) == []


def test_an_instant_without_a_zone_is_meant_in_china(lake):
    there = (add(lake, 1).recorded + timedelta(hours=8)).replace(tzinfo=None)
    assert values(lake, there) == [1]
    assert values(lake, there - timedelta(minutes=1)) == []


@pytest.mark.parametrize("at", [99, -1, True, "yesterday", 1.5])
def test_a_moment_that_is_none_is_refused(lake, at):
    add(lake, 1)
    with pytest.raises(LakeError):
        lake.read("figures", at=at)


def test_what_is_taken_back_is_gone_now_and_there_as_of_then(lake):
    kept, wrong = add(lake, 1), add(lake, 2)
    taken = lake.take_back(wrong.number, user="wang", reason="a draft")
    assert values(lake) == [1]
    assert values(lake, wrong.number) == [1, 2]
    assert values(lake, taken.number) == [1]
    assert values(lake, kept.number) == [1]


def test_a_batch_is_taken_back_from_all_its_tables(lake):
    batch = lake.write({"figures": figures(1), "notes": notes("x")}, kind="test")
    lake.take_back(batch, user="wang", reason="wrong file")
    assert lake.read("figures").collect().is_empty()
    assert lake.read("notes").collect().is_empty()


def test_a_batch_is_taken_back_once(lake):
    batch = add(lake, 1)
    lake.take_back(batch, user="wang", reason="")
    with pytest.raises(LakeError, match="was taken back already"):
        lake.take_back(batch, user="wang", reason="")
    with pytest.raises(LakeError, match="There is no batch 99"):
        lake.take_back(99, user="wang", reason="")


def test_the_list_of_batches_says_who_and_why(lake):
    add(lake, 1, 2, source="bulletin", user="li", note="first")
    lake.take_back(add(lake, 3), user="wang", reason="a draft")
    first, second = lake.batches().iter_rows(named=True)
    assert (first["status"], first["rows"], first["source"], first["user"], first["note"]) == (
        "committed", 2, "bulletin", "li", "first",
    )  # fmt: skip
    assert (second["status"], second["taken_back_by"], second["reason"]) == ("taken back", "wang", "a draft")


def test_the_same_content_under_a_checksum_is_loaded_once(lake):
    first = add(lake, 1, checksum="ab12")
    again = add(lake, 1, checksum="ab12")
    assert (again.number, first.repeated, again.repeated) == (first.number, False, True)
    assert values(lake) == [1]


def test_a_checksum_counts_within_its_kind_and_while_its_batch_stands(lake):
    first = add(lake, 1, checksum="ab12")
    assert add(lake, 2, checksum="ab12", kind="other").repeated is False
    lake.take_back(first, user="wang", reason="")
    assert add(lake, 3, checksum="ab12").repeated is False
    assert values(lake) == [2, 3]


def test_a_batch_is_found_by_the_checksum_of_its_content(lake):
    first = add(lake, 1, 2)
    assert add(lake, 1, 2).checksum == first.checksum
    assert add(lake, 2, 1).checksum != first.checksum
    assert lake.find(first.checksum).rows == {"figures": 2}
    assert lake.find("unheard of") is None


def test_two_lakes_on_one_folder_see_the_same(lake):
    other = Lake(lake.root)
    add(lake, 1)
    assert values(other) == [1]
    add(other, 2)
    assert values(lake) == [1, 2]


def test_a_lake_that_is_made_anew_in_the_same_folder_starts_empty(lake):
    import shutil

    add(lake, 1)
    shutil.rmtree(lake.root)
    again = made(lake.root)
    assert values(again) == []
    assert values(lake) == []
    add(again, 2)
    assert values(lake) == [2]


def test_a_reader_that_began_before_a_write_is_not_disturbed(lake):
    add(lake, 1)
    begun = lake.read("figures")
    add(lake, 2)
    assert begun.collect()["value"].to_list() == [1]


def test_a_batch_without_rows_is_a_batch(lake):
    batch = lake.write({"figures": figures()}, kind="test")
    assert values(lake, batch.number) == []
    assert lake.batches()["rows"].to_list() == [0]


def test_an_unknown_table_is_named_with_those_that_there_are(lake):
    add(lake, 1)
    with pytest.raises(LakeError, match=r"no table 'figure'\. Expected one of: figures\. Did you mean 'figures'\?"):
        lake.read("figure")


@pytest.mark.parametrize("name", ["batches", "../figures", "Figures", "", "图", "a" * 64])
def test_what_cannot_be_the_name_of_a_table_is_refused(lake, name):
    with pytest.raises(LakeError, match="cannot be the name of a table"):
        lake.define(name, FIGURES)
    with pytest.raises(LakeError, match="no table"):
        lake.read(name)


def test_all_faults_of_a_batch_are_said_at_once_and_nothing_is_written(lake):
    wrong = pl.DataFrame({"nmae": ["a"], "value": ["many"]})
    with pytest.raises(LakeError) as caught:
        lake.write({"figures": wrong, "notes": notes("x"), "unknown": figures(1)}, kind="test")
    said = str(caught.value)
    assert "no column 'nmae'. Did you mean 'name'?" in said
    assert "figures.value: The column is" in said
    assert "no table 'unknown'" in said
    assert lake.batches().is_empty()


def test_a_batch_needs_a_table(lake):
    with pytest.raises(LakeError, match="rows of at least one table"):
        lake.write({}, kind="test")


def test_a_folder_that_the_tables_cannot_lie_in_is_refused(tmp_path):
    with pytest.raises(LakeError, match="Delta tables cannot lie here"):
        Lake(tmp_path / "100%41")


def test_a_folder_may_have_a_chinese_name_and_blanks(tmp_path):
    lake = made(tmp_path / "长沙市 (试点) #1" / "数据")
    add(lake, 1)
    lake.compact(keep=timedelta(0))
    assert values(lake) == [1]
    assert lake.table("figures").execute()["value"].to_list() == [1]


def test_the_extents_of_a_batch_are_those_of_its_rows_before_and_after_compaction(lake):
    first, second = add(lake, 3, 1), add(lake, 7)
    away = add(lake, 99)
    lake.take_back(away, user="li", reason="wrong")
    expected = [(first.number, 1, 3), (second.number, 7, 7)]
    for _ in range(2):
        found = lake.extents("figures", ["value"])
        assert found.sort("_batch").select("_batch", "value_low", "value_high").rows() == expected
        lake.compact()
    assert lake.extents("figures", ["value"], at=first.number)["_batch"].to_list() == [first.number]


def test_an_empty_table_has_no_extents(lake):
    assert lake.extents("figures", ["value"]).is_empty()
