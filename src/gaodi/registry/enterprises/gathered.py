"""Where enterprises are, gathered for a map: those that lie close to one another as one place with their number.

gathered.cells(ws, "", {"district": "430104"}, box=(112.5, 27.9, 113.2, 28.5)).places
gathered.middles(ws, "park")                                    # where the enterprises of each park are, in the mean
gathered.groups(ws, "district")                                 # who is where, for `aggregation.aggregate`
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry.enterprises import directory as directories
from gaodi.registry.enterprises.asking import Filters, ask
from gaodi.registry.enterprises.directory import Directory, Facet, bits
from gaodi.registry.enterprises.memberships import facets_of

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

MOST = 2000

Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

Numbers: TypeAlias = npt.NDArray[np.float64]

_SCHEMA = {"longitude": pl.Float64, "latitude": pl.Float64, "count": pl.Int64, "id": pl.String, "name": pl.String}


@dataclass(frozen=True, slots=True)
class Cells:
    """places: `longitude` and `latitude` (the middle of those gathered), `count`, and of one alone its `id` and `name`.

    within: how many of those found lie in the box. unplaced: of how many nobody knows where they are.
    """

    places: pl.DataFrame
    within: int
    unplaced: int


def cells(
    ws: Workspace,
    text: str = "",
    filters: Filters | None = None,
    *,
    box: Box | None = None,
    most: int = MOST,
    fresh: bool = False,
) -> Cells:
    """The enterprises that `search` finds, in at most so many places of a grid over the box (by default: of all).

    Takes time by the number found and gives at most `most` rows, so that a million points are no burden to a page.
    Raises InputError for filters that there are not.
    """
    directory = directories.current(ws, fresh=fresh)
    found = ask(directory, facets_of(ws, directory), text, filters or {}).found()
    rows = bits.rows(found, directory.size)
    east, north = (_numbers(directory, name, rows) for name in ("longitude", "latitude"))
    placed = np.isfinite(east) & np.isfinite(north)
    inside = placed & _inside(east, north, box) if box else placed
    rows, east, north = rows[inside], east[inside], north[inside]
    places = _gathered(directory, rows, east, north, box or _around(east, north), most)
    return Cells(places, len(rows), int((~placed).sum()))


def groups(ws: Workspace, facet: str, *, fresh: bool = False) -> pl.DataFrame:
    """Which enterprise has which value of a facet: `subject`, `group`; where it is not known they are left out.

    As `aggregation.groups`, but from the directory: in the districts of today, and by lists as well. Raises InputError
    for a facet that there is not.
    """
    directory = directories.current(ws, fresh=fresh)
    found = _facet(ws, directory, facet)
    ids = directory.rows["id"]
    parts = [
        pl.DataFrame({"subject": ids.gather(bits.rows(rows, directory.size))}).with_columns(group=pl.lit(value))
        for value, rows in zip(found.values, found.sets, strict=True)
        if value != directories.UNKNOWN
    ]
    return pl.concat(parts) if parts else pl.DataFrame(schema={"subject": pl.String, "group": pl.String})


def middles(ws: Workspace, facet: str, *, fresh: bool = False) -> pl.DataFrame:
    """Where the enterprises of each value of a facet are in the mean: `group`, `longitude`, `latitude`, `count` (of
    those whose place is known). Raises InputError for a facet that there is not."""
    directory = directories.current(ws, fresh=fresh)
    places = directory.rows.lazy().select("id", "longitude", "latitude").drop_nulls()
    joined = groups(ws, facet, fresh=fresh).lazy().join(places, left_on="subject", right_on="id")
    mean = joined.group_by("group").agg(pl.col("longitude", "latitude").mean(), pl.len().cast(pl.Int64).alias("count"))
    return mean.sort("group").collect()


def _facet(ws: Workspace, directory: Directory, name: str) -> Facet:
    known = facets_of(ws, directory)
    if name not in known:
        raise InputError(Fault(f"Enterprises have no facet {name!r}", expected=f"one of: {', '.join(known)}"))
    return known[name]


def _numbers(directory: Directory, name: str, rows: bits.Rows) -> Numbers:
    return directory.rows[name].gather(rows).to_numpy()


def _inside(east: Numbers, north: Numbers, box: Box) -> npt.NDArray[np.bool_]:
    low_east, low_north, high_east, high_north = box
    return (east >= low_east) & (east <= high_east) & (north >= low_north) & (north <= high_north)


def _around(east: Numbers, north: Numbers) -> Box:
    if not len(east):
        return (0.0, 0.0, 0.0, 0.0)
    return (float(east.min()), float(north.min()), float(east.max()), float(north.max()))


def _gathered(
    directory: Directory, rows: bits.Rows, east: Numbers, north: Numbers, box: Box, most: int
) -> pl.DataFrame:
    if not len(rows):
        return pl.DataFrame(schema=_SCHEMA)
    square = squares(east, north, box, most)
    _, first, place, counts = np.unique(square, return_index=True, return_inverse=True, return_counts=True)
    said = directory.rows.select("id", "name")[rows[first]]
    several = pl.Series(counts > 1)
    return pl.DataFrame(
        {
            "longitude": np.bincount(place, east) / counts,
            "latitude": np.bincount(place, north) / counts,
            "count": counts,
            "id": said["id"].set(several, None),
            "name": said["name"].set(several, None),
        },
        schema=_SCHEMA,
    )


def squares(east: Numbers, north: Numbers, box: Box, most: int) -> npt.NDArray[np.int64]:
    """The number of the square that each point lies in. Squares are as wide as they are high, on the ground."""
    low_east, low_north, high_east, high_north = box
    shrunk = math.cos(math.radians((low_north + high_north) / 2))
    width, height = (high_east - low_east) * shrunk, high_north - low_north
    side = max(math.sqrt(width * height / most), max(width, height) / most, 1e-9)
    # The last square of a row or column is cut by the edge of the box: one more of each than would fit.
    while (math.floor(width / side) + 1) * (math.floor(height / side) + 1) > most:
        side *= 1.05
    across = math.floor(width / side) + 1
    column = np.floor((east - low_east) * shrunk / side).astype(np.int64)
    line = np.floor((north - low_north) / side).astype(np.int64)
    return line * across + np.clip(column, 0, across - 1)
