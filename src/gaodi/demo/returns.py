"""Columns of figures turned into rows of observations, by the table catalog/demo/metrics.csv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from gaodi import catalog, periods
from gaodi.demo.accounts import Columns
from gaodi.errors import Fault, InputError
from gaodi.registry import csvfile, metrics, sources
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.observations import wide
from gaodi.registry.sources import bands
from gaodi.workspace import Workspace

SUBJECT = "subject"

AMOUNTS = frozenset({
    "万元", "亩", "平方米", "吨", "吨标准煤", "吨二氧化碳", "万千瓦时", "万立方米", "立方米", "吉焦",
})  # fmt: skip
"""Units that have larger and smaller ones beside them."""


@dataclass(frozen=True)
class Returns:
    """The returns that the city fills in: by return and column what the column holds."""

    given: Mapping[str, Mapping[str, wide.Given]]

    def amounts(self, name: str) -> frozenset[str]:
        """The columns of a return whose unit can be mistaken for another one of the kind: money, energy, land."""
        return frozenset(column for column, given in self.given[name].items() if given.unit in AMOUNTS)

    def rows(
        self, name: str, subjects: pl.Series, columns: Columns, period: periods.Period, source: str,
        kind: SubjectKind = SubjectKind.ENTERPRISE,
    ) -> pl.DataFrame:  # fmt: skip
        """The observations of one return for one period: of its columns those that are there; NaN gives none."""
        wanted = {column: given for column, given in self.given[name].items() if column in columns}
        sheet = pl.DataFrame({SUBJECT: subjects, **{column: _series(columns[column]) for column in wanted}})
        return wide.rows(sheet, wanted, kind=kind, period=period, source=source, synthetic=True)

    def bands(
        self, name: str, subjects: pl.Series, columns: Columns, period: periods.Period, source: sources.Source
    ) -> pl.DataFrame:
        """The observations of a source that gives bands instead of figures."""
        return bands.banded(source, self.rows(name, subjects, columns, period, source.id))


def load(ws: Workspace) -> Returns:
    """The returns, with the metrics as a workspace defines them. Raises InputError for every metric that is unknown."""
    known = metrics.load(ws)
    rows = csvfile.rows(catalog.path("demo/metrics.csv"), ("return", "column", "metric", "unit"))
    faults = [
        Fault(f"There is no metric {row['metric']!r}", row.where, do="Name the metric by its id in this line")
        for row in rows
        if row["metric"] not in known
    ]
    if faults:
        raise InputError.of(faults)
    given: dict[str, dict[str, wide.Given]] = {}
    for row in rows:
        given.setdefault(row["return"], {})[row["column"]] = wide.Given(known[row["metric"]], row["unit"])
    return Returns(given)


def _series(values: np.ndarray[tuple[int], np.dtype[np.generic]]) -> pl.Series:
    """The values with empty cells where nothing is known."""
    if values.dtype.kind == "f":
        return pl.Series(values).fill_nan(None)
    if values.dtype.kind == "b":
        return pl.Series(values)
    return pl.Series(values.tolist(), dtype=pl.String)
