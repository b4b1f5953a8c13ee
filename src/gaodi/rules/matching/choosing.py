"""Conflicts between benefits for many subjects at once, resolved as gaodi.rules.matching.conflicts does for one: from
the highest down, a benefit is kept unless one that was kept before stands against it.
"""

from __future__ import annotations

import polars as pl


def chosen(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with `kept` 0 where a rival is kept. They have `subject`, `rulebook`, `benefit`, `group` (or nothing),
    `against` (what it says that it excludes: documents, families, benefits or both), `order` (of the benefits, which
    decides between equal amounts), `certain` (the amount that decides) and `kept`."""
    due = rows.filter(pl.col("certain") > 0)
    pairs = pl.concat([_of_groups(due), _of_exclusions(due)]).unique()
    lost = _losers(pairs).with_columns(lost=pl.lit(value=True))
    joined = rows.join(lost, on=["subject", "order"], how="left")
    return joined.with_columns(kept=pl.when("lost").then(0.0).otherwise("kept")).drop("lost")


def _losers(pairs: pl.DataFrame) -> pl.DataFrame:
    """Who has somebody ahead that is kept. Each turn settles at least the next from above."""
    lost = pairs.select("subject", order="behind").clear()
    for _ in range(pairs["behind"].n_unique() + 1):
        kept = pairs.join(lost, left_on=["subject", "ahead"], right_on=["subject", "order"], how="anti")
        now = kept.select("subject", order="behind").unique().sort("subject", "order")
        if now.equals(lost):
            break
        lost = now
    return lost


def _of_groups(due: pl.DataFrame) -> pl.DataFrame:
    named = due.filter(pl.col("group").fill_null("") != "").select("subject", "group", "order", "certain")
    return _ahead(named.join(named, on=["subject", "group"], suffix="_other"))


def _of_exclusions(due: pl.DataFrame) -> pl.DataFrame:
    """Either of the two may say it, by the document, the family, the benefit, or document and benefit."""
    said = due.filter(pl.col("against").list.len() > 0).explode("against")
    family = pl.col("rulebook").str.replace(r"/[^/]*$", "")
    key = pl.concat_str("rulebook", pl.lit("#"), "benefit")
    words = pl.concat(
        [
            due.select("subject", "order", "certain", word=word)
            for word in (pl.col("rulebook"), family, pl.col("benefit"), key)
        ]
    )
    met = said.join(words, left_on=["subject", "against"], right_on=["subject", "word"], suffix="_other")
    return _ahead(met)


def _ahead(met: pl.DataFrame) -> pl.DataFrame:
    """Of each two that met, who is behind and who ahead."""
    two = met.filter(pl.col("order") != pl.col("order_other"))
    other = (pl.col("certain_other") > pl.col("certain")) | (
        (pl.col("certain_other") == pl.col("certain")) & (pl.col("order_other") < pl.col("order"))
    )
    behind, ahead = (pl.when(other if first else ~other).then("order").otherwise("order_other") for first in (1, 0))
    return two.select("subject", behind=behind, ahead=ahead)
