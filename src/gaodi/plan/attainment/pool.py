"""What all series of a workspace say together: how series of a scale move on the whole, and how far forecasts err.

A pool is made of what was known on a day. For each scale it holds the common slope, the prior of the error variance
one year ahead, and by how much the variance grows with the horizon. A short series borrows from it; see `moderation`.

Errors are those of the rolling origin: for each series and each value after the first, the forecast is made again from
the values before, and compared. Errors h years ahead overlap, so m of them count as m/h degrees of freedom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil

import numpy as np

from gaodi.plan.attainment import trend
from gaodi.plan.attainment.moderation import Prior, prior_of
from gaodi.plan.attainment.scales import Kind, Scale, scale_of
from gaodi.plan.attainment.series import Nature, Series

# What a year's error is like where nothing is known: 8 % of a level, 0.2 on the logit (5 points around a half),
# 3 points of growth, a quarter of the mean size of a plain level. "To be confirmed" by each workspace's own series.
DEFAULTS = {Kind.LOG: 0.08, Kind.LOGIT: 0.2, Kind.RATE: 0.03, Kind.PLAIN: 0.25}
# Fewer errors than this at a horizon say nothing of it; then the variance grows in proportion to the years.
ERRORS = 10
FAR = 10


@dataclass(frozen=True, slots=True)
class Path:
    """A series on its scale: times in years, places."""

    scale: Scale
    times: tuple[float, ...]
    places: tuple[float, ...]

    @classmethod
    def of(cls, series: Series) -> Path:
        """The path of a series. An empty series has an empty path."""
        scale = scale_of(series) if series.points else Scale(Kind.LOG)
        return cls(scale, tuple(p.time for p in series.points), tuple(scale.to(p.value) for p in series.points))

    def __len__(self) -> int:
        return len(self.times)

    def first(self, count: int) -> Path:
        """Its first values."""
        return Path(self.scale, self.times[:count], self.places[:count])


@dataclass(frozen=True, slots=True)
class Common:
    """Of one scale: the common slope (of growth rates: the common mean), the prior, and the growth of variance.

    widths: horizon in years → variance as a multiple of that of one year; mean_widths: the same of the mean growth of
    that many years. errors, members: how many errors of how many series it rests on.
    """

    centre: float
    prior: Prior
    widths: dict[int, float]
    mean_widths: dict[int, float] = field(default_factory=dict)
    errors: int = 0
    members: int = 0

    def width(self, horizon: float, rate: bool = False) -> float:
        """The variance at a horizon, in proportion to that of one year; between whole years on a straight line."""
        if horizon <= 1:
            return 1.0 if rate else horizon * self.widths[1]
        below = int(min(horizon, FAR))
        above = min(below + 1, FAR)
        found = self.widths[below] + (horizon - below) * (self.widths[above] - self.widths[below])
        return found if horizon <= FAR or rate else self.widths[FAR] * horizon / FAR

    def mean_width(self, years: int) -> float:
        """The variance of the mean growth of the next years, in proportion to that of one year."""
        return self.mean_widths[min(years, FAR)]


@dataclass(frozen=True, slots=True)
class Pool:
    """What is common to the series of each scale."""

    scales: dict[Kind, Common]

    @classmethod
    def of(cls, many: Iterable[Series], until: date | None = None) -> Pool:
        """The pool of what was known on a day (of all that is known, unless told)."""
        groups: dict[Kind, list[Path]] = defaultdict(list)
        for series in many:
            if series.nature is not Nature.COUNT:
                path = Path.of(series.until(until) if until else series)
                if len(path):
                    groups[path.scale.kind].append(path)
        return cls({kind: _common(kind, sorted(groups[kind], key=_order)) for kind in Kind})

    def spread(self, path: Path, horizon: float, mean_of: int | None = None) -> tuple[float, float]:
        """The spread on the scale at a horizon, and its degrees of freedom; mean_of: of the mean of so many years."""
        kind = path.scale.kind
        common = self.scales[kind]
        own, freedom = own_variance(path, common.centre)
        variance, total = common.prior.moderate(own, freedom)
        grown = common.mean_width(mean_of) if mean_of else common.width(horizon, kind is Kind.RATE)
        return float(np.sqrt(variance * grown)), total


def _order(path: Path) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Sums of floats depend on their order: the order of series must not matter."""
    return path.times, path.places


def point(path: Path, horizon: float, centre: float) -> float:
    """The point forecast on the scale."""
    if path.scale.kind is Kind.RATE:
        return trend.returning(path.places, horizon, centre)
    return trend.damped(path.times, path.places, horizon, centre)


def one_year_errors(path: Path, centre: float) -> list[float]:
    """Errors of the forecasts of each value from those before it, as if each were one year ahead."""
    found = []
    for n in range(1, len(path)):
        ahead = path.times[n] - path.times[n - 1]
        scaled = 1.0 if path.scale.kind is Kind.RATE else ahead**0.5
        found.append((path.places[n] - point(path.first(n), ahead, centre)) / scaled)
    return found


def own_variance(path: Path, centre: float) -> tuple[float, float]:
    """The mean square of a series' own errors a year ahead, and their number. (0, 0) where there are none."""
    errors = one_year_errors(path, centre)
    return (float(np.mean(np.square(errors))), float(len(errors))) if errors else (0.0, 0.0)


def _common(kind: Kind, paths: Sequence[Path]) -> Common:
    centre = _centre(kind, paths)
    own = [own_variance(path, centre) for path in paths]
    prior = prior_of([s for s, _ in own], [d for _, d in own], DEFAULTS[kind] ** 2)
    scaled = [np.sqrt(prior.moderate(s, d)[0]) for s, d in own]
    mean_widths = _mean_widths(paths, scaled, centre) if kind is Kind.RATE else {}
    widths = _widths(kind, paths, scaled, centre)
    return Common(centre, prior, widths, mean_widths, int(sum(d for _, d in own)), len(paths))


def _centre(kind: Kind, paths: Sequence[Path]) -> float:
    if kind is Kind.RATE:
        places = [place for path in paths for place in path.places]
        return sum(places) / len(places) if places else 0.0
    span = sum(path.times[-1] - path.times[0] for path in paths)
    return sum(path.places[-1] - path.places[0] for path in paths) / span if span > 0 else 0.0


def _widths(kind: Kind, paths: Sequence[Path], scaled: Sequence[float], centre: float) -> dict[int, float]:
    squares: dict[int, list[float]] = defaultdict(list)
    for path, sigma in zip(paths, scaled, strict=True):
        for n in range(1, len(path)):
            for m in range(n, len(path)):
                ahead = path.times[m] - path.times[n - 1]
                error = path.places[m] - point(path.first(n), ahead, centre)
                squares[max(1, ceil(ahead - 1e-6))].append((error / sigma) ** 2)
    return _grown(squares, steady=kind is Kind.RATE)


def _mean_widths(paths: Sequence[Path], scaled: Sequence[float], centre: float) -> dict[int, float]:
    squares: dict[int, list[float]] = defaultdict(list)
    for path, sigma in zip(paths, scaled, strict=True):
        for n in range(1, len(path)):
            for m in range(n, len(path)):
                if round(path.times[m] - path.times[n - 1]) != m - n + 1:
                    continue
                came = sum(path.places[n : m + 1]) / (m - n + 1)
                error = came - trend.returning_mean(path.places[:n], m - n + 1, centre)
                squares[m - n + 1].append((error / sigma) ** 2)
    return _grown(squares, steady=True, growing=False)


def _grown(squares: dict[int, list[float]], steady: bool, growing: bool = True) -> dict[int, float]:
    """Variance by horizon in proportion to one year's. steady: what holds where errors are too few to tell."""
    base = float(np.mean(squares[1])) if len(squares[1]) >= ERRORS else 1.0
    grown = {1: 1.0}
    for horizon in range(2, FAR + 1):
        if len(squares[horizon]) >= ERRORS and base > 0:
            found = float(np.mean(squares[horizon])) / base
        else:
            found = grown[horizon - 1] * (1.0 if steady else horizon / (horizon - 1))
        grown[horizon] = max(found, grown[horizon - 1]) if growing else min(found, 1.0)
    return grown
