"""Provisional ids: what an enterprise is known by while its unified social credit code is not known.

P and 17 characters that follow from its name as search folds it, so that a name gets the same id in every file, today
and when the word lists by which names are taken apart have grown. No registration department of GB 32100 begins its
codes with P, so that the two are never mistaken for one another.
"""

from __future__ import annotations

import base64
import hashlib

import polars as pl

from gaodi.registry.enterprises.naming import folded

FORM = r"^P[A-Z2-7]{17}$"


def provisional(names: pl.Series) -> pl.Series:
    """The provisional id of each name; null where there is no name."""
    return folded(names).map_elements(_id, return_dtype=pl.String).alias("id")


def provisional_id(name: str) -> str:
    """The provisional id of a name."""
    return str(provisional(pl.Series([name], dtype=pl.String)).item())


def _id(key: str) -> str:
    digest = hashlib.blake2b(key.encode(), digest_size=11).digest()
    return f"P{base64.b32encode(digest).decode()[:17]}"
