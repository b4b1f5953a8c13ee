"""Functions over years: last year's value, means, sums and growth. Unknown where a year is."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from gaodi.rules.language import algebra
from gaodi.rules.language.checking import broken
from gaodi.rules.language.faults import ExpressionFault
from gaodi.rules.language.functions import groups
from gaodi.rules.language.functions.model import Bound, Function, Parameter
from gaodi.rules.language.nodes import Arithmetic, Constant, Node, Positive, Power, shifted, walk
from gaodi.rules.language.types import BARE, RATIO

if TYPE_CHECKING:
    from gaodi.rules.language.checking import Checker

MOST = 5

Build = Callable[["Checker", Bound], Node]


def _last(checker: Checker, call: Bound) -> Node:
    node = checker.node(call["x"])
    back = call.whole("years", 1, MOST, 1)
    return node if broken(node) else shifted(node, back)


LARGEST = 1000


def _bearable(node: Node, call: Bound) -> Node:
    """The node, unless year functions within one another have made it too large to be computed or read. Raises
    ExpressionFault."""
    for number, _ in enumerate(walk(node)):
        if number > LARGEST:
            what = "Functions over years stand within one another too deeply"
            raise ExpressionFault(what, call.span, do="Give the inner one a `let`")
    return node


def _sum(nodes: list[Node]) -> Node:
    return reduce(lambda one, other: Arithmetic(one.type, "+", one, other), nodes)


def _over(statistic: str) -> Build:
    def build(checker: Checker, call: Bound) -> Node:
        if call.get("years") is None:
            if call.get("by") is None:
                what = f"Over what {statistic}() is taken is not said"
                raise ExpressionFault(what, call.span, "years=2, or by=[region] (by=[] for all)")
            return groups.over(checker, call, statistic)
        node, years = checker.number(call["x"]), call.whole("years", 2, MOST)
        if broken(node):
            return node
        total = _sum([shifted(node, back) for back in range(years)])
        return _bearable(total if statistic == "sum" else _divided(total, years), call)

    return build


def _divided(total: Node, years: int) -> Node:
    return Arithmetic(total.type, "/", total, Constant(BARE, Fraction(years)))


def rate(now: Node, base: Node) -> Node:
    """(now - base) / base, unknown where the base is not above zero."""
    above = Positive(base.type, base)
    return Arithmetic(RATIO, "/", Arithmetic(now.type, "-", now, above), above)


def _growth(checker: Checker, call: Bound) -> Node:
    node = checker.number(call["x"])
    return node if broken(node) else _bearable(rate(node, shifted(node, 1)), call)


def _mean_growth(checker: Checker, call: Bound) -> Node:
    node, years = checker.number(call["x"]), call.whole("years", 2, MOST, 2)
    if broken(node):
        return node
    rates = [rate(shifted(node, back), shifted(node, back + 1)) for back in range(years)]
    return _bearable(_divided(_sum(rates), years), call)


def _compound(checker: Checker, call: Bound) -> Node:
    node, years = checker.number(call["x"]), call.whole("years", 2, MOST, 2)
    if broken(node):
        return node
    base = shifted(node, years)
    times = Arithmetic(RATIO, "/", node, Positive(base.type, base))
    _bearable(times, call)
    return algebra.arithmetic("-", Power(RATIO, times, Fraction(1, years)), Constant(BARE, Fraction(1)), call.span)


_X = Parameter("x", "a number")
_YEARS = Parameter("years", f"over how many years, this one and those before, up to {MOST}", named=True)
_EITHER = Parameter("years", f"over how many years, this one and those before, up to {MOST}", needed=False, named=True)
_BY = Parameter("by", "over the subjects of a group: the columns that make the groups", needed=False, named=True)

FUNCTIONS = (
    Function(
        "last",
        (Parameter("x", "a value"), Parameter("years", "how many years before, 1 unless said", needed=False)),
        "The value of an earlier year.",
        "以前年度的值。",
        "last(main_revenue, 1)",
        _last,
    ),
    Function(
        "mean",
        (_X, _EITHER, _BY, *groups.MORE),
        "The mean over years, or over the subjects of a group.",
        "若干年度的平均值，或一组对象的平均值。",
        "mean(rd_share, years=2)",
        _over("mean"),
    ),
    Function(
        "sum",
        (_X, _EITHER, _BY, *groups.MORE),
        "The sum over years, or over the subjects of a group.",
        "若干年度的合计，或一组对象的合计。",
        "sum(equity_raised, years=2)",
        _over("sum"),
    ),
    Function(
        "growth",
        (_X,),
        "The rate of growth on the year before; unknown where that year was zero or negative.",
        "比上年增长率；上年为零或负数时未知。",
        "growth(main_revenue)",
        _growth,
    ),
    Function(
        "mean_growth",
        (_X, _YEARS),
        "The mean of the yearly rates of growth.",
        "若干年度增长率的平均值。",
        "mean_growth(main_revenue, years=2)",
        _mean_growth,
    ),
    Function(
        "cagr",
        (_X, _YEARS),
        "The compound yearly rate of growth.",
        "年均复合增长率。",
        "cagr(main_revenue, years=2)",
        _compound,
    ),
)
