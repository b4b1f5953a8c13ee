"""Chooses the engine by argument or environment."""

from __future__ import annotations

import os
from typing import TypeAlias

from ibis.backends.sql import SQLBackend

from gaodi.engine import duck, spark
from gaodi.errors import Fault, InputError

Backend: TypeAlias = SQLBackend

_ENGINES = {"duckdb": duck.connect, "spark": spark.connect}


def connect(engine: str | None = None) -> Backend:
    """A connection to the engine: `duckdb`, `spark`, or without a name what GAODI_ENGINE says, else DuckDB.

    Each DuckDB connection is a memory of its own; Spark connections share the session of the process.
    Raises InputError for any other name, and where Spark is asked for and pyspark or Java is absent.
    """
    name = (engine or os.environ.get("GAODI_ENGINE") or "duckdb").strip().lower()
    if name not in _ENGINES:
        raise InputError(Fault(f"There is no engine {name!r}", "GAODI_ENGINE", "duckdb or spark"))
    return _ENGINES[name]()


def name_of(con: Backend) -> str:
    """`duckdb` or `spark`: which engine the connection belongs to."""
    return "spark" if con.name == "pyspark" else str(con.name)
