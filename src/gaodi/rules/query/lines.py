"""Tables of lines as columns: the value of the first true one, and where that is open, between which ends it lies.

A table of constants that fall or rise is two plain CASEs, one that takes what is open as false and one as true. Any
other table is written without naming a value twice, so that tables within tables stay small.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import ibis

from gaodi.rules.exactness import nearest
from gaodi.rules.language import nodes
from gaodi.rules.language.types import Kind
from gaodi.rules.query import truths
from gaodi.rules.query.ranges import INFINITY, among
from gaodi.rules.query.values import Lowered, Number, literal

if TYPE_CHECKING:
    from gaodi.rules.query.lowering import Lowering


def chosen(lowering: Lowering, node: nodes.Lines) -> Lowered:
    """The value of the line that applies."""
    whens = [lowering.truth(when) for when, _ in node.lines]
    thens = [then for _, then in node.lines] + [node.otherwise]
    if node.type.kind is Kind.NUMBER:
        constants = _constants(thens)
        if constants and (_falls(constants) or _falls(constants[::-1])):
            return _plain(whens, constants)
        return _hull(whens, [lowering.number(then) for then in thens])
    if node.type.kind is Kind.TRUTH:
        return _truth(whens, [lowering.truth(then) for then in thens])
    return _text(whens, [lowering.value(then) for then in thens])


def _constants(thens: list[nodes.Node]) -> list[float]:
    values = [nearest(t.value) for t in thens if isinstance(t, nodes.Constant) and isinstance(t.value, Fraction)]
    return values if len(values) == len(thens) else []


def _falls(values: list[float]) -> bool:
    return all(one >= other for one, other in pairwise(values))


def _plain(whens: list[Any], values: list[float]) -> Number:
    *first, last = [literal(value) for value in values]
    as_false = ibis.cases(*zip(whens, first, strict=True), else_=last)
    as_true = last
    for when, value in zip(reversed(whens), reversed(first), strict=True):
        as_true = ibis.ifelse(~when, as_true, value)  # faster than to fill in what is null
    ends = (as_false, as_true) if _falls(values) else (as_true, as_false)
    return Number(*ends, among(values), among(values))


def _reached(whens: list[Any]) -> list[Any]:
    """Of each line, whether it may be the one that applies; never null."""
    found: list[Any] = []
    for number in range(len(whens) + 1):
        passed = [~when.fill_null(False) for when in whens[:number]]
        own = [whens[number].fill_null(True)] if number < len(whens) else []
        found.append(truths.every([*passed, *own]))
    return found


def _hull(whens: list[Any], values: list[Number]) -> Number:
    reached = _reached(whens)
    lows = [
        ibis.ifelse(there, value.low.fill_null(literal(-INFINITY)), ibis.null("float64"))
        for there, value in zip(reached, values, strict=True)
    ]
    highs = [
        ibis.ifelse(there, value.high.fill_null(literal(INFINITY)), ibis.null("float64"))
        for there, value in zip(reached, values, strict=True)
    ]
    low, high = ibis.least(*lows), ibis.greatest(*highs)
    return Number(low.nullif(literal(-INFINITY)), high.nullif(literal(INFINITY)))


def _truth(whens: list[Any], values: list[Any]) -> Any:
    reached = _reached(whens)
    may_be_false = truths.some([a & ~b.fill_null(False) for a, b in zip(reached, values, strict=True)])
    may_be_true = truths.some([a & b.fill_null(True) for a, b in zip(reached, values, strict=True)])
    return ibis.cases((~may_be_false, True), (~may_be_true, False), else_=ibis.null("boolean"))


def _text(whens: list[Any], values: list[Any]) -> Any:
    """Only where no condition before is open."""
    lines: list[tuple[Any, Any]] = []
    for when, value in zip(whens, values, strict=False):
        lines += [(when.isnull(), ibis.null("string")), (when, value)]
    return ibis.cases(*lines, else_=values[-1])
