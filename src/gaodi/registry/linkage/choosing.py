"""Decides about each record from its scored candidates: linked, left to a person, or new."""

from __future__ import annotations

import polars as pl

from gaodi.registry.linkage.comparisons import AGAINST, SUPPORT, WEAK
from gaodi.registry.linkage.model import Thresholds
from gaodi.registry.linkage.tables import Decision, Reason

_ALONE = -1000.0
"""The weight that no second candidate has, in bits."""


def chosen(pairs: pl.DataFrame, given: pl.DataFrame, thresholds: Thresholds, *, once: bool = False) -> pl.DataFrame:
    """One row for each record of `given`: decision, enterprise (of a linked one), candidate (the best), probability,
    weight, reason (why a person is to say).

    pairs: what `link` gives. once: no enterprise stands twice in the list, so that two records which would be linked to
    one are both left to a person, unless one is ahead by the margin.
    """
    best = pairs.group_by("record", maintain_order=True).agg(
        pl.first("probability", "weight", *(f"{one}_level" for one in AGAINST | SUPPORT)),
        candidate=pl.col("enterprise").first(),
        ahead=pl.col("weight").first() - pl.col("weight").get(1, null_on_oob=True).fill_null(_ALONE),
    )
    every = given.select("record").join(best, on="record", how="left", maintain_order="left")
    judged = every.with_columns(decision=_decision(thresholds), reason=_reason(thresholds))
    if once:
        judged = _claimed(judged, thresholds.margin)
    linked = pl.col("decision") == Decision.LINKED
    doubtful = pl.col("decision") == Decision.QUEUED
    return judged.select(
        "record",
        "decision",
        pl.when(linked).then("candidate").alias("enterprise"),
        "candidate",
        "probability",
        "weight",
        pl.when(doubtful).then("reason").alias("reason"),
    )


def _decision(thresholds: Thresholds) -> pl.Expr:
    sure = (pl.col("probability") >= thresholds.upper) & _reason(thresholds).is_null()
    return (
        pl.when(sure)
        .then(pl.lit(Decision.LINKED))
        .when(pl.col("probability") >= thresholds.lower)
        .then(pl.lit(Decision.QUEUED))
        .otherwise(pl.lit(Decision.NEW))
    )


def _reason(thresholds: Thresholds) -> pl.Expr:
    """The first that holds; none where the best candidate may be linked."""
    supported = pl.any_horizontal(pl.col(f"{one}_level").is_in(levels) for one, levels in SUPPORT.items())
    contradicted = pl.any_horizontal(pl.col(f"{one}_level").is_in(levels) for one, levels in AGAINST.items())
    return (
        pl.when(contradicted)
        .then(pl.lit(Reason.CONTRADICTION))
        .when(pl.col("ahead") < thresholds.margin)
        .then(pl.lit(Reason.CLOSE))
        .when(pl.col("probability") < thresholds.upper)
        .then(pl.lit(Reason.UNSURE))
        .when(pl.col("name_level").is_in(WEAK) & ~supported)
        .then(pl.lit(Reason.NEAR))
    )


def _claimed(judged: pl.DataFrame, margin: float) -> pl.DataFrame:
    """Of records that would be linked to one enterprise only one stays linked: the one that is ahead of the others."""
    linked = pl.col("decision") == Decision.LINKED
    of_one = pl.col("weight").filter(linked).sort(descending=True)
    ahead = (pl.col("weight") - of_one.get(1, null_on_oob=True)).over("candidate")
    loses = linked & (linked.sum().over("candidate") > 1) & ((ahead < margin) | ~_first(linked))
    return judged.with_columns(
        decision=pl.when(loses).then(pl.lit(Decision.QUEUED)).otherwise("decision"),
        reason=pl.when(loses).then(pl.lit(Reason.CLAIMED)).otherwise("reason"),
    )


def _first(linked: pl.Expr) -> pl.Expr:
    return pl.col("weight") == pl.col("weight").filter(linked).max().over("candidate")
