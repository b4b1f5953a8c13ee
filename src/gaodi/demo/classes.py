"""The classes of industry in the city: what such firms call their trade, and what they make."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gaodi import catalog
from gaodi.demo.draws import Floats, Ints
from gaodi.demo.figures import divisions
from gaodi.registry import csvfile

_SECTIONS = (("B", 6, 12), ("C", 13, 43), ("D", 44, 46), ("I", 63, 65), ("M", 73, 75))


@dataclass(frozen=True)
class Classes:
    """Columns about classes, by division and class. industries: with their section (C3514). division: place among the
    divisions. weight: within the division."""

    industries: tuple[str, ...]
    division: Ints
    weight: Floats
    trades: tuple[tuple[str, ...], ...]
    products: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def classes() -> Classes:
    """The classes. Raises InputError for faults of the file."""
    known = divisions()
    rows = csvfile.rows(catalog.path("demo/classes.csv"), ("class", "weight", "trades", "products"))
    rows.sort(key=lambda row: row["class"])
    return Classes(
        tuple(section(row["class"]) + row["class"] for row in rows),
        np.array([known.index(row["class"][:2]) for row in rows], dtype=np.int64),
        np.array([float(row["weight"]) for row in rows]),
        tuple(tuple(row["trades"].split("|")) for row in rows),
        tuple(tuple(row["products"].split("|")) for row in rows),
    )


def section(code: str) -> str:
    """The section (A to T) of a code; only those that the city has."""
    division = int(code[:2])
    return next(letter for letter, first, last in _SECTIONS if first <= division <= last)
