"""The lake tables of runs: what each was, and what it decided about each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from gaodi.registry.facts import Facts

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

TRIAL, PUBLICITY, CORRECTED, FINAL, WITHDRAWN = "trial", "publicity", "corrected", "final", "withdrawn"
"""The states of a run: see gaodi.rules.process. What was corrected or withdrawn counts for nothing."""

RUNS = Facts(
    "runs",
    pa.schema(
        [
            ("run", pa.string()),
            ("rulebook", pa.string()),
            ("family", pa.string()),
            ("hash", pa.string()),
            ("year", pa.int32()),
            ("day", pa.date32()),
            ("status", pa.string()),
            ("settled", pa.string()),
            ("number", pa.int64()),
            ("engine", pa.string()),
            ("version", pa.string()),
            ("user", pa.string()),
            ("note", pa.string()),
            ("subjects", pa.int64()),
            ("synthetic", pa.bool_()),
            ("corrects", pa.string()),
        ]
    ),
    ("run",),
)
"""hash: of the text of the rulebook. year: whose figures were judged. day: of the evaluation. status: one of the states
above. settled: values of parameters, as JSON. number: of the last batch of the lake that was known. corrects: the run
that it puts right."""

RESULTS = Facts(
    "run_results",
    pa.schema(
        [
            ("run", pa.string()),
            ("subject", pa.string()),
            ("standing", pa.string()),
            ("qualified", pa.bool_()),
            ("score_low", pa.float64()),
            ("score_high", pa.float64()),
            ("grade", pa.string()),
            ("grade_best", pa.string()),
            ("grade_worst", pa.string()),
            ("level", pa.string()),
            ("amount_low", pa.float64()),
            ("amount_high", pa.float64()),
            ("paid", pa.float64()),
        ]
    ),
    ("run", "subject"),
    about="subject",
)
"""Amounts in 万元. What the rulebook does not decide is empty."""


def paid_before(
    ws: Workspace, rulebook: str, year: int, known_at: At = None, subject: str | None = None
) -> pl.DataFrame:
    """`subject` and `paid`: what the final runs of a rulebook for the years before paid, of each year the last one."""
    known = RUNS.current(ws, known_at).filter(
        (pl.col("rulebook") == rulebook) & (pl.col("year") < year) & (pl.col("status") == FINAL)
    )
    if known.is_empty():
        return RESULTS.frame().select("subject", "paid")
    rows = _last(ws, known.sort("batch"), ["subject", "year"], known_at, subject)
    return rows.group_by("subject").agg(pl.col("paid").sum()).sort("subject").collect()


def latest(ws: Workspace, family: str, year: int, known_at: At = None, subject: str | None = None) -> pl.DataFrame:
    """The results that count for a family and a year, a row for each subject: of the last final run that judged it,
    else of the last trial. A run over one district takes nothing away from that over all. subject: of this one alone.
    """
    known = RUNS.current(ws, known_at).filter(
        (pl.col("family") == family) & (pl.col("year") == year) & pl.col("status").is_in([TRIAL, PUBLICITY, FINAL])
    )
    if known.is_empty():
        return RESULTS.frame()
    rows = _last(ws, known.sort(pl.col("status") == FINAL, "batch"), ["subject"], known_at, subject)
    return rows.select(RESULTS.columns).sort("subject").collect()


def _last(ws: Workspace, runs: pl.DataFrame, by: list[str], known_at: At, subject: str | None) -> pl.LazyFrame:
    """The results of runs with the years of these; of several the one of the last run, as they are ordered."""
    order = runs.select("run", "year", order=pl.int_range(pl.len()))
    rows = RESULTS.scan(ws, known_at).filter(pl.col("run").is_in(runs["run"].implode()))
    rows = rows if subject is None else rows.filter(pl.col("subject") == subject)
    return rows.join(order.lazy(), on="run").sort("order").unique(by, keep="last")
