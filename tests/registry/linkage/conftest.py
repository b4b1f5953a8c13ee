"""What the tests of linkage share: a made-up registry, labelled records, and what the shipped model makes of them."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
import pytest

from gaodi.registry import linkage
from gaodi.registry.linkage import corruption, fiction

SIZE = 2500


@dataclass(frozen=True)
class Set:
    """A registry, the names of its enterprises, records of them with the truth, and the pairs that `link` gives."""

    enterprises: pl.DataFrame
    names: pl.DataFrame
    records: pl.DataFrame
    pairs: pl.DataFrame


def made(size: int, records: int, **how: float) -> Set:
    enterprises = fiction.enterprises(size, seed=41)
    names, given = fiction.names(enterprises), corruption.labelled(enterprises, records, seed=42)
    return Set(enterprises, names, given, linkage.link(given, names, **how))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def labelled() -> Set:
    """Enough of each kind to tell how good a linkage is."""
    return made(SIZE, SIZE, floor=0.001)


@pytest.fixture(scope="session")
def few() -> Set:
    """So few that they can be linked again and again."""
    return made(80, 60)
