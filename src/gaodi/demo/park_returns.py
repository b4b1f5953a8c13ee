"""Yearly returns of the parks: what they make, what they could carry, how much of it stands empty."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from gaodi import periods
from gaodi.demo import figures
from gaodi.demo.accounts import Columns
from gaodi.demo.blocks import EVERYBODY, blocks, returning
from gaodi.demo.city import City
from gaodi.demo.draws import Floats, Ints
from gaodi.demo.firms import Firms
from gaodi.demo.parks import parks
from gaodi.demo.returns import Returns
from gaodi.registry.metrics import SubjectKind

SOURCE = "demo-park"
SUMMED = ("revenue", "electricity", "water_use", "land_area")
HECTARES = 100.0
"""In a square kilometre."""


def park_returns(city: City, returns: Returns) -> Iterator[pl.DataFrame]:
    """The observations, a year at a time."""
    ids = pl.Series([park.id for park in parks()])
    firms = _firms(city)
    for year in city.years:
        columns = _made(city, year) | {"firms": firms[year]}
        columns |= _carried(city, columns, year)
        yield returns.rows("park", ids, columns, periods.year(year), SOURCE, SubjectKind.PARK)


def _firms(city: City) -> dict[int, Floats]:
    """How many firms of any size are in each park, by year."""
    found = {year: np.zeros(len(parks())) for year in city.years}
    for numbers in blocks(0, city.layout.size, EVERYBODY):
        firms = city.firms(numbers)
        for year in city.years:
            found[year] += _by_park(firms.place, firms.alive(year).astype(float))
    return found


def _made(city: City, year: int) -> Columns:
    """What the firms above scale of each park make and use."""
    found: Columns = {}
    for firms, columns in returning(city, year):
        summed = {name: columns[name] for name in SUMMED}
        summed["leading_output"] = np.where(_fits(firms), columns["output"], 0.0)
        summed["high_tech"] = columns["high_tech_enterprise"].astype(float)
        found = {name: found.get(name, 0.0) + _by_park(firms.place, values) for name, values in summed.items()}
    return found


def _fits(firms: Firms) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether each firm is of a main or characteristic industry of its park."""
    known = figures.divisions()
    table = np.zeros((len(parks()), len(known.codes)), dtype=bool)
    for number, park in enumerate(parks()):
        table[number, [known.index(code) for code in (*park.main, *park.characteristic)]] = True
    return firms.in_park & table[np.minimum(firms.place, len(parks()) - 1), firms.division]


def _carried(city: City, made: Columns, year: int) -> Columns:
    """Land, factories and utilities: of the size that the firms need and some more, filling up year by year."""
    number = np.arange(len(parks()))
    draws, since = city.draws, year - city.years[0]
    area = np.array([park.side**2 * HECTARES for park in parks()])
    built = np.minimum(area, made["land_area"] / 15 * (1.25 + 0.3 * draws.uniform("park/built", number)))
    factories = np.round(built * 900 * (0.5 + draws.uniform("park/factories", number)) * (1 + 0.04 * since), -2)
    vacant = np.clip(0.05 + 0.25 * draws.uniform("park/vacant", number) - 0.015 * since, 0.01, 1)
    covered = np.clip(20 + 17 * since + 12 * draws.uniform("park/covered", number), 0, 100)
    return {
        "turnover": np.round(made["revenue"] * (1.04 + 0.1 * draws.uniform("park/turnover", number)), 1),
        "planned_area": np.round(area, 1),
        "developed_area": np.round(built, 1),
        "standard_factories": factories,
        "standard_factories_vacant": np.round(factories * vacant, -2),
        "power_capacity": np.round(made["electricity"] * 1e4 / 4500 * 1.6, -2),
        "water_capacity": np.round(made["water_use"] / 365 * 1.5, -1),
        "sewage_capacity": np.round(made["water_use"] / 365 * 1.1, -1),
        "base_stations": np.round(area / HECTARES * covered / 100 * 4),
        "network_coverage": np.round(covered, 1),
    }


def _by_park(place: Ints, values: Floats) -> Floats:
    found: Floats = np.bincount(place, values, minlength=len(parks()))[: len(parks())].astype(np.float64)
    return found
