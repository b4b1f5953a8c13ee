"""Functions of numbers: the least, the greatest, within limits, rounded, how many are true."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from gaodi.rules.language import algebra
from gaodi.rules.language.checking import BROKEN, broken, united
from gaodi.rules.language.faults import ExpressionFault
from gaodi.rules.language.functions import groups
from gaodi.rules.language.functions.model import Bound, Function, Parameter
from gaodi.rules.language.nodes import Between, Constant, CountTrue, Extreme, Known, Node, Whole, shifted
from gaodi.rules.language.syntax import Expression
from gaodi.rules.language.types import BARE, TRUTH, Kind

if TYPE_CHECKING:
    from gaodi.rules.language.checking import Checker


Build = Callable[["Checker", Bound], Node]


def alike(checker: Checker, expressions: list[Expression], call: Bound) -> list[Node]:
    """Numbers in one unit; empty where one of them is broken."""
    nodes = [checker.number(one) for one in expressions]
    if not broken(*nodes):
        return united(nodes, call.span, "The numbers")
    sound = [node for node in nodes if not broken(node)]
    if sound:
        united(sound, call.span, "The numbers")
    return []


def _extreme(least: bool) -> Build:
    def build(checker: Checker, call: Bound) -> Node:
        given = [call["x"], *call.many]
        name = "min" if least else "max"
        if call.get("by") is not None:
            _alone(given, call, name, "by")
            return groups.over(checker, call, "least" if least else "greatest")
        if call.get("years") is not None:
            _alone(given, call, name, "years")
            years = call.whole("years", 2, 5)
            node = checker.number(call["x"])
            if broken(node):
                return node
            return Extreme(node.type, least, tuple(shifted(node, back) for back in range(years)))
        if len(given) < 2:
            raise ExpressionFault(f"{name}() of one value", call.span, "two values, or years= or by=")
        nodes = alike(checker, given, call)
        return Extreme(nodes[0].type, least, tuple(nodes)) if nodes else BROKEN

    return build


def _alone(given: list[Expression], call: Bound, name: str, word: str) -> None:
    if len(given) > 1:
        raise ExpressionFault(f"{name}() with `{word}` is of one value", call.span, f"{name}(x, {word}=…)")


def _clip(checker: Checker, call: Bound) -> Node:
    nodes = alike(checker, [call["x"], call["low"], call["high"]], call)
    if not nodes:
        return BROKEN
    x, low, high = nodes
    ends = [end.value for end in (low, high) if isinstance(end, Constant) and isinstance(end.value, Fraction)]
    if len(ends) == 2 and ends[0] > ends[1]:
        raise ExpressionFault("clip() is between two numbers, the least first", call.span, "clip(rd_share, 0%, 10%)")
    return Extreme(x.type, True, (Extreme(x.type, False, (x, low)), high))


def _whole(way: str) -> Build:
    def build(checker: Checker, call: Bound) -> Node:
        node = checker.number(call["x"])
        digits = call.whole("digits", 0, 6, 0) if way == "round" else 0
        return node if broken(node) else Whole(node.type, way, node, digits)

    return build


def _absolute(checker: Checker, call: Bound) -> Node:
    node = checker.number(call["x"])
    return node if broken(node) else Extreme(node.type, False, (node, algebra.negative(node)))


def _count_true(checker: Checker, call: Bound) -> Node:
    given = [call["x"], *call.many]
    nodes = tuple(checker.truth(one) for one in given)
    return nodes[0] if broken(*nodes) else CountTrue(BARE, nodes)


def _known(checker: Checker, call: Bound) -> Node:
    node = checker.node(call["x"])
    return node if broken(node) else Known(TRUTH, node)


def _range(checker: Checker, call: Bound) -> Node:
    nodes = alike(checker, [call["low"], call["high"]], call)
    if not nodes:
        return BROKEN
    low, high = nodes
    values = [n.value for n in (low, high) if isinstance(n, Constant) and isinstance(n.value, Fraction)]
    if len(values) < 2 or values[0] > values[1]:
        raise ExpressionFault("range() is from one number to a greater one", call.span, "range(5 万元, 20 万元)")
    kind = next((n.type for n in (low, high) if n.type.kind is Kind.NUMBER and not n.type.bare), low.type)
    return Between(kind, values[0], values[1])


_X = Parameter("x", "a number")
_MORE = Parameter("more", "further numbers", needed=False, many=True)
_YEARS = Parameter("years", "over how many years, this one and those before", needed=False, named=True)
_BY = Parameter("by", "over the subjects of a group: the columns that make the groups", needed=False, named=True)

FUNCTIONS = (
    Function(
        "min",
        (_X, _MORE, _YEARS, _BY, *groups.MORE),
        "The least of several numbers, of the years, or over a group.",
        "几个数、几个年度或一组对象中的最小值。",
        "min(30% * equipment_investment, 1000 万元)",
        _extreme(least=True),
    ),
    Function(
        "max",
        (_X, _MORE, _YEARS, _BY, *groups.MORE),
        "The greatest of several numbers, of the years, or over a group.",
        "几个数、几个年度或一组对象中的最大值。",
        "max(rd_share, last(rd_share, 1))",
        _extreme(least=False),
    ),
    Function(
        "clip",
        (_X, Parameter("low", "the least it may be"), Parameter("high", "the greatest it may be")),
        "The number, but not under `low` and not over `high`.",
        "限制在上下限之间的数。",
        "clip(rd_share, 0%, 10%)",
        _clip,
    ),
    Function(
        "floor", (_X,), "The next whole number below.", "向下取整。", "floor(years_in_segment / 2)", _whole("floor")
    ),
    Function("ceil", (_X,), "The next whole number above.", "向上取整。", "ceil(employees / 50 人)", _whole("ceil")),
    Function(
        "round",
        (_X, Parameter("digits", "decimals, 0 unless said", needed=False)),
        "Rounded half up, as published figures are.",
        "四舍五入，保留若干位小数。",
        "round(tax_paid / land_area, 2)",
        _whole("round"),
    ),
    Function("abs", (_X,), "Without its sign.", "绝对值。", "abs(profit)", _absolute),
    Function(
        "count_true",
        (Parameter("x", "a condition"), Parameter("more", "further conditions", needed=False, many=True)),
        "How many of the conditions are true.",
        "成立的条件个数。",
        "count_true(iso_9001, own_brand, standards > 0)",
        _count_true,
    ),
    Function(
        "known",
        (Parameter("x", "any value"),),
        "Whether the value is known exactly; itself never unknown.",
        "数据是否已知；本身不会是未知。",
        "known(pollutants)",
        _known,
    ),
    Function(
        "range",
        (Parameter("low", "the least"), Parameter("high", "the most")),
        "An amount that the office settles within limits; until then it lies between them.",
        "由主管部门在区间内确定的数额；确定之前按区间计算。",
        "range(5 万元, 20 万元)",
        _range,
    ),
)
