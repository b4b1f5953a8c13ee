"""The forecast of a series: a distribution of its value at the deadline, and the way there.

The model follows from what the series is and how much of it there is: `counts` for running totals, `seasonal` for
twelve or more values within the years, `trend` with the pooled spread of `pool` for the few annual values that a plan
mostly has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from math import isinf

from gaodi.plan.attainment import counts, seasonal, trend
from gaodi.plan.attainment.distributions import Counted, Distribution, Known, Spread, interval
from gaodi.plan.attainment.pool import Path, Pool, point
from gaodi.plan.attainment.scales import Kind
from gaodi.plan.attainment.series import Nature, Point, Series, years

Law = Callable[[date], Distribution]
MONTHS = 12

DAMPED, RETURNING, COUNTING, OBSERVED = "damped trend", "return to the mean", "negative binomial", "observed"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What all series of the workspace lend to one: the pool of scales and the dispersion of counts."""

    pool: Pool
    dispersion: float

    @classmethod
    def of(cls, many: Iterable[Series], until: date | None = None) -> Knowledge:
        """What was known on a day (all there is, unless told)."""
        many = tuple(many)
        return cls(Pool.of(many, until), counts.dispersion(many, until))


@dataclass(frozen=True, slots=True)
class Step:
    """One date of the way: the middle of the forecast and its interval."""

    at: date
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """The value at the deadline, by which model, and the way there."""

    distribution: Distribution
    model: str
    path: tuple[Step, ...] = ()

    @property
    def middle(self) -> float:
        """The median."""
        return self.distribution.quantile(0.5)


def forecast(series: Series, at: date, known: Knowledge, share: float = 0.8) -> Forecast | None:
    """The value of a series on a day. share: of the interval. Only a day that has itself been observed is known.

    What came after the day does not say what was on it: then the forecast is from what was there by the day, and None
    where there was nothing. Raises IndexError for a series without a value.
    """
    seen = next((p for p in reversed(series.points) if p.at == at), None)
    if seen is not None:
        return Forecast(Known(seen.value), OBSERVED)
    if series.last.at > at:
        series = series.until(at)
    if not series.points:
        return None
    found, model = law(series, known)
    if seasonal.enough(series):
        found, model = _seasonal(series, at, known, found, model)
    return Forecast(found(at), model, way(found, series, at, share))


def law(series: Series, known: Knowledge) -> tuple[Law, str]:
    """The distribution as a function of the day, and the name of the model."""
    if series.nature is Nature.COUNT and counts.forecast(series, series.last.at, known.dispersion) is not None:
        return lambda at: _counted(series, at, known), COUNTING
    if series.estimate is None:
        return _from_years(series, known, 0.0)
    started = replace(series, points=(*series.points, series.estimate))
    path = Path.of(started)
    year, _ = known.pool.spread(path, 1.0)
    return _from_years(started, known, series.missing * year**2)


def _from_years(series: Series, known: Knowledge, doubt: float) -> tuple[Law, str]:
    """The law of the yearly values. doubt: the variance of the last one, where it is an estimate."""
    path = Path.of(series)
    name = RETURNING if path.scale.kind is Kind.RATE else DAMPED
    return lambda at: _spread(path, years(at) - path.times[-1], known.pool, doubt), name


def _seasonal(series: Series, at: date, known: Knowledge, other: Law, name: str) -> tuple[Law, str]:
    """The seasonal model up to a year ahead; after the year under way the yearly law, from that forecast on."""

    @cache
    def made(day: date) -> tuple[Distribution, str] | None:
        return seasonal.forecast(series, day, known.pool)

    assert series.within is not None  # noqa: S101 - the caller has asked
    year = date(series.within.ends[-1].year + (series.within.ends[-1].month == MONTHS), MONTHS, 31)
    under_way = seasonal.forecast(series, year, known.pool)
    after = other
    if under_way is not None and year > series.last.at and series.nature is not Nature.COUNT:
        estimate = Point(year, under_way[0].quantile(0.5))
        after, _ = _from_years(replace(series, points=(*series.points, estimate)), known, under_way[0].spread ** 2)

    def found(day: date) -> Distribution:
        by_model = made(day)
        return by_model[0] if by_model else after(day) if day > year else other(day)

    chosen = made(at)
    return found, chosen[1] if chosen else name


def _counted(series: Series, at: date, known: Knowledge) -> Counted:
    found = counts.forecast(series, at, known.dispersion)
    assert found is not None  # noqa: S101 - `law` has asked
    return found


def _spread(path: Path, horizon: float, pool: Pool, doubt: float) -> Spread:
    centre = pool.scales[path.scale.kind].centre
    if horizon <= 0:
        return Spread(path.scale, path.places[-1], doubt**0.5, pool.spread(path, 1.0)[1])
    spread, freedom = pool.spread(path, horizon)
    return Spread(path.scale, point(path, horizon, centre), (spread**2 + doubt) ** 0.5, freedom)


def growth_over(series: Series, first: int, last: int, known: Knowledge, *, mean: bool) -> Distribution:
    """Growth over the years, chained from yearly rates at comparable prices, of which some may be known already.

    mean: as a rate a year (the geometric mean, which is what 年均增速 is); otherwise against the year before the first.
    Years between that were not observed count as not yet known.
    """
    rates = {p.at.year: p.value for p in series.points}
    asked = range(first, last + 1)
    product = 1.0
    for year in asked:
        product *= 1 + rates.get(year, 0.0) / series.whole
    rest, per = sum(year not in rates for year in asked), len(asked) if mean else 1
    if rest == 0:
        return Known((product ** (1 / per) - 1) * series.whole)
    return Chained(_rest(series, rest, known), product, rest, per, series.whole)


def _rest(series: Series, rest: int, known: Knowledge) -> Spread:
    """The mean growth of the `rest` years after the last known one."""
    path = Path.of(series)
    centre = known.pool.scales[Kind.RATE].centre
    spread, freedom = known.pool.spread(path, rest, mean_of=rest)
    return Spread(path.scale, trend.returning_mean(path.places, rest, centre), spread, freedom)


@dataclass(frozen=True, slots=True)
class Chained:
    """(known·(1 + mean)^rest)^(1/per) − 1: yearly rates chained, those of `rest` years not known yet."""

    mean: Distribution
    known: float
    rest: int
    per: int
    whole: float

    def at_most(self, value: float) -> float:
        """P(X ≤ value)."""
        return self.mean.at_most(self._rate(value))

    def below(self, value: float) -> float:
        """P(X < value)."""
        return self.mean.below(self._rate(value))

    def quantile(self, share: float) -> float:
        """The growth that is not exceeded with this probability."""
        grown = self.known * max(0.0, 1 + self.mean.quantile(share) / self.whole) ** self.rest
        return float((grown ** (1 / self.per) - 1) * self.whole)

    def _rate(self, value: float) -> float:
        """The mean rate of the years to come at which the whole is this value."""
        if isinf(value):
            return value
        grown = max(1 + value / self.whole, 0.0) ** self.per / self.known
        return float((grown ** (1 / self.rest) - 1) * self.whole)


def way(found: Law, series: Series, at: date, share: float) -> tuple[Step, ...]:
    """The forecast at the end of each year up to the day, and on the day."""
    ends = [date(year, 12, 31) for year in range(series.last.at.year, at.year + 1)]
    days = [*(day for day in ends if series.last.at < day < at), at]
    return tuple(Step(day, found(day).quantile(0.5), *interval(found(day), share)) for day in days)
