"""Nodes → columns of a table that has the inputs and the steps before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import ibis

from gaodi.rules.exactness import COMPARED, beginning, nearest
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Node, exact
from gaodi.rules.language.types import Kind
from gaodi.rules.query import extremes, truths, values
from gaodi.rules.query.lines import chosen
from gaodi.rules.query.ranges import Range, among
from gaodi.rules.query.values import Lowered, Number


class Lowering:
    """Turns nodes into columns. find: the columns of an input; steps: those of the steps that are computed; on: the day
    of the evaluation."""

    def __init__(self, find: Callable[[nodes.Column], Lowered], steps: Mapping[str, Lowered], on: date) -> None:
        self._find, self._steps, self._on = find, steps, on

    def value(self, node: Node) -> Lowered:
        """The columns of a node."""
        return _METHODS[type(node)](self, node)

    def number(self, node: Node) -> Number:
        """The columns of a number."""
        found = self.value(node)
        assert isinstance(found, Number)  # noqa: S101 - types were checked when the rulebook was read
        return found

    def truth(self, node: Node) -> Any:
        """The column of a condition."""
        return self.value(node)

    def _constant(self, node: nodes.Constant) -> Lowered:
        if isinstance(node.value, Fraction):
            return values.constant(nearest(node.value))
        return ibis.literal(node.value)

    def _between(self, node: nodes.Between) -> Lowered:
        low, high = nearest(node.low), nearest(node.high)
        return Number(values.literal(low), values.literal(high), among([low]), among([high]))

    def _unknown(self, node: nodes.Unknown) -> Lowered:
        return values.point(values.nothing()) if node.type.kind is Kind.NUMBER else ibis.null("string")

    def _column(self, node: nodes.Column) -> Lowered:
        return self._find(node)

    def _step(self, node: nodes.Step) -> Lowered:
        return self._steps[node.name]

    def _scaled(self, node: nodes.Scaled) -> Lowered:
        return values.scaled(self.number(node.of), node.by.numerator, node.by.denominator)

    def _arithmetic(self, node: nodes.Arithmetic) -> Lowered:
        left, right = self.number(node.left), self.number(node.right)
        if node.sign in "*/" and isinstance(node.right, nodes.Constant) and isinstance(node.right.value, Fraction):
            by = nearest(node.right.value)
            if node.sign == "*":
                return values.times(left, by)
            return values.over(left, by)
        if node.sign == "*" and isinstance(node.left, nodes.Constant) and isinstance(node.left.value, Fraction):
            return values.times(right, nearest(node.left.value))
        return _OPERATIONS[node.sign](left, right)

    def _extreme(self, node: nodes.Extreme) -> Lowered:
        parts = [self.number(part) for part in node.parts]
        return extremes.least(parts) if node.least else extremes.greatest(parts)

    def _positive(self, node: nodes.Positive) -> Lowered:
        return values.positive(self.number(node.of))

    def _power(self, node: nodes.Power) -> Lowered:
        return values.power(self.number(node.of), nearest(node.exponent))

    def _whole(self, node: nodes.Whole) -> Lowered:
        return values.whole(self.number(node.of), node.way, node.digits)

    def _lines(self, node: nodes.Lines) -> Lowered:
        return chosen(self, node)

    def _comparison(self, node: nodes.Comparison) -> Lowered:
        left, right = self.value(node.left), self.value(node.right)
        if isinstance(left, Number) and isinstance(right, Number):
            slack = 0.0 if exact(node.left) and exact(node.right) else COMPARED
            constant = node.right.value if isinstance(node.right, nodes.Constant) else None
            fixed = nearest(constant) if isinstance(constant, Fraction) else None
            return truths.compared(node.sign, left, right, slack, fixed)
        return _ORDERS[node.sign](left, right)

    def _among(self, node: nodes.Among) -> Lowered:
        found: Any = self.value(node.of)
        if node.of.type.kind is not Kind.CODE:
            return found.isin(node.values) if node.values else ibis.ifelse(found.isnull(), None, False)
        return truths.some([found.startswith(beginning(value)) for value in node.values])

    def _logic(self, node: nodes.Logic) -> Lowered:
        parts = [self.truth(part) for part in node.parts]
        return truths.every(parts) if node.sign == "and" else truths.some(parts)

    def _not(self, node: nodes.Not) -> Lowered:
        return ~self.truth(node.of)

    def _at_least(self, node: nodes.AtLeast) -> Lowered:
        return truths.at_least(node.count, [self.truth(part) for part in node.parts])

    def _count_true(self, node: nodes.CountTrue) -> Lowered:
        parts = [self.truth(part) for part in node.parts]
        counts = Range(True, 0.0, float(len(parts)))
        return Number(truths.count(parts, otherwise=False), truths.count(parts, otherwise=True), counts, counts)

    def _known(self, node: nodes.Known) -> Lowered:
        found: Any = self.value(node.of)
        return values.is_known(found) if isinstance(found, Number) else found.notnull()

    def _absent(self, node: nodes.Absent) -> Lowered:
        found: Any = self.value(node.of)
        if not isinstance(found, Number):
            return found.isnull()
        return found.low.isnull() if found.point else found.low.isnull() & found.high.isnull()

    def _within(self, node: nodes.Within) -> Lowered:
        low, high = (None if end is None else nearest(end) for end in (node.low, node.high))
        return extremes.within(self.number(node.of), low, high)

    def _years_since(self, node: nodes.YearsSince) -> Lowered:
        day: Any = self.value(node.of)
        before = (day.month() > self._on.month) | ((day.month() == self._on.month) & (day.day() > self._on.day))
        years = ibis.literal(self._on.year, "int32") - day.year() - before.cast("int32")
        return values.point(years.cast("float64"))


_OPERATIONS: dict[str, Callable[[Number, Number], Number]] = {
    "+": values.plus,
    "-": values.minus,
    "*": values.multiplied,
    "/": values.divided,
}
_ORDERS: dict[str, Callable[[Any, Any], Any]] = {
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "==": lambda a, b: a == b,
}
_METHODS: dict[type, Callable[[Lowering, Any], Lowered]] = {
    nodes.Constant: Lowering._constant,
    nodes.Between: Lowering._between,
    nodes.Column: Lowering._column,
    nodes.Step: Lowering._step,
    nodes.Unknown: Lowering._unknown,
    nodes.Scaled: Lowering._scaled,
    nodes.Arithmetic: Lowering._arithmetic,
    nodes.Extreme: Lowering._extreme,
    nodes.Positive: Lowering._positive,
    nodes.Power: Lowering._power,
    nodes.Whole: Lowering._whole,
    nodes.Lines: Lowering._lines,
    nodes.Comparison: Lowering._comparison,
    nodes.Among: Lowering._among,
    nodes.Logic: Lowering._logic,
    nodes.Not: Lowering._not,
    nodes.AtLeast: Lowering._at_least,
    nodes.CountTrue: Lowering._count_true,
    nodes.Known: Lowering._known,
    nodes.Absent: Lowering._absent,
    nodes.Within: Lowering._within,
    nodes.YearsSince: Lowering._years_since,
}
