"""The inputs of a program in a table: each in its type, what cannot be a value taken away, bands as their two ends."""

from __future__ import annotations

from typing import Any

import ibis
from ibis.expr.types import Table

from gaodi.rules.exactness import LARGEST, SMALLEST, nearest
from gaodi.rules.language import nodes
from gaodi.rules.language.types import Kind
from gaodi.rules.query.ranges import Range
from gaodi.rules.query.staging import HIGH, LOW
from gaodi.rules.query.values import Lowered, Number, literal, point

_TYPES = {Kind.TRUTH: "boolean", Kind.TEXT: "string", Kind.CODE: "string", Kind.DATE: "date"}


def find(table: Table, node: nodes.Column) -> Lowered:
    """The columns of an input; null where the table has none of that name."""
    name = node.input.column
    if node.type.kind is not Kind.NUMBER:
        kind = _TYPES[node.type.kind]
        return table[name].cast(kind) if name in table.columns else ibis.null(kind)
    low, high = bounds(node)
    own = _figures(table, name, low, high)
    if name + LOW not in table.columns or name + HIGH not in table.columns:
        return point(own, Range(False, low, high))
    down, up = (_figures(table, name + end, -LARGEST, LARGEST) for end in (LOW, HIGH))
    return _banded(own, down, up, node)


def bounds(node: nodes.Column) -> tuple[float, float]:
    """Between which numbers an input lies where it is known."""
    low = -LARGEST if node.low is None else nearest(node.low)
    return max(low, -LARGEST), LARGEST if node.high is None else min(nearest(node.high), LARGEST)


def _banded(own: Any, low: Any, high: Any, node: nodes.Column) -> Number:
    """The figure, else the ends of the band."""
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


def _figures(table: Table, name: str, low: float, high: float) -> Any:
    """What is no number, not within the bounds or of no size is unknown. (NaN is above every number.) Most figures are
    found by the first comparison."""
    if name not in table.columns:
        return ibis.null("float64")
    column = table[name].cast("float64")
    sizes = [(max(low, SMALLEST), high), (low, min(high, -SMALLEST))]
    lines = [(column.between(literal(least), literal(most)), column) for least, most in sizes if least <= most]
    if low <= 0 <= high:
        lines.append((column == literal(0), column))
    return ibis.cases(*lines, else_=ibis.null("float64")) if lines else ibis.null("float64")
