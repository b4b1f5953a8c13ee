"""The pinned versions of the libraries for data work together; docs/decisions/0001-pinned-versions.md says why these.

When a lock is written anew, this is the file to run first. Names of firms here are made up.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import ibis
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import splink
import splink.comparison_library as cl
from deltalake import DeltaTable, write_deltalake
from polars.testing import assert_frame_equal

from engines import on_every_engine
from gaodi import engine

ROOT = Path(__file__).resolve().parents[1]
DATA = ("ibis-framework", "sqlglot", "duckdb", "deltalake", "polars", "pyarrow", "splink", "pyspark")
ROWS = pl.DataFrame(
    {
        "name": ["甲", "乙", None],
        "value": [1.5, None, -3.0],
        "count": [1, 2, None],
        "amount": [Decimal("1.05"), None, Decimal("2.00")],
        "day": [dt.date(2023, 6, 30), None, dt.date(2024, 2, 29)],
        "at": [dt.datetime(2023, 6, 30, 8, tzinfo=dt.UTC), None, dt.datetime(2024, 2, 29, tzinfo=dt.UTC)],
        "tags": [["a", "b"], [], None],
    }
)


@pytest.mark.parametrize("package", DATA)
def test_what_is_installed_is_what_the_lock_pins(package: str) -> None:
    lock = (ROOT / "requirements-dev.lock").read_text("utf-8")
    pinned = re.findall(rf"^{package}==(\S+)", lock, re.MULTILINE)
    assert pinned == [version(package)]


@pytest.mark.parametrize("package", DATA)
def test_the_decision_names_the_version(package: str) -> None:
    page = (ROOT / "docs/decisions/0001-pinned-versions.md").read_text("utf-8")
    assert f"| {package} | {version(package)} |" in page


def test_ibis_makes_overwrites_and_drops_tables_and_views_on_duckdb() -> None:
    con = engine.connect("duckdb")
    con.create_table("facts", ibis.memtable({"a": [1, 2]}))
    con.create_table("facts", ibis.memtable({"a": [3]}), overwrite=True)
    con.insert("facts", ibis.memtable({"a": [4]}))
    con.create_view("seen", con.table("facts").filter(ibis._.a > 3))
    assert con.table("seen").a.execute().tolist() == [4]
    con.drop_view("seen")
    con.drop_table("facts")
    assert not {"facts", "seen"} & set(con.list_tables())


@on_every_engine
def test_a_column_dropped_from_a_wide_table_is_gone(con: engine.Backend) -> object:
    wide = engine.read_arrow(con, pa.table({name: [1] for name in "abcdefgh"}))
    return wide.drop("c")


def test_a_duckdb_relation_gives_its_rows_one_by_one() -> None:
    assert engine.connect("duckdb").con.sql("SELECT 42, 'x'").fetchone() == (42, "x")


def test_polars_goes_to_arrow_and_back_unchanged() -> None:
    assert_frame_equal(pl.DataFrame(ROWS.to_arrow()), ROWS)


def test_a_delta_table_reads_the_same_through_every_library(tmp_path: Path) -> None:
    write_deltalake(tmp_path, ROWS)
    write_deltalake(tmp_path, ROWS, mode="append")
    table = DeltaTable(tmp_path)
    assert table.version() == 1
    twice = pl.concat([ROWS, ROWS])
    assert_frame_equal(pl.read_delta(str(tmp_path)), twice, check_row_order=False)
    assert_frame_equal(pl.read_delta(str(tmp_path), version=0), ROWS)
    assert_frame_equal(pl.DataFrame(pa.table(table.to_pyarrow_table())), twice, check_row_order=False)
    con = engine.connect("duckdb")
    assert_frame_equal(engine.frame(engine.read_parquet(con, table.file_uris())), twice, check_row_order=False)


@on_every_engine
def test_parquet_of_polars_pyarrow_and_delta_is_read_by_each_engine(con: engine.Backend, tmp_path: Path) -> object:
    ROWS.write_parquet(tmp_path / "polars.parquet")
    pq.write_table(ROWS.to_arrow(), tmp_path / "pyarrow.parquet")
    write_deltalake(tmp_path / "delta", ROWS, mode="overwrite")
    files = [tmp_path / "polars.parquet", tmp_path / "pyarrow.parquet", *DeltaTable(tmp_path / "delta").file_uris()]
    answer = engine.frame(engine.read_parquet(con, files))
    assert_frame_equal(answer, pl.concat([ROWS] * 3), check_row_order=False)
    return answer


def test_distances_of_strings_count_bytes_on_duckdb_so_no_comparison_of_names_may_use_them() -> None:
    con = engine.connect("duckdb").con
    assert con.sql("SELECT levenshtein('公司', '有限公司')").fetchone() == (6,)
    assert con.sql("SELECT length('公司')").fetchone() == (2,)


def test_splink_links_on_the_connection_of_the_engine() -> None:
    stems = ["远山机械", "晨光电子", "北川材料", "南桥食品"]
    rows = [{"name": stem + form, "stem": stem} for stem in stems for form in ("有限公司", "公司")]
    firms = pl.DataFrame(rows).with_row_index("unique_id")
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=["1 = 1"],
        probability_two_random_records_match=0.2,
        comparisons=[cl.ExactMatch("stem").configure(m_probabilities=[0.9, 0.1], u_probabilities=[0.01, 0.99])],
    )
    api = splink.DuckDBAPI(connection=engine.connect("duckdb").con)
    linker = splink.Linker(api.register(firms.to_arrow()), settings)
    pairs = linker.inference.predict(threshold_match_probability=0.9)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.9)
    found = pl.DataFrame(clusters.as_pyarrow_table()).group_by("cluster_id").agg(pl.col("name").sort())
    assert sorted(found["name"].to_list()) == sorted([f"{stem}公司", f"{stem}有限公司"] for stem in stems)
