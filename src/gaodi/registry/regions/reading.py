"""Reads regions.csv of the catalogue, and that of a workspace, which may bring the streets of its own region."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from gaodi.errors import Fault, InputError
from gaodi.registry import csvfile, defined
from gaodi.registry.csvfile import Row
from gaodi.registry.regions.model import Level, Region
from gaodi.registry.regions.regions import Regions

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

NAME = "regions.csv"
COLUMNS = ("code", "name", "level", "parent", "since", "until", "successor", "name_en")


def load(ws: Workspace | None = None) -> Regions:
    """The divisions that the catalogue and a workspace know. Raises InputError with every fault of the files."""
    return _load(defined.stamps(NAME, ws))


@lru_cache(maxsize=8)
def _load(stamps: tuple[defined.Stamp, ...]) -> Regions:
    found: dict[tuple[str, int | None], Region] = {}
    for stamp in stamps:
        found |= {(one.code, one.since): one for one in _read(stamp.path, found)}
    return Regions(found.values())


def _read(path: Path, before: dict[tuple[str, int | None], Region]) -> list[Region]:
    rows = csvfile.rows(path, COLUMNS)
    known = {code for code, _ in before} | {row["code"] for row in rows}
    faults = [fault for row in rows for fault in _faults(row, known)]
    if faults:
        raise InputError.of(faults)
    return [_region(row) for row in rows]


def _faults(row: Row, known: set[str]) -> list[Fault]:
    found = []
    if not (row["code"].isdecimal() and len(row["code"]) == (9 if row["level"] == Level.STREET else 6)):
        found.append(Fault(f"The code is {row['code']!r}", row.where, "6 digits, of a street 9"))
    if not row["name"]:
        found.append(Fault("The name is empty", row.where))
    if row["level"] not in list(Level):
        found.append(Fault(f"The level is {row['level']!r}", row.where, f"one of {', '.join(Level)}"))
    for column in ("since", "until"):
        if row[column] and not row[column].isdecimal():
            found.append(Fault(f"`{column}` is {row[column]!r}", row.where, "a year such as 2017, or nothing"))
    for column in ("parent", "successor"):
        if row[column] and row[column] not in known:
            found.append(Fault(f"`{column}` is {row[column]}, which is no region of the table", row.where))
    return found


def _region(row: Row) -> Region:
    years = {column: int(row[column]) if row[column] else None for column in ("since", "until")}
    return Region(
        row["code"], row["name"], Level(row["level"]), row["parent"], successor=row["successor"],
        name_en=row["name_en"], **years,
    )  # fmt: skip
