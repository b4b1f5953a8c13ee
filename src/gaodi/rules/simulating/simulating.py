"""Evaluates a variant of a rulebook on the inputs that a run kept, and sets the two beside one another."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from gaodi import engine
from gaodi.rules import query
from gaodi.rules.files import Source
from gaodi.rules.program import Program, compiled
from gaodi.rules.query import Cutoff, Spent
from gaodi.rules.runs import Run, folder
from gaodi.rules.simulating import outcomes
from gaodi.rules.simulating.varying import varied

SIDES = ("grade", "criteria", "money")
"""By what somebody wins or loses."""


@dataclass(frozen=True)
class Simulation:
    """rows: a row for each subject: `subject`, and of both (`_before`, `_after`) the standing, score, grade,
    qualification and what is paid; `grade`, `criteria`, `money`: 1 for who gains by it, -1 for who loses; `outcome`:
    the same by the first of criteria, grade and money by which anything changes; `opened`: it was settled and is open
    after, so that nobody knows who gains, and the others are 0. before, after: what the benefits ask
    for and are paid, in 万元; cutoffs: of the grades after. program: what was evaluated. whole: the results of both."""

    run: Run
    settled: dict[str, str]
    weights: dict[str, float]
    numbers: dict[str, float]
    program: Program = field(repr=False)
    rows: pl.DataFrame
    before: tuple[Spent, ...]
    after: tuple[Spent, ...]
    cutoffs: tuple[Cutoff, ...]
    whole: tuple[pl.DataFrame, pl.DataFrame] = field(repr=False)

    @property
    def winners(self) -> pl.DataFrame:
        """Those that come to qualify, get a better grade, or are paid more."""
        return self.rows.filter(pl.col("outcome") > 0)

    @property
    def losers(self) -> pl.DataFrame:
        """Those that cease to qualify, get a worse grade, or are paid less."""
        return self.rows.filter(pl.col("outcome") < 0)

    @property
    def opened(self) -> pl.DataFrame:
        """Those whose qualification or grade was settled and is open after, for want of figures."""
        return self.rows.filter(pl.col("opened"))

    @property
    def cost(self) -> float:
        """How much more is paid than before, in 万元, to whole yuan."""
        return round(sum(one.paid for one in self.after) - sum(one.paid for one in self.before), 4) + 0.0

    def counts(self) -> dict[str, tuple[int, int]]:
        """How many win and lose by grade, criteria and money; one subject may win by one and lose by another."""
        sums = self.rows.select(
            *((pl.col(name) > 0).sum().alias(f"{name}+") for name in SIDES),
            *((pl.col(name) < 0).sum().alias(f"{name}-") for name in SIDES),
        ).row(0, named=True)
        return {name: (sums[f"{name}+"], sums[f"{name}-"]) for name in SIDES}

    def parts(self, subjects: Collection[str]) -> pl.DataFrame:
        """What moved of these: `subject`, `part` (`score.tax`, `clause.rd`), and its points, or 1 and 0 of a clause
        that is met and not met, at least and at most: `before_low`, `before_high`, `after_low`, `after_high`."""
        return outcomes.parts(*self.whole, subjects)


def simulate(
    run: Run,
    settled: Mapping[str, str] | None = None,
    weights: Mapping[str, float] | None = None,
    source: Source | None = None,
    numbers: Mapping[str, float] | None = None,
) -> Simulation:
    """The run as it would be with other values of parameters, other weights, other thresholds and rates, or another
    text of the rulebook. numbers: by the ids of `numerals`, in the units that they have there.

    Nothing is kept. Raises InputError for parameters, items and numbers that there are not, and with the faults of the
    text.
    """
    base = source or run.source
    chosen = {**run.settled, **(settled or {})}
    program = compiled(varied(base, weights or {}, numbers), run.ws, chosen)
    con = engine.connect("duckdb")
    inputs = engine.read_parquet(con, sorted((run.path / folder.INPUTS).glob("*.parquet")))
    with tempfile.TemporaryDirectory(prefix="gaodi-simulation-") as scratch:
        found = query.evaluate(program, inputs, run.on, Path(scratch))
        after = engine.frame(found.table.select(*outcomes.wanted(found.table.columns)))
    results = run.results()
    before = results.select(outcomes.wanted(results.collect_schema().names())).collect()
    order = {name: index for index, name in enumerate(program.grade.names)} if program.grade else {}
    return Simulation(
        run, chosen, dict(weights or {}), dict(numbers or {}), program, outcomes.rows(before, after, order),
        tuple(run.budgets), tuple(found.budgets), tuple(found.cutoffs), (before, after),
    )  # fmt: skip
