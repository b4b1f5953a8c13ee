"""Writes the answer of a query as Parquet files, without bringing it through memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ibis.expr.types import Table

from gaodi.engine.choosing import name_of
from gaodi.engine.reading import session


def write_parquet(answer: Table, folder: str | Path) -> None:
    """Write the rows into a folder that is not there yet; `read_parquet` reads the files `*.parquet` in it.

    On Spark the folder must be one that every worker can write to.
    """
    con: Any = answer.get_backend()
    if name_of(con) == "spark":
        con._run_pre_execute_hooks(answer)
        session().sql(con.compile(answer)).write.parquet(str(folder))
        return
    Path(folder).mkdir(parents=True)
    con.to_parquet(answer, Path(folder) / "part-0.parquet", compression="zstd")
