"""The point forecast of a series with few values: a damped trend whose slope is shrunk to that of all series.

On the scale of the series (see `scales`), with n values y at times t (in years):

    slope   d = (y_n − y_1 + k·D) / (t_n − t_1 + k),     D the slope of all series of the scale, k = 2 years
    level   ŷ(h) = y_n + d·φ·(1 − φ^h)/(1 − φ),          φ = 0.9: the trend dies away

which for whole h is the damped trend y_n + d·(φ + … + φ^h) of E. S. Gardner and E. McKenzie (1985), Management Science
31(10). Growth rates have no trend; they return to their mean:

    mean    m = (Σy + k·M) / (n + k),                    M the mean of all growth series
    rate    ŷ(h) = m + ρ^h·(y_n − m),                    ρ = 0.5
"""

from __future__ import annotations

from collections.abc import Sequence

PHI = 0.9
RHO = 0.5
K = 2.0


def damping(horizon: float) -> float:
    """How many years of slope a horizon in years is worth."""
    return float(PHI * (1 - PHI**horizon) / (1 - PHI))


def slope(times: Sequence[float], places: Sequence[float], pooled: float) -> float:
    """The slope a year, shrunk to the pooled one."""
    return (places[-1] - places[0] + K * pooled) / (times[-1] - times[0] + K)


def damped(times: Sequence[float], places: Sequence[float], horizon: float, pooled: float) -> float:
    """The place on the scale `horizon` years after the last value."""
    return places[-1] + slope(times, places, pooled) * damping(horizon)


def mean(places: Sequence[float], pooled: float) -> float:
    """The mean of growth rates, shrunk to the pooled one."""
    return (sum(places) + K * pooled) / (len(places) + K)


def returning(places: Sequence[float], horizon: float, pooled: float) -> float:
    """The growth rate of the year `horizon` years after the last one."""
    middle = mean(places, pooled)
    return float(middle + RHO**horizon * (places[-1] - middle))


def returning_mean(places: Sequence[float], horizon: int, pooled: float) -> float:
    """The mean of the growth rates of the next `horizon` years."""
    return sum(returning(places, h, pooled) for h in range(1, horizon + 1)) / horizon
