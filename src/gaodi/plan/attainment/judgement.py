"""Judges a target by its evidence: progress, forecast, odds, status. Pure: the same evidence gives the same result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import prod

from gaodi.plan.attainment import distributions
from gaodi.plan.attainment.comparison import Evidence, Quantity
from gaodi.plan.attainment.distributions import Distribution, Known, Moved, Spread
from gaodi.plan.attainment.forecast import OBSERVED, RETURNING, Forecast, Knowledge, Step, forecast, growth_over
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
    """What is said of a target. odds, middle, low, high: None without a deadline, and where all values lie after it.

    path: the way to the deadline.

    overdue: the deadline is over and the value at it is not known, so that there is no pace to ask for.
    """

    status: Status
    progress: Progress
    odds: float | None = None
    middle: float | None = None
    low: float | None = None
    high: float | None = None
    model: str = ""
    path: tuple[Step, ...] = ()
    overdue: bool = False


def judge(evidence: Evidence, known: Knowledge, thresholds: Thresholds, day: date = date.min) -> Judgement:
    """Where the target stands and where it is going. day: of the run; by default before every deadline."""
    found = _forecast(evidence, known, thresholds.interval)
    stands = _progress(evidence)
    assert stands.latest is not None  # noqa: S101 - evidence has a value
    limits = thresholds.on_track, thresholds.at_risk
    if found is None:  # without a deadline a value can meet the target; one after the deadline says nothing
        latest = stands.latest.value if evidence.deadline is None else None
        return Judgement(status(latest, None, evidence.goal, False, *limits), stands)
    law = found.distribution
    chance = distributions.odds(law, evidence.goal)
    over = isinstance(law, Known)
    reached = law.value if isinstance(law, Known) else _in_time(evidence, stands.latest)
    low, high = distributions.interval(law, thresholds.interval)
    said = status(reached, chance, evidence.goal, over, *limits)
    late = not over and evidence.over(day)
    stands = replace(stands, pace=None) if late else stands
    overdue = late and said is not Status.DONE
    return Judgement(said, stands, chance, found.middle, low, high, found.model, found.path, overdue)


def _in_time(evidence: Evidence, latest: Point) -> float:
    """The latest value that does not lie after the deadline: what came later was not reached in time."""
    if evidence.deadline is None or latest.at <= evidence.deadline:
        return latest.value
    return max((p for p in course(evidence) if p.at <= evidence.deadline), default=latest).value


def _forecast(evidence: Evidence, known: Knowledge, share: float) -> Forecast | None:
    if evidence.deadline is None:
        return None
    match evidence.quantity:
        case Quantity.VALUE:
            return forecast(evidence.series, evidence.deadline, known, share)
        case Quantity.CHANGE | Quantity.GROWTH:
            found = forecast(evidence.series, evidence.deadline, known, share)
            return _moved(found, *_move(evidence)) if found else None
        case Quantity.MEAN | Quantity.CHAIN:
            mean = evidence.quantity is Quantity.MEAN
            law = growth_over(evidence.series, evidence.first, evidence.last, known, mean=mean)
            return Forecast(law, OBSERVED if isinstance(law, Known) else RETURNING, _way(law, evidence.deadline, share))
        case Quantity.SUM:
            law = sum_of_years(evidence, known.pool)
            return Forecast(law, OBSERVED if isinstance(law, Known) else TOTAL, _way(law, evidence.deadline, share))


def _move(evidence: Evidence) -> tuple[float, float]:
    """factor and shift that make of a value its change since the base, or its growth in percent of it."""
    assert evidence.base is not None  # noqa: S101 - a change has a base
    if evidence.quantity is Quantity.CHANGE:
        return 1.0, -evidence.base.value
    return 100 / evidence.base.value, -100.0


def _moved(found: Forecast, factor: float, shift: float) -> Forecast:
    law = found.distribution
    moved: Distribution = Moved(law, factor, shift)
    if isinstance(law, Known):
        moved = Known(law.value * factor + shift)
    path = tuple(
        Step(s.at, s.value * factor + shift, s.low * factor + shift, s.high * factor + shift) for s in found.path
    )
    return Forecast(moved, found.model, path)


def _way(law: Distribution, deadline: date, share: float) -> tuple[Step, ...]:
    if isinstance(law, Known):
        return ()
    return (Step(deadline, law.quantile(0.5), *distributions.interval(law, share)),)


def sum_of_years(evidence: Evidence, pool: Pool) -> Distribution:
    """The sum of the yearly values from the first year to the last: those known, and the mean of the rest times them.

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
    if evidence.quantity is Quantity.MEAN:
        goal, whole = evidence.goal.value, evidence.series.whole
        needed = required_rate(dict(evidence.known), evidence.first, evidence.last, goal, whole)
        return Progress(latest, None, None, needed)
    began = evidence.base.at if evidence.base else date(evidence.first - 1, 12, 31)
    nothing = Point(began, 0.0)
    gone = share(latest, nothing, evidence.goal)
    return Progress(latest, nothing, gone, pace(latest, evidence.goal, evidence.deadline))


def course(evidence: Evidence) -> tuple[Point, ...]:
    """The values so far as they are compared with the goal: of a sum what has come together, of a change what has
    changed, of growth over years what it was up to each year."""
    points = evidence.series.points
    match evidence.quantity:
        case Quantity.VALUE:
            return points
        case Quantity.CHANGE | Quantity.GROWTH:
            factor, shift = _move(evidence)
            return tuple(replace(p, value=p.value * factor + shift) for p in points if p.at >= evidence.base_day)
        case _:
            seen = [p for p in points if p.at.year in evidence.known]
            years = [{y: v for y, v in evidence.known.items() if y <= p.at.year} for p in seen]
            return tuple(
                replace(p, value=_so_far(replace(evidence, known=known))) for p, known in zip(seen, years, strict=True)
            )


def _so_far(evidence: Evidence) -> float:
    values = list(evidence.known.values())
    match evidence.quantity:
        case Quantity.SUM:
            return sum(values)
        case Quantity.CHANGE | Quantity.GROWTH:
            factor, shift = _move(evidence)
            return evidence.series.last.value * factor + shift
        case _:
            whole = evidence.series.whole
            product = prod(1 + value / whole for value in values)
            per = len(values) if evidence.quantity is Quantity.MEAN and values else 1
            return float((product ** (1 / per) - 1) * whole)
