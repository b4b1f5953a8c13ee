"""What is taken over groups, exactly: sums of decimals do not depend on the order in which rows come.

A number is split into its whole part and the rest in units of 10⁻¹⁵, both whole numbers, which are added up as such.
The mean is then one exact division in Python, so that it is the same on every engine and every day.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import ibis
import polars as pl

from gaodi import engine
from gaodi.rules.exactness import LARGEST, nearest
from gaodi.rules.language.nodes import Group, Statistic
from gaodi.rules.query.values import Number, literal, nothing, point

FINE = 10**15
WHOLE = "decimal(38, 0)"
KEY = "key"

Groups = dict[tuple[str, ...], float | None]


def keys(by: Iterable[Any]) -> dict[str, Any]:
    """The columns of a group as texts, `key0`, `key1` …"""
    return {f"{KEY}{number}": column.cast("string") for number, column in enumerate(by)}


def sums(column: Any, name: str) -> dict[str, Any]:
    """The exact sum of a column, as two sums of whole numbers."""
    whole = column.floor().cast("int64")
    rest = ((column - column.floor()) * literal(FINE) + literal(0.5)).floor().cast("int64")
    return {f"{name}_whole": whole.cast(WHOLE).sum(), f"{name}_rest": rest.cast(WHOLE).sum()}


def total(row: dict[str, Any], name: str) -> Fraction:
    """The exact sum in a row of an answer."""
    return _exact(row[f"{name}_whole"]) + _exact(row[f"{name}_rest"]) / FINE


def _exact(value: Any) -> Fraction:
    return Fraction(value if isinstance(value, int | Decimal) else int(value or 0))


def taken(table: Any, group: Group, counted: Any, of: Any, below: Any, by: dict[str, Any]) -> tuple[Groups, Groups]:
    """A statistic by group, and over how many subjects each was taken.

    counted: who counts; of, below: the columns that it is taken over; by: the columns that make the groups.
    """
    there = _countable(of) if below is None else _countable(of) & _countable(below)
    shown = {"of": of} | ({} if below is None else {"below": below})
    if group.statistic is Statistic.COUNT:
        there, shown = ibis.literal(True), {"of": of.fill_null(False).cast("int64")}
    rows = table.filter(counted & there).select(**by, **shown)
    for name in by:
        rows = rows.filter(rows[name].notnull())
    wanted = {"n": rows.count()} | _aggregates(group, rows)
    answer = engine.frame(rows.group_by(list(by)).agg(**wanted) if by else rows.agg(**wanted))
    found = {tuple(row[name] for name in by): row for row in answer.iter_rows(named=True)}
    numbers: Groups = {key: float(row["n"]) for key, row in found.items()}
    return {key: _of(group, row) for key, row in found.items()}, numbers


def _countable(column: Any) -> Any:
    """Whether there is a number that can be added up; what was computed may be larger than any figure."""
    return (column.abs() <= literal(LARGEST)) if column.type().is_numeric() else column.notnull()


def _aggregates(group: Group, rows: Any) -> dict[str, Any]:
    match group.statistic:
        case Statistic.COUNT:
            return {"value": rows["of"].sum()}
        case Statistic.LEAST:
            return {"value": rows["of"].min()}
        case Statistic.GREATEST:
            return {"value": rows["of"].max()}
        case Statistic.QUANTILE:
            return {"value": rows["of"].quantile(nearest(group.share))}
        case Statistic.RATIO:
            return sums(rows["of"], "of") | sums(rows["below"], "below")
    return sums(rows["of"], "of")


def _of(group: Group, row: dict[str, Any]) -> float | None:
    if group.statistic is Statistic.COUNT:
        return float(row["value"] or 0)
    if not row["n"]:
        return None
    if group.statistic in (Statistic.LEAST, Statistic.GREATEST, Statistic.QUANTILE):
        return None if row["value"] is None else float(row["value"])
    if group.statistic is Statistic.SUM:
        return nearest(total(row, "of"))
    if group.statistic is Statistic.MEAN:
        return nearest(total(row, "of") / int(row["n"]))
    below = total(row, "below")
    return nearest(total(row, "of") / below) if below else None


def joined(table: Any, con: Any, by: dict[str, Any], values: Groups, name: str) -> Any:
    """The table with the statistic of the group of each row."""
    columns = {key: [one[number] for one in values] for number, key in enumerate(by)}
    frame = pl.DataFrame(
        columns | {name: list(values.values())}, schema=dict.fromkeys(by, pl.String) | {name: pl.Float64}
    )
    small = engine.read_arrow(con, frame.to_arrow()).rename({f"{name}:{key}": key for key in by})
    pairs = [column == small[f"{name}:{key}"] for key, column in by.items()]
    return table.left_join(small, pairs).drop(*(f"{name}:{key}" for key in by))


def constant(values: Groups) -> Number:
    """The statistic over all, the same for every row."""
    found = values.get(())
    return point(nothing() if found is None else literal(found))
