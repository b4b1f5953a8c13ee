"""From weights to probabilities: a record means one enterprise or none, and a list may be mostly of strangers.

Splink judges each pair by itself. Of a record the probability of an enterprise is 2^w over the sum of 2^w of all its
candidates and of what is left for none, so that two that fit alike share it. How many records mean an enterprise at all
is estimated from the list, of each province and of those that say none: of a city's suppliers those from elsewhere are
strangers more often. It is the share s for which the mean of the probabilities is s, where a few hundred records weigh
as much as the model's expectation.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

OF_THE_MODEL = 200
"""The expectation of the model counts as so many records."""

_STEPS = 40


def probable(pairs: pl.DataFrame, expected: float) -> pl.DataFrame:
    """The pairs with `probability`, and `weight` as the share of the list changes it.

    pairs: record, province and weight (bits, with the expected share in them); a record without a candidate has one row
    without a weight. expected: the share of the model.
    """
    odds = (2 ** pl.col("weight")).sum() / expected
    records = pairs.group_by("record").agg(pl.col("province").first(), odds=odds).sort("record")
    shares = [
        (province, _share(rows["odds"].to_numpy(), expected)) for (province,), rows in records.group_by("province")
    ]
    known = pl.DataFrame(shares, schema={"province": pairs.schema["province"], "_share": pl.Float64}, orient="row")
    joined = pairs.join(known, on="province", how="left", nulls_equal=True, maintain_order="left")
    weighed = joined.with_columns(weight=pl.col("weight") + (pl.col("_share") / expected).log(2))
    each = 2 ** pl.col("weight")
    return weighed.with_columns(probability=each / (each.sum().over("record") + 1 - pl.col("_share"))).drop("_share")


def _share(odds: npt.NDArray[np.float64], expected: float) -> float:
    """The share of records that mean an enterprise. odds: of each record, were it sure to mean one."""
    share = expected
    for _ in range(_STEPS):
        meant = share * odds / (share * odds + 1 - share)
        share = (float(meant.sum()) + OF_THE_MODEL * expected) / (len(odds) + OF_THE_MODEL)
    return share
