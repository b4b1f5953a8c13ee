"""Keeps the tables as Parquet in the workspace: built when asked for, and again only when their year has changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import polars as pl

from gaodi import engine
from gaodi.registry import derived
from gaodi.registry.analytic import state
from gaodi.registry.analytic.building import SUBJECT, build

if TYPE_CHECKING:
    from gaodi.engine import Backend
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What was built anew, and what was as it should be: (kind, year)."""

    built: tuple[tuple[str, int], ...]
    kept: tuple[tuple[str, int], ...]


def table(
    ws: Workspace,
    kind: str,
    year: int,
    *,
    back: int = 0,
    at: At = None,
    con: Backend | None = None,
    without: Collection[str] = (),
) -> ibis.Table:
    """The wide table of a kind of subject and a year.

    back: with the columns of so many years before, as `revenue@-1`; a subject is there when it has observations of the
    year itself. at: as it was known then. con: the engine; what `engine.connect` chooses unless told. without: sources
    whose figures do not count, so that those of the next trusted source do.
    """
    con = con if con is not None else engine.connect()
    tables = [_read(ws, kind, year - lag, con, at, without) for lag in range(back + 1)]
    earlier = (_renamed(one, f"@-{lag}") for lag, one in enumerate(tables) if lag)
    return reduce(lambda one, other: one.left_join(other, SUBJECT).drop(f"{SUBJECT}_right"), earlier, tables[0])


def scan(ws: Workspace, kind: str, year: int, *, at: At = None, without: Collection[str] = ()) -> pl.LazyFrame:
    """The wide table of a year for those who want a few rows of it; arguments as for `table`."""
    folder = _kept(ws, kind, year, engine.connect("duckdb"), at, without)
    return pl.scan_parquet(sorted(folder.glob("*.parquet")))


def frame(ws: Workspace, kind: str, year: int, at: At = None) -> pl.DataFrame:
    """The wide table in memory, by subject."""
    return engine.frame(table(ws, kind, year, at=at)).sort(SUBJECT)


def refresh(
    ws: Workspace,
    kinds: Iterable[str] = ("enterprise", "park", "region"),
    years: Iterable[int] | None = None,
    progress: Callable[[float], object] = lambda share: None,
) -> Refreshed:
    """Bring the tables up to date. years: by default all that there are observations of."""
    wanted = [(kind, year) for kind in kinds for year in (state.years(ws, kind) if years is None else years)]
    built = []
    for number, (kind, year) in enumerate(wanted):
        if not _place(ws, kind, year, None).is_dir():
            _kept(ws, kind, year, engine.connect(), None)
            built.append((kind, year))
        progress((number + 1) / len(wanted))
    return Refreshed(tuple(built), tuple(one for one in wanted if one not in built))


def _renamed(one: ibis.Table, ending: str) -> ibis.Table:
    return one.rename({f"{name}{ending}": name for name in one.columns if name != SUBJECT})


def _read(ws: Workspace, kind: str, year: int, con: Backend, at: At, without: Collection[str]) -> ibis.Table:
    return engine.read_parquet(con, sorted(_kept(ws, kind, year, con, at, without).glob("*.parquet")))


def _place(ws: Workspace, kind: str, year: int, at: At, without: Collection[str] = ()) -> Path:
    name = f"analytic/{kind}-{year}" + ("-without" if without else "")
    return derived.place(ws, name, state.fingerprint(ws, kind, year, at, without))


def _kept(ws: Workspace, kind: str, year: int, con: Backend, at: At, without: Collection[str] = ()) -> Path:
    return derived.kept(
        _place(ws, kind, year, at, without),
        lambda folder: engine.write_parquet(build(ws, kind, year, con, at, without), folder),
    )
