"""Both engines read the same files and give the same answers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import ibis
import polars as pl
import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from engines import on_every_engine, read, same
from gaodi import engine
from gaodi.errors import InputError

# Synthetic observations: of no real enterprise.
FIRST = pl.DataFrame(
    {
        "subject": ["a", "b", "c", "d"],
        "region": ["岳麓区", "岳麓区", "长沙县", None],
        "day": [dt.date(2023, 6, 30)] * 4,
        "recorded": [dt.datetime(2023, 7, 1, 8, tzinfo=dt.UTC)] * 4,
        "value": [1.5, float("nan"), None, -0.0],
        "amount": [Decimal("10.05"), Decimal("0.10"), None, Decimal("-3.00")],
        "places": [3, 0, 2**40, None],
        "listed": [True, False, None, True],
    }
)
SECOND = FIRST.with_columns(day=pl.lit(dt.date(2024, 6, 30)), value=pl.col("value") * 2, source=pl.lit("return"))


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A table of two versions, the second with one column more: the Parquet files of the latest."""
    write_deltalake(tmp_path / "observations", FIRST)
    write_deltalake(tmp_path / "observations", SECOND, mode="append", schema_mode="merge")
    return DeltaTable(tmp_path / "observations").file_uris()


@on_every_engine
def test_the_files_of_a_lake_table_read_the_same_to_the_last_value(con: engine.Backend, files: list[str]) -> object:
    rows = engine.read_parquet(con, files)
    assert rows.count().execute() == 8
    return rows


@on_every_engine
def test_sums_and_counts_by_group_are_the_same(con: engine.Backend, files: list[str]) -> object:
    rows = engine.read_parquet(con, files)
    return rows.group_by("region", "day").agg(
        n=rows.count(), known=rows.value.count(), places=rows.places.sum(), amount=rows.amount.sum(),
        listed=rows.listed.any(),
    )  # fmt: skip


FLOATS = [26.01, 0.285, 1 / 3, -1.5, 0.0, 5e-324, 1.7976931348623157e308, 1e22, 123456789.123456789]


@on_every_engine
def test_a_float_in_a_query_is_the_double_that_it_is(con: engine.Backend) -> object:
    one = engine.read_arrow(con, pa.table({"x": [1.0]}))
    table = one.select(**{f"f{at}": ibis.literal(number, "float64") for at, number in enumerate(FLOATS)})
    row = engine.frame(table)
    assert set(row.dtypes) == {pl.Float64}
    assert [number.hex() for number in row.row(0)] == [number.hex() for number in FLOATS]
    return table


@on_every_engine
def test_windows_and_joins_are_the_same(con: engine.Backend, files: list[str]) -> object:
    rows = engine.read_parquet(con, files)
    before = rows.amount.lag().over(ibis.window(group_by="subject", order_by="day"))
    names = engine.read_arrow(con, pa.table({"subject": ["a", "b"], "name": ["甲", "乙"]}))
    return rows.mutate(change=rows.amount - before).left_join(names, "subject")["subject", "day", "change", "name"]


@on_every_engine
def test_a_schema_says_columns_types_and_order_also_where_a_file_lacks_one(
    con: engine.Backend, files: list[str]
) -> object:
    schema = pa.schema([("later", pa.string()), ("places", pa.float64()), ("subject", pa.string())])
    rows = engine.read_parquet(con, files, schema)
    assert rows.columns == ("later", "places", "subject")
    assert rows.later.count().execute() == 0
    return rows


@on_every_engine
def test_a_table_without_files_is_empty_and_keeps_its_columns(con: engine.Backend) -> object:
    schema = pa.schema([("subject", pa.string()), ("value", pa.float64()), ("day", pa.date32())])
    rows = engine.read_parquet(con, [], schema)
    assert rows.count().execute() == 0
    return rows


@on_every_engine
def test_brackets_and_stars_in_a_folder_name_are_no_pattern(con: engine.Backend, tmp_path: Path) -> object:
    for name in ("[1] {a} 高地*?", "1"):
        (tmp_path / name).mkdir(exist_ok=True)
        pl.DataFrame({"folder": [name]}).write_parquet(tmp_path / name / "f.parquet")
    return engine.read_parquet(con, [tmp_path / "[1] {a} 高地*?" / "f.parquet"])


@on_every_engine
def test_a_table_that_ibis_holds_in_memory_joins_too(con: engine.Backend, files: list[str]) -> object:
    weights = ibis.memtable({"subject": ["a", "d"], "weight": [0.25, None]})
    return engine.read_parquet(con, files).inner_join(weights, "subject").select("subject", "day", "weight")


@on_every_engine
def test_a_scalar_is_an_answer_too(con: engine.Backend, files: list[str]) -> object:
    return engine.read_parquet(con, files).amount.sum()


@pytest.mark.parametrize("in_order", [True, False])
def test_all_rows_are_written_in_their_order_where_that_is_asked_for(tmp_path: Path, in_order: bool) -> None:
    rows = pl.DataFrame({"n": range(400_000)})
    table = engine.read_arrow(engine.connect("duckdb"), rows.to_arrow())
    engine.write_parquet(table, tmp_path / "out", in_order=in_order)
    written = pl.read_parquet(tmp_path / "out" / "*.parquet")
    assert (written if in_order else written.sort("n")).equals(rows)


def test_a_table_without_files_and_without_schema_is_refused() -> None:
    with pytest.raises(InputError, match="needs its schema"):
        engine.read_parquet(engine.connect("duckdb"), [])


def test_different_answers_are_told_apart() -> None:
    with pytest.raises(AssertionError):
        same(pl.DataFrame({"a": [1.0, 2.0]}), pl.DataFrame({"a": [1.0, 2.0000001]}))
    with pytest.raises(AssertionError):
        same(pl.DataFrame({"a": [1, 2]}), pl.DataFrame({"a": [1, 2, 2]}))
    with pytest.raises(AssertionError):
        same(1.0, 1.1)
    same(pl.DataFrame({"a": [2, 1]}), pl.DataFrame({"a": [1, 2]}))
    assert read(pa.table({"a": [1]})).equals(pl.DataFrame({"a": [1]}))
