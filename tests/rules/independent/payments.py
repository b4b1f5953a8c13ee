"""What follows: the amounts of benefits, and the measures of a grade."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from gaodi import units
from rules.independent import budgets, criteria, grades, intervals
from rules.independent.columns import Column
from rules.independent.intervals import Interval, exactly, hull
from rules.independent.moment import Moment
from rules.independent.parser import parse
from rules.independent.truths import Truth, every, opposite
from rules.independent.values import Number, Word, common

if TYPE_CHECKING:
    from rules.independent.enterprise import Enterprise

TEN_THOUSAND_YUAN = units.parse("万元")


def amount(enterprise: Enterprise, said: dict[str, Any]) -> Interval:
    """The amount of a benefit in 万元: nothing where it is not due, and never less than nothing.

    As points and clauses, it says what the figures give; whether the enterprise is judged at all, its standing says.
    """
    due = every([criteria.met(enterprise), enterprise.truth(said["when"]) if "when" in said else True])
    span = intervals.greatest([money(enterprise, said["amount"]), exactly(0)])
    if "cap" in said:
        span = intervals.least([span, _left(enterprise, said["cap"])])
    return _where(due, span)


def _left(enterprise: Enterprise, cap: dict[str, Any]) -> Interval:
    """What a cap leaves. Over the whole policy an enterprise has behind it what earlier years paid; nothing, where
    nobody knows of any."""
    most = money(enterprise, cap["amount"])
    if cap.get("per", "enterprise") != "enterprise" or cap.get("period") != "policy":
        return most
    column = Column("number", TEN_THOUSAND_YUAN, low=Fraction(0))
    before = enterprise.input(f"earlier:{enterprise.population.book['id']}:paid", column)
    assert isinstance(before, Number)
    return most if before.span.nothing else intervals.greatest([most - before.span, exactly(0)])


def paid(enterprise: Enterprise) -> dict[str, Fraction]:
    """What is paid of each benefit, in 万元: of what is certainly due, after conflicts and budgets."""
    kept = enterprise.population.kept
    if "paid" not in kept:
        kept["paid"] = budgets.paid(enterprise.population)
    return kept["paid"][enterprise]


def money(enterprise: Enterprise, said: Any) -> Interval:
    found = enterprise.said(said)
    assert isinstance(found, Number)
    return found.to(TEN_THOUSAND_YUAN).span


def measure(enterprise: Enterprise, grade: str, said: dict[str, Any]) -> Interval:
    """The amount of a measure in its own unit: nothing for those of another grade."""
    applies = every([_has(enterprise, grade), enterprise.truth(said["when"]) if "when" in said else True])
    if "escalate" in said:
        return _where(applies, _escalated(enterprise, grade, said["escalate"]))
    if "amount" not in said:
        return _where(applies, exactly(1))
    found = enterprise.said(said["amount"])
    assert isinstance(found, Number)
    return _where(applies, found.span)


def _where(applies: Truth, span: Interval) -> Interval:
    if applies is None:
        return hull([span, exactly(0)])
    return span if applies else exactly(0)


def _has(enterprise: Enterprise, grade: str) -> Truth:
    found = grades.graded(enterprise)
    if enterprise.standing in ("outside", "exempt") or found.grade is not None:
        return found.grade == grade
    order = [label for band in enterprise.population.book["grade"]["bands"] for label in band]
    if grade not in order or found.best not in order or found.worst not in order:
        return None
    return None if order.index(found.best) <= order.index(grade) <= order.index(found.worst) else False


def _escalated(enterprise: Enterprise, grade: str, said: dict[str, Any]) -> Interval:
    """The step of so many years in a row. A year that nobody knows of may end the row or not."""
    steps = common([_step(enterprise, one) for one in said["steps"]])
    possible = []
    for back in range(1, len(steps) + 1):
        over = _ended(enterprise, grade, said, back) if back < len(steps) else True
        if over is not False:
            possible.append(steps[back - 1].span)
        if over:
            break
    return hull(possible)


def _step(enterprise: Enterprise, said: Any) -> Number:
    found = enterprise.said(said)
    assert isinstance(found, Number)
    return found


def _ended(enterprise: Enterprise, grade: str, said: dict[str, Any], back: int) -> Truth:
    """Whether the row of years ends so many years before."""
    if said.get("reset_when"):
        return Moment(enterprise, back).truth(parse(said["reset_when"]))
    earlier = enterprise.named("grade", back)
    assert isinstance(earlier, Word)
    return None if earlier.text is None else opposite(earlier.text == grade)
