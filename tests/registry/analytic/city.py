"""A small city of the tests: metrics of enterprises of every kind and rule, and made-up figures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from gaodi import periods
from gaodi.registry import metrics, observations
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.observations.wide import Given, rows
from gaodi.workspace import Workspace

METRICS = """
format: gaodi-metrics/1
metrics:
  - &t
    {id: t-output, name: 试产值, name_en: T, unit: 万元, subjects: [enterprise], nature: flow, total: {rule: sum}}
  - {<<: *t, id: t-land, name: 试用地, unit: 亩, nature: stock}
  - {<<: *t, id: t-tax, name: 试税收}
  - {<<: *t, id: t-sales, name: 试销售, nature: cumulative, frequency: [year, cumulative]}
  - {<<: *t, id: t-per-mu, name: 试亩均, unit: 元/亩, nature: rate,
     total: {rule: ratio, numerator: t-tax, denominator: t-land}}
  - {<<: *t, id: t-quality, name: 试合格率, unit: '%', nature: rate, total: {rule: weighted, by: t-output}}
  - {<<: *t, id: t-growth, name: 试增速, unit: '%', nature: rate, total: {rule: none}}
  - {<<: *t, id: t-listed, name: 试上市, unit: '', type: yes-no, nature: stock, total: {rule: none}}
  - {<<: *t, id: t-level, name: 试等级, unit: '', type: category, codes: [low, high], nature: stock,
     total: {rule: none}}
  - {<<: *t, id: t-total, name: 试总产值, unit: 亿元, subjects: [region],
     gathers: {metric: t-output, population: above-scale-industry}}
  - {<<: *t, id: t-firms, name: 试企业数, unit: 家, subjects: [region], nature: stock, bounds: [0, null],
     gathers: {population: above-scale-industry}}
  - {<<: *t, id: t-mean, name: 试均产值, unit: 万元/家, subjects: [region], nature: rate,
     total: {rule: ratio, numerator: t-total, denominator: t-firms}}
"""
NUMBERS = ("t-output", "t-land", "t-tax", "t-quality", "t-growth")


def made(folder: Path) -> Workspace:
    """A workspace that knows the metrics of the tests."""
    ws = Workspace.create(folder, region="430100")
    (folder / "catalog").mkdir()
    (folder / "catalog" / "metrics.yaml").write_text(METRICS, "utf-8")
    observations.define(ws.lake)
    return ws


def add(ws: Workspace, sheet: pl.DataFrame, period: int | str, source: str = "office") -> int:
    """Write a sheet with a column for a metric; the number of the batch."""
    known = metrics.load(ws)
    columns = {
        name: Given(known[name], low=f"{name}-low", high=f"{name}-high") for name in known if name in sheet.columns
    }
    made = rows(sheet, columns, kind=SubjectKind.ENTERPRISE, period=periods.parse(str(period)), source=source)
    return ws.lake.write({observations.TABLE: made}, kind="test").number


def sheet(count: int, seed: int) -> pl.DataFrame:
    """Figures of so many enterprises, a tenth of them missing."""
    random = np.random.default_rng(seed)
    figures = {name: random.lognormal(3, 1, count) for name in NUMBERS}
    holes = {name: random.random(count) < 0.1 for name in NUMBERS}
    frame = pl.DataFrame({"subject": [f"e{number}" for number in range(count)], **figures})
    return frame.with_columns(
        pl.when(pl.Series(holes[name])).then(None).otherwise(pl.col(name)).alias(name) for name in NUMBERS
    )
