"""Who moved between two runs, split by changed inputs and changed rules.

With s(rules, inputs) the score by the rules of one run on the inputs of a run:

    s(after, after) − s(before, before) = [s(before, after) − s(before, before)] + [s(after, after) − s(before, after)]
                                            changed inputs                          changed rules

The middle term is evaluated for the whole population, so that benchmarks and places are those that the old rules would
give on the new figures. Scores are decimals; the parts are added as such.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi import engine
from gaodi.rules import query
from gaodi.rules.gathering import gather
from gaodi.rules.runs import Run, folder, load

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

_OWN = ("score", "grade", "qualified", "standing")


@dataclass(frozen=True)
class Comparison:
    """moves: a row for each subject that is in one of the runs: `subject`, `name`, then `score`, `grade`, `qualified`,
    `standing` of each with `_before` and `_after`, those by the old rules on the new figures with `_between`, and
    `by_inputs`, `by_rules`, `change` (of scores, null where one of them is not known). grades: how many went from which
    grade to which. same_rules: whether both runs are of one text and parameters."""

    before: Run
    after: Run
    same_rules: bool
    moves: pl.DataFrame
    grades: pl.DataFrame

    @property
    def moved(self) -> pl.DataFrame:
        """Those whose score, grade, qualification or standing differs, of what both rulebooks decide; the greatest
        change first."""
        rows = self.moves
        both = [name for name in _OWN if f"{name}_before" in rows and f"{name}_after" in rows]
        differs = pl.any_horizontal(pl.col(f"{name}_before").ne_missing(pl.col(f"{name}_after")) for name in both)
        return rows.filter(differs).sort(pl.col("change").abs(), "subject", descending=[True, False], nulls_last=True)


def compare(ws: Workspace, before: str, after: str) -> Comparison:
    """Compare two runs by their ids. Raises NotFound."""
    one, other = load(ws, before), load(ws, after)
    same = (one.hash, one.settled) == (other.hash, other.settled)
    between = _results(other) if same else _between(ws, one, other)
    moves = _joined(_results(one), between, _results(other), other)
    return Comparison(one, other, same, moves, _grades(moves))


def _results(run: Run) -> pl.DataFrame:
    return _own(run.results().collect())


def _own(rows: pl.DataFrame) -> pl.DataFrame:
    """What is compared, in two decimals where it is a score: only what is known."""
    score = pl.when(pl.col("score@low") == pl.col("score@high")).then("score@low") if "score@low" in rows else None
    if score is None and "score" in rows:
        score = pl.col("score")  # type: ignore[assignment]
    columns: list[Any] = [pl.col("subject"), pl.col("standing")]
    judged = pl.col("standing") == "judged"
    columns += [pl.when(judged).then(score).alias("score")] if score is not None else []
    columns += [pl.col(name) for name in ("grade", "qualified") if name in rows]
    return rows.select(columns)


def _between(ws: Workspace, one: Run, other: Run) -> pl.DataFrame:
    """The rules of the first run on the figures of the second."""
    con = engine.connect("duckdb")
    with tempfile.TemporaryDirectory(prefix="gaodi-compare-") as scratch:
        table = _inputs(ws, one, other, con)
        found = query.evaluate(one.program, table, other.on, Path(scratch))
        return _own(engine.frame(found.table))


def _inputs(ws: Workspace, one: Run, other: Run, con: engine.Backend) -> Any:
    """The inputs that the second run kept; where the first rules need others too, they are gathered as of then."""
    kept = engine.read_parquet(con, sorted((other.path / folder.INPUTS).glob("*.parquet")))
    needed = {column.column for column in one.program.inputs}
    if needed <= set(kept.columns) | {column.column for column in other.program.inputs}:
        return kept
    subjects = engine.frame(kept.select("subject"))["subject"].to_list()
    gathered = gather(ws, one.program, other.year, other.on, con, at=other.number)
    table = gathered.table
    return table.filter(table.subject.isin(subjects)) if len(subjects) < 1000 else table.semi_join(kept, "subject")


def _joined(before: pl.DataFrame, between: pl.DataFrame, after: pl.DataFrame, run: Run) -> pl.DataFrame:
    def named(rows: pl.DataFrame, ending: str) -> pl.DataFrame:
        return rows.rename({name: f"{name}_{ending}" for name in rows.columns if name != "subject"})

    rows = named(before, "before").join(named(after, "after"), on="subject", how="full", coalesce=True)
    rows = rows.join(named(between, "between"), on="subject", how="left")
    if "score_before" in rows and "score_after" in rows:
        first, middle, last = (_decimal(f"score_{when}") for when in ("before", "between", "after"))
        rows = rows.with_columns(by_inputs=middle - first, by_rules=last - middle, change=last - first)
    else:
        rows = rows.with_columns(pl.lit(None, pl.Float64).alias(n) for n in ("by_inputs", "by_rules", "change"))
    names = run.inputs()
    if "name" in names.collect_schema():
        rows = rows.join(names.select("subject", "name").collect(), on="subject", how="left")
    return rows.sort("subject")


def _decimal(name: str) -> pl.Expr:
    """A published score as the decimal that it is."""
    return pl.col(name).cast(pl.Decimal(20, 6))


def _grades(moves: pl.DataFrame) -> pl.DataFrame:
    names = [name for name in ("grade", "qualified") if f"{name}_before" in moves and f"{name}_after" in moves]
    if not names:
        return pl.DataFrame(schema={"before": pl.String, "after": pl.String, "n": pl.Int64})
    name = names[0]
    pairs = moves.select(before=pl.col(f"{name}_before").cast(pl.String), after=pl.col(f"{name}_after").cast(pl.String))
    return pairs.group_by("before", "after").agg(n=pl.len()).sort("before", "after", nulls_last=True)
