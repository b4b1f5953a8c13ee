"""From weights to probabilities: a record means one enterprise or none, and a list may be mostly of strangers.

Splink judges each pair by itself. Of a record the probability of an enterprise is 2^w over the sum of 2^w of all its
candidates and of what is left for none, so that two that fit alike share it. How many records of a list mean an
enterprise at all is estimated from the list: the share s for which the mean of the probabilities is s, where a few
hundred records weigh as much as the model's expectation.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import polars as pl

OF_THE_MODEL = 200
"""The expectation of the model counts as so many records."""

_STEPS = 40


def probable(pairs: pl.DataFrame, records: int, expected: float) -> pl.DataFrame:
    """The pairs with `probability`, and `weight` as the share of the list changes it.

    pairs: record and weight (bits, with the expected share in them), all pairs of a record together. records: how many
    the list has, those without a pair too. expected: the share of the model.
    """
    best = pairs.group_by("record", maintain_order=True).agg(odds=(2 ** pl.col("weight")).sum() / expected)
    share = _share(best["odds"].to_numpy(), records, expected)
    weight = pl.col("weight") + math.log2(share / expected)
    odds = 2**weight
    return pairs.with_columns(probability=odds / (odds.sum().over("record") + 1 - share), weight=weight)


def _share(odds: npt.NDArray[np.float64], records: int, expected: float) -> float:
    """The share of records that mean an enterprise. odds: of those with a pair, where all of them were expected to."""
    share = expected
    for _ in range(_STEPS):
        meant = share * odds / (share * odds + 1 - share)
        share = (float(meant.sum()) + OF_THE_MODEL * expected) / (records + OF_THE_MODEL)
    return share
