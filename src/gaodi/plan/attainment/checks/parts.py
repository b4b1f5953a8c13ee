"""Parts must fit their whole: what stands after 其中 cannot be more than what it is part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gaodi.plan.attainment.checks.finding import Check, added, check, factor
from gaodi.plan.attainment.goals import CLOSE
from gaodi.plan.model import Comparator, Target


def parts(targets: Sequence[Target]) -> Iterator[Check]:
    """One check for every whole that has parts. A ceiling on a part says nothing of its size and is left out."""
    for whole in targets:
        of_it = [t for t in targets if t.part_of is not None and t.part_of == whole.span and t.id != whole.id]
        named = [t for t in of_it if added(t) and t.comparator is not Comparator.AT_MOST]
        if named and added(whole) and whole.unit != "%":
            yield _fits(whole, named)


def _fits(whole: Target, named: list[Target]) -> Check:
    values = [(t, factor(t, whole.unit)) for t in named]
    told = [(t, t.value * by) for t, by in values if by is not None]
    total = sum(value for _, value in told)
    room = whole.value_max if whole.value_max is not None else whole.value
    return check(
        "parts", total <= room * (1 + CLOSE), [whole, *(t for t, _ in told)],
        whole=whole.indicator, value=room, unit=whole.unit, total=total, over=max(0.0, total - room),
        parts=[[t.indicator, value] for t, value in told],
    )  # fmt: skip
