"""Fills a workspace with the demonstration city, piece by piece: a run that was killed goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from gaodi.demo import chunks, incoming, plan, returns
from gaodi.demo.city import VERSION, City
from gaodi.errors import Fault, InputError
from gaodi.workspace import Workspace

KIND = "demonstration"
USER = "demonstration"
NOTE = "虚构的演示城市：其中的企业、人员和数字都不存在"

Say = Callable[[str], None]
Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of it: pieces written now and pieces that stood there; rows written, by table."""

    written: int
    there: int
    rows: dict[str, int]


def fill(
    ws: Workspace,
    scale: float = 1.0,
    *,
    seed: int = 2023,
    city: City | None = None,
    user: str = USER,
    say: Say = lambda sentence: None,
    progress: Progress = lambda share, what: None,
) -> Filled:
    """Write the city of a seed and a scale into a workspace; what stands there already is not written again.

    The city's own plan is published with it, and example files for imports come into the folder `incoming`.

    city: instead of seed and scale, with other years. say: is told what begins. progress: is told the share that is
    done (0 to 1) and the piece that comes next. Raises InputError where another demonstration city is there.
    """
    city = city or City(seed, scale)
    _expect_no_other(ws, city)
    chunks.define(ws)
    pieces = list(chunks.Writing(ws, city, returns.load(ws)).chunks())
    if any(ws.lake.find(checksum(city, piece.id), KIND) is None for piece in pieces):
        say(f"Writing the demonstration city ({city.layout.size:,} fictional enterprises) …")
    whole, done, written = sum(piece.weight for piece in pieces), 0.0, 0
    rows: dict[str, int] = {}
    for piece in pieces:
        progress(done / whole, piece.id)
        if ws.lake.find(checksum(city, piece.id), KIND) is None:
            for table, count in _write(ws, city, piece, user).items():
                rows[table] = rows.get(table, 0) + count
            written += 1
        done += piece.weight
    incoming.write(ws, city)
    plan.add(ws, city, user=user)
    progress(1.0, "")
    return Filled(written, len(pieces) - written, rows)


@dataclass(frozen=True, slots=True)
class Begun:
    """The city that was begun in a workspace. current: whether this Gaodi would write the same."""

    seed: int
    scale: float
    current: bool


def begun(ws: Workspace) -> Begun | None:
    """The city that stands in a workspace or was begun there; None where there is none."""
    for mark in _marks(ws).head(1):
        _, version, seed, scale, *_ = mark.split("/")
        return Begun(int(seed), float(scale), version == str(VERSION))
    return None


def checksum(city: City, piece: str) -> str:
    """What tells a piece of a city from every other."""
    return f"{_prefix(city)}{piece}"


def _prefix(city: City) -> str:
    years = f"{city.years[0]}-{city.years[-1]}"
    months = f"{city.months[0]}-{city.months[-1]}" if city.months else "none"
    return f"demo/{VERSION}/{city.seed}/{city.scale:g}/{years}/{months}/"


def _write(ws: Workspace, city: City, piece: chunks.Chunk, user: str) -> dict[str, int]:
    with ws.lake.batch(
        kind=KIND, source=piece.source, user=user, note=NOTE, checksum=checksum(city, piece.id)
    ) as writer:
        for table, rows in piece.make():
            if len(rows):
                writer.add(table, rows)
    return writer.rows


def _expect_no_other(ws: Workspace, city: City) -> None:
    """Two cities in one workspace would share parks and lists, and nobody could tell them apart."""
    for mark in _marks(ws).filter(~_marks(ws).str.starts_with(_prefix(city))).head(1):
        what = f"Another demonstration city stands in this workspace ({'/'.join(mark.split('/')[:4])})"
        raise InputError(Fault(what, str(ws.path), do="Take an empty workspace, or the same seed, scale and years"))


def _marks(ws: Workspace) -> pl.Series:
    """The checksums of the pieces that stand in a workspace."""
    batches = ws.lake.batches()
    return batches.filter((pl.col("kind") == KIND) & (pl.col("status") == "committed"))["checksum"]
