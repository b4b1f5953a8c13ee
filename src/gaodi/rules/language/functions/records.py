"""Functions of the register: membership of lists, days, what earlier runs decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from gaodi.rules.language import syntax
from gaodi.rules.language.checking import broken
from gaodi.rules.language.faults import ExpressionFault
from gaodi.rules.language.functions.model import Bound, Function, Parameter
from gaodi.rules.language.nodes import Column, Constant, Input, Node, Origin, YearsSince
from gaodi.rules.language.scope import near
from gaodi.rules.language.syntax import Expression
from gaodi.rules.language.types import DATE, SCORE, TEXT, TRUTH, YEAR, Kind, number

if TYPE_CHECKING:
    from gaodi.rules.language.checking import Checker

Build = Callable[["Checker", Bound], Node]


def _text(argument: Expression, what: str) -> str:
    if not isinstance(argument, syntax.Text):
        raise ExpressionFault(f"{what} is no text", argument.span, 'a text in quotes, such as "little-giants"')
    return argument.value


def _listed(checker: Checker, call: Bound) -> Node:
    key = _text(call["list"], "The list")
    if not checker.scope.has_list(key):
        do = near(key, checker.scope.lists())
        raise ExpressionFault(f"There is no list {key!r}", call["list"].span, "a list of catalog/lists.yaml", do)
    within, day = call.get("within"), call.get("valid_on")
    if within is not None and day is not None:
        raise ExpressionFault("`within` and `valid_on` exclude each other", call.span, "one of the two")
    detail = f"{_months(within)}" if within is not None else (_day(day).isoformat() if day is not None else "")
    return Column(TRUTH, Input(Origin.LIST, key, detail=detail))


def _months(within: Expression) -> int:
    months = {"年": 12, "月": 1}
    if not isinstance(within, syntax.Number) or not within.digits.isdecimal() or within.unit not in months:
        raise ExpressionFault("`within` is no span of time", within.span, "3 years or 18 months")
    return int(within.digits) * months[within.unit]


def _day(argument: Expression) -> date:
    written = argument.arguments[0] if isinstance(argument, syntax.Call) and argument.arguments else argument
    try:
        return date.fromisoformat(_text(written, "The day"))
    except ValueError:
        raise ExpressionFault("This is no day", argument.span, '"2022-01-31"') from None


def _date(_checker: Checker, call: Bound) -> Node:
    return Constant(DATE, _day(call["day"]))


def _years_since(checker: Checker, call: Bound) -> Node:
    node = checker.node(call["day"])
    if broken(node):
        return node
    if node.type.kind is not Kind.DATE:
        raise ExpressionFault(f"years_since() of {node.type}", call["day"].span, "a day, such as founded")
    return YearsSince(number(YEAR), node)


def _earlier(what: str) -> Build:
    def build(checker: Checker, call: Bound) -> Node:
        family = _text(call["family"], "The family")
        known = checker.scope.families()
        if known is not None and family not in known:
            do = near(family, known)
            raise ExpressionFault(f"There is no family {family!r}", call["family"].span, "a family of rulebooks", do)
        back = call.whole("last", 0, 5, 1)
        made = TEXT if what == "grade" else SCORE
        return Column(made, Input(Origin.EARLIER, family, back, what))

    return build


_FAMILY = Parameter("family", "the family of rulebooks")
_BACK = Parameter("last", "how many years before, 1 unless said; 0 for the same year", needed=False, named=True)

FUNCTIONS = (
    Function(
        "listed",
        (
            Parameter("list", "the id of a named list"),
            Parameter("within", "recognised within so long before the day of the evaluation", False, named=True),
            Parameter("valid_on", "on which day; that of the evaluation unless said", False, named=True),
        ),
        "Whether the subject is on a named list. Unknown where nobody is known to be on it.",
        "是否列入名单；名单没有任何成员时未知。",
        'listed("little-giants", within=3 years)',
        _listed,
    ),
    Function("date", (Parameter("day", "a day"),), "A day.", "日期。", 'founded < date("2022-01-01")', _date),
    Function(
        "years_since",
        (Parameter("day", "a day"),),
        "Whole years from a day to the day of the evaluation.",
        "从某日到评价日的整年数。",
        "years_since(founded)",
        _years_since,
    ),
    Function(
        "grade",
        (_FAMILY, _BACK),
        "The grade that a run of an earlier year gave.",
        "以前年度评价的等级。",
        'grade("per-mu/huangyan-above-scale", last=1)',
        _earlier("grade"),
    ),
    Function(
        "score_of",
        (_FAMILY, _BACK),
        "The score that a run of an earlier year gave.",
        "以前年度评价的得分。",
        'score_of("per-mu/huangyan-above-scale", last=1)',
        _earlier("score"),
    ),
)
