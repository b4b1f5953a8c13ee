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
        from splink import SparkAPI

        from gaodi.engine.reading import session

        made: DatabaseAPISubClass = SparkAPI(  # type: ignore[no-untyped-call]
            spark_session=session(), break_lineage_method="persist", register_udfs_automatically=False
        )
        return made
    from splink import DuckDBAPI

    native: Any = con
    return DuckDBAPI(connection=native.con)


def held(con: engine.Backend, data: pa.Table | Table) -> str:
    """The name of a table that holds the rows until it is dropped: what a query gives is computed once."""
    given = engine.read_arrow(con, data) if isinstance(data, pa.Table) else None
    if engine.name_of(con) == "spark":
        return _persisted(con, data) if given is None else str(given.get_name())
    native: Any = con
    name = ibis.util.gen_name("gaodi_linkage")
    native.create_table(name, data if given is None else given, temp=True)
    if given is not None:
        native.con.unregister(given.get_name())
    return str(name)


def _persisted(con: engine.Backend, rows: Table) -> str:
    native: Any = con
    name = ibis.util.gen_name("gaodi_linkage")
    native.raw_sql(con.compile(rows)).persist().createOrReplaceTempView(name)
    return str(name)


def dropped(con: engine.Backend, *names: str) -> None:
    """Let tables go that `held` made, or Splink in one of its steps."""
    native: Any = con
    for name in names:
        if engine.name_of(con) == "spark":
            from gaodi.engine.reading import session

            session().table(name).unpersist()
            session().catalog.dropTempView(name)
        else:
            native.drop_table(name, force=True)
