"""Rows of a form as observations: a sheet with a column for each metric becomes a row for each value.

Written metric by metric: readers ask for one metric, and a file that has no row of it is not opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from gaodi import periods
from gaodi.registry.forms.columns import Placed
from gaodi.registry.forms.counting import period_of
from gaodi.registry.forms.job import Job
from gaodi.registry.forms.staging import HIGH, LOW
from gaodi.registry.metrics import SubjectKind, Type
from gaodi.registry.observations import wide

AT_ONCE = 250_000
"""So many values are turned into rows at once."""


def made(job: Job, frame: pl.DataFrame, columns: Mapping[str, Placed]) -> Iterator[pl.DataFrame]:
    """Rows of the table `observations`. frame: rows as they waited."""
    several = max(AT_ONCE // max(frame.height, 1), 1)
    for period, part in _by_period(job, frame):
        for own, of_metrics in _by_counting(job, columns, period).items():
            for start in range(0, len(of_metrics), several):
                yield _rows(job, part, of_metrics[start : start + several], own)


def _by_counting(job: Job, columns: Mapping[str, Placed], period: periods.Period) -> dict[periods.Period, list[Placed]]:
    """The columns with metrics, by the period that their values are for."""
    found: dict[periods.Period, list[Placed]] = {}
    for one in columns.values():
        if one.column.metric:
            found.setdefault(period_of(period, job.metrics[one.column.metric]), []).append(one)
    return found


def _by_period(job: Job, frame: pl.DataFrame) -> Iterator[tuple[periods.Period, pl.DataFrame]]:
    column = job.form.period_column
    if column is None:
        if job.period is None:
            raise AssertionError(job.form.id)
        yield job.period, frame
        return
    for (code,), part in frame.group_by(column.key, maintain_order=True):
        yield periods.parse(str(code)), part


def _rows(job: Job, frame: pl.DataFrame, columns: Sequence[Placed], period: periods.Period) -> pl.DataFrame:
    given = {one.column.key: _given(job, frame, one) for one in columns}
    return wide.rows(
        frame,
        given,
        kind=SubjectKind(str(job.form.subjects)),
        period=period,
        source=job.source.id,
        subject=str(job.form.subject),
        synthetic=job.source.synthetic,
    )


def _given(job: Job, frame: pl.DataFrame, one: Placed) -> wide.Given:
    metric, key = job.metrics[str(one.column.metric)], one.column.key
    if metric.type is not Type.NUMBER:
        return wide.Given(metric)
    banded = key + LOW in frame.columns
    return wide.Given(metric, one.unit, key + LOW if banded else "", key + HIGH if banded else "")
