"""Turns rows of (key, name, value) into one row for a key with a column for a name, on both engines.

Ibis pivots by one filtered aggregate a column, which on DuckDB takes more than twice as long as the engine's own PIVOT.
Each engine's statement is written here, once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ibis
from ibis.expr.types import Table

from gaodi.engine.choosing import name_of

_DUCKDB = (
    "CREATE TEMP VIEW {view} AS SELECT * FROM ({rows}) PIVOT (arg_max_null({value}, {order}) FOR {name} IN ({names}) "
    "GROUP BY {key})"
)
_SPARK = (
    "CREATE TEMPORARY VIEW {view} AS SELECT * FROM ({rows}) PIVOT (max_by({value}, {order}) FOR {name} IN ({names}))"
)


def pivot(rows: Table, *, key: str, name: str, value: str, order: str, names: Sequence[str]) -> Table:
    """One row for each value of the column `key`, one column for each of `names`; null where there is no row.

    name: the column whose values become columns, value: what stands in them. Where a key has several rows of a name,
    that with the greatest `order` counts, also where its value is null. The names must not be empty.
    """
    con: Any = rows.get_backend()
    view = ibis.util.gen_name("gaodi_pivot")
    spark = name_of(con) == "spark"
    quoted = _backticks if spark else _double
    asked = rows.filter(rows[name].isin(list(names))).select(key, name, value, order)
    con._run_pre_execute_hooks(asked)
    said = {word: quoted(column) for word, column in {"key": key, "name": name, "value": value, "order": order}.items()}
    wanted = ", ".join(f"{_text(one)} AS {quoted(one)}" for one in names)
    statement = (_SPARK if spark else _DUCKDB).format(view=view, rows=con.compile(asked), names=wanted, **said)
    con.raw_sql(statement)
    return con.table(view)


def _double(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _backticks(column: str) -> str:
    return "`" + column.replace("`", "``") + "`"


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
