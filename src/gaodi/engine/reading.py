"""Brings rows to an engine (the Parquet files of a table's version, or Arrow data in memory) and answers back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import polars as pl
import pyarrow as pa
from ibis.expr.types import Table

from gaodi.engine.choosing import Backend, name_of
from gaodi.errors import Fault, InputError

if TYPE_CHECKING:  # pyarrow.dataset loads pandas
    from pyarrow.dataset import Dataset


def read_parquet(con: Backend, files: Sequence[str | Path], schema: pa.Schema | None = None) -> Table:
    """The rows of all the files, columns matched by name; a column that a file lacks is null there.

    schema: the columns and types to give, in order; needed where there are no files. On Spark the paths must be ones
    that every worker can open. DuckDB reads files of this machine only: its reader of object stores is an extension
    that would have to be downloaded, so give those to `read_arrow`. Raises InputError where neither files nor schema
    are given, and for a URL on DuckDB.
    """
    if not files:
        if schema is None:
            raise InputError(Fault("A table without files needs its schema", do="Give schema="))
        return read_arrow(con, schema.empty_table())
    paths = [str(file) for file in files]
    table = _spark(con, paths) if name_of(con) == "spark" else _duckdb(con, paths)
    return table if schema is None else _as(table, schema)


def read_arrow(con: Any, data: pa.Table | Dataset) -> Table:
    """The rows of an Arrow table or dataset. DuckDB reads a dataset in place, with filters pushed into its files."""
    name = ibis.util.gen_name("gaodi_arrow")
    if name_of(con) == "spark":
        held = data if isinstance(data, pa.Table) else data.to_table()
        session().createDataFrame(held).createOrReplaceTempView(name)
    else:
        con.con.register(name, data)
    return con.table(name)


def frame(answer: Table) -> pl.DataFrame:
    """The answer of a query as a Polars frame, exact on both engines.

    On Spark ibis itself goes through pandas, which takes nulls for NaN, integers with nulls for floats, and the zone
    from timestamps; the session's own Arrow answer keeps them.
    """
    con: Any = answer.get_backend()
    if name_of(con) != "spark":
        return pl.DataFrame(answer.to_pyarrow())
    con._run_pre_execute_hooks(answer)  # makes tables that ibis holds in memory known to the session
    return pl.DataFrame(con.raw_sql(con.compile(answer)).toArrow())


def _duckdb(con: Any, paths: list[str]) -> Table:
    if url := next((path for path in paths if "://" in path), None):
        raise InputError(Fault("DuckDB reads files of this machine only", url, do="Use read_arrow or Spark"))
    plain = [re.sub(r"([*?\[])", r"[\1]", path) for path in paths]
    return con.read_parquet(plain, union_by_name=True, hive_partitioning=False)


def _spark(con: Any, paths: list[str]) -> Table:
    """Ibis reads one path at a time on Spark, so the session itself is asked for many."""
    plain = [re.sub(r"([*?\[\]{}\\])", r"\\\1", path) for path in paths]
    name = ibis.util.gen_name("gaodi_parquet")
    session().read.option("mergeSchema", "true").parquet(*plain).createOrReplaceTempView(name)
    return con.table(name)


def session() -> Any:
    """The Spark session of this process."""
    from pyspark.sql import SparkSession

    return SparkSession.active()


def _as(table: Table, schema: pa.Schema) -> Table:
    """The columns of the schema, in its order: cast, and null where no file has them yet."""
    wanted = ibis.Schema.from_pyarrow(schema)
    columns = {
        name: table[name].cast(dtype) if name in table.columns else ibis.null(dtype) for name, dtype in wanted.items()
    }
    return table.select(**columns)
