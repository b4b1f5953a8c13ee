"""Figures beside those of the period before: what is many times as much is asked about, and so is a sum from January on
that became less."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from gaodi import units
from gaodi.periods import Kind, Period
from gaodi.registry import observations
from gaodi.registry.forms.across.said import PLACE, Whole, figure
from gaodi.registry.forms.columns import Placed, after
from gaodi.registry.forms.counting import period_of
from gaodi.registry.forms.job import Job
from gaodi.registry.forms.model import Table
from gaodi.registry.forms.staging import ROW, SHEET
from gaodi.registry.metrics import Nature

_EMPTY = pl.DataFrame(schema={"subject": pl.String, "then": pl.Float64})


def check(whole: Whole) -> None:
    """Faults for figures that jump. Compared is the same period of the year before; of sums from January on also the
    month before."""
    form, period = whole.job.form, whole.job.period
    if form.table is not Table.OBSERVATIONS or period is None:
        return
    for column in form.columns:
        if column.metric is None or not column.type.numeric or not whole.has(column.key, str(form.subject)):
            continue
        if column.jump:
            before = period_of(period.years_back(), whole.job.metrics[column.metric])
            _jumped(whole, column.key, column.metric, before, column.jump)
        cumulative = whole.job.metrics[column.metric].nature is Nature.CUMULATIVE
        if cumulative and period.kind is Kind.CUMULATIVE and period.end.month > 1:
            _fell(whole, column.key, column.metric, period.previous())


def _jumped(whole: Whole, key: str, metric: str, period: Period, times: float) -> None:
    both = _beside(whole, key, metric, period)
    by = (pl.col("now") / pl.col("then")).abs()
    odd = both.filter((pl.col("then") != 0) & (pl.col("now") != 0) & ((by > times) | (by < 1 / times)))
    odd = odd.with_columns(times=_shown(by.round_sig_figs(3)) + "×", before=_shown(pl.col("then")))
    whole.say("jump", key, odd, "times", "before", **_said(whole, key, metric, period))


def _fell(whole: Whole, key: str, metric: str, period: Period) -> None:
    both = _beside(whole, key, metric, period)
    fell = both.filter((pl.col("now") < pl.col("then") * (1 - 1e-9)) & (pl.col("then") > 0))
    fell = fell.with_columns(before=_shown(pl.col("then")))
    whole.say("fell", key, fell, "before", **_said(whole, key, metric, period))


def _said(whole: Whole, key: str, metric: str, period: Period) -> dict[str, str]:
    """Facts of all: the units of the file and of the lake, the period that is compared with."""
    given = next((columns[key].unit for columns in whole.sheets.values() if key in columns), "")
    kept = whole.job.metrics[metric].unit
    return {
        "unit": after(given),
        "kept_unit": after(kept),
        "period_zh": period.label(),
        "period_en": period.label("en"),
    }


def _shown(value: pl.Expr) -> pl.Expr:
    return value.map_elements(figure, return_dtype=pl.String)


def _beside(whole: Whole, key: str, metric: str, period: Period) -> pl.DataFrame:
    """Each figure beside that of the other period: `now` and `then`, both in the metric's unit."""
    then, unit = _figures(whole.job, metric, period), whole.job.metrics[metric].unit
    if then.is_empty():
        return pl.DataFrame(schema=PLACE | dict.fromkeys((key, "now", "then"), pl.Float64))
    subject = str(whole.job.form.subject)
    by = {number: _factor(columns, key, unit) for number, columns in whole.sheets.items()}
    return (
        whole.rows(subject, key).drop_nulls().join(then.lazy(), left_on=subject, right_on="subject")
        .with_columns(now=pl.col(key) * pl.col(SHEET).replace_strict(by, return_dtype=pl.Float64))
        .select(SHEET, ROW, key, "now", "then").collect()
    )  # fmt: skip


def _factor(columns: Mapping[str, Placed], key: str, unit: str) -> float:
    return float(units.ratio(columns[key].unit or unit, unit)) if key in columns else 1.0


def _figures(job: Job, metric: str, period: Period) -> pl.DataFrame:
    """What stands of a metric for a period, of the job's own source where it has spoken: `subject`, `then`."""
    if observations.TABLE not in job.ws.lake.tables():
        return _EMPTY
    rows = (
        job.ws.lake.read(observations.TABLE, batch=True)
        .filter(pl.col("metric") == metric, pl.col("period") == period.code)
        .filter(pl.col("subject_kind") == str(job.form.subjects))
        .select("subject", "source", "_batch", then="value").drop_nulls("then").collect()
    )  # fmt: skip
    own = pl.col("source") == job.source.id
    last = rows.sort(own, "_batch", maintain_order=True).unique("subject", keep="last", maintain_order=True)
    return last.select("subject", "then")
