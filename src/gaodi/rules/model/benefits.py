"""What follows: amounts that are paid, and measures that are taken."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gaodi.registry.definition import Definition
from gaodi.rules.model.words import Expression, Id, Words


class Cap(Definition):
    """At most so much for one enterprise, project or control group in a period."""

    per: Literal["enterprise", "project", "control_group"] = "enterprise"
    period: Literal["year", "policy"] = "year"
    amount: Expression


class Budget(Definition):
    """What there is for all. past_it: what happens when more is asked for: every amount is cut alike, or those first in
    the order are paid whole and the one at the edge in part. order: of a queue, the greater first."""

    amount: Expression
    past_it: Literal["prorate", "queue", "none"] = "none"
    order: Expression | None = None


class Benefit(Definition):
    """An amount.

    when: who gets it, beside the criteria of the rulebook. payers: who pays up to how much, in order; the last may be
    `rest`. group: of several benefits in one group the highest is paid. exclusive_with: ids of rulebooks or benefits of
    which only one may be had.
    """

    id: Id = "benefit"
    label: Words | None = None
    cite: str = ""
    when: Expression | None = None
    amount: Expression
    cap: Cap | None = None
    payers: tuple[dict[str, Expression], ...] = ()
    group: str = ""
    exclusive_with: tuple[str, ...] = ()
    budget: Budget | None = None


class Escalation(Definition):
    """steps: of the first, second, … consecutive year; the last one stays. reset_when: what ends the row of years."""

    by: Literal["consecutive_years"] = "consecutive_years"
    steps: Annotated[tuple[Expression, ...], Field(min_length=1)]
    reset_when: Expression | None = None


class Measure(Definition):
    """What is done with those of a grade. amount: how much, or `escalate` from year to year. Of several in a group the
    `highest` is taken, or all (`sum`)."""

    instrument: Id
    label: Words | None = None
    cite: str = ""
    when: Expression | None = None
    amount: Expression | None = None
    escalate: Escalation | None = None
    group: str = ""
    rule: Literal["highest", "sum"] = "highest"
