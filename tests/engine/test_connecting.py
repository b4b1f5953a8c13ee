"""Which engine a connection is of, and what DuckDB may not do."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as pd
import pytest

from gaodi import engine
from gaodi.engine import duck, spark
from gaodi.errors import InputError


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GAODI_ENGINE", "GAODI_MEMORY", "GAODI_THREADS"):
        monkeypatch.delenv(name, raising=False)


def setting(con: engine.Backend, name: str) -> object:
    return con.con.sql(f"SELECT current_setting('{name}')").fetchall()[0][0]  # type: ignore[attr-defined]


def test_duckdb_answers_unless_the_environment_says_otherwise() -> None:
    assert engine.name_of(engine.connect()) == "duckdb"


def test_an_unknown_engine_is_refused_with_those_that_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAODI_ENGINE", "oracle")
    with pytest.raises(InputError, match=r"no engine 'oracle'\. Expected duckdb or spark"):
        engine.connect()


@pytest.mark.spark
def test_the_environment_chooses_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    if missing := spark.absent():
        pytest.skip(missing)
    monkeypatch.setenv("GAODI_ENGINE", "Spark")
    assert engine.name_of(engine.connect()) == "spark"


def test_without_java_spark_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(InputError, match=r"Spark needs .*GAODI_ENGINE=duckdb"):
        engine.connect("spark")


def test_memory_and_threads_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAODI_MEMORY", "512MiB")
    monkeypatch.setenv("GAODI_THREADS", "1")
    con = engine.connect()
    assert setting(con, "memory_limit") == "512.0 MiB"
    assert setting(con, "threads") == 1


@pytest.mark.parametrize(("name", "value"), [("GAODI_MEMORY", "lots"), ("GAODI_THREADS", "0"), ("GAODI_THREADS", "x")])
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError, match=f"{name} is {value!r}"):
        engine.connect()


def test_a_container_counts_as_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    limit = tmp_path / "memory.max"
    limit.write_text(f"{2**30}\n")
    monkeypatch.setattr(duck, "_CGROUP", limit)
    assert setting(engine.connect(), "memory_limit") == "614.0 MiB"


@pytest.mark.parametrize("statement", ["INSTALL httpfs", "LOAD httpfs", "FROM 'https://example.org/a.parquet'"])
def test_duckdb_neither_downloads_nor_reaches_out(statement: str) -> None:
    con = engine.connect("duckdb")
    with pytest.raises(Exception, match=r"no-extensions|httpfs"):
        con.con.execute(statement)  # type: ignore[attr-defined]


def test_two_connections_do_not_see_each_others_tables() -> None:
    one, other = engine.connect("duckdb"), engine.connect("duckdb")
    engine.read_arrow(one, pa.table({"a": [1]}))
    assert other.list_tables() == []


def test_a_url_is_refused_on_duckdb_and_a_dataset_read_in_place(tmp_path: Path) -> None:
    con = engine.connect("duckdb")
    with pytest.raises(InputError, match=r"s3://bucket/f\.parquet: DuckDB reads files of this machine only"):
        engine.read_parquet(con, ["s3://bucket/f.parquet"])
    pd.write_dataset(pa.table({"a": [1, 2, 3]}), tmp_path, format="parquet")
    rows = engine.read_arrow(con, pd.dataset(tmp_path))
    assert rows.filter(rows.a > 1).count().execute() == 2
