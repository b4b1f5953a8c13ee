"""What firms add up to: figures of the city, its districts and its parks, as their offices would publish them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from gaodi import periods
from gaodi.demo import months
from gaodi.demo.accounts import Columns
from gaodi.demo.blocks import returning
from gaodi.demo.city import City
from gaodi.demo.draws import Floats, Ints
from gaodi.demo.parks import districts, parks
from gaodi.demo.returns import Returns
from gaodi.demo.subjects import CITY, district
from gaodi.periods import Period
from gaodi.registry.metrics import SubjectKind

SOURCE = "demo-statistics"
CUMULATIVE = ("output", "value_added", "revenue", "profit")
GROWTH = {"growth": "value_added", "output_growth": "output"}
"""What grows, by the column of its growth."""


def totals(city: City, returns: Returns) -> Iterator[pl.DataFrame]:
    """The observations, a year at a time: the year after its months, for what is said last of December counts."""
    before: dict[Period, Columns] = {}
    for year in city.years:
        for period, columns in _summed(city, returns, year).items():
            earlier = before.get(period.years_back())
            grown = {} if earlier is None else {name: _growth(columns[of], earlier[of]) for name, of in GROWTH.items()}
            yield from _rows(returns, columns | grown, period)
            before[period] = columns


def _rows(returns: Returns, columns: Columns, period: Period) -> Iterator[pl.DataFrame]:
    """The rows of parks and of districts and city. columns: in the order of `_by_subject`."""
    name = "total" if period.kind is periods.Kind.YEAR else "total-cumulative"
    regions = [*(district(one.code) for one in districts()), CITY]
    for kind, ids, places in (
        (SubjectKind.PARK, [one.id for one in parks()], slice(None, len(parks()))),
        (SubjectKind.REGION, regions, slice(len(parks()), None)),
    ):
        chosen = {column: values[places] for column, values in columns.items()}
        yield returns.rows(name, pl.Series(ids), chosen, period, SOURCE, kind)


def _summed(city: City, returns: Returns, year: int) -> dict[Period, Columns]:
    """By period the sums of the columns that totals are made of, the year last."""
    wanted = [column for column in returns.given["total"] if column not in ("firms", *GROWTH)]
    found: dict[Period, Columns] = {}
    for firms, columns in returning(city, year):
        parts: dict[Period, Columns] = {}
        if year in city.months:
            flows = months.cumulative(firms, {name: columns[name] for name in CUMULATIVE}, year)
            parts = {periods.cumulative(year, month): values for month, values in flows.items()}
        parts[periods.year(year)] = {name: columns[name] for name in wanted} | {"firms": np.ones(len(firms))}
        for period, values in parts.items():
            sums = {name: _by_subject(city, firms.place, value) for name, value in values.items()}
            so_far = found.get(period, {})
            found[period] = {name: so_far.get(name, 0.0) + value for name, value in sums.items()}
    return found


def _by_subject(city: City, place: Ints, values: Floats) -> Floats:
    """Sums by park, then by district, then for the city."""
    by_place = np.bincount(place, values, minlength=len(parks()) + len(districts()))
    by_district = np.bincount(city.places.district_of, by_place, minlength=len(districts()))
    return np.concatenate([by_place[: len(parks())], by_district, [by_place.sum()]])


def _growth(now: Floats, before: Floats) -> Floats:
    """In per cent; prices do not change in the city, so that it is at comparable prices."""
    return np.round((np.divide(now, before, out=np.full_like(now, np.nan), where=before > 0) - 1) * 100, 1)
