"""A level, the level it starts from and a growth rate must fit: 500 from 400 in three years is 7.7 % a year.

Levels of money are at current prices and growth rates mostly at comparable ones, so that the two differ by the change
of prices. The check says by how much, and fails only where prices could not explain it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from gaodi.plan.attainment.checks.finding import Check, check, same_scope
from gaodi.plan.model import Kind, Target

# Prices of what industry makes have moved by no more than this a year over a plan period (in points).
PRICES = 5.0


def growth(
    targets: Sequence[Target],
    pairs: Mapping[str, str],
    base: Callable[[Target], tuple[int, float] | None],
    comparable: Callable[[Target], bool] = lambda target: True,
) -> Iterator[Check]:
    """One check for each mean yearly growth target whose level is a target too.

    pairs: id of the growth target → id of the level target that it is the growth of. base: the year and value (in the
    target's unit) from which the level starts. comparable: whether the growth is at comparable prices.
    """
    by_id = {t.id: t for t in targets}
    for rate in targets:
        level = by_id.get(pairs.get(rate.id, ""))
        if rate.kind is Kind.GROWTH and level is not None and same_scope(rate, level) and level.deadline:
            start = base(level)
            if start is not None and start[1] > 0 and level.value > 0 and int(level.deadline[:4]) > start[0]:
                yield _fits(rate, level, start, comparable(rate))


def _fits(rate: Target, level: Target, start: tuple[int, float], comparable: bool) -> Check:
    span = int((level.deadline or "0")[:4]) - start[0]
    implied = ((level.value / start[1]) ** (1 / span) - 1) * 100
    room = PRICES if comparable else 0.5
    return check(
        "growth", abs(implied - rate.value) <= room, [rate, level],
        indicator=level.indicator, unit=level.unit, base=list(start), level=[level.deadline, level.value], years=span,
        implied=implied, stated=rate.value, prices=implied - rate.value if comparable else None,
    )  # fmt: skip
