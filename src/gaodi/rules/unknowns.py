"""Which single data request would settle the most cases: the inputs that stand between subjects and an answer.

A case is open while nobody can say whether the subject qualifies, which grade or level it has, or its score. An input
settles a case alone if it is the only unknown one that still matters for it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import polars as pl

from gaodi.rules.explaining.building import given, values
from gaodi.rules.explaining.needing import open_inputs
from gaodi.rules.language.nodes import Node, Step
from gaodi.rules.language.types import SCORE as POINTS
from gaodi.rules.language.types import TRUTH
from gaodi.rules.program import QUALIFIED, REQUIRE, SCORE, Program
from gaodi.rules.runs import Run
from gaodi.rules.saying import Labels
from gaodi.rules.single import evaluate

MOST = 20_000


@dataclass(frozen=True)
class Unknowns:
    """requests: an input each, those first that settle most: `column`, `label`, `alone` (cases that it settles by
    itself), `among` (cases in which it is one of several that are needed). cases: how many are open; looked: at how
    many of them, drawn evenly where there are very many."""

    cases: int
    looked: int
    requests: pl.DataFrame


def unknowns(run: Run, language: str = "zh", most: int = MOST) -> Unknowns:
    """The data requests of a run, ranked."""
    program = run.program
    open_rows = _open(run)
    cases = open_rows.height
    looked = open_rows.gather_every(-(-cases // most)) if cases > most else open_rows
    inputs = run.inputs().join(looked.lazy().select("subject"), on="subject").collect()
    results = {row["subject"]: row for row in looked.iter_rows(named=True)}
    alone, among = Counter[str](), Counter[str]()
    needs = _Needs(run)
    for row in inputs.iter_rows(named=True):
        needed = needs.of(row, given(program, results[row.pop("subject")]))
        among.update(needed)
        if len(needed) == 1:
            alone.update(needed)
    labels = Labels(program, run.ws, language)
    names = {one.column: labels.input(one) for one in program.inputs}
    rows = [(column, names.get(column, column), alone[column], among[column]) for column in among]
    frame = pl.DataFrame(
        rows,
        schema={"column": pl.String, "label": pl.String, "alone": pl.Int64, "among": pl.Int64},
        orient="row",
    )
    return Unknowns(cases, looked.height, frame.sort("alone", "among", "column", descending=[True, True, False]))


class _Needs:
    """Which inputs still matter for a subject. Those of whom the same is known, such as all who have not answered yet,
    are evaluated once."""

    def __init__(self, run: Run) -> None:
        self._run, self._goals = run, _goals(run.program)
        self._found: dict[tuple[Any, ...], tuple[str, ...]] = {}

    def of(self, row: dict[str, Any], decided: dict[str, Any]) -> tuple[str, ...]:
        """row: the inputs without the subject. decided: what only the whole population can say."""
        row.pop("name", None)
        key = (*row.values(), *decided.values())
        if key not in self._found:
            run = self._run
            evaluation = evaluate(run.program, values(row), run.on, run.statistics, decided)
            needed = dict.fromkeys(column for goal in self._goals for column in open_inputs(evaluation, goal))
            self._found[key] = tuple(needed)
        return self._found[key]


def _goals(program: Program) -> list[Node]:
    """What has to be settled: who is judged, and what is decided about them."""
    found: list[Node] = [Step(TRUTH, REQUIRE), *(part.step for part in program.exempt)]
    if program.criteria is not None:
        found.append(Step(TRUTH, QUALIFIED))
    elif program.scored:
        found.append(Step(POINTS, SCORE))
    if program.grade is not None and program.criteria is not None:
        found.append(Step(POINTS, SCORE))
    return [*found, *(part.step for part in program.levels)]


def _open(run: Run) -> pl.DataFrame:
    """The rows of the subjects about whom something is open."""
    rows = run.results()
    names = rows.collect_schema().names()
    judged = pl.col("standing") == "judged"
    tests = [pl.col("standing") == "to-check"]
    if QUALIFIED in names:
        tests.append(judged & pl.col(QUALIFIED).is_null())
    elif "score@low" in names:
        tests.append(judged & (pl.col("score@low") != pl.col("score@high")).fill_null(value=True))
    elif SCORE in names:
        tests.append(judged & pl.col(SCORE).is_null())
    if "level" in names:
        tests.append(judged & pl.col("level").is_null())
    if "grade" in names and QUALIFIED in names:
        tests.append(judged & pl.col("grade").is_null())
    return rows.filter(pl.any_horizontal(tests)).collect().sort("subject")
