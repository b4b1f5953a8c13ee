"""Budgets: what is asked for together, and what is paid where there is less.

Amounts are in 万元. What is cut is cut to whole yuan downwards, so that the sum never exceeds the budget.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import ibis

from gaodi import engine
from gaodi.rules.exactness import nearest
from gaodi.rules.program import BenefitPart, Program
from gaodi.rules.query import statistics
from gaodi.rules.query.staging import Staging
from gaodi.rules.query.values import Number, literal

YUAN = 10_000.0
"""Yuan in 万元."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Of one benefit, in 万元: how many are certainly due, what they ask for, at least and at most with those that are
    open, the budget, what is paid, and which share of what is asked for that is."""

    benefit: str
    due: int
    asked: float
    most: float | None
    budget: float | None
    paid: float
    share: float


def needed(program: Program) -> list[str]:
    """The steps of which budgets are computed, and what is paid."""
    orders = [part.order.name for part in program.benefits if part.order]
    return [*orders, *(name for part in program.benefits for name in (part.amount.name, _paid(part)))]


def _paid(part: BenefitPart) -> str:
    return f"paid.{part.benefit.id}"


def settle(staging: Staging, program: Program) -> list[Spent]:
    """What is paid of what is claimed: where a budget does not do, `paid.<id>` is cut."""
    return [_spent(staging, part) for part in program.benefits]


def _amount(staging: Staging, part: BenefitPart) -> Number:
    found = staging.value(part.amount.name)
    assert isinstance(found, Number)  # noqa: S101 - types were checked when the rulebook was read
    return found


def claim(staging: Staging, program: Program) -> None:
    """Add `paid.<id>` for each benefit: what is certainly due; of several in a group only the highest, the first of
    equal ones."""
    for number, part in enumerate(program.benefits):
        amount = _amount(staging, part)
        due = staging.table["standing"] == "judged"
        certain = ibis.ifelse(due, ibis.coalesce(amount.low, literal(0)), literal(0))
        for at, other in enumerate(program.benefits):
            if other is not part and _rivals(part, other):
                rival = ibis.coalesce(_amount(staging, other).low, literal(0))
                wins = certain >= rival if number < at else certain > rival
                certain = ibis.ifelse(wins, certain, literal(0))
        staging.add(_paid(part), Number(certain, certain))
    staging.close()


def _rivals(one: BenefitPart, other: BenefitPart) -> bool:
    """Whether only one of two benefits may be had: they are of one group, or one of them excludes the other."""
    same_group = bool(one.benefit.group) and one.benefit.group == other.benefit.group
    excluded = other.benefit.id in one.benefit.exclusive_with or one.benefit.id in other.benefit.exclusive_with
    return same_group or excluded


def _spent(staging: Staging, part: BenefitPart) -> Spent:
    name = _paid(part)
    column: Any = staging.table[name]
    high = _amount(staging, part).high
    judged = staging.table["standing"] == "judged"
    rows = staging.table.select(certain=column, most=ibis.ifelse(judged, high, literal(0)))
    answer = rows.agg(
        due=(rows.certain > literal(0)).sum(),
        open=rows.most.isnull().sum(),
        **statistics.sums(rows.certain, "certain"),
        **statistics.sums(rows.most, "most"),
    )
    row = engine.frame(answer).row(0, named=True)
    asked = statistics.total(row, "certain")
    most = None if row["open"] else nearest(statistics.total(row, "most"))
    paid, share = asked, Fraction(1)
    if part.budget is not None and asked > part.budget and part.benefit.budget:
        paid, share = _cut(staging, part, name, asked)
    budget = None if part.budget is None else nearest(part.budget)
    return Spent(part.benefit.id, int(row["due"] or 0), nearest(asked), most, budget, nearest(paid), nearest(share))


def _cut(staging: Staging, part: BenefitPart, name: str, asked: Fraction) -> tuple[Fraction, Fraction]:
    budget = part.budget or Fraction(0)
    past = part.benefit.budget.past_it if part.benefit.budget else "none"
    if past == "none":
        return asked, Fraction(1)
    column: Any = staging.table[name]
    if past == "prorate":
        share = budget / asked
        cut = _whole_yuan(column * literal(nearest(share)))
    else:
        share = budget / asked
        order: Any = staging.value(part.order.name) if part.order else Number(column, column)
        window = ibis.cumulative_window(order_by=[order.low.desc(nulls_first=False), staging.table["subject"].asc()])
        until = (column * literal(YUAN)).round().cast("int64").sum().over(window).cast("float64") / literal(YUAN)
        left = ibis.greatest(literal(nearest(budget)) - (until - column), literal(0))
        cut = ibis.least(column, left)
    staging.put(staging.table.mutate(**{name: cut}))
    staging.settle()
    rows = staging.table
    row = engine.frame(rows.agg(**statistics.sums(rows[name], "paid"))).row(0, named=True)
    return statistics.total(row, "paid"), share


def _whole_yuan(amount: Any) -> Any:
    return (amount * literal(YUAN)).floor().cast("float64") / literal(YUAN)
