"""The parts of the quality of a year, computed once and kept while nothing has changed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry import derived, sources
from gaodi.registry.enterprises import ALIASES, ENTERPRISES
from gaodi.registry.observations import TABLE
from gaodi.registry.quality.contradictions import contradictions
from gaodi.registry.quality.coverage import coverage
from gaodi.registry.quality.population import population
from gaodi.registry.quality.silence import silent
from gaodi.registry.quality.staleness import stale

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

WHOLE = "all"
"""The group that everybody is in."""

_VERSION = 2
_TABLES = (TABLE, ENTERPRISES.name, ALIASES.name)


@dataclass(frozen=True, slots=True)
class Report:
    """The quality of a year. Each is a table that is read when it is asked for: see the functions of the same names.

    coverage: by park, with the whole as the group `all`; enterprises outside of parks are in the whole only. above:
    the same of enterprises above scale alone, who return most forms.
    """

    coverage: pl.LazyFrame
    above: pl.LazyFrame
    contradictions: pl.LazyFrame
    stale: pl.LazyFrame
    silent: pl.LazyFrame


def report(ws: Workspace, year: int) -> Report:
    """The report of a year about the enterprises of a workspace; made when it is asked for the first time."""
    return opened(derived.kept(place(ws, year), lambda draft: _make(ws, year, draft)))


def opened(folder: Path) -> Report:
    """The report that lies in a folder."""
    return Report(**{name: pl.scan_parquet(path) for name, path in _files(folder).items()})


def whole(folder: Path) -> bool:
    """Whether a folder has every part of a report; one that an earlier Gaodi made may not."""
    return all(path.is_file() for path in _files(folder).values())


def _files(folder: Path) -> dict[str, Path]:
    return {field.name: folder / f"{field.name}.parquet" for field in fields(Report)}


def place(ws: Workspace, year: int) -> Path:
    """Where the report of a year is kept, as things are now; the folder is not there before it was asked for."""
    mark = derived.fingerprint([_VERSION, derived.batches(ws, *_TABLES), list(sources.load(ws))])
    return derived.place(ws, f"quality/{year}", mark)


def _make(ws: Workspace, year: int, folder: Path) -> None:
    folder.mkdir(parents=True)
    everybody = population(ws, year)
    parts = {
        "coverage": coverage(ws, year, _groups(everybody)),
        "above": coverage(ws, year, _groups(everybody.filter("above_scale"))),
        "contradictions": contradictions(ws, year),
        "stale": stale(ws, everybody["subject"]),
        "silent": silent(ws, year, everybody),
    }
    for name, part in parts.items():
        part.write_parquet(folder / f"{name}.parquet")


def _groups(population: pl.DataFrame) -> pl.DataFrame:
    """Who is in which park, and everybody in the whole."""
    parks = population.select("subject", group="park").drop_nulls()
    return pl.concat([parks, population.select("subject", group=pl.lit(WHOLE))])
