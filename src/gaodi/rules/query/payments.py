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
from gaodi.rules.query import conflicts, statistics
from gaodi.rules.query.staging import Staging
from gaodi.rules.query.values import Number, literal, point, whole

YUAN_DIGITS = 4
"""Decimals of 万元 down to a yuan."""
FINE = 1e9
"""Parts of 万元 in which amounts before one in a queue are added up, each rounded up: they never exceed the budget."""
ASIDE = "claim."
"""How the columns begin that only claims are made of."""


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
    """Add `paid.<id>` for each benefit: what is certainly due, of benefits that may not be had together only what is
    kept."""
    judged = staging.table["standing"] == "judged"
    for part in program.benefits:
        certain = ibis.ifelse(judged, ibis.coalesce(_amount(staging, part).low, literal(0)), literal(0))
        staging.add(f"{ASIDE}{part.benefit.id}", point(certain))
    staging.close()
    amounts = {part.benefit.id: f"{ASIDE}{part.benefit.id}" for part in program.benefits}
    keeps = conflicts.kept(staging, amounts, conflicts.rivals(program.benefits))
    for part in program.benefits:
        certain = staging.column(amounts[part.benefit.id])
        staging.add(_paid(part), point(ibis.ifelse(keeps[part.benefit.id], certain, literal(0))))
    staging.close()


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
    share = budget / asked
    if past == "prorate":
        cut = _whole_yuan(column * literal(nearest(share)))
    else:
        cut = ibis.least(column, _left(staging, part, column, budget))
    staging.put(staging.table.mutate(**{name: cut}))
    staging.settle()
    rows = staging.table
    row = engine.frame(rows.agg(**statistics.sums(rows[name], "paid"))).row(0, named=True)
    return statistics.total(row, "paid"), share


def _whole_yuan(amount: Any) -> Any:
    """Rounded down; what is a whole yuan in the books stays one."""
    return whole(point(amount), "floor", YUAN_DIGITS).low


def _left(staging: Staging, part: BenefitPart, column: Any, budget: Fraction) -> Any:
    """What a queue leaves for each: the budget without the amounts before it, which are added up as whole numbers."""
    order: Any = staging.value(part.order.name) if part.order else point(column)
    window = ibis.cumulative_window(order_by=[order.low.desc(nulls_first=False), staging.table["subject"].asc()])
    own = whole(point(column * literal(FINE)), "ceil", 0).low.cast(statistics.WHOLE)
    before = own.sum().over(window) - own
    left = (ibis.literal(int(budget * int(FINE))).cast(statistics.WHOLE) - before).cast("float64") / literal(FINE)
    return ibis.greatest(left, literal(0))
