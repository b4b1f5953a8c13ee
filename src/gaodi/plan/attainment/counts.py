"""Counts that are only added to: new specialised enterprises, pilot projects, parks of a size.

What is added in h years is negative binomial with mean λh and variance F·λh·(1 + h/T): λ the yearly rate seen so far,
T the years in which it was seen, F how much more than a Poisson count such series vary. The second term is that λ is
itself an estimate. λ = (c + ½)/T for c things in T years (the Jeffreys prior of a Poisson rate); F is pooled over all
counts of the workspace, from Pearson's χ² of their increments (P. McCullagh and J. A. Nelder, Generalized Linear
Models, 1989, section 6.2.3), never below 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from gaodi.plan.attainment.distributions import Counted
from gaodi.plan.attainment.series import Nature, Series, years

JEFFREYS = 0.5
# Lists are published in batches, so that counts vary more than by chance; this much until the workspace tells.
DISPERSION, WEIGHT = 2.0, 4.0
# And they are published once a year: the first batch of a plan is not the pace of the months it took to come.
YEAR = 1.0


def only_added_to(series: Series) -> bool:
    """Whether no value is lower than the one before it, which a running total cannot be."""
    values = [p.value for p in series.points]
    return all(a <= b for a, b in pairwise(values))


def exposure(series: Series) -> tuple[float, float]:
    """How many things were added, and in how many years. (0, 0) where a single total says neither."""
    if not series.points:
        return 0.0, 0.0
    if series.start is not None and series.start <= series.last.at:
        return series.last.value, max(YEAR, series.last.time - years(series.start - timedelta(days=1)))
    return series.last.value - series.points[0].value, series.last.time - series.points[0].time


def forecast(series: Series, at: date, dispersion: float) -> Counted | None:
    """The running total on a day, or None where there is no pace to go by."""
    added, seen = exposure(series)
    if seen <= 0 or not only_added_to(series):
        return None
    ahead = max(0.0, years(at) - series.last.time)
    mean = (added + JEFFREYS) / seen * ahead
    return Counted(series.last.value, mean, dispersion * mean * (1 + ahead / seen))


def dispersion(many: Iterable[Series], until: date | None = None) -> float:
    """F of all counts together."""
    squares, freedom = WEIGHT * DISPERSION, WEIGHT
    for series in many:
        known = series.until(until) if until else series
        if known.nature is Nature.COUNT and only_added_to(known):
            own, degrees = _pearson(known)
            squares, freedom = squares + own, freedom + degrees
    return max(1.0, squares / freedom)


def _pearson(series: Series) -> tuple[float, float]:
    points = series.points
    steps = [(b.value - a.value, b.time - a.time) for a, b in pairwise(points) if b.time > a.time]
    total, span = sum(c for c, _ in steps), sum(t for _, t in steps)
    if len(steps) < 2 or total <= 0:
        return 0.0, 0.0
    rate = total / span
    return sum((c - rate * t) ** 2 / (rate * t) for c, t in steps), len(steps) - 1.0
