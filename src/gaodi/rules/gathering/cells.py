"""The cells of somebody's own table in the types of the inputs: `300 万元` in 万元, 是 as yes, 2023-06-30 as a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry.forms.cells import dates, numbers
from gaodi.rules import written
from gaodi.rules.language.nodes import Column
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program

SAID = 3
"""How many cells of a column are told that do not fit; of the others only how many there are."""


def typed(rows: pl.DataFrame, program: Program, path: Path) -> tuple[pl.DataFrame, list[Fault]]:
    """The rows, all of whose cells are texts, with every input of the program in its type; the cells that do not fit,
    by the rows that spreadsheets count (the first line is row 1)."""
    made, faults = [], list[Fault]()
    for column in program.columns:
        name = column.input.column
        for one in (name, f"{name}@low", f"{name}@high"):
            if one in rows.columns:
                values, wrong = _column(rows[one].str.strip_chars().replace("", None), column)
                made.append(values)
                faults += _faults(wrong, one, path)
    return rows.with_columns(made), faults


_Wrong = list[tuple[int, Fault]]


def _column(cells: pl.Series, column: Column) -> tuple[pl.Series, _Wrong]:
    """The values of a column, and the rows of those that are none. Most are read at once; the others one by one."""
    plain = _plain(cells, column)
    rest = cells.filter(plain.is_null() & cells.is_not_null()).unique(maintain_order=True)
    if rest.is_empty():
        return plain, []
    known: dict[str, Any] = {}
    wrong: dict[str, Fault] = {}
    for text in rest:
        try:
            known[text] = written.value(text, column)
        except InputError as error:
            wrong[text] = error.faults[0]
    read = cells.replace_strict(known, default=None, return_dtype=plain.dtype) if known else plain
    rows = [(row + 2, wrong[text]) for row, text in enumerate(cells) if text in wrong]
    return pl.select(pl.coalesce(plain, read)).to_series().alias(cells.name), rows


def _plain(cells: pl.Series, column: Column) -> pl.Series:
    """What can be read without looking closer: bare numbers, days, texts of which anything goes."""
    kind = column.type.kind
    if kind is Kind.NUMBER:
        return numbers.parsed(cells, (), column.type.measure.symbol).values
    if kind is Kind.DATE:
        return dates.parsed(cells, ()).values
    if kind is Kind.TRUTH:
        words = {"true": True, "false": False}
        return cells.str.to_lowercase().replace_strict(words, default=None, return_dtype=pl.Boolean)
    if column.type.values:
        return cells.replace({text: None for text in cells.unique() if text not in column.type.values})
    return cells


def _faults(wrong: _Wrong, name: str, path: Path) -> Iterator[Fault]:
    for row, fault in wrong[:SAID]:
        do = fault.do or "Leave the cell empty where nobody knows it"
        yield replace(fault, where=f"{path}, row {row}, column {name!r}", do=do)
    if len(wrong) > SAID:
        yield Fault(f"{len(wrong) - SAID} more cells of the column {name!r} do not fit", str(path))
