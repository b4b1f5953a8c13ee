"""Rows of a form as observations: a sheet with a column for each metric becomes a row for each value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars as pl

from gaodi import periods
from gaodi.registry.forms import long
from gaodi.registry.forms.columns import Placed
from gaodi.registry.forms.counting import period_of
from gaodi.registry.forms.job import Job
from gaodi.registry.forms.long import Keys, Said
from gaodi.registry.forms.model import Column
from gaodi.registry.forms.staging import HIGH, LOW
from gaodi.registry.metrics import SubjectKind, Type
from gaodi.registry.observations import wide

AT_ONCE = 500_000
"""So many values are turned into rows at once."""

Group = Sequence[Column]
"""Columns with metrics whose values are turned at once."""


def groups(job: Job, rows: int) -> Iterator[Group]:
    """The columns with metrics, as many at a time as go together. rows: of the file, at once."""
    of_metrics = [column for column in job.form.columns if column.metric]
    several = max(AT_ONCE // max(rows, 1), 1)
    for start in range(0, len(of_metrics), several):
        yield of_metrics[start : start + several]


def columns(job: Job, group: Group) -> list[str]:
    """What has to be read of the rows for a group."""
    period = [job.form.period_column.key] if job.form.period_column else []
    banded = [column.key for column in group if column.type.numeric] if job.source.bands else []
    ends = [key + end for key in banded for end in (LOW, HIGH)]
    return [str(job.form.subject), *period, *(column.key for column in group), *ends]


def made(job: Job, frame: pl.DataFrame, placed: Mapping[str, Placed], group: Group) -> Iterator[pl.DataFrame]:
    """Rows of the table `observations`. frame: rows as they waited, of one sheet; placed: its columns."""
    there = [placed[column.key] for column in group if column.key in placed]
    for period, part in _by_period(job, frame):
        for own, of_metrics in _by_counting(job, there, period).items():
            yield _rows(job, part, of_metrics, own)


def of_rows(job: Job, frame: pl.DataFrame, of: Keys) -> pl.DataFrame:
    """Rows of the table `observations` from rows that are each one figure."""
    return pl.concat([_said(job, part, of, long.read(job, of, values)) for values, part in long.groups(frame, of)])


def _said(job: Job, frame: pl.DataFrame, of: Keys, said: Said) -> pl.DataFrame:
    return wide.rows(
        frame,
        {of.value: wide.Given(said.metric, said.unit)},
        kind=SubjectKind(str(job.form.subjects)),
        period=said.period,
        source=job.source.id,
        subject=str(job.form.subject),
        synthetic=job.source.synthetic,
        citation=said.citation,
    )


def _by_period(job: Job, frame: pl.DataFrame) -> Iterator[tuple[periods.Period, pl.DataFrame]]:
    column = job.form.period_column
    if column is None:
        assert job.period is not None  # noqa: S101 - a job without a period is refused before
        yield job.period, frame
        return
    for (code,), part in frame.group_by(column.key, maintain_order=True):
        yield periods.parse(str(code)), part


def _by_counting(job: Job, given: Iterable[Placed], period: periods.Period) -> dict[periods.Period, list[Placed]]:
    """The columns by the period that their values are for."""
    found: dict[periods.Period, list[Placed]] = {}
    for one in given:
        found.setdefault(period_of(period, job.metrics[str(one.column.metric)]), []).append(one)
    return found


def _rows(job: Job, frame: pl.DataFrame, of_metrics: Sequence[Placed], period: periods.Period) -> pl.DataFrame:
    return wide.rows(
        frame,
        {one.column.key: _given(job, frame, one) for one in of_metrics},
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
