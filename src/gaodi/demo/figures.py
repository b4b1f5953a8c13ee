"""What the city is calibrated by: the files of catalog/demo, each figure with how sure it is and its source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from gaodi import catalog
from gaodi.demo.draws import Floats
from gaodi.errors import Fault, InputError
from gaodi.registry import csvfile
from gaodi.registry.csvfile import Row

SURE = ("official", "secondary", "reconstructed", "assumed")
"""Published by an office; published elsewhere; computed from what was published; assumed for the demonstration."""

DIVISION_FIGURES = (
    "output", "firms", "small", "growth", "rd", "land", "va", "wages", "taxes", "depreciation", "surplus",
    "electricity", "coal", "oil", "gas", "water", "export", "output-per-worker",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One yardstick. period: empty where it is for every year. sure: one of SURE. source: id in sources.csv."""

    figure: str
    period: str
    value: float
    unit: str
    sure: str
    source: str


Yardsticks: TypeAlias = dict[tuple[str, str], Figure]


@dataclass(frozen=True)
class Divisions:
    """The divisions of GB/T 4754-2017 of the city, and columns of figures about them, in the order of `codes`."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    columns: dict[str, Floats]

    def __getitem__(self, figure: str) -> Floats:
        return self.columns[figure]

    def index(self, code: str) -> int:
        """The place of a division."""
        return self.codes.index(code)


def value(figure: str, period: str = "") -> float:
    """The value of a yardstick."""
    return yardsticks()[figure, period].value


def years_of(figure: str) -> dict[int, float]:
    """The values of a yardstick by year."""
    return {int(f.period): f.value for f in yardsticks().values() if f.figure == figure}


@lru_cache(maxsize=1)
def yardsticks() -> Yardsticks:
    """Every yardstick of the city by figure and period. Raises InputError with every fault of the file."""
    rows = _rows("figures.csv", ("figure", "period", "value", "unit", "sure", "source"))
    check(rows)
    return {
        (row["figure"], row["period"]): Figure(
            row["figure"], row["period"], float(row["value"]), row["unit"], row["sure"], row["source"]
        )
        for row in rows
    }


@lru_cache(maxsize=1)
def divisions() -> Divisions:
    """The divisions with their figures. Raises InputError with every fault of the files."""
    names = {row["division"]: row["name"] for row in _rows("sectors.csv", SECTORS)}
    rows = _rows("divisions.csv", ("division", "figure", "value", "unit", "sure", "source"))
    check(rows)
    given = {(row["division"], row["figure"]): float(row["value"]) for row in rows}
    columns = {name: np.array([given[code, name] for code in names]) for name in DIVISION_FIGURES}
    return Divisions(tuple(names), tuple(names.values()), columns)


SECTORS = ("division", "name", "sectors", "employment")


@lru_cache(maxsize=1)
def costs() -> Floats:
    """What a division (row) buys from another (column), per unit of its gross output."""
    known = divisions()
    table = np.zeros((len(known.codes), len(known.codes)))
    for row in _rows("costs.csv", ("buyer", "supplier", "share")):
        table[known.index(row["buyer"]), known.index(row["supplier"])] = float(row["share"])
    return table


@lru_cache(maxsize=1)
def sources() -> dict[str, str]:
    """Where figures come from: id → citation."""
    return {row["id"]: row["source"] for row in _rows("sources.csv", ("id", "source"))}


def _rows(name: str, columns: tuple[str, ...]) -> list[Row]:
    return csvfile.rows(catalog.path(f"demo/{name}"), columns)


def check(rows: list[Row]) -> None:
    """Raises InputError for every line that does not say how sure it is, or names a source that is not known."""
    known = sources()
    faults = [
        Fault(f"How sure it is is {row['sure']!r}", row.where, f"one of {', '.join(SURE)}")
        for row in rows
        if row["sure"] not in SURE
    ]
    faults += [
        Fault(f"There is no source {row['source']!r}", row.where, do="Add it to sources.csv")
        for row in rows
        if row["source"] not in known
    ]
    if faults:
        raise InputError.of(faults)
