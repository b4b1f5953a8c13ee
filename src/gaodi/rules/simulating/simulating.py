"""Evaluates a variant of a rulebook on the inputs that a run kept, and sets the two beside one another."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from gaodi import engine
from gaodi.rules import query
from gaodi.rules.files import Source
from gaodi.rules.program import compiled
from gaodi.rules.query import Cutoff, Spent
from gaodi.rules.runs import Run, folder
from gaodi.rules.simulating.varying import varied


@dataclass(frozen=True)
class Simulation:
    """rows: a row for each subject: `subject`, and of both (`_before`, `_after`) the standing, score, grade,
    qualification and what is paid. budgets: of the benefits before and after, in 万元; cutoffs: of the grades after."""

    run: Run
    settled: dict[str, str]
    weights: dict[str, float]
    rows: pl.DataFrame
    before: tuple[Spent, ...]
    after: tuple[Spent, ...]
    cutoffs: tuple[Cutoff, ...]

    @property
    def winners(self) -> pl.DataFrame:
        """Those that come to qualify, get a better grade, or are paid more."""
        return self.rows.filter(pl.col("outcome") > 0)

    @property
    def losers(self) -> pl.DataFrame:
        """Those that cease to qualify, get a worse grade, or are paid less."""
        return self.rows.filter(pl.col("outcome") < 0)

    @property
    def cost(self) -> float:
        """How much more is paid than before, in 万元."""
        return sum(one.paid for one in self.after) - sum(one.paid for one in self.before)


def simulate(
    run: Run,
    settled: Mapping[str, str] | None = None,
    weights: Mapping[str, float] | None = None,
    source: Source | None = None,
) -> Simulation:
    """The run as it would be with other values of parameters, other weights, or another text of the rulebook.

    Nothing is kept. Raises InputError for parameters and items that there are not, and with the faults of the text.
    """
    base = source or run.source
    chosen = {**run.settled, **(settled or {})}
    program = compiled(varied(base, weights or {}), run.ws, chosen)
    con = engine.connect("duckdb")
    inputs = engine.read_parquet(con, sorted((run.path / folder.INPUTS).glob("*.parquet")))
    with tempfile.TemporaryDirectory(prefix="gaodi-simulation-") as scratch:
        found = query.evaluate(program, inputs, run.on, Path(scratch))
        after = _own(engine.frame(found.table))
    order = {name: index for index, name in enumerate(program.grade.names)} if program.grade else {}
    rows = _joined(_own(run.results().collect()), after, order)
    return Simulation(
        run, chosen, dict(weights or {}), rows, tuple(run.budgets), tuple(found.budgets), tuple(found.cutoffs)
    )


def _own(rows: pl.DataFrame) -> pl.DataFrame:
    score = pl.when(pl.col("score@low") == pl.col("score@high")).then("score@low") if "score@low" in rows else None
    if score is None:
        score = pl.col("score") if "score" in rows else pl.lit(None, pl.Float64)  # type: ignore[assignment]
    paid = [pl.col(name) for name in rows.columns if name.startswith("paid.")]
    return rows.select(
        "subject",
        "standing",
        score=pl.when(pl.col("standing") == "judged").then(score),
        grade=pl.col("grade") if "grade" in rows else pl.lit(None, pl.String),
        qualified=pl.col("qualified") if "qualified" in rows else pl.lit(None, pl.Boolean),
        paid=pl.sum_horizontal(paid) if paid else pl.lit(0.0),
    )


def _joined(before: pl.DataFrame, after: pl.DataFrame, order: Mapping[str, int]) -> pl.DataFrame:
    rows = before.join(after, on="subject", suffix="_after")
    rows = rows.rename({name: f"{name}_before" for name in before.columns if name != "subject"})
    return rows.with_columns(outcome=_outcome(order)).sort("subject")


def _outcome(order: Mapping[str, int]) -> pl.Expr:
    """1 for who gains, -1 for who loses: by qualification, then by grade, then by what is paid."""

    def sign(after: pl.Expr, before: pl.Expr) -> pl.Expr:
        return (after - before).sign().fill_null(0).cast(pl.Int8)

    def rank(name: str) -> pl.Expr:
        return -pl.col(name).replace_strict(order, default=None, return_dtype=pl.Int32)

    qualified = sign(
        pl.col("qualified_after").fill_null(value=False).cast(pl.Int8),
        pl.col("qualified_before").fill_null(value=False).cast(pl.Int8),
    )
    grade = sign(rank("grade_after"), rank("grade_before")) if order else pl.lit(0, pl.Int8)
    paid = sign(pl.col("paid_after"), pl.col("paid_before"))
    return pl.when(qualified != 0).then(qualified).when(grade != 0).then(grade).otherwise(paid)
