"""What the tests of linkage share: a made-up registry with labelled records, and what the shipped model makes of them."""

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


@pytest.fixture(scope="session")
def labelled() -> Set:
    enterprises = fiction.enterprises(SIZE, seed=41)
    names, records = fiction.names(enterprises), corruption.labelled(enterprises, SIZE, seed=42)
    return Set(enterprises, names, records, linkage.link(records, names, floor=0.001))
