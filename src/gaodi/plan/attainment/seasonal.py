"""Forecasts of series with twelve or more values within the years: the model that has done best so far, up to a year.

Each candidate (four of them of statsforecast) forecasts again from past dates as many steps ahead as are asked (the
rolling origin), and the one with the smallest mean squared error of the quantity that matters is taken: the sum of the
year at the deadline for a flow, the value on the day for a stock or rate. Ties go to the simpler model. The spread is
that of the errors of choosing so, moderated by the pool like any other.
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
    """The value on a day (of a flow: of the year that ends on it) and the name of the model.

    None further ahead than a year: there the few yearly values tell more than months do.
    """
    within = series.within
    asked = ahead(within, day) if within is not None else None
    if within is None or asked is None or asked.steps > within.season:
        return None
    scale, values = _scale(series, within), np.asarray(within.values)
    tried = _tried(values, within.season, asked, scale)
    if not tried:
        return None
    chosen = min(tried, key=lambda t: (round(float(np.mean(np.square(t.errors))), 12), t.order))
    middle = asked.total(values, _forecast(chosen.model, values, asked.steps, scale))
    spread, freedom = _moderated(honest(tried, asked.steps), asked, within, Path.of(series), pool)
    return Spread(scale, scale.to(middle), spread, freedom), chosen.name


def _scale(series: Series, within: Within) -> Scale:
    """Sums of positive steps by the logarithm; others on the scale of the series."""
    if within.sums:
        return Scale(Kind.LOG) if all(v > 0 for v in within.values) else Scale(Kind.PLAIN, _size(within.values))
    return Path.of(series).scale


def _size(values: Sequence[float]) -> float:
    return sum(abs(v) for v in values) or 1.0


@dataclass(frozen=True, slots=True)
class Tried:
    """A candidate with its errors from past dates; order: the simplest is 0."""

    order: int
    name: str
    model: Model
    errors: tuple[float, ...]


def _tried(values: Values, season: int, asked: Asked, scale: Scale) -> list[Tried]:
    """Each candidate with its rolling-origin errors as far ahead as is asked; none where there are too few dates."""
    origins = range(max(season, asked.known, len(values) - asked.steps - ORIGINS + 1), len(values) - asked.steps + 1)
    if len(origins) < LEAST:
        return []
    return [
        Tried(order, name, model, tuple(_error(model, values, origin, asked, scale) for origin in origins))
        for order, (name, model) in enumerate(_candidates(season, asked.known).items())
    ]


def _error(model: Model, values: Values, origin: int, asked: Asked, scale: Scale) -> float:
    before, after = values[:origin], values[origin:]
    guess = asked.total(before, _forecast(model, before, asked.steps, scale))
    return scale.to(asked.total(before, after)) - scale.to(guess)


def honest(tried: Sequence[Tried], steps: int) -> list[float]:
    """Squared errors of choosing itself: of each date, of the model that is best on the dates that do not overlap it
    (of all models, where all dates do). The errors of the one that won would look too small."""
    squares = np.square([t.errors for t in tried])
    count = squares.shape[1]
    found = []
    for origin in range(count):
        apart = [n for n in range(count) if abs(n - origin) >= steps]
        best = int(np.argmin(squares[:, apart].mean(axis=1))) if apart else None
        found.append(float(squares[:, origin].mean() if best is None else squares[best, origin]))
    return found


def _forecast(model: Model, values: Values, steps: int, scale: Scale) -> Values:
    """The steps ahead. Models see the distance from the last value, so that the unit cannot move their optimisers."""
    places = np.array([scale.to(float(v)) for v in values])
    return np.array([scale.back(float(v) + places[-1]) for v in model(places - places[-1], steps)])


def _moderated(squares: list[float], asked: Asked, within: Within, path: Path, pool: Pool) -> tuple[float, float]:
    """The spread of the errors, moderated by what the pool says of such series so far ahead. Of a year of which a part
    is known the pool's variance is that of the part that is not."""
    common = pool.scales[path.scale.kind]
    open_share = asked.tail / (asked.tail + asked.known)
    prior = common.prior.variance * open_share**2
    freedom = max(1.0, len(squares) / asked.steps)
    total = common.prior.freedom + freedom
    return float(np.sqrt((common.prior.freedom * prior + freedom * float(np.mean(squares))) / total)), total


def _candidates(season: int, known: int) -> dict[str, Model]:
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
        "same growth": _same_growth(season, season),
        "growth of the year so far": _same_growth(season, known or season),
        "theta": made(lambda count: AutoTheta(season_length=seasons(count))),
        "exponential smoothing": made(smoothing),
    }


def _same_growth(season: int, over: int) -> Model:
    """The same step of last year, moved by how much the last `over` steps exceed those a year before them."""

    def run(values: Values, steps: int) -> Values:
        recent = min(over, len(values) - season)
        moved = float(np.mean(values[-recent:] - values[-recent - season : len(values) - season])) if recent else 0.0
        last = values[-season:]
        return np.array([last[n % season] + moved * (n // season + 1) for n in range(steps)])

    return run
