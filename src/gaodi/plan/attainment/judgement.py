"""Judges a target by its evidence: progress, forecast, odds, status. Pure: the same evidence gives the same result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gaodi.plan.attainment import distributions
from gaodi.plan.attainment.distributions import Distribution, Known, Spread
from gaodi.plan.attainment.evidence import Evidence, Quantity
from gaodi.plan.attainment.forecast import RETURNING, Forecast, Knowledge, Step, forecast, mean_of_years, since_base
from gaodi.plan.attainment.pool import Path, Pool, point
from gaodi.plan.attainment.progress import Progress, pace, progress, required_rate, share
from gaodi.plan.attainment.series import Point
from gaodi.plan.attainment.status import Status, status

TOTAL = "sum of a damped trend"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The workspace's: odds from which a target is on track, and at risk; the share of the interval."""

    on_track: float = 0.7
    at_risk: float = 0.3
    interval: float = 0.8


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a target. odds, middle, low, high: None without a deadline. path: the way to the deadline.

    value: what is compared with the goal so far (the latest value, the mean so far, the sum so far).
    """

    status: Status
    progress: Progress
    odds: float | None = None
    middle: float | None = None
    low: float | None = None
    high: float | None = None
    model: str = ""
    path: tuple[Step, ...] = ()


def judge(evidence: Evidence, known: Knowledge, thresholds: Thresholds) -> Judgement:
    """Where the target stands and where it is going."""
    found = _forecast(evidence, known, thresholds.interval)
    stands = _progress(evidence)
    assert stands.latest is not None  # noqa: S101 - evidence has a value
    if found is None:
        return Judgement(status(stands.latest.value, None, evidence.goal, False, *_limits(thresholds)), stands)
    law = found.distribution
    chance = distributions.odds(law, evidence.goal)
    over = isinstance(law, Known)
    latest = law.value if isinstance(law, Known) else stands.latest.value
    low, high = distributions.interval(law, thresholds.interval)
    return Judgement(
        status(latest, chance, evidence.goal, over, *_limits(thresholds)), stands, chance, found.middle, low, high,
        found.model, found.path,
    )  # fmt: skip


def _limits(thresholds: Thresholds) -> tuple[float, float]:
    return thresholds.on_track, thresholds.at_risk


def _forecast(evidence: Evidence, known: Knowledge, share: float) -> Forecast | None:
    if evidence.deadline is None:
        return None
    match evidence.quantity:
        case Quantity.VALUE:
            return forecast(evidence.series, evidence.deadline, known, share)
        case Quantity.MEAN:
            law = mean_of_years(evidence.series, evidence.first, evidence.last, known)
            return Forecast(law, RETURNING, _way(law, evidence.deadline, share))
        case Quantity.CHAIN:
            law = since_base(evidence.series, evidence.first - 1, evidence.last, known)
            return Forecast(law, RETURNING, _way(law, evidence.deadline, share))
        case Quantity.SUM:
            law = sum_of_years(evidence, known.pool)
            return Forecast(law, TOTAL, _way(law, evidence.deadline, share))


def _way(law: Distribution, deadline: date, share: float) -> tuple[Step, ...]:
    if isinstance(law, Known):
        return ()
    return (Step(deadline, law.quantile(0.5), *distributions.interval(law, share)),)


def sum_of_years(evidence: Evidence, pool: Pool) -> Distribution:
    """The sum of the yearly values from the first year to the last: those known, and as many times the mean of the rest.

    The years to come are taken to err together, which makes the interval wider than if they did not.
    """
    seen = sum(evidence.known.values())
    rest = evidence.last - evidence.first + 1 - len(evidence.known)
    if rest <= 0:
        return Known(seen)
    path = Path.of(evidence.series)
    centre = pool.scales[path.scale.kind].centre
    ahead = [path.scale.back(point(path, float(h), centre)) for h in range(1, rest + 1)]
    spread, freedom = pool.spread(path, (rest + 1) / 2)
    return Spread(path.scale, path.scale.to(sum(ahead) / rest), spread, freedom, seen, float(rest))


def _progress(evidence: Evidence) -> Progress:
    plain = progress(evidence.series, evidence.goal, evidence.start, evidence.deadline)
    if evidence.quantity is Quantity.VALUE or plain.latest is None:
        return plain
    latest = replace(plain.latest, value=_so_far(evidence))
    rates = dict(evidence.known)
    if evidence.quantity is Quantity.MEAN:
        needed = required_rate(rates, evidence.first, evidence.last, evidence.goal.value)
        return Progress(latest, None, None, needed)
    nothing = Point(date(evidence.first - 1, 12, 31), 0.0)
    return Progress(
        latest, nothing, share(latest, nothing, evidence.goal), pace(latest, evidence.goal, evidence.deadline)
    )


def _so_far(evidence: Evidence) -> float:
    values = list(evidence.known.values())
    if evidence.quantity is Quantity.SUM:
        return sum(values)
    if evidence.quantity is Quantity.MEAN:
        return sum(values) / len(values) if values else evidence.series.last.value
    product = 1.0
    for value in values:
        product *= 1 + value / evidence.series.whole
    return (product - 1) * evidence.series.whole
