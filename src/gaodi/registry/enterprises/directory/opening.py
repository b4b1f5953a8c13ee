"""The directory of a workspace, opened: built when enterprises or their names have changed, and shared by all readers.

Building takes seconds for a hundred thousand enterprises. Who cannot wait (a page) opens the last one that was built,
and lets somebody build the next: `fresh=False`.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import polars as pl

from gaodi.registry import defined, derived, sources
from gaodi.registry.enterprises.directory import bits, files
from gaodi.registry.enterprises.directory.bits import Bits
from gaodi.registry.enterprises.directory.building import ROWS, TEXTS, build
from gaodi.registry.enterprises.directory.facets import Facets
from gaodi.registry.enterprises.directory.grams import Grams
from gaodi.registry.enterprises.directory.prefixes import Prefixes
from gaodi.registry.enterprises.naming import TYPED
from gaodi.registry.enterprises.tables import ALIASES, ENTERPRISES

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

NAME = "directory"
FEW = 4
"""Where more than this part of all names have every pair, looking through all of them is quicker than picking."""

FORMAT = 2
"""Grows when the files change, so that none of an older Gaodi is opened."""

TABLES = ("regions.csv", "industries.csv", "industry-tags.csv")
"""The tables of the catalogue by which places and industries are put together."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Every enterprise of a workspace, the most important first; the number of a row is its place in that order.

    rows: what is known of each (`current`, with `aliases`, the list of its other names). texts: its names as they are
    compared. mark: of the state of the lake that it was made from.
    """

    mark: str
    rows: pl.DataFrame
    texts: pl.Series
    grams: Grams
    prefixes: Prefixes
    facets: Facets

    @property
    def size(self) -> int:
        """How many enterprises there are."""
        return self.rows.height

    def matching(self, term: str) -> Bits:
        """The enterprises with a name that has the folded text anywhere, or with a code, or a name in pinyin or its
        initials, that begins with it."""
        found = self.grams.find(term, self.size)
        if len(term) > 2:
            found = self._verified(found, term)
        if term and pl.Series([term]).str.contains(TYPED).item():
            found[self.prefixes.beginning(term)] = True
        return bits.packed(found)

    def _verified(self, found: npt.NDArray[np.bool_], term: str) -> npt.NDArray[np.bool_]:
        """Having every pair of characters is not yet having the text."""
        rows = np.flatnonzero(found)
        if len(rows) * FEW > self.size:
            having: npt.NDArray[np.bool_] = self.texts.str.contains(term, literal=True).to_numpy()
            return having
        held = self.texts.gather(rows).str.contains(term, literal=True).to_numpy()
        found[rows[~held]] = False
        return found


def current(ws: Workspace, *, fresh: bool = True) -> Directory:
    """The directory of the lake as it is now, built if need be. fresh: without it the last one that was built will do,
    where there is one."""
    while True:
        mark = fingerprint(ws)
        target = derived.place(ws, NAME, mark)
        if not fresh and not target.is_dir() and (last := _last(target.parent)):
            target = last
        try:
            return _opened(target if target.is_dir() else _built(ws, target))
        except (_Moved, FileNotFoundError):
            continue


def standing(ws: Workspace) -> Directory | None:
    """The directory of the lake as it is now, where it has been built; nothing is built for it."""
    place = derived.place(ws, NAME, fingerprint(ws))
    try:
        return _opened(place) if place.is_dir() else None
    except FileNotFoundError:
        return None


def fingerprint(ws: Workspace) -> str:
    """Of what a directory is made from."""
    about = {
        "format": FORMAT,
        "batches": derived.batches(ws, ENTERPRISES.name, ALIASES.name),
        "sources": list(sources.load(ws)),
        "tables": [stamp.changed for name in TABLES for stamp in defined.stamps(name, ws)],
    }
    return derived.fingerprint(about)


class _Moved(Exception):
    """Something was written while the directory was built."""


def _built(ws: Workspace, target: Path) -> Path:
    """The folder with the directory; where several want it, one builds and the others wait."""

    def make(folder: Path) -> None:
        folder.mkdir()
        build(ws, folder)
        if fingerprint(ws) != target.name:
            raise _Moved

    with _alone(target.parent):
        return derived.kept(target, make)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f".{folder.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _last(folder: Path) -> Path | None:
    """The directory that was built last."""
    return next(iter(derived.made(folder)), None)


@lru_cache(maxsize=4)
def _opened(folder: Path) -> Directory:
    texts = files.mapped(folder / TEXTS)["text"]
    rows = files.mapped(folder / ROWS)
    return Directory(folder.name, rows, texts, Grams.open(folder), Prefixes.open(folder), Facets.open(folder))
