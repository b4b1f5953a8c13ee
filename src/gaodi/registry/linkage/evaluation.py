"""How good a linkage is on labelled records: precision, recall and F1, as a whole, by kind, along the threshold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from gaodi.registry.linkage.tables import Decision


@dataclass(frozen=True, slots=True)
class Score:
    """linked: records that were linked; right: those linked to the enterprise that they mean; meant: records that mean
    one of the registry."""

    linked: int
    right: int
    meant: int

    @property
    def precision(self) -> float:
        """The share of links that are right; 1 where there is none."""
        return self.right / self.linked if self.linked else 1.0

    @property
    def recall(self) -> float:
        """The share of the records that mean an enterprise which are linked to it."""
        return self.right / self.meant if self.meant else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.linked + self.meant) if self.linked + self.meant else 1.0


def judged(decided: pl.DataFrame, labelled: pl.DataFrame) -> pl.DataFrame:
    """Each labelled record with its decision: record, kind, truth, decision, enterprise, candidate, and `right`.

    decided: what `choosing.chosen` gives. labelled: record, kind, truth (null where it means none).
    """
    both = labelled.select("record", "kind", "truth").join(
        decided.select("record", "decision", "enterprise", "candidate"), on="record", how="left", maintain_order="left"
    )
    linked = pl.col("decision") == Decision.LINKED
    return both.with_columns(right=(linked & (pl.col("enterprise") == pl.col("truth"))).fill_null(value=False))


def score(rows: pl.DataFrame) -> Score:
    """The score of judged records."""
    linked = rows.filter(pl.col("decision") == Decision.LINKED).height
    return Score(linked, int(rows["right"].sum()), rows["truth"].count())


def by_kind(rows: pl.DataFrame) -> pl.DataFrame:
    """Of each kind of corruption the shares: `right` and `wrong` of those linked, `queued`, and `found`, where the best
    candidate is right though it may wait for a person."""
    linked = pl.col("decision") == Decision.LINKED
    return rows.group_by("kind", maintain_order=True).agg(
        records=pl.len(),
        right=pl.col("right").mean(),
        wrong=(linked & ~pl.col("right")).mean(),
        queued=(pl.col("decision") == Decision.QUEUED).mean(),
        found=(pl.col("candidate") == pl.col("truth")).fill_null(value=False).mean(),
    )


def curve(pairs: pl.DataFrame, labelled: pl.DataFrame, thresholds: Iterable[float]) -> list[tuple[float, Score]]:
    """The score of linking each record to its best candidate, for each probability from which on that is done.

    pairs: record, enterprise, probability, weight.
    """
    best = pairs.sort("record", "weight", "enterprise", descending=[False, True, False]).unique("record", keep="first")
    both = labelled.select("record", "truth").join(best, on="record", how="left")
    right = pl.col("enterprise") == pl.col("truth")
    meant = labelled["truth"].count()
    found = []
    for threshold in thresholds:
        linked = both.filter(pl.col("probability") >= threshold)
        found.append((threshold, Score(linked.height, linked.filter(right).height, meant)))
    return found
