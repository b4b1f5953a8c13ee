"""Splink on the engines of Gaodi: the same connection, so the same memory; nothing is downloaded or reported."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from gaodi import engine

if TYPE_CHECKING:
    from splink.internals.database_api import DatabaseAPISubClass

# Splink tells of each step on a logger of its own; a command prints what came of it.
logging.getLogger("splink").setLevel(logging.ERROR)


def api(con: engine.Backend) -> DatabaseAPISubClass:
    """Splink's access to the engine behind a connection. On Spark no jar is needed: nothing of it is used."""
    if engine.name_of(con) == "spark":
        from pyspark.sql import SparkSession
        from splink import SparkAPI

        made: DatabaseAPISubClass = SparkAPI(  # type: ignore[no-untyped-call]
            spark_session=SparkSession.active(), break_lineage_method="persist", register_udfs_automatically=False
        )
        return made
    from splink import DuckDBAPI

    native: Any = con
    return DuckDBAPI(connection=native.con)


def held(con: engine.Backend, data: pa.Table | Table) -> str:
    """The name of a table that holds the rows while the connection lives, computed once."""
    native: Any = con
    rows = engine.read_arrow(con, data) if isinstance(data, pa.Table) else data
    name = ibis.util.gen_name("gaodi_linkage")
    if engine.name_of(con) == "spark":
        native.raw_sql(con.compile(rows)).persist().createOrReplaceTempView(name)
    else:
        native.create_table(name, rows, temp=True)
    return str(name)


def dropped(con: engine.Backend, *names: str) -> None:
    """Let tables go that `held` made."""
    native: Any = con
    for name in names:
        if engine.name_of(con) == "spark":
            from pyspark.sql import SparkSession

            SparkSession.active().table(name).unpersist()
            SparkSession.active().catalog.dropTempView(name)
        else:
            native.drop_table(name, force=True)
