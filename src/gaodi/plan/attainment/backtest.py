"""The back-test: every forecast that could have been made is made again from what was known then, and compared.

For each series and each of its dates with two values or more, the forecast of every later value (up to HORIZONS years
ahead) is made with the pool of that day. Nothing that came later is used. What is asked is what a planner would have
asked: pseudo-targets at STEPS times the way that the pace so far would go by then (for growth rates, at STEPS times
their mean so far), a ceiling where the series was falling. Next to the odds stand the two forecasts that are made by
hand: that the last value stays, and that the pace goes on; each says yes or no.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from gaodi.plan.attainment.distributions import interval, odds
from gaodi.plan.attainment.forecast import Knowledge, law
from gaodi.plan.attainment.goals import Goal
from gaodi.plan.attainment.scales import scale_of
from gaodi.plan.attainment.series import Nature, Point, Series

HORIZONS = 3
STEPS = (0.5, 0.9, 1.1, 1.5)


@dataclass(frozen=True, slots=True)
class Call:
    """One pseudo-target: the odds given, what the two forecasts by hand said (0 or 1), and whether it came true."""

    odds: float
    last: float
    pace: float
    met: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One forecast made again. family: of the scale, or `count`. inside: whether the value lay in the interval."""

    series: str
    family: str
    horizon: int
    inside: bool
    calls: tuple[Call, ...]


def cases(many: Iterable[Series], share: float = 0.8) -> tuple[Case, ...]:
    """Every case of the series. share: of the interval."""
    many = [s for s in many if len(s.points) > 2]
    days = sorted({p.at for s in many for p in s.points[1:-1]})
    found: list[Case] = []
    for day in days:
        known = Knowledge.of(many, day)
        for series in many:
            seen = series.until(day)
            if len(seen.points) > 1 and seen.last.at == day:
                found.extend(_from(seen, series.points[len(seen.points) :], known, share))
    return tuple(found)


def _from(seen: Series, later: Sequence[Point], known: Knowledge, share: float) -> Iterator[Case]:
    distribution = law(seen, known)[0]
    family = Nature.COUNT.value if seen.nature is Nature.COUNT else scale_of(seen).kind.value
    for point in later:
        ahead = point.time - seen.last.time
        if ahead > HORIZONS + 1e-6:
            break
        found = distribution(point.at)
        low, high = interval(found, share)
        goals = _goals(seen, ahead)
        calls = tuple(
            Call(odds(found, goal), float(goal.met(last)), float(goal.met(paced)), goal.met(point.value))
            for goal, last, paced in goals
        )
        yield Case(seen.key, family, max(1, ceil(ahead - 1e-6)), low <= point.value <= high, calls)


def _goals(seen: Series, ahead: float) -> Iterator[tuple[Goal, float, float]]:
    """Pseudo-targets, each with what the two forecasts by hand say the value will be."""
    last = seen.last.value
    if seen.nature is Nature.GROWTH:
        mean = sum(p.value for p in seen.points) / len(seen.points)
        if mean:
            yield from ((Goal(step * mean, low=step * mean), last, mean) for step in STEPS)
        return
    pace = (last - seen.points[0].value) / (seen.last.time - seen.points[0].time)
    for step in STEPS if pace else ():
        value = last + step * pace * ahead
        yield (Goal(value, low=value) if pace > 0 else Goal(value, high=value)), last, last + pace * ahead
