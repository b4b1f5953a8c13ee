"""What firms add up to: figures of the city, its districts and its parks, as their offices would publish them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from gaodi import periods
from gaodi.demo import accounts, months
from gaodi.demo.accounts import Columns
from gaodi.demo.city import City
from gaodi.demo.draws import Floats, Ints
from gaodi.demo.parks import districts, parks
from gaodi.demo.returns import Returns
from gaodi.demo.subjects import CITY, district
from gaodi.registry.metrics import SubjectKind

SOURCE = "demo-statistics"
BLOCK = 5_000
CUMULATIVE = ("output", "value_added", "revenue", "profit")


def totals(city: City, returns: Returns) -> Iterator[pl.DataFrame]:
    """The observations, a year at a time."""
    before: dict[periods.Period, Columns] = {}
    for year in city.years:
        # The year after its months: what is said last of December counts.
        months_ = _monthly(city, year) if year in city.months else {}
        found = {periods.cumulative(year, month): columns for month, columns in months_.items()}
        for period, columns in (found | {periods.year(year): _annual(city, returns, year)}).items():
            name = "total" if period.kind is periods.Kind.YEAR else "total-cumulative"
            yield from _rows(returns, name, columns, before.get(period.years_back()), period)
            before[period] = columns


def _rows(
    returns: Returns, name: str, columns: Columns, before: Columns | None, period: periods.Period
) -> Iterator[pl.DataFrame]:
    """The rows of the three kinds of subjects. before: the year before, for growth at constant prices."""
    if before is not None:
        columns = columns | {
            "growth": _growth(columns["value_added"], before["value_added"]),
            "output_growth": _growth(columns["output"], before["output"]),
        }
    for kind, ids, places in _subjects():
        chosen = {column: values[places] for column, values in columns.items()}
        yield returns.rows(name, ids, chosen, period, SOURCE, kind)


def _subjects() -> Iterator[tuple[SubjectKind, pl.Series, Ints]]:
    """Kind, ids and places in the columns: parks first, then districts, then the city."""
    park, region = len(parks()), len(districts())
    codes = [*(district(one.code) for one in districts()), CITY]
    yield SubjectKind.PARK, pl.Series([one.id for one in parks()]), np.arange(park)
    yield SubjectKind.REGION, pl.Series(codes), np.arange(park, park + region + 1)


def _annual(city: City, returns: Returns, year: int) -> Columns:
    """Sums by subject of the columns that totals are made of."""
    wanted = [column for column in returns.given["total"] if column not in ("firms", "growth", "output_growth")]
    found: Columns = {}
    for start in range(0, city.layout.large.size, BLOCK):
        numbers = np.arange(start, min(start + BLOCK, city.layout.large.size))
        firms = city.firms(numbers)
        firms = firms.only(firms.above(year))
        columns = accounts.annual(city.economy, firms, year)
        summed = {column: _by_subject(city, firms.place, columns[column]) for column in wanted}
        summed["firms"] = _by_subject(city, firms.place, np.ones(len(firms)))
        found = {column: found.get(column, 0.0) + values for column, values in summed.items()}
    return found


def _monthly(city: City, year: int) -> dict[int, Columns]:
    found: dict[int, Columns] = {}
    for start in range(0, city.layout.large.size, BLOCK):
        firms = city.firms(np.arange(start, min(start + BLOCK, city.layout.large.size)))
        firms = firms.only(firms.above(year))
        columns = accounts.annual(city.economy, firms, year)
        some = {column: columns[column] for column in CUMULATIVE}
        for month, values in months.cumulative(firms, some, year).items():
            summed = {column: _by_subject(city, firms.place, value) for column, value in values.items()}
            earlier = found.get(month, {})
            found[month] = {column: earlier.get(column, 0.0) + value for column, value in summed.items()}
    return found


def _by_subject(city: City, place: Ints, values: Floats) -> Floats:
    """Sums by park, district and for the city."""
    by_place = np.bincount(place, values, minlength=len(parks()) + len(districts()))
    by_district = np.bincount(city.places.district_of, by_place, minlength=len(districts()))
    return np.concatenate([by_place[: len(parks())], by_district, [by_place.sum()]])


def _growth(now: Floats, before: Floats) -> Floats:
    return np.round((np.divide(now, before, out=np.full_like(now, np.nan), where=before > 0) - 1) * 100, 1)
