"""The same indicator with several values: over the deadlines they must go the good way; at one they must agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gaodi.plan.attainment.checks.finding import Check, check, factor
from gaodi.plan.attainment.goals import CLOSE, Better
from gaodi.plan.model import Comparator, Kind, Target


def deadlines(targets: Sequence[Target], better: Mapping[str, Better]) -> Iterator[Check]:
    """One check for each pair of neighbouring deadlines, and for each deadline with two values.

    better: target id → which way is good, where a metric says so; otherwise a ceiling goes down and all else up.
    Increments are left out where their periods differ: what is added in two years may be less than in three.
    """
    for same in _alike(targets):
        steps = sorted(same, key=lambda t: t.deadline or "")
        for one, other in pairwise(steps):
            by = factor(other, one.unit)
            if by is None or one.deadline is None or other.deadline is None:
                continue
            yield _compared(one, other, other.value * by, better.get(one.id, _way(one)))


def _alike(targets: Sequence[Target]) -> Iterator[list[Target]]:
    groups: dict[tuple[str, str, Kind, bool], list[Target]] = defaultdict(list)
    for t in targets:
        bound = t.comparator is Comparator.AT_MOST
        groups[(t.indicator, t.scope or "", t.kind, bound)].append(t)
    return (same for same in groups.values() if len(same) > 1)


def _way(target: Target) -> Better:
    return Better.LESS if target.comparator is Comparator.AT_MOST else Better.MORE


def _compared(one: Target, other: Target, value: float, better: Better) -> Check:
    facts = {
        "indicator": one.indicator, "unit": one.unit, "better": better.value,
        "first": [one.deadline, one.value], "second": [other.deadline, value],
    }  # fmt: skip
    slack = CLOSE * max(abs(one.value), abs(value), 1.0)
    if one.deadline == other.deadline:
        return check("twice", abs(value - one.value) <= slack, [one, other], **facts)
    rises, falls = value >= one.value - slack, value <= one.value + slack
    fine = {Better.MORE: rises, Better.LESS: falls, Better.NEITHER: True}[better]
    return check("order", fine, [one, other], **facts)
