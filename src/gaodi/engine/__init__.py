"""Which engine answers a query: DuckDB in this process, or Spark. Queries are Ibis expressions, written once.

    con = engine.connect()                          # DuckDB, or what GAODI_ENGINE says
    rows = engine.read_parquet(con, files)          # an ibis.Table over the files of one table version
    engine.frame(rows.group_by("region").agg(n=rows.count()))
    engine.pivot(rows, key="firm", name="metric", value="value", order="rank", names=["output", "tax"])

The environment decides, so that a command or a site moves to a cluster without a changed line:

    GAODI_ENGINE    duckdb (default) or spark
    GAODI_MEMORY    what DuckDB may use before it spills to disk, such as 8GB; 60 % of the machine's memory by default
    GAODI_THREADS   how many threads DuckDB uses; all processors that the process may use by default
    GAODI_SPARK     the Spark master: local[*] (default), spark://host:7077, yarn, k8s://…

Neither engine downloads anything or reports to anyone.
"""

from gaodi.engine.choosing import Backend, connect, name_of
from gaodi.engine.optimising import look_for_repeats
from gaodi.engine.pivoting import pivot
from gaodi.engine.reading import frame, read_arrow, read_parquet
from gaodi.engine.writing import write_parquet

__all__ = [
    "Backend", "connect", "frame", "look_for_repeats", "name_of", "pivot", "read_arrow", "read_parquet",
    "write_parquet",
]  # fmt: skip
