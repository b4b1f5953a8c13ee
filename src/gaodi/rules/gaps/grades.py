"""What reaches a grade: the score of the last that got it, what decides between equal scores, and what changes grades
afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.rules.language.nodes import Column, Node, Not, Step
from gaodi.rules.language.types import SCORE as POINTS
from gaodi.rules.language.types import TRUTH
from gaodi.rules.model import Override
from gaodi.rules.program import SCORE, GradePart
from gaodi.rules.query import Cutoff
from gaodi.rules.runs import Run
from gaodi.rules.single import Evaluation, Interval


@dataclass(frozen=True)
class Line:
    """What reaches a grade or a better one. score: the lowest that got it; last: what the last that got it has under
    the ties of the rulebook, the greater first; None where that is not known of it."""

    part: GradePart
    grade: str
    score: float
    last: tuple[float | None, ...] = ()

    def nodes(self) -> list[Node]:
        """What it depends on."""
        return [Step(POINTS, SCORE), *self.part.ties, *(step for _, step in self.part.overrides)]

    def scored(self, evaluation: Evaluation) -> bool | None:
        """Whether the score gets the grade, before anything changes it."""
        score = evaluation[SCORE]
        assert isinstance(score, Interval)  # noqa: S101 - a grade needs a score
        if score.known and score.low == self.score:
            return self._decided(evaluation)
        if score.low is not None and score.low >= self.score:
            return True
        return False if score.high is not None and score.high < self.score else None

    def _decided(self, evaluation: Evaluation) -> bool:
        """Of equal scores: who is unknown under what decides comes last, and who has the same shares the place."""
        return self.behind(evaluation) is None

    def behind(self, evaluation: Evaluation) -> tuple[Step, float] | None:
        """What decides between equal scores against the subject, and what the last that got the grade has of it."""
        for step, last in zip(self.part.ties, self.last, strict=True):
            own = evaluation.number(step).low
            if own != last:
                less = last is not None and (own is None or own < last)
                return (step, last) if less and last is not None else None
        return None

    def reached(self, evaluation: Evaluation) -> bool | None:
        """Whether the grade, or a better one, is reached after all that changes it."""
        found = self.scored(evaluation)
        for override, step in self.part.overrides:
            met = evaluation.truth(step)
            if override.becomes:
                after = self._enough(override)
                found = found if met is False or found is after else (after if met else None)
            elif override.at_least and self._enough(override):
                found = True if True in (found, met) else None if None in (found, met) else False
            elif override.at_most and not self._enough(override):
                found = False if found is False or met else None if None in (found, met) else True
        return found

    def against(self, evaluation: Evaluation) -> Iterator[tuple[str, Override, Node]]:
        """What keeps it from the grade, or may, whatever the score is: its key, and what has to hold instead."""
        for number, (override, step) in enumerate(self.part.overrides):
            if not override.at_least and not self._enough(override) and evaluation.truth(step) is not False:
                yield f"override.{number + 1}", override, Not(TRUTH, evaluation.program.steps[step.name])

    def _enough(self, override: Override) -> bool:
        """Whether the grade that it names is as good."""
        names = list(self.part.names)
        named = override.at_most or override.at_least or override.becomes
        return named in names and names.index(named) <= names.index(self.grade)


def line(run: Run, grade: str, evaluation: Evaluation) -> Line:
    """What reaches the grade in the group of a subject. Raises InputError where nobody there got that or better."""
    part = run.program.grade
    assert part is not None  # noqa: S101 - the caller looked
    group = evaluation.group(part.within)
    names = part.names[: part.names.index(grade) + 1]
    if part.grade.by == "score":
        return Line(part, grade, float(part.least[len(names) - 1] or -inf))
    found = [one for one in run.cutoffs if one.grade in names and one.group == group and one.score is not None]
    if not found:
        raise InputError(Fault(f"Nobody got {grade} in this run, so its cut-off is not known", do="Name a score"))
    lowest = found[-1]
    return Line(part, grade, float(lowest.score or 0), _last(run, part, lowest))


def _last(run: Run, part: GradePart, cut: Cutoff) -> tuple[float | None, ...]:
    """What the last that got a grade has under what decides between equal scores."""
    if not part.ties:
        return ()
    rows = run.results().join(run.inputs(), on="subject", suffix="@input")
    for node, value in zip(part.within, cut.group, strict=True):
        name = node.input.column if isinstance(node, Column) else node.name if isinstance(node, Step) else ""
        rows = rows.filter(pl.col(name).cast(pl.String) == value)
    names = rows.collect_schema().names()
    ties = [step.name if step.name in names else f"{step.name}@low" for step in part.ties]
    last = rows.filter(pl.col("place") <= cut.places).sort("place").select(ties).last().collect()
    return last.row(0)
