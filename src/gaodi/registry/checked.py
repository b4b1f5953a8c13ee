"""Looks at rows before they are kept: brought into the types of their table, held against rules, all faults found.

Whole columns at a time, because a register brings a million rows.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import polars as pl

from gaodi.errors import Fault
from gaodi.registry.facts import Facts

Rows: TypeAlias = pl.DataFrame | Iterable[Mapping[str, Any]]
Where: TypeAlias = Callable[[int, str], str]
"""(number of the row from 0, column) → where it stands."""

MOST = 1000
"""So many faults are said one by one: nobody reads more, and a wrong column has a million."""

_NUMBER = "_number"
_KINDS = {pl.Date: "a day such as 2023-06-30", pl.Float64: "a number", pl.Boolean: "true or false"}


@dataclass(frozen=True, slots=True)
class Rule:
    """What is wrong with a row. column: where the fault is. wrong: true for the rows that have it.

    what: the sentence, with columns of the row in braces: "There is no region {region!r}".
    """

    column: str
    wrong: pl.Expr
    what: str
    expected: str = ""
    do: str = ""


def numbered(number: int, column: str) -> str:
    """Where a row stands that has no better place."""
    return f"row {number + 1}, {column}" if column else f"row {number + 1}"


def among(column: str, allowed: Iterable[str], noun: str = "") -> Rule:
    """The rule that a column holds one of a few words, or nothing."""
    words = list(allowed)
    what = f"There is no {noun or column.replace('_', ' ')} {{{column}!r}}"
    return Rule(column, ~pl.col(column).is_in(words), what, f"one of: {_some(words)}")


def typed(facts: Facts, given: Rows, where: Where = numbered) -> tuple[pl.DataFrame, list[Fault]]:
    """The rows in the types of the table, with what could not be brought into them. Blank text is empty."""
    raw = given if isinstance(given, pl.DataFrame) else _framed(given)
    schema = facts.frame().schema
    faults = list(_strangers(raw.columns, facts.columns))
    columns = []
    for name, kind in schema.items():
        cells = raw[name] if name in raw.columns else pl.Series(name, [None], pl.Null).new_from_index(0, raw.height)
        column = _cast(cells, kind)
        lost = (column.is_null() & _said(cells)).arg_true().head(MOST)
        expected = _KINDS.get(kind.base_type(), "text")
        faults += [Fault(f"{cells[n]!r} is not {expected.split(' such')[0]}", where(n, name), expected) for n in lost]
        columns.append(column)
    return pl.DataFrame(columns), faults


def faults(rows: pl.DataFrame, rules: Sequence[Rule], where: Where = numbered) -> list[Fault]:
    """Every fault of every row, by rule; after MOST of them only how many there are more."""
    marks = rows.select(rule.wrong.fill_null(value=False).alias(str(n)) for n, rule in enumerate(rules))
    numbers = [marks[str(n)].arg_true() for n in range(len(rules))]
    said: list[Fault] = []
    for rule, wrong in zip(rules, numbers, strict=True):
        room = MOST - len(said)
        said += [_fault(rule, rows.row(n, named=True), where(n, rule.column)) for n in wrong.head(room)]
    more = sum(map(len, numbers)) - len(said)
    return [*said, Fault(f"There are {more} more faults like these")] if more else said


def twice(rows: pl.DataFrame, key: Sequence[str], what: str, where: Where = numbered) -> list[Fault]:
    """A fault for every row whose key another row before it has. what: the sentence, with columns in braces."""
    counted = rows.select(*key).with_row_index(_NUMBER)
    counted = counted.with_columns(first=pl.col(_NUMBER).first().over(key, mapping_strategy="group_to_rows"))
    again = counted.filter(pl.col(_NUMBER) != pl.col("first")).head(MOST)
    return [
        Fault(
            what.format(**rows.row(number, named=True)),
            where(number, key[0]),
            do=f"Take one out; the other is at {where(first, key[0])}",
        )
        for number, first in again.select(_NUMBER, "first").iter_rows()
    ]


def _fault(rule: Rule, row: Mapping[str, Any], place: str) -> Fault:
    return Fault(rule.what.format(**row), place, rule.expected, rule.do)


def _framed(given: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Rows as columns; one that holds values of several kinds becomes text."""
    rows = [dict(row) for row in given]
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pl.DataFrame([_column(name, [row.get(name) for row in rows]) for name in names])


def _column(name: str, cells: list[Any]) -> pl.Series:
    try:
        return pl.Series(name, cells, strict=True)
    except (TypeError, pl.exceptions.PolarsError):
        return pl.Series(name, [None if cell is None else str(cell) for cell in cells], pl.String)


def _cast(cells: pl.Series, kind: pl.DataType) -> pl.Series:
    if cells.dtype == pl.String:
        cells = cells.str.strip_chars()
        cells = cells.set(cells == "", None)
        if kind == pl.Date:
            return cells.str.to_date("%Y-%m-%d", strict=False)
        if kind == pl.Boolean:
            return cells.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)
    if kind == pl.String and cells.dtype not in (pl.String, pl.Categorical, pl.Enum, pl.Null):
        return pl.Series(cells.name, [None], pl.String).new_from_index(0, len(cells))
    return cells.cast(kind, strict=False)


def _said(cells: pl.Series) -> pl.Series:
    """Where there is something."""
    return cells.is_not_null() & (cells.str.strip_chars() != "") if cells.dtype == pl.String else cells.is_not_null()


def _strangers(given: Sequence[str], known: Sequence[str]) -> Iterator[Fault]:
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            do = f"Did you mean {near[0]!r}?" if near else f"The columns are {', '.join(known)}"
            yield Fault(f"There is no column {name!r}", do=do)


def _some(words: Sequence[str]) -> str:
    return ", ".join(words[:12]) + (" …" if len(words) > 12 else "")
