"""Sheets as they are filled, one row for a subject and one column for a metric, turned into rows of observations.

For whole columns at a time: forms and the demonstration city bring millions of values. What is checked one value at a
time, with a sentence for each fault, is in `checking`; here the values have been looked at before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from gaodi import periods, units
from gaodi.errors import Fault, InputError
from gaodi.registry.metrics import Metric, Nature, SubjectKind, Type
from gaodi.registry.observations.model import Confidence, Status
from gaodi.registry.observations.tables import SCHEMA, frame


@dataclass(frozen=True, slots=True)
class Given:
    """What a column holds. metric: which one; unit: of the cells, by default the metric's.

    low, high: names of the columns with the ends of a band, of a source that gives no figures; the column itself may
    then be empty or absent.
    """

    metric: Metric
    unit: str = ""
    low: str = ""
    high: str = ""


def rows(
    sheet: pl.DataFrame,
    columns: Mapping[str, Given],
    *,
    kind: SubjectKind,
    period: periods.Period,
    source: str,
    subject: str = "subject",
    synthetic: bool = False,
    status: Status = Status.FINAL,
    citation: str = "",
) -> pl.DataFrame:
    """The rows of the table `observations` that a sheet gives; empty cells give none.

    sheet: one row for a subject. columns: name of a column → what it holds. subject: the column with the subjects' ids.
    Numbers are converted to the metric's unit; of yes or no, categories and texts the cells are as `observations` keeps
    them: yes and no as booleans, a category as its code. Raises InputError for a metric that has no values for such a
    period, UnitError for a unit that does not fit.
    """
    empty = frame([])
    constant = {
        "subject_kind": kind.value, "source": source, "status": status.value, "citation": citation or None,
        "confidence": Confidence.SEEN.value, "synthetic": synthetic,
    }  # fmt: skip
    parts = [
        _column(sheet, name, given, subject, period).with_columns(
            pl.lit(value, pl.Boolean if isinstance(value, bool) else pl.String).alias(key)
            for key, value in constant.items()
        )
        for name, given in columns.items()
    ]
    typed = [part.select(pl.col(name).cast(empty.schema[name]) for name in part.columns) for part in parts]
    made = pl.concat([empty, *typed], how="diagonal").select(SCHEMA.names)
    # All of a subject together: who reads of one leaves out the pieces of files that do not have it.
    return made.sort("subject", maintain_order=True)


def _column(sheet: pl.DataFrame, name: str, given: Given, subject: str, period: periods.Period) -> pl.DataFrame:
    metric = given.metric
    if period.kind not in metric.frequency:
        expected = f"a period by {'、'.join(metric.frequency)}"
        raise InputError(Fault(f"{metric.id} has no values for a period like {period.code}", name, expected))
    values = _numbers(sheet, name, given) if metric.type is Type.NUMBER else _words(name, metric)
    start = period.end if metric.nature is Nature.STOCK else period.start
    return (
        sheet.lazy()
        .select(pl.col(subject).alias("subject"), **values)
        .filter(pl.any_horizontal(pl.col(*values).is_not_null()))
        .with_columns(
            metric=pl.lit(metric.id), period=pl.lit(period.code), start=pl.lit(start), end=pl.lit(period.end),
            unit=pl.lit(metric.unit or None, pl.String),
        )
        .collect()
    )  # fmt: skip


def _numbers(sheet: pl.DataFrame, name: str, given: Given) -> dict[str, pl.Expr]:
    unit = given.unit or given.metric.unit
    by = units.ratio(unit, given.metric.unit)
    cells = {"value": name, "value_low": given.low, "value_high": given.high}
    found = {key: pl.col(column).cast(pl.Float64) for key, column in cells.items() if column in sheet.columns}
    values = {key: cell if by == 1 else cell * by.numerator / by.denominator for key, cell in found.items()}
    if "value" not in found:
        return values
    known = pl.when(found["value"].is_not_null()).then(pl.lit(unit))
    return values | {"given": found["value"], "given_unit": known}


def _words(name: str, metric: Metric) -> dict[str, pl.Expr]:
    if metric.type is Type.TEXT:
        return {"code": pl.col(name).cast(pl.String)}
    if metric.type is Type.YES_NO:
        yes = pl.col(name).cast(pl.Boolean)
        code = pl.when(yes).then(pl.lit("yes")).when(~yes).then(pl.lit("no"))
        return {"code": code, "value": yes.cast(pl.Float64)}
    ranks = {code: float(number) for number, code in enumerate(metric.codes, 1)}
    return {
        "code": pl.col(name),
        "value": pl.col(name).replace_strict(ranks, default=None, return_dtype=pl.Float64),
    }
