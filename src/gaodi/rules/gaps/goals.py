"""What somebody wants to reach: the criteria, a grade, a level, a score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite, nan

from gaodi.errors import Fault, InputError
from gaodi.rules.gaps import grades
from gaodi.rules.gaps.conditions import conditions
from gaodi.rules.gaps.distances import Distance, distances, of_test
from gaodi.rules.language.nodes import Logic, Node, Step
from gaodi.rules.language.types import SCORE as POINTS
from gaodi.rules.language.types import TRUTH
from gaodi.rules.program import QUALIFIED, SCORE, ClausePart, Program
from gaodi.rules.runs import Run
from gaodi.rules.saying import Speaker
from gaodi.rules.single import Evaluation, Interval


@dataclass(frozen=True)
class Goal:
    """A goal. least: the score that reaches it, where it is one. level: whether it is a level. line: of a grade."""

    program: Program
    name: str
    clause: ClausePart | None
    least: float | None
    nodes: list[Node]
    level: bool = False
    line: grades.Line | None = None

    def reached(self, evaluation: Evaluation) -> bool | None:
        """Whether it is reached."""
        if self.line is not None:
            return self.line.reached(evaluation)
        if self.least is None:
            return evaluation.truth(self.nodes[0])
        score = evaluation[SCORE]
        assert isinstance(score, Interval)  # noqa: S101 - a goal by score needs one
        if score.low is not None and score.low >= self.least:
            return True
        return False if score.high is not None and score.high < self.least else None

    def distances(self, evaluation: Evaluation, say: Speaker) -> tuple[Distance, ...]:
        """Of what is not met: of the criteria; of a level, what it asks for beside answers; the points of a score."""
        if self.clause is not None:
            return tuple(distances(evaluation, say, self.clause))
        if self.level:
            return tuple(self._of_levels(evaluation, say))
        return (*self._of_score(evaluation, say), *self._of_grade(evaluation, say))

    def _of_score(self, evaluation: Evaluation, say: Speaker) -> Iterator[Distance]:
        score = evaluation[SCORE] if self.least is not None else None
        enough = self.line.scored(evaluation) if self.line else self.reached(evaluation)
        if not isinstance(score, Interval) or self.least is None or enough is True:
            return
        if self.line and score.known and score.low == self.least:
            yield from self._of_ties(evaluation, say)
            return
        found = say.value(score, Step(POINTS, SCORE))
        short = None if not score.known or score.low is None else self.least - score.low
        shown = "" if short is None else say.value(Interval(short, short), Step(POINTS, SCORE))
        label = say.labels.step(SCORE)
        said = f"{label} ≥ {say.value(Interval(self.least, self.least), Step(POINTS, SCORE))}"
        yield Distance(SCORE, label, said, found, score.low, self.least, short, shown, short is None)

    def _of_ties(self, evaluation: Evaluation, say: Speaker) -> Iterator[Distance]:
        """What decides between equal scores, where the score is that of the last."""
        behind = self.line.behind(evaluation) if self.line else None
        if behind is None:
            return
        step, last = behind
        own, label = evaluation.number(step), say.called(step)
        short = None if own.low is None else last - own.low
        shown = "" if short is None else say.value(Interval(short, short), step)
        said = f"{label} ≥ {say.value(Interval(last, last), step)}"
        yield Distance(step.name, label, said, say.value(own, step), own.low, last, short, shown, short is None)

    def _of_grade(self, evaluation: Evaluation, say: Speaker) -> Iterator[Distance]:
        """What keeps from a grade whatever the score is."""
        for key, override, node in self.line.against(evaluation) if self.line else ():
            label = override.label.label(say.language) if override.label else ""
            yield from of_test(evaluation, say, key, label, node)

    def _of_levels(self, evaluation: Evaluation, say: Speaker) -> Iterator[Distance]:
        for part in self.program.levels:
            for node in conditions(self.program, part.step)[1]:
                yield from of_test(evaluation, say, part.level.id, part.level.label.label(say.language), node)
            if part.level.id == self.name:
                return

    def words(self, language: str) -> str:
        """The goal in words."""
        english = language.startswith("en")
        if self.name == QUALIFIED:
            return "meet the criteria" if english else "符合条件"
        if self.least is not None and self.name == SCORE:
            return f"a score of {self.least:g}" if english else f"得分达到{self.least:g}分"
        labels = {part.level.id: part.level.label.label(language) for part in self.program.levels}
        name = labels.get(self.name, self.name)
        return f"reach {name}" if english else f"达到{name}"


def find(run: Run, to: str, evaluation: Evaluation) -> Goal:
    """The goal of a name for a subject. Raises InputError for one that there is not."""
    program = run.program
    if not to:
        if program.criteria is None:
            raise InputError(
                Fault(f"{run.rulebook} has no criteria", expected=_goals(program), do="Name a goal with to=")
            )
        return Goal(program, QUALIFIED, program.criteria, None, [Step(TRUTH, QUALIFIED)])
    if to.replace(" ", "").startswith("score>="):
        return Goal(program, SCORE, None, _number(to), [Step(POINTS, SCORE)])
    if program.grade is not None and to in program.grade.names:
        line = grades.line(run, to, evaluation)
        return Goal(program, to, None, line.score, line.nodes(), line=line)
    for part in program.levels:
        if part.level.id == to:
            below = program.levels[: program.levels.index(part) + 1]
            return Goal(program, to, None, None, [Logic(TRUTH, "and", tuple(one.step for one in below))], level=True)
    raise InputError(Fault(f"{run.rulebook} has no goal {to!r}", expected=_goals(program)))


def _goals(program: Program) -> str:
    words = ["nothing for the criteria"] if program.criteria else []
    words += [*program.grade.names] if program.grade else []
    words += [part.level.id for part in program.levels]
    words += ["score>=60"] if program.scored else []
    return f"one of: {', '.join(words)}" if words else ""


def _number(to: str) -> float:
    text = to.replace(" ", "").removeprefix("score>=").removesuffix("分")
    try:
        least = float(text)
    except ValueError:
        least = nan
    if not isfinite(least):
        raise InputError(Fault(f"{to!r} is no goal", expected="score>=60"))
    return least
