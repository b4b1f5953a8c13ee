"""What a target is compared with, or why it cannot be compared: the types between evidence and judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from gaodi import periods
from gaodi.plan.attainment.goals import Goal
from gaodi.plan.attainment.series import Point, Series
from gaodi.plan.model import Plan, Target


class Quantity(StrEnum):
    """What of the series is compared with the goal.

    value: its value at the deadline; change and growth: the same since a base (growth in percent of it); mean and
    chain: its yearly rates from the first year to the deadline, chained; sum: the sum of its yearly values.
    """

    VALUE = "value"
    CHANGE = "change"
    GROWTH = "growth"
    MEAN = "mean"
    CHAIN = "chain"
    SUM = "sum"


class Reason(StrEnum):
    """Why nothing can be said of a target."""

    UNBOUND = "unbound"
    UNOBSERVED = "unobserved"
    UNIT = "unit"
    PRICES = "prices"
    TOTALS = "totals"
    GAPS = "gaps"
    UNLISTED = "unlisted"
    UNDATED = "undated"
    UNTIMED = "untimed"
    DEADLINE = "deadline"


class Incomparable(Exception):
    """A target and its metric cannot be compared: the reason, and what its sentence names."""

    def __init__(self, reason: Reason, **facts: Any) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a target is judged by. Values are in the target's unit. first, last: years of a mean, chain or sum.

    start: the day whose value is the baseline. deadline: None where neither target nor plan sets one. known: the yearly
    values from the first year on. base: of a change or growth, the value it is measured from.
    """

    series: Series
    goal: Goal
    quantity: Quantity = Quantity.VALUE
    first: int = 0
    last: int = 0
    start: date | None = None
    deadline: date | None = None
    known: Mapping[int, float] = field(default_factory=dict)
    base: Point | None = None

    def over(self, day: date) -> bool:
        """Whether the deadline is over on a day."""
        return self.deadline is not None and self.deadline < day

    @property
    def base_day(self) -> date:
        """The day of the base; of what has none, the first day there is."""
        return self.base.at if self.base else date.min


def deadline_of(target: Target, plan: Plan) -> date | None:
    """The last day by which a target is to be met: its own, else that of the plan."""
    written = target.deadline or (plan.period[1] if plan.period else None)
    return periods.parse(written).end if written else None


def start_of(plan: Plan) -> date | None:
    """The first day of the plan."""
    return periods.parse(plan.period[0]).start if plan.period else None


def base_year(target: Target, plan: Plan) -> int | None:
    """The year from which a change is measured: the target's own, else the one before the plan."""
    if target.baseline:
        return int(target.baseline[:4])
    start = start_of(plan)
    return start.year - 1 if start else None
