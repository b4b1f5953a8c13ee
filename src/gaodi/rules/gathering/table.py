"""The inputs of a program from a table of somebody's own (Parquet, CSV), whose columns are the inputs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
from ibis.expr.types import Table

from gaodi import engine
from gaodi.errors import Fault, InputError
from gaodi.rules.gathering.cells import typed
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program
from gaodi.rules.tables import WHO, header, nobody, once, readable, unreadable

_TYPES = {
    Kind.NUMBER: ("int", "uint", "float", "decimal"),
    Kind.TRUTH: ("boolean",),
    Kind.TEXT: ("string",),
    Kind.CODE: ("string",),
    Kind.DATE: ("date", "timestamp"),
}


def from_table(path: str | Path, program: Program, con: Any, subject: str = "") -> Table:
    """The table in a file. subject: the column that says who; `subject`, `uscc` or `id` unless told.

    A column that the program needs and the file lacks is unknown for all. In a CSV a number is in the unit of its input
    or has one (`300 万元`), and yes and no may be 是 and 否. Raises InputError for a file that is none, for no column
    that says who or one that has a value twice, for cells and columns of the wrong type, and where not one of the
    columns is an input, all at once.
    """
    path = readable(path)
    table, wrong = _read(path, program, con)
    who = _subject(table, subject, path)
    faults = [*_twice(table, who, path), *wrong, *_inputs(table, program, path)]
    if faults:
        raise InputError.of(faults)
    return table if who == "subject" else table.rename(subject=who)


def _read(path: Path, program: Program, con: Any) -> tuple[Table, list[Fault]]:
    """The table, and what in it does not fit the inputs."""
    try:
        if path.suffix.lower() == ".parquet":
            pl.read_parquet_schema(path)  # says what is wrong with a file that is none on every engine alike
            table = engine.read_parquet(con, [path])
            return table, _types(table, program, path)
        once(path)
        rows, wrong = typed(_csv(path), program, path)
        return engine.read_arrow(con, rows.to_arrow()), wrong
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        raise unreadable(path, error) from error


def _csv(path: Path) -> pl.DataFrame:
    """The rows as the texts that stand in them; a column without any value is as good as none."""
    rows = pl.read_csv(path, infer_schema=False)
    return rows.drop(name for name in rows.columns if name not in WHO and _empty(rows[name]))


def _empty(column: pl.Series) -> bool:
    return column.null_count() == len(column)


def _subject(table: Table, asked: str, path: Path) -> str:
    found = [name for name in ((asked,) if asked else WHO) if name in table.columns]
    if not found:
        raise nobody(path, table.columns, asked)
    return found[0]


def _twice(table: Table, who: str, path: Path) -> list[Fault]:
    column = table[who]
    counts = table.group_by(who).agg(n=table.count())
    answer = engine.frame(counts.filter((counts.n > 1) | counts[who].isnull()).order_by(who).limit(5))
    if answer.is_empty():
        return []
    values = ", ".join(str(value) for value in answer[who])
    assert column is not None  # noqa: S101 - the caller found it
    return [Fault(f"The column {who!r} has {values} more than once, or is empty", str(path), "each subject once")]


def _types(table: Table, program: Program, path: Path) -> list[Fault]:
    faults = []
    schema = table.schema()
    for column in program.columns:
        name = column.input.column
        if name not in schema:
            continue
        kind = str(schema[name]).lower()
        if kind != "null" and not kind.startswith(_TYPES[column.type.kind]):
            faults.append(Fault(f"The column {name!r} holds {kind}", str(path), str(column.type)))
    return faults


def _inputs(table: Table, program: Program, path: Path) -> list[Fault]:
    """A file without any input is another file than was meant."""
    asked = [column.input.column for column in program.columns]
    there = {name.partition("@")[0] for name in (header(path) if path.suffix.lower() == ".csv" else table.columns)}
    if not asked or any(name.partition("@")[0] in there for name in asked):
        return []
    return [Fault("No column is an input of the rulebook", str(path), f"some of: {', '.join(asked[:12])}")]
