"""Conflicts between benefits: of a group the highest is kept, and of those that exclude one another too.

Certain amounts decide. The choice is made from the highest down: a benefit is kept unless one that was kept before
stands against it, so that of two that exclude one another the higher stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gaodi.rules.matching.model import Match
from gaodi.rules.single import Interval

_NOTHING = Interval(0.0, 0.0)


def resolved(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches with what is kept of each, in their order."""
    every = list(matches)
    order = sorted(range(len(every)), key=lambda number: (-_certain(every[number]), number))
    kept: list[Match] = []
    for number in order:
        one = every[number]
        if one.amount is None or _certain(one) <= 0:
            every[number] = replace(one, kept=one.amount)
            continue
        against = next((other for other in kept if _conflict(one, other)), None)
        if against is None:
            kept.append(one)
            every[number] = replace(one, kept=one.amount)
        else:
            every[number] = replace(one, kept=_NOTHING, excluded_by=_key(against))
    return tuple(every)


def _certain(one: Match) -> float:
    return one.amount.low or 0.0 if one.amount is not None else 0.0


def _key(one: Match) -> str:
    return f"{one.rulebook}#{one.benefit}"


def _conflict(one: Match, other: Match) -> bool:
    same_group = bool(one.group) and one.group == other.group
    return same_group or _names(one, other) or _names(other, one)


def _names(one: Match, other: Match) -> bool:
    """Whether one says that it excludes the other: by the document, the family, the benefit, or both."""
    said = {other.rulebook, other.rulebook.rpartition("/")[0], other.benefit, _key(other)}
    return bool(said & set(one.exclusive_with))
