"""The inputs of a program in a table: each in its type, what cannot be a value taken away, bands as their two ends."""

from __future__ import annotations

from typing import Any

import ibis
from ibis.expr.types import Table

from gaodi.rules.exactness import LARGEST, SMALLEST, nearest
from gaodi.rules.language import nodes
from gaodi.rules.language.types import Kind
from gaodi.rules.query.staging import HIGH, LOW
from gaodi.rules.query.values import Lowered, Number, literal

_TYPES = {Kind.TRUTH: "boolean", Kind.TEXT: "string", Kind.CODE: "string", Kind.DATE: "date"}


def find(table: Table, node: nodes.Column) -> Lowered:
    """The columns of an input; null where the table has none of that name."""
    name = node.input.column
    if node.type.kind is not Kind.NUMBER:
        kind = _TYPES[node.type.kind]
        return table[name].cast(kind) if name in table.columns else ibis.null(kind)
    own = _number(table, name, node)
    if name + LOW not in table.columns or name + HIGH not in table.columns:
        return Number(own, own)
    low, high = (_finite(table, name + end) for end in (LOW, HIGH))
    banded = low.notnull() | high.notnull()
    down, up = _within_bounds(low, high, node)
    makes_sense = (down.isnull() | up.isnull() | (down <= up)) & banded
    nothing = ibis.null("float64")
    return Number(
        ibis.coalesce(own, ibis.ifelse(makes_sense, down, nothing)),
        ibis.coalesce(own, ibis.ifelse(makes_sense, up, nothing)),
    )


def _within_bounds(low: Any, high: Any, node: nodes.Column) -> tuple[Any, Any]:
    """A band cut to the bounds of its metric: a tax of less than 5万 is one of 0 to 5万."""
    down, up = low, high
    if node.low is not None:
        bound = literal(nearest(node.low))
        down = ibis.greatest(ibis.coalesce(low, bound), bound)
    if node.high is not None:
        bound = literal(nearest(node.high))
        up = ibis.least(ibis.coalesce(high, bound), bound)
    return down, up


def _number(table: Table, name: str, node: nodes.Column) -> Any:
    """What is neither a number nor within the bounds of its metric is unknown. (NaN is above every number.)"""
    if name not in table.columns:
        return ibis.null("float64")
    column = table[name].cast("float64")
    low = -LARGEST if node.low is None else nearest(node.low)
    high = LARGEST if node.high is None else nearest(node.high)
    fits = (column >= literal(low)) & (column <= literal(high)) & _has_size(column)
    return ibis.ifelse(fits, column, ibis.null("float64"))


def _has_size(column: Any) -> Any:
    return (column.abs() >= literal(SMALLEST)) | (column == literal(0))


def _finite(table: Table, name: str) -> Any:
    column = table[name].cast("float64")
    fits = (column.abs() <= literal(LARGEST)) & _has_size(column)
    return ibis.ifelse(fits, column, ibis.null("float64"))
