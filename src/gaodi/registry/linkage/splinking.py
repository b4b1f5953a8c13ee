"""The model as settings of Splink, and pairs scored by it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from gaodi.registry.linkage.comparisons import COMPARISONS, Comparison, Level
from gaodi.registry.linkage.model import Model, Weight, Weights

if TYPE_CHECKING:
    from splink import SettingsCreator


def settings(
    weights: Weights, prior: float, *, link_type: Literal["dedupe_only", "link_only"], fitted: bool = True
) -> SettingsCreator:
    """Settings of Splink with the weights.

    prior: the probability that a pair drawn at random matches. fitted: whether m is known; else it is to be estimated.
    """
    from splink import SettingsCreator

    return SettingsCreator(
        link_type=link_type,
        comparisons=[_comparison(one, weights.get(one.id, {}), fitted) for one in COMPARISONS],
        probability_two_random_records_match=prior,
        unique_id_column_name="id",
        # Without the columns that were compared Splink does not say on which level a pair is.
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=True,
    )


def _comparison(one: Comparison, weights: Mapping[str, Weight], fitted: bool) -> dict[str, Any]:
    levels = [_level(level, weights.get(level.id), fitted) for level in one.levels]
    return {"output_column_name": one.id, "comparison_levels": levels}


def _level(level: Level, weight: Weight | None, fitted: bool) -> dict[str, Any]:
    made: dict[str, Any] = {"sql_condition": level.when or "ELSE", "label_for_charts": level.id}
    if level.unknown:
        made["is_null_level"] = True
    if level.frequency:
        made["tf_adjustment_column"] = level.frequency
    if weight is not None:
        made |= {"u_probability": weight.u} | ({"m_probability": weight.m} if fitted else {})
    return made


def prior(model: Model, enterprises: int) -> float:
    """The probability that a record means an enterprise drawn at random: the expected share, spread over all."""
    return model.expected / max(enterprises, 1)


def levels() -> dict[str, pl.Expr]:
    """Of each comparison the id of the level and its weight, from the numbers that Splink gives."""
    made: dict[str, pl.Expr] = {}
    for one in COMPARISONS:
        last = len(one.weighed) - 1
        ids = {-1: "unknown"} | {last - n: level.id for n, level in enumerate(one.weighed)}
        made[f"{one.id}_level"] = pl.col(f"gamma_{one.id}").replace_strict(
            list(ids), list(ids.values()), return_dtype=pl.String
        )
        adjusted = pl.col(f"mw_tf_adj_{one.id}") if any(level.frequency for level in one.levels) else pl.lit(0.0)
        made[f"{one.id}_weight"] = pl.col(f"mw_{one.id}") + adjusted
    return made


def _used() -> list[str]:
    words = {word for one in COMPARISONS for level in one.levels for word in re.findall(r"(\w+)_[lr]\b", level.when)}
    return ["id", *sorted(words)]


USED = _used()
"""The columns that Splink looks at."""
