"""Spark, on this machine or a cluster. PySpark is an extra (`pip install gaodi[spark]`) and needs Java 17 or later."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import ibis
from ibis.backends.sql import SQLBackend

from gaodi.engine import doubles
from gaodi.errors import Fault, InputError

_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    # Gaodi keeps its tables in the lake: no metastore, and no folder of one in the current directory.
    "spark.sql.catalogImplementation": "in-memory",
}
_LOCAL = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    # One machine: the default of 200 partitions costs more in scheduling than the work takes.
    "spark.sql.shuffle.partitions": str(max(2, os.cpu_count() or 2)),
}


def connect() -> SQLBackend:
    """A connection to the session of this process, which is started by the first one."""
    if missing := absent():
        raise InputError(Fault(missing, "GAODI_ENGINE", do="Install pyspark and Java, or use GAODI_ENGINE=duckdb"))
    con: SQLBackend = ibis.pyspark.connect(_session())
    con.compiler = doubles.Spark()
    return con


def absent() -> str | None:
    """What Spark lacks on this machine, as a sentence; None where it can start."""
    if find_spec("pyspark") is None:
        return "Spark needs the package pyspark, which is not installed"
    if not shutil.which("java") and not (Path(os.environ.get("JAVA_HOME", "/nowhere")) / "bin" / "java").exists():
        return "Spark needs Java 17 or newer, and there is no java on the path or under JAVA_HOME"
    return None


def _session() -> Any:
    from pyspark.sql import SparkSession

    master = os.environ.get("GAODI_SPARK", "local[*]")
    builder = SparkSession.builder.appName("gaodi").master(master)
    for key, value in (_SETTINGS | (_LOCAL if master.startswith("local") else {})).items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session
