"""Reads what subjects declared from a table: a column that says who, one for each input or answer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.rules import written
from gaodi.rules.declared.recording import Declared, asked_of
from gaodi.rules.language.nodes import Column
from gaodi.rules.language.scope import near
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program
from gaodi.rules.tables import WHO, nobody, once, readable, unreadable


def read(path: str | Path, program: Program) -> list[Declared]:
    """The values in a file (.csv, .parquet); empty cells say nothing. A number is in the unit of its input or has one
    (`300 万元`); yes and no may be 是 and 否.

    Raises InputError for a file that is none, where no column says who, and for values that do not fit, all at once.
    """
    path = readable(path)
    rows = _rows(path)
    who = next((name for name in WHO if name in rows.columns), None)
    if who is None:
        raise nobody(path, rows.columns)
    asked = asked_of(program)
    faults = [_unasked(name, path, asked) for name in rows.columns if name not in (who, "name", *asked)]
    made = [
        Declared(str(row[who]), name, _value(value, asked[name], f"{path}, {row[who]}", faults))
        for row in rows.iter_rows(named=True)
        for name, value in row.items()
        if name in asked and value is not None and row[who] is not None
    ]
    if faults:
        raise InputError.of(faults)
    return made


def _rows(path: Path) -> pl.DataFrame:
    """A CSV as the texts that stand in it."""
    try:
        if path.suffix.lower() == ".parquet":
            return pl.read_parquet(path)
        once(path)
        return pl.read_csv(path, infer_schema=False)
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        raise unreadable(path, error) from error


def _unasked(name: str, path: Path, asked: Mapping[str, Column]) -> Fault:
    expected = f"one of: {', '.join(asked)}" if asked else ""
    return Fault(f"The rulebook does not ask for {name!r}", str(path), expected, near(name, asked))


def _value(value: Any, column: Column, where: str, faults: list[Fault]) -> Any:
    """In the type of the input."""
    try:
        return written.read(_bare(value) if column.type.kind is Kind.NUMBER else value, column, where)
    except InputError as error:
        faults.extend(error.faults)
        return None


def _bare(value: Any) -> Any:
    """A number without a unit, which is in that of the input; anything else as it is."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return value
