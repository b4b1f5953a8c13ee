"""Reads the columns of a row of inputs: what is no figure or out of bounds is unknown, a band is an interval."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import isfinite
from typing import Any

from rules.independent.columns import Column
from rules.independent.intervals import UNKNOWN, Interval, exactly
from rules.independent.values import Code, Day, Fact, Number, Value, Word

Row = Mapping[str, Any]


def read(row: Row, name: str, column: Column) -> Value:
    """The value of a column in a row."""
    found = row.get(name)
    if column.kind == "number":
        return Number(_span(row, name, column), column.unit, given=True)
    if column.kind == "yes-no":
        return Fact(found)
    if column.kind == "day":
        return Day(found)
    return Code(found) if column.kind == "code" else Word(found, column.order)


def _span(row: Row, name: str, column: Column) -> Interval:
    found = row.get(name)
    if found is not None:
        value = _exact(found)
        return UNKNOWN if value is None or _outside(value, column) else exactly(value)
    low, high = (_exact(row.get(f"{name}@{end}")) for end in ("low", "high"))
    if low is None and high is None:
        return UNKNOWN
    return _cut(low, high, column)


def _cut(low: Fraction | None, high: Fraction | None, column: Column) -> Interval:
    """The part of a band that lies within the bounds; unknown where there is none."""
    lows = [end for end in (low, column.low) if end is not None]
    highs = [end for end in (high, column.high) if end is not None]
    if lows and highs and max(lows) > min(highs):
        return UNKNOWN
    return Interval(max(lows, default=None), min(highs, default=None))


def _outside(value: Fraction, column: Column) -> bool:
    return (column.low is not None and value < column.low) or (column.high is not None and value > column.high)


def _exact(found: float | None) -> Fraction | None:
    """The decimal that a figure is written as; None where it is none."""
    if found is None or not isfinite(found):
        return None
    return Fraction(found) if isinstance(found, int) else Fraction(repr(found))
