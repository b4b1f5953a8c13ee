"""The series of a metric from its observations: its nature, its yearly values, and what is known within years."""

from __future__ import annotations

from gaodi.plan.attainment import within_year
from gaodi.plan.attainment.counts import only_added_to
from gaodi.plan.attainment.series import Nature, Series
from gaodi.registry.metrics import Metric
from gaodi.registry.metrics import Nature as Measured


def series_of(key: str, metric: Metric, values: within_year.Values, by: float = 1.0) -> Series:
    """The series of a metric as the forecasts see it. by: into which unit (the values are in it already)."""
    sums = metric.nature in (Measured.FLOW, Measured.CUMULATIVE)
    nature = _nature(metric)
    whole = 100.0 if metric.unit == "%" else 1.0
    stock = metric.nature is Measured.STOCK
    points = within_year.standing(values) if stock else within_year.yearly(values, sums)
    guess = None if stock else within_year.under_way(values, points, sums)
    inner = within_year.within(values, sums)
    found = Series(
        key, nature, points, whole * by, estimate=guess[0] if guess else None, missing=guess[1] if guess else 0.0,
        within=inner,
    )  # fmt: skip
    if nature is Nature.COUNT and not (metric.nature is Measured.STOCK and only_added_to(found)):
        found = Series(key, Nature.LEVEL, points, whole * by, None, found.estimate, found.missing, inner)
    return found


def _nature(metric: Metric) -> Nature:
    if metric.growth_of or metric.falls:
        return Nature.GROWTH
    if metric.nature is Measured.RATE and not dict(metric.measure.dimension):
        return Nature.SHARE
    return Nature.COUNT if metric.whole else Nature.LEVEL
