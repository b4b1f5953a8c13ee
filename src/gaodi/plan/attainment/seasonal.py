"""Forecasts of series with twelve or more values within the years: the statsforecast model that has done best so far.

Each candidate forecasts again from past dates as many steps ahead as are asked (the rolling origin), and the one with
the smallest mean squared error of the quantity that matters is taken: the sum of the year at the deadline for a flow,
the value on the day for a stock or rate. Ties go to the simpler model. The errors of the chosen one give the spread,
moderated by the pool like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gaodi.plan.attainment.distributions import Spread
from gaodi.plan.attainment.pool import Path, Pool
from gaodi.plan.attainment.scales import Kind, Scale
from gaodi.plan.attainment.series import Series, Within

ENOUGH = 12
ORIGINS = 12
LEAST = 3
# With fewer values statsforecast does not fit the parameters of a seasonal damped trend.
TINY = 12

Values = NDArray[np.float64]
Model = Callable[[Values, int], Values]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is forecast: `steps` ahead, the sum of the last `tail` of them on top of the `known` steps before."""

    steps: int
    tail: int
    known: int

    def total(self, before: Values, after: Values) -> float:
        """The quantity, from the values before the origin and those after it."""
        base = float(before[len(before) - self.known :].sum()) if self.known else 0.0
        return base + float(after[self.steps - self.tail : self.steps].sum())


def enough(series: Series) -> bool:
    """Whether there are values within the years to model."""
    return series.within is not None and len(series.within.values) >= ENOUGH and series.within.season > 1


def ahead(within: Within, day: date) -> Asked | None:
    """What has to be forecast for a day; None if no step ends on it or it is not ahead."""
    last = within.ends[-1]
    if day <= last or day.month not in within.months:
        return None
    place = within.months.index
    steps = (day.year - last.year) * within.season + place(day.month) - place(last.month)
    if not within.sums:
        return Asked(steps, 1, 0)
    in_year = place(day.month) + 1
    return Asked(steps, min(steps, in_year), max(0, in_year - steps))


def forecast(series: Series, day: date, pool: Pool) -> tuple[Spread, str] | None:
    """The value on a day (of a flow: of the year that ends on it) and the name of the model; None if it cannot be."""
    within = series.within
    asked = ahead(within, day) if within is not None else None
    if within is None or asked is None:
        return None
    scale, values = _scale(series, within), np.asarray(within.values)
    tried = _tried(values, within.season, asked, scale)
    if not tried:
        return None
    _, _, name, model, errors, steps = min(tried, key=lambda t: (t[0], t[1]))
    middle = asked.total(values, _forecast(model, values, asked.steps, scale))
    path = Path.of(series)
    spread, freedom = _moderated(errors, asked, steps, within, path, pool)
    return Spread(scale, scale.to(middle), spread, freedom), name


def _scale(series: Series, within: Within) -> Scale:
    """Sums of positive steps by the logarithm; others on the scale of the series."""
    if within.sums:
        return Scale(Kind.LOG) if all(v > 0 for v in within.values) else Scale(Kind.PLAIN, _size(within.values))
    return Path.of(series).scale


def _size(values: Sequence[float]) -> float:
    return sum(abs(v) for v in values) or 1.0


Tried = tuple[float, int, str, Model, list[float], int]


def _tried(values: Values, season: int, asked: Asked, scale: Scale) -> list[Tried]:
    """Each candidate with its rolling-origin errors, at as many steps ahead as the series is long enough to tell."""
    steps = min(asked.steps, max(1, len(values) - season - LEAST))
    nearer = Asked(steps, min(asked.tail, steps), asked.known)
    found: list[Tried] = []
    for order, (name, model) in enumerate(_candidates(season).items()):
        errors = _errors(model, values, season, nearer, scale)
        if len(errors) >= LEAST:
            found.append((round(float(np.mean(np.square(errors))), 12), order, name, model, errors, steps))
    return found


def _errors(model: Model, values: Values, season: int, asked: Asked, scale: Scale) -> list[float]:
    first = max(season, asked.known, len(values) - asked.steps - ORIGINS + 1)
    errors = []
    for origin in range(first, len(values) - asked.steps + 1):
        before, after = values[:origin], values[origin:]
        guess = asked.total(before, _forecast(model, before, asked.steps, scale))
        errors.append(scale.to(asked.total(before, after)) - scale.to(guess))
    return errors


def _forecast(model: Model, values: Values, steps: int, scale: Scale) -> Values:
    """The steps ahead. Models see the distance from the last value, so that the unit cannot move their optimisers."""
    places = np.array([scale.to(float(v)) for v in values])
    return np.array([scale.back(float(v) + places[-1]) for v in model(places - places[-1], steps)])


def _moderated(
    errors: list[float], asked: Asked, steps: int, within: Within, path: Path, pool: Pool
) -> tuple[float, float]:
    """The spread of the errors, moderated by what the pool says of such series so far ahead."""
    own = float(np.mean(np.square(errors))) * asked.steps / steps
    freedom = max(1.0, len(errors) / steps)
    common = pool.scales[path.scale.kind]
    open_share = asked.tail / (asked.tail + asked.known)
    prior = common.prior.variance * common.width(asked.steps / within.season) * open_share**2
    total = common.prior.freedom + freedom
    return float(np.sqrt((common.prior.freedom * prior + freedom * own) / total)), total


def _candidates(season: int) -> dict[str, Model]:
    """The models, the simplest first. The import is slow and only needed here."""
    from statsforecast.models import AutoETS, AutoTheta, RandomWalkWithDrift, SeasonalNaive

    def made(build: Callable[[int], Any]) -> Model:
        def run(values: Values, steps: int) -> Values:
            model = build(len(values))
            return np.asarray(model.forecast(y=values, h=steps)["mean"], np.float64)

        return run

    def seasons(count: int) -> int:
        return season if count >= 2 * season else 1

    def smoothing(count: int) -> Any:
        """Only the damped additive form: to choose among all forms takes fifteen times as long."""
        if count < TINY:
            return RandomWalkWithDrift()
        return AutoETS(season_length=seasons(count), model="AAA" if seasons(count) > 1 else "AAN", damped=True)

    return {
        "seasonal naive": made(lambda count: SeasonalNaive(season_length=season)),
        "drift": made(lambda count: RandomWalkWithDrift()),
        "same growth": _same_growth(season),
        "theta": made(lambda count: AutoTheta(season_length=seasons(count))),
        "exponential smoothing": made(smoothing),
    }


def _same_growth(season: int) -> Model:
    """The same step of last year, moved by how much the last season's steps exceed those a year before."""

    def run(values: Values, steps: int) -> Values:
        rest = len(values) - season
        recent = min(season, rest)
        moved = float(np.mean(values[-recent:] - values[-recent - season : len(values) - season])) if recent else 0.0
        last = values[-season:]
        return np.array([last[n % season] + moved * (n // season + 1) for n in range(steps)])

    return run
