"""Writes the answer of a query as Parquet files, without bringing it through memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ibis.expr.types import Table

from gaodi.engine.choosing import name_of
from gaodi.engine.reading import session


def write_parquet(answer: Table, folder: str | Path, *, in_order: bool = True) -> None:
    """Write the rows into a folder that is not there yet; `read_parquet` reads the files `*.parquet` in it.

    in_order: keep rows as the query has them, for which DuckDB holds back what is done too early. In any order memory
    does not grow with the rows. On Spark the folder must be one that every worker can write to.
    """
    con: Any = answer.get_backend()
    if name_of(con) == "spark":
        con._run_pre_execute_hooks(answer)
        session().sql(con.compile(answer)).write.parquet(str(folder))
        return
    Path(folder).mkdir(parents=True)
    con.raw_sql(f"SET preserve_insertion_order = {in_order}")
    try:
        con.to_parquet(answer, Path(folder) / "part-0.parquet", compression="zstd")
    finally:
        con.raw_sql("RESET preserve_insertion_order")
