"""Forms with one figure in a row: each says its metric, and may say its unit.

What is said of a figure is looked at once for all rows that say the same of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from gaodi import periods, units
from gaodi.errors import UnitError
from gaodi.registry.forms import counting
from gaodi.registry.forms.faults import Stop
from gaodi.registry.forms.job import Job
from gaodi.registry.forms.model import Form, Type
from gaodi.registry.metrics import Metric
from gaodi.registry.metrics import Type as MetricType


@dataclass(frozen=True, slots=True)
class Keys:
    """The columns of such a form. unit, period, citation: empty where it has none."""

    metric: str
    value: str
    unit: str = ""
    period: str = ""
    citation: str = ""

    @property
    def said(self) -> list[str]:
        """The columns by which rows are taken together."""
        return [key for key in (self.metric, self.unit, self.period, self.citation) if key]


@dataclass(frozen=True, slots=True)
class Said:
    """What rows say of their figures. by: what these are multiplied with to be in the metric's unit."""

    metric: Metric
    period: periods.Period
    unit: str
    by: Fraction
    citation: str = ""


def keys(form: Form) -> Keys | None:
    """The columns of a form with one figure in a row; None for any other."""
    metric, value = form.of_type(Type.METRIC), [one for one in form.columns if one.field == "value"]
    if not metric or not value:
        return None
    own = {one.field: one.key for one in form.columns if one.field}
    period = form.period_column.key if form.period_column else ""
    return Keys(metric[0].key, value[0].key, own.get("unit", ""), period, own.get("citation", ""))


def groups(frame: pl.DataFrame, columns: Keys) -> Iterator[tuple[dict[str, str | None], pl.DataFrame]]:
    """The rows that say the same of their figures, with what they say."""
    known = frame.drop_nulls([key for key in (columns.metric, columns.value, columns.period) if key])
    for values, part in known.group_by(columns.said, maintain_order=True):
        yield dict(zip(columns.said, (None if value is None else str(value) for value in values), strict=True)), part


def read(job: Job, columns: Keys, said: dict[str, str | None]) -> Said:
    """What rows say of their figures. Raises Stop with the fault where it does not hold together."""
    metric = job.metrics[str(said[columns.metric])]
    period = periods.parse(str(said[columns.period])) if columns.period else job.period
    assert period is not None  # noqa: S101 - a job without a period is refused before
    if metric.type is not MetricType.NUMBER:
        raise Stop("not-a-figure", metric=metric.name)
    if job.form.subjects not in metric.subjects:
        raise Stop("not-measured", metric=metric.name)
    own = counting.own_period(period, metric)
    if own.kind not in metric.frequency:
        raise Stop("no-such-period", metric=metric.name, period_en=period.label("en"), period_zh=period.label())
    unit = said.get(columns.unit) or metric.unit
    try:
        by = units.ratio(unit, metric.unit)
    except UnitError as error:
        raise Stop("wrong-unit", unit=unit, expected=metric.unit) from error
    return Said(metric, own, unit, by, said.get(columns.citation) or "")
