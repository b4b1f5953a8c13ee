"""Benefits that may not be had together: for each subject they are chosen from the highest down, of equal ones the
first, and one is kept unless a rival was kept before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

import ibis

from gaodi.rules.program import BenefitPart
from gaodi.rules.query.staging import Staging

Rivals = Mapping[str, Sequence[str]]
"""By the name of a benefit, in order, those that it may not be had with."""


def rivals(benefits: Sequence[BenefitPart]) -> Rivals:
    """Who stands against whom: those of one group, and those of which one excludes the other."""
    return {
        one.benefit.id: [other.benefit.id for other in benefits if other is not one and _against(one, other)]
        for one in benefits
    }


def _against(one: BenefitPart, other: BenefitPart) -> bool:
    same_group = bool(one.benefit.group) and one.benefit.group == other.benefit.group
    excluded = other.benefit.id in one.benefit.exclusive_with or one.benefit.id in other.benefit.exclusive_with
    return same_group or excluded


def kept(staging: Staging, amounts: Mapping[str, str], against: Rivals) -> dict[str, Any]:
    """Of each benefit whether it is kept. amounts: the column of each, beside which those of the turns are named.

    A turn leaves out whom a rival is ahead of that was kept in the turn before. Each settles at least one more, so as
    many as there are benefits settle them all; one is enough where rivals of a rival are rivals.
    """
    order = list(against)
    found: dict[str, Any] = dict.fromkeys(order, ibis.literal(True))
    for turn in range(_turns(against)):
        for name in order:
            column = staging.column(amounts[name])
            ahead = [
                found[other] & _ahead(staging.column(amounts[other]), column, order.index(other) < order.index(name))
                for other in against[name]
            ]
            staging.add(f"{amounts[name]}@{turn}", ~reduce(or_, ahead, ibis.literal(False)))
        staging.close()
        found = {name: staging.column(f"{amounts[name]}@{turn}") for name in order}
    return found


def _ahead(other: Any, own: Any, before: bool) -> Any:
    return other >= own if before else other > own


def _turns(against: Rivals) -> int:
    if not any(against.values()):
        return 0
    cliques = all(
        third == name or third in others for name, others in against.items() for one in others for third in against[one]
    )
    return 1 if cliques else len(against)
