"""Reads what subjects declared from a table: a column that says who, one for each input or answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.rules.declared.recording import Declared
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program

WHO = ("subject", "uscc", "id")
YES, NO = ("是", "yes", "true", "1"), ("否", "no", "false", "0")


def read(path: str | Path, program: Program) -> list[Declared]:
    """The values in a file (.csv, .parquet); empty cells say nothing, yes and no may be 是 and 否.

    Raises InputError for a file that is none, and where no column says who.
    """
    path = Path(path)
    rows = _rows(path)
    who = next((name for name in WHO if name in rows.columns), None)
    if who is None:
        expected = "a column `subject`, `uscc` or `id`"
        raise InputError(Fault("No column says whom a row is about", str(path), expected))
    kinds = {column.input.column: column.type.kind for column in program.columns}
    return [
        Declared(str(row[who]), name, _value(value, kinds.get(name)))
        for row in rows.iter_rows(named=True)
        for name, value in row.items()
        if name not in (who, "name") and value is not None and row[who] is not None
    ]


def _rows(path: Path) -> pl.DataFrame:
    if not path.is_file():
        raise InputError(Fault("There is no such file", str(path), "a .csv or .parquet file"))
    try:
        if path.suffix.lower() == ".parquet":
            return pl.read_parquet(path)
        if path.suffix.lower() == ".csv":
            return pl.read_csv(path, infer_schema_length=None, try_parse_dates=True)
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        raise InputError(Fault(f"The file cannot be read ({error})", str(path), "UTF-8, commas")) from error
    raise InputError(Fault("This is no table", str(path), "a .csv or .parquet file"))


def _value(value: Any, kind: Kind | None) -> Any:
    """Words for yes and no, and whole numbers, as what the input is."""
    if kind is Kind.TRUTH and not isinstance(value, bool):
        word = str(value).strip().casefold()
        return True if word in YES else False if word in NO else value
    if kind is Kind.NUMBER and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value
