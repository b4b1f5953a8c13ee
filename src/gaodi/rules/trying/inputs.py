"""The inputs of test cases as a table: each in its unit and type, unknown names said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.rules import written
from gaodi.rules.language.nodes import Column
from gaodi.rules.language.scope import near
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program

_KINDS: dict[Kind, Any] = {
    Kind.NUMBER: pl.Float64,
    Kind.TRUTH: pl.Boolean,
    Kind.TEXT: pl.String,
    Kind.CODE: pl.String,
    Kind.DATE: pl.Date,
}


def frame(program: Program, rows: Sequence[Mapping[str, Any]], where: str) -> pl.DataFrame:
    """Rows of inputs, `s0`, `s1` … Raises InputError for names and values that do not fit, all at once."""
    columns = {column.input.column: column for column in program.columns}
    faults: list[Fault] = []
    _unknown(columns, rows, where, faults)
    made: dict[str, pl.Series] = {"subject": pl.Series([f"s{number}" for number in range(len(rows))])}
    for name, column in columns.items():
        values = [_value(row.get(name), column, where, faults) for row in rows]
        made |= _series(name, column, values)
    if faults:
        raise InputError.of(dict.fromkeys(faults))
    return pl.DataFrame(made)


def _unknown(columns: Mapping[str, Column], rows: Sequence[Mapping[str, Any]], where: str, faults: list[Fault]) -> None:
    for name in dict.fromkeys(name for row in rows for name in row):
        if name not in columns:
            faults.append(Fault(f"The rulebook has no input {name!r}", where, do=near(name, columns)))


def _series(name: str, column: Column, values: list[Any]) -> dict[str, pl.Series]:
    kind = _KINDS[column.type.kind]
    if not any(isinstance(value, tuple) for value in values):
        return {name: pl.Series(values, dtype=kind)}
    ends = [value if isinstance(value, tuple) else (value, value) for value in values]
    alone = [None if isinstance(value, tuple) else value for value in values]
    return {
        name: pl.Series(alone, dtype=kind),
        f"{name}@low": pl.Series([low for low, _ in ends], dtype=kind),
        f"{name}@high": pl.Series([high for _, high in ends], dtype=kind),
    }


def _value(given: Any, column: Column, where: str, faults: list[Fault]) -> Any:
    if isinstance(given, tuple):
        return given
    try:
        return written.read(given, column, where)
    except InputError as error:
        faults.extend(error.faults)
        return None
