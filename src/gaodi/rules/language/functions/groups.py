"""Functions over groups: what is taken over all subjects that are judged, or over those alike in some columns."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from gaodi.rules.language import algebra, syntax
from gaodi.rules.language.checking import broken
from gaodi.rules.language.faults import ExpressionFault
from gaodi.rules.language.functions.model import Bound, Function, Parameter
from gaodi.rules.language.nodes import Column, Group, Node, Rank, Statistic, Step, Unknown, shifted, walk
from gaodi.rules.language.syntax import Expression
from gaodi.rules.language.types import BARE, RATIO, Kind, number

if TYPE_CHECKING:
    from gaodi.rules.language.checking import Checker

MORE = (
    Parameter("over", "`judged` (unless said) or `everybody`", needed=False, named=True),
    Parameter("period", "`same` (unless said) or `previous`: of the year before", needed=False, named=True),
)


def over(checker: Checker, call: Bound, statistic: str) -> Node:
    """A statistic of `x` over groups."""
    node = checker.number(call["x"])
    by = _groups(checker, call["by"])
    if broken(node, *by):
        return node
    return _made(call, Statistic(statistic), node, by, node.type)


def _made(
    call: Bound,
    statistic: Statistic,
    node: Node,
    by: tuple[Node, ...],
    made: object,
    below: Node | None = None,
    share: Fraction = Fraction(0),
) -> Node:
    _flat(call, node, *([below] if below else []))
    everybody = call.word("over", ("judged", "everybody"), "judged") == "everybody"
    lag = int(call.word("period", ("same", "previous"), "same") == "previous")
    below = shifted(below, lag) if below else None
    return Group(made, statistic, shifted(node, lag), below, by, everybody, lag, share)  # type: ignore[arg-type]


def _flat(call: Bound, *nodes: Node) -> None:
    """A statistic of a statistic is given a name first, so that each is computed once and can be shown."""
    if any(isinstance(part, Group | Rank) for node in nodes for part in walk(node)):
        raise ExpressionFault("A group function stands within another", call.span, do="Give the inner one a `let`")


def _groups(checker: Checker, given: Expression | None) -> tuple[Node, ...]:
    if given is None:
        return ()
    if not isinstance(given, syntax.List):
        given = syntax.List((given,), given.span)
    nodes = tuple(checker.node(part) for part in given.parts)
    for node, part in zip(nodes, given.parts, strict=True):
        kinds = (Kind.TEXT, Kind.CODE, Kind.TRUTH, Kind.NOTHING)
        if not isinstance(node, Column | Step | Unknown) or node.type.kind not in kinds:
            if broken(node):
                continue
            raise ExpressionFault("Groups are made by columns of texts, codes or yes and no", part.span, "[region]")
    return nodes


def _count(checker: Checker, call: Bound) -> Node:
    by = _groups(checker, call["by"])
    condition = checker.truth(call["x"])
    if broken(condition, *by):
        return condition
    return _made(call, Statistic.COUNT, condition, by, BARE)


def _quantile(checker: Checker, call: Bound) -> Node:
    node, share, by = checker.number(call["x"]), call["share"], _groups(checker, call["by"])
    if broken(node, *by):
        return node
    if not isinstance(share, syntax.Number) or share.unit not in ("", "%"):
        raise ExpressionFault("`share` is no share", share.span, "a number from 0 to 1, such as 0.9 or 90%")
    at = Fraction(share.digits) / (100 if share.unit else 1)
    if not 0 <= at <= 1:
        raise ExpressionFault("`share` is no share", share.span, "a number from 0 to 1, such as 0.9 or 90%")
    return _made(call, Statistic.QUANTILE, node, by, node.type, share=at)


def _ratio(checker: Checker, call: Bound) -> Node:
    above, below, by = checker.number(call["x"]), checker.number(call["below"]), _groups(checker, call["by"])
    if broken(above, below, *by):
        return above
    quotient = algebra.arithmetic("/", above, below, call.span)
    if quotient.type.measure.symbol == "1" and not above.type.bare:
        below = algebra.scaled(below, above.type.measure)
    made = RATIO if quotient.type.bare else number(quotient.type.measure)
    return _made(call, Statistic.RATIO, above, by, made, below)


def _rank(checker: Checker, call: Bound) -> Node:
    node, by = checker.number(call["x"]), _groups(checker, call.get("by"))
    order = call.word("order", ("descending", "ascending"), "descending")
    if broken(node, *by):
        return node
    _flat(call, node)
    return Rank(BARE, algebra.negative(node) if order == "ascending" else node, by)


_X = Parameter("x", "a number")
_BY = Parameter("by", "the columns that make the groups; [] for all", named=True)

Build = Callable[["Checker", Bound], Node]

FUNCTIONS = (
    Function(
        "count",
        (Parameter("x", "a condition"), _BY, *MORE),
        "How many subjects of the group meet the condition.",
        "组内满足条件的对象个数。",
        "count(iso_9001, by=[region])",
        _count,
    ),
    Function(
        "ratio_of_sums",
        (_X, Parameter("below", "the number below"), _BY, *MORE),
        "The sum of the one over the sum of the other; subjects that lack one of them are left out of both.",
        "两项合计之比；缺少任一数据的对象两边都不计入。",
        "ratio_of_sums(tax_paid, land_area, by=[region])",
        _ratio,
    ),
    Function(
        "quantile",
        (_X, Parameter("share", "which share lies below, such as 0.9"), _BY, *MORE),
        "The value below which a share of the group lies (interpolated).",
        "分位数（线性插值）。",
        "quantile(tax_paid / land_area, 0.9, by=[])",
        _quantile,
    ),
    Function(
        "rank",
        (
            _X,
            Parameter("by", "the columns that make the groups; all unless said", needed=False, named=True),
            Parameter("order", "`descending` (unless said) or `ascending`", needed=False, named=True),
        ),
        "The place within the group, 1 for the greatest; equal values share the better place.",
        "组内名次，最大者为1；并列者取靠前的名次。",
        "rank(revenue, by=[region])",
        _rank,
    ),
)
