"""Unified social credit codes of firms that do not exist: no real organisation code begins with DEM."""

from __future__ import annotations

import numpy as np
import polars as pl

from gaodi.demo.draws import Draws, Ints
from gaodi.demo.shuffling import Shuffle
from gaodi.registry import uscc
from gaodi.registry.check_digits import USCC_ALPHABET

BEGINNING = "DEM"
ENTERPRISE = "91"
PLACES = 5
ROOM = len(USCC_ALPHABET) ** PLACES
"""How many codes there are: 28.6 million, of which firms of the city have the first half, others the second."""


def codes(draws: Draws, numbers: Ints, regions: pl.Series) -> pl.Series:
    """The codes of firms by number; regions: the county of registration of each. All check characters are right."""
    return uscc.composed(ENTERPRISE, regions, _numbers(Shuffle(draws, "code", ROOM // 2).place(numbers)))


def outside(draws: Draws, numbers: Ints, regions: pl.Series) -> pl.Series:
    """The codes of firms elsewhere, that only sell to the city."""
    other = ROOM // 2 + Shuffle(draws, "code/outside", ROOM - ROOM // 2).place(numbers)
    return uscc.composed(ENTERPRISE, regions, _numbers(other))


def _numbers(values: Ints) -> pl.Series:
    """The organisation numbers: DEM and five characters."""
    letters = np.frombuffer(USCC_ALPHABET.encode("ascii"), dtype=np.uint8)
    made = np.empty((len(values), len(BEGINNING) + PLACES), dtype=np.uint8)
    made[:, : len(BEGINNING)] = np.frombuffer(BEGINNING.encode("ascii"), dtype=np.uint8)
    for place in range(PLACES):
        made[:, len(BEGINNING) + place] = letters[values // len(USCC_ALPHABET) ** place % len(USCC_ALPHABET)]
    width = made.shape[1]
    text = made.tobytes().decode("ascii")
    return pl.Series("number", [text[at : at + width] for at in range(0, len(text), width)], dtype=pl.String)
