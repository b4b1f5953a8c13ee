"""What is paid of what is certainly due: of benefits that exclude one another one, and no more than there is."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

from rules.independent import payments
from rules.independent.files import listed
from rules.independent.values import Number

if TYPE_CHECKING:
    from rules.independent.enterprise import Enterprise
    from rules.independent.population import Population

Benefit = dict[str, Any]
Due = Mapping["Enterprise", Fraction]
"""Amounts of one benefit, in 万元."""

YUAN = Fraction(1, 10_000)


def paid(population: Population) -> dict[Enterprise, dict[str, Fraction]]:
    """For every enterprise what is paid of each benefit."""
    benefits = {said.get("id", "benefit"): said for said in listed(population.book.get("benefit"))}
    found = {one: _kept(one, benefits) for one in population.enterprises}
    for id_, said in benefits.items():
        due = {one: amounts[id_] for one, amounts in found.items()}
        for one, amount in _within(said.get("budget"), due).items():
            found[one][id_] = amount
    return found


def _kept(enterprise: Enterprise, benefits: Mapping[str, Benefit]) -> dict[str, Fraction]:
    """What is certain, from the highest down, of equal ones the first: each unless a rival was kept before it."""
    judged = enterprise.standing == "judged"
    sure = {id_: (payments.amount(enterprise, said).low or Fraction(0)) * judged for id_, said in benefits.items()}
    kept: list[str] = []
    for id_ in sorted(benefits, key=lambda each: -sure[each]):
        if not any(_rivals(benefits, id_, other) for other in kept):
            kept.append(id_)
    return {id_: amount if id_ in kept else Fraction(0) for id_, amount in sure.items()}


def _rivals(benefits: Mapping[str, Benefit], one: str, other: str) -> bool:
    groups = {benefits[id_].get("group") for id_ in (one, other)}
    excluded = {*benefits[one].get("exclusive_with", ()), *benefits[other].get("exclusive_with", ())}
    return (len(groups) == 1 and None not in groups) or bool(excluded & {one, other})


def _within(budget: Benefit | None, due: Due) -> Due:
    """What is paid of what is due, given what there is for all."""
    if budget is None or not due:
        return due
    limit, asked = payments.money(next(iter(due)), budget["amount"]).low, sum(due.values())
    if limit is None or asked <= limit:
        return due
    if budget.get("past_it") == "prorate":
        return {one: floor(amount * limit / asked / YUAN) * YUAN for one, amount in due.items()}
    return _in_turn(budget["order"], limit, due) if budget.get("past_it") == "queue" else due


def _in_turn(order: Any, left: Fraction, due: Due) -> Due:
    """Each whole while it lasts. Of whom nobody knows the place for certain counts as far back as it may be."""
    found = {}
    for one in sorted(due, key=lambda each: _turn(each, order)):
        found[one] = min(due[one], left)
        left -= found[one]
    return found


def _turn(enterprise: Enterprise, order: Any) -> tuple[bool, Fraction, str]:
    """By what an enterprise stands in a queue: the greater first, then by its id."""
    place = enterprise.said(order)
    assert isinstance(place, Number)
    low = place.span.low
    return low is None, -(low or Fraction(0)), str(enterprise.row.get("subject"))
