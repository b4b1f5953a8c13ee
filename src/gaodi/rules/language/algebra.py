"""Numbers with units: what may be added, what a product or a quotient is measured in, what is computed at once."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from gaodi import units
from gaodi.rules.language.faults import ExpressionFault
from gaodi.rules.language.nodes import Arithmetic, Constant, Node, Scaled
from gaodi.rules.language.syntax import Span
from gaodi.rules.language.types import BARE, ONE, RATIO, Type, number, takes_bare
from gaodi.units import Unit


def scaled(node: Node, unit: Unit) -> Node:
    """The number in another unit of the same dimension."""
    by = units.ratio(node.type.measure, unit)
    made = number(unit)
    if by == 1:
        return replace(node, type=made)
    if isinstance(node, Constant) and isinstance(node.value, Fraction):
        return Constant(made, node.value * by)
    if isinstance(node, Scaled):
        return scaled_by(node.of, node.by * by, made)
    return Scaled(made, node, by)


def scaled_by(node: Node, by: Fraction, made: Type) -> Node:
    """The number times a constant."""
    return replace(node, type=made) if by == 1 else Scaled(made, node, by)


def alike(left: Node, right: Node, span: Span, doing: str) -> tuple[Node, Node]:
    """Both in one unit, that of the first unless it is bare. Raises ExpressionFault where there is none.

    doing: what is to be done with the two, for the fault: `added`, `compared`.
    """
    if left.type.bare and right.type.bare:
        return left, right
    if left.type.bare:
        return adapted(left, right.type.measure, span), right
    if right.type.bare:
        return left, adapted(right, left.type.measure, span)
    if not units.compatible(left.type.measure, right.type.measure):
        one, other = left.type.measure, right.type.measure
        what = f"{_said(one)} and {_said(other)} cannot be {doing}"
        raise ExpressionFault(what, span, "two numbers of one kind", _why(one, other))
    return left, scaled(right, left.type.measure)


def adapted(bare: Node, unit: Unit, span: Span) -> Node:
    """A bare number in the unit of what it stands beside. Raises ExpressionFault where that needs a unit."""
    if takes_bare(unit):
        return replace(bare, type=number(unit))
    shown = f"{_bare(bare)} {unit}" if _bare(bare) else f"a number in {unit}"
    if unit.symbol in ("%", "‰"):
        if isinstance(bare, Constant) and bare.value == 0:
            return scaled(replace(bare, type=RATIO), unit)
        what = f"A bare number stands beside a number in {unit}: {_bare(bare) or 'it'} could be meant as a ratio too"
        return _refuse(what, span, f"{_bare(bare)}{unit}" if _bare(bare) else f"a number in {unit}")
    return _refuse(f"A bare number stands beside a number in {unit}", span, shown)


def _refuse(what: str, span: Span, shown: str) -> Node:
    raise ExpressionFault(what, span, "a number with its unit", f"Write {shown}, or the unit that is meant")


def _bare(node: Node) -> str:
    if not isinstance(node, Constant) or not isinstance(node.value, Fraction):
        return ""
    return f"{float(node.value):g}"


def _said(unit: Unit) -> str:
    return "a ratio" if unit.symbol == "1" else str(unit)


def _why(one: Unit, other: Unit) -> str:
    kinds = {unit.symbol for unit in (one, other)}
    if "分" in kinds:
        return "Points are compared with points: write 60 分"
    return ""


def arithmetic(sign: str, left: Node, right: Node, span: Span) -> Node:
    """left sign right. Raises ExpressionFault where the units do not allow it."""
    if sign in "+-":
        left, right = alike(left, right, span, "added" if sign == "+" else "subtracted")
        return _computed(sign, left.type, left, right)
    if left.type.bare and right.type.bare:
        constants = isinstance(left, Constant) and isinstance(right, Constant)
        return _computed(sign, RATIO if sign == "/" and not constants else BARE, left, right)
    left, right = _plain(left), _plain(right)
    if sign == "*":
        return _computed("*", number(left.type.measure * right.type.measure), left, right)
    if units.compatible(left.type.measure, right.type.measure):
        return _computed("/", RATIO, left, scaled(right, left.type.measure))
    return _computed("/", number(left.type.measure / right.type.measure), left, right)


def _plain(node: Node) -> Node:
    """Percents and the like as ratios, so that a share of an amount is an amount."""
    return scaled(node, ONE) if not node.type.measure.dimension and node.type.measure.symbol != "1" else node


def _computed(sign: str, made: Type, left: Node, right: Node) -> Node:
    if _is_number(left) and _is_number(right) and not (sign == "/" and right.value == 0):  # type: ignore[union-attr]
        value = _OPERATIONS[sign](left.value, right.value)  # type: ignore[union-attr]
        if abs(value) <= BOUND:
            return Constant(made, value)
    return Arithmetic(made, sign, left, right)


BOUND = 10**100
"""What constants may come to, computed at once; beyond it the engine says what it makes of them."""


def _is_number(node: Node) -> bool:
    return isinstance(node, Constant) and isinstance(node.value, Fraction)


_OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


def negative(node: Node) -> Node:
    """Minus the number."""
    if isinstance(node, Constant) and isinstance(node.value, Fraction):
        return replace(node, value=-node.value)
    return Scaled(node.type, node, Fraction(-1))
