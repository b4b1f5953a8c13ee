"""A value as somebody writes it for an input: `300 万元`, 是, 2023-06-30, in the type and unit of the input."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl

from gaodi import units
from gaodi.errors import Fault, InputError
from gaodi.registry.forms.cells import dates
from gaodi.rules import language
from gaodi.rules.exactness import nearest
from gaodi.rules.language import ExpressionFault, ExpressionFaults
from gaodi.rules.language.nodes import Column, Constant
from gaodi.rules.language.scope import Nothing
from gaodi.rules.language.types import Kind, takes_bare

YES, NO = ("是", "yes", "true", "1"), ("否", "no", "false", "0")
UNKNOWN = ("未知", "unknown")
HALF = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width letters, digits and signs, as the plain ones that they mean."""


def value(text: str, column: Column, where: str = "") -> Any:
    """The value that a text says for an input; None for 未知 and `unknown`. where: for the fault.

    Raises InputError for what is no value of its type: a number that needs a unit, one of another dimension, a word
    that the input cannot have.
    """
    said = text.strip()
    if said.casefold() in UNKNOWN:
        return None
    match column.type.kind:
        case Kind.NUMBER:
            return _number(said, column, where)
        case Kind.TRUTH:
            return _truth(said, column, where)
        case Kind.DATE:
            return _day(said, column, where)
    if not said or (column.type.values and said not in column.type.values):
        raise _fault(said, column, where, ", ".join(column.type.values) or "a text")
    return said


def read(given: Any, column: Column, where: str = "") -> Any:
    """What a file gives for an input, in its type: a text as `value` reads it, a number in the unit of the input, yes
    or no, a day. Raises InputError for anything else."""
    if given is None or isinstance(given, str):
        return given if given is None else value(given, column, where)
    kind, truth = column.type.kind, isinstance(given, bool)
    if kind is Kind.NUMBER and isinstance(given, int | float) and not truth:
        return float(given)
    if (kind is Kind.TRUTH and truth) or (kind is Kind.DATE and isinstance(given, date)):
        return given
    raise _fault(given, column, where, ", ".join(column.type.values) or str(column.type))


def _number(said: str, column: Column, where: str) -> float:
    unit = column.type.measure
    expected = f"a number in {unit}" if unit.symbol != "1" else "a number, or one in %"
    try:
        node = language.check(said.translate(HALF).replace(",", ""), Nothing())
    except (ExpressionFault, ExpressionFaults):
        raise _fault(said, column, where, expected) from None
    if not isinstance(node, Constant) or not isinstance(node.value, Fraction):
        raise _fault(said, column, where, expected)
    if node.type.bare:
        if not takes_bare(unit):
            raise _fault(said, column, where, expected, f"Write {said} {unit}, or the unit that is meant")
        return nearest(node.value)
    if not units.compatible(node.type.measure, unit):
        raise _fault(said, column, where, expected)
    return nearest(node.value * units.ratio(node.type.measure, unit))


def _truth(said: str, column: Column, where: str) -> bool:
    word = said.translate(HALF).casefold()
    if word not in (*YES, *NO):
        raise _fault(said, column, where, "yes or no (是, 否)")
    return word in YES


def _day(said: str, column: Column, where: str) -> date:
    found = dates.parsed(pl.Series([said]), ()).values[0]
    if found is None:
        raise _fault(said, column, where, "a day such as 2023-06-30")
    return date.fromisoformat(str(found))


def _fault(said: Any, column: Column, where: str, expected: str, do: str = "") -> InputError:
    return InputError(Fault(f"{said!r} is no value of {column.input.column}", where, expected, do))
