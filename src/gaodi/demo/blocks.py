"""Firms some at a time, so that no scale needs more memory than another."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from gaodi.demo import accounts
from gaodi.demo.accounts import Columns
from gaodi.demo.city import City
from gaodi.demo.draws import Ints
from gaodi.demo.firms import Firms

RETURNING, EVERYBODY = 5_000, 50_000
"""How many firms at a time: of those with returns, of all."""


def blocks(first: int, end: int, size: int) -> Iterator[Ints]:
    """The numbers from the first to below the end, so many at a time."""
    for start in range(first, end, size):
        yield np.arange(start, min(start + size, end))


def returning(city: City, year: int) -> Iterator[tuple[Firms, Columns]]:
    """The firms that are above scale in a year with their annual returns as they should be, some at a time.

    The blocks are always the same, so that sums over them are.
    """
    for numbers in blocks(0, city.layout.large.size, RETURNING):
        firms = city.firms(numbers)
        firms = firms.only(firms.above(year))
        yield firms, accounts.annual(city.economy, firms, year)
