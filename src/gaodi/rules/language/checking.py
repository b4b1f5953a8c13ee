"""The tree as it is written → what it means, every number with its unit. All that is wrong is said at once."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Any

from gaodi import units
from gaodi.errors import UnitError
from gaodi.rules.exactness import LARGEST
from gaodi.rules.language import algebra, syntax
from gaodi.rules.language.faults import ExpressionFault, ExpressionFaults
from gaodi.rules.language.nodes import Among, Comparison, Constant, Lines, Logic, Node, Not
from gaodi.rules.language.parsing import parse
from gaodi.rules.language.scope import Scope, near
from gaodi.rules.language.syntax import Expression, Span
from gaodi.rules.language.types import BARE, TEXT, TRUTH, Kind, Type, number

BROKEN = Constant(Type(Kind.NOTHING), False)
"""What stands in the place of what is faulty: it has no type and causes no further faults."""


def check(text: str, scope: Scope) -> Node:
    """What the expression means. Raises ExpressionFault or ExpressionFaults with every fault and its place."""
    return meaning(parse(text), scope)


def meaning(expression: Expression, scope: Scope) -> Node:
    """What an expression that has been read means."""
    checker = Checker(scope)
    node = checker.node(expression)
    if checker.faults:
        told = {(one.fault.what, one.span): one for one in checker.faults}
        raise ExpressionFaults(tuple(told.values()))
    return node


class Checker:
    """Gives meaning to a tree from the leaves up. What is broken has no type and causes no further faults."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.faults: list[ExpressionFault] = []

    def node(self, expression: Expression) -> Node:
        """The meaning of an expression; a placeholder where it is broken."""
        try:
            return self._node(expression)
        except ExpressionFault as fault:
            self.faults.append(fault)
            return BROKEN

    def number(self, expression: Expression, what: str = "A number") -> Node:
        """The meaning of what has to be a number."""
        return self._of_kind(expression, Kind.NUMBER, what)

    def truth(self, expression: Expression, what: str = "A condition") -> Node:
        """The meaning of what has to be true or false."""
        return self._of_kind(expression, Kind.TRUTH, what)

    def _of_kind(self, expression: Expression, kind: Kind, what: str) -> Node:
        node = self.node(expression)
        if node.type.kind not in (kind, Kind.NOTHING):
            expected = {Kind.NUMBER: "a number", Kind.TRUTH: "something that is true or false, such as x >= 3"}[kind]
            self.faults.append(
                ExpressionFault(f"{what} is needed here; this is {node.type}", expression.span, expected)
            )
            return BROKEN
        return node

    def _node(self, expression: Expression) -> Node:
        match expression:
            case syntax.Number():
                return _quantity(expression)
            case syntax.Text():
                return Constant(TEXT, expression.value)
            case syntax.Truth():
                return Constant(TRUTH, expression.value)
            case syntax.Name():
                return self._name(expression)
            case syntax.Signed(sign="not"):
                return Not(TRUTH, self.truth(expression.of))
            case syntax.Signed():
                node = self.number(expression.of)
                return node if broken(node) else algebra.negative(node)
            case syntax.Binary():
                return self._binary(expression)
            case syntax.Comparison():
                return self._comparisons(expression)
            case syntax.Among():
                return self._among(expression)
            case syntax.Logic():
                return Logic(TRUTH, expression.sign, tuple(self.truth(part) for part in expression.parts))
            case syntax.Choice():
                return self._choice(expression)
            case syntax.Call():
                return self._call(expression)
            case syntax.List():
                raise ExpressionFault("A list stands only behind `in` and as an argument", expression.span)

    def _name(self, name: syntax.Name) -> Node:
        found = self.scope.find(name.value)
        if found is None:
            known = set(self.scope.names())
            if name.value in known:
                what = f"{name.value!r} is not known here: it is made of this, or comes after it"
                raise ExpressionFault(what, name.span, "a metric, an attribute or a `let`")
            do = near(name.value, known)
            raise ExpressionFault(f"There is no {name.value!r}", name.span, "a metric, an attribute or a `let`", do)
        return found

    def _binary(self, expression: syntax.Binary) -> Node:
        left, right = self.number(expression.left), self.number(expression.right)
        if broken(left, right):
            return BROKEN
        return algebra.arithmetic(expression.sign, left, right, expression.span)

    def _comparisons(self, expression: syntax.Comparison) -> Node:
        nodes = [self.node(part) for part in expression.parts]
        spans = [part.span for part in expression.parts]
        if broken(*nodes):
            return BROKEN
        found = [
            self._tried(compared, sign, left, right, Span(a.start, b.end))
            for sign, (left, right), (a, b) in zip(expression.signs, pairwise(nodes), pairwise(spans), strict=True)
        ]
        return found[0] if len(found) == 1 else Logic(TRUTH, "and", tuple(found))

    def _tried(self, make: Callable[..., Node], *arguments: Any) -> Node:
        """What is made, or a placeholder and its fault, so that what stands beside it is looked at too."""
        try:
            return make(*arguments)
        except ExpressionFault as fault:
            self.faults.append(fault)
            return BROKEN

    def _among(self, expression: syntax.Among) -> Node:
        node = self.node(expression.of)
        if broken(node):
            return BROKEN
        values = tuple(self._tried(self._value, part, node) for part in expression.among.parts)
        if not values:
            raise ExpressionFault("The list is empty", expression.among.span, "at least one value")
        if node.type.kind is Kind.NUMBER:
            same = tuple(compared("==", node, value, expression.span) for value in values if not broken(value))
            found: Node = Logic(TRUTH, "or", same)
        else:
            texts = tuple(one.value for one in values if isinstance(one, Constant) and isinstance(one.value, str))
            found = Among(TRUTH, node, texts)
        return Not(TRUTH, found) if expression.negated else found

    def _value(self, part: Expression, of: Node) -> Node:
        node = self.node(part)
        if broken(node):
            return node
        if of.type.kind is Kind.NUMBER:
            if not isinstance(node, Constant) or node.type.kind is not Kind.NUMBER:
                raise ExpressionFault("A list holds values that stand in the text", part.span, "a number")
            return node
        if not isinstance(node, Constant) or not isinstance(node.value, str):
            raise ExpressionFault("A list holds values that stand in the text", part.span, 'a text such as "C35"')
        one_of(node.value, of.type, part.span)
        return node

    def _choice(self, expression: syntax.Choice) -> Node:
        when = self.truth(expression.when)
        then, otherwise = self.node(expression.then), self.node(expression.otherwise)
        if broken(when, then, otherwise):
            return BROKEN
        then, otherwise = united([then, otherwise], expression.span)
        return Lines(then.type, ((when, then),), otherwise)

    def _call(self, expression: syntax.Call) -> Node:
        from gaodi.rules.language.functions import FUNCTIONS

        function = FUNCTIONS.get(expression.function)
        if function is None:
            for argument in (*expression.arguments, *(one for _, one, _ in expression.named)):
                if not isinstance(argument, syntax.List):
                    self.node(argument)
            do = near(expression.function, FUNCTIONS) or f"There are {', '.join(FUNCTIONS)}"
            raise ExpressionFault(f"There is no function {expression.function!r}", expression.head, do=do)
        return function.build(self, function.bound(expression))


def broken(*nodes: Node) -> bool:
    """Whether one of them has no meaning because of a fault that is said already."""
    return any(node.type.kind is Kind.NOTHING for node in nodes)


def _quantity(written: syntax.Number) -> Node:
    value = Fraction(written.digits)
    if value > LARGEST:
        raise ExpressionFault("The number is too large for a figure of anything", written.span, "at most 10¹⁸")
    if not written.unit:
        return Constant(BARE, value)
    try:
        unit = units.parse(written.unit)
    except UnitError as error:
        fault = error.faults[0]
        raise ExpressionFault(fault.what, written.span, fault.expected, fault.do) from None
    if not unit.dimension and not unit.terms:
        return Constant(BARE, value * unit.factor)
    return Constant(number(unit), value)


def united(nodes: list[Node], span: Span, what: str = "The two sides") -> list[Node]:
    """Values of one type, numbers in one unit. Raises ExpressionFault where they are not alike."""
    if len({node.type.kind for node in nodes}) > 1:
        raise ExpressionFault(f"{what} are {' and '.join(dict.fromkeys(str(n.type) for n in nodes))}", span, "one kind")
    if nodes[0].type.kind is not Kind.NUMBER:
        return nodes
    first = next((node for node in nodes if not node.type.bare), nodes[0])
    return [algebra.alike(first, node, span, "alternatives of one value")[1] for node in nodes]


def compared(sign: str, left: Node, right: Node, span: Span) -> Node:
    """The comparison of two values. Raises ExpressionFault where they cannot be compared."""
    kinds = {left.type.kind, right.type.kind}
    if kinds == {Kind.NUMBER}:
        left, right = algebra.alike(left, right, span, "compared")
        return _sided(sign, left, right)
    if kinds == {Kind.DATE}:
        return _sided(sign, left, right)
    if kinds <= {Kind.TEXT, Kind.CODE}:
        return _texts(sign, left, right, span)
    if kinds == {Kind.TRUTH} and sign in ("==", "!="):
        raise ExpressionFault("What is true or false is not compared", span, do="Write it as it is, or with `not`")
    raise ExpressionFault(f"{left.type} and {right.type} cannot be compared".capitalize(), span, "two of one kind")


def _sided(sign: str, left: Node, right: Node) -> Node:
    if sign == "!=":
        return Not(TRUTH, Comparison(TRUTH, "==", left, right))
    return Comparison(TRUTH, sign, left, right)


def _texts(sign: str, left: Node, right: Node, span: Span) -> Node:
    """Texts are equal or not; categories have an order, the lowest first."""
    if isinstance(left, Constant) and not isinstance(right, Constant):
        left, right, sign = right, left, {">=": "<=", "<=": ">=", ">": "<", "<": ">"}.get(sign, sign)
    if not isinstance(right, Constant):
        if sign not in ("==", "!="):
            raise ExpressionFault("Two texts are equal or not; they have no order", span, "== or !=")
        return _sided(sign, left, right)
    value = str(right.value)
    one_of(value, left.type, span)
    if sign in ("==", "!="):
        same = Among(TRUTH, left, (value,))
        return Not(TRUTH, same) if sign == "!=" else same
    values = left.type.values
    if not values:
        raise ExpressionFault("Texts are equal or not; they have no order", span, "== or !=")
    at = values.index(value)
    chosen = {">=": values[at:], ">": values[at + 1 :], "<=": values[: at + 1], "<": values[:at]}[sign]
    return Among(TRUTH, left, chosen)


def one_of(value: str, of: Type, span: Span) -> None:
    """Nothing where the text may have this value. Raises ExpressionFault with those that it may have."""
    if of.values and value not in of.values:
        do = near(value, of.values)
        raise ExpressionFault(f"It is never {value!r}", span, f"one of: {', '.join(of.values)}", do)
