"""Finds the gap of one subject to a goal: the criteria, a grade, a level, or a score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gaodi.errors import Fault, InputError
from gaodi.registry import metrics
from gaodi.rules.explaining.building import given, values
from gaodi.rules.gaps.distances import Distance, distances
from gaodi.rules.gaps.moving import Limits, movable
from gaodi.rules.gaps.planning import Plan, plans
from gaodi.rules.language.nodes import Logic, Node, Step
from gaodi.rules.language.types import SCORE as POINTS
from gaodi.rules.language.types import TRUTH
from gaodi.rules.program import QUALIFIED, SCORE, ClausePart, Program
from gaodi.rules.runs import Run
from gaodi.rules.saying import Speaker
from gaodi.rules.single import Evaluation, Interval, evaluate


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap of one subject.

    to: the goal, in words. reached: whether it is, or open. distances: of what is not met. plans: the smallest sets of
    changes that reach it; empty where none of up to three inputs does, or what decides is not known. labels: of the
    inputs that the plans name; shown: their values in words.
    """

    subject: str
    to: str
    reached: bool | None
    distances: tuple[Distance, ...]
    plans: tuple[Plan, ...]
    labels: Mapping[str, str]
    shown: Mapping[str, Mapping[Any, str]]


def gap(run: Run, subject: str, to: str = "", limits: Limits | None = None, language: str = "zh") -> Gap:
    """What the subject lacks to reach a goal.

    to: nothing for the criteria, a grade (A), a level, or a score (`score>=60`). limits: which inputs can move and how
    far. Group statistics, benchmarks and cut-offs stay as they were in the run: one firm hardly moves them. Raises
    NotFound for a subject that is not in the run, InputError for a goal that the rulebook does not have.
    """
    inputs = values(run.inputs_of(subject))
    known = given(run.program, run.row(subject))
    goal = _goal(run, to, run.row(subject))
    base = _Tried(run, inputs, known, goal)
    evaluation = base.evaluated({})
    say = Speaker(run.program, run.ws, language)
    missing = tuple(distances(evaluation, say, goal.clause)) if goal.clause else goal.distances(evaluation, say)
    reached = goal.reached(evaluation)
    moves = [] if reached is True else movable(evaluation, limits or Limits(), goal.nodes, metrics.load(run.ws))
    found = tuple(plans(moves, base.reached, base.worth))
    changed = {change.column for plan in found for change in plan.changes}
    columns = {one.input.column: one for one in run.program.columns if one.input.column in changed}
    labels = {name: say.labels.input(column.input) for name, column in columns.items()}
    shown = {
        name: {
            value: say.value(Interval(value, value) if _is_number(value) else value, column)
            for plan in found
            for change in plan.changes
            if change.column == name
            for value in (change.now, change.to)
        }
        for name, column in columns.items()
    }
    return Gap(subject, goal.words(language), reached, missing, found, labels, shown)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


@dataclass(frozen=True)
class _Goal:
    """A goal. least: the score that reaches it, where it is one."""

    program: Program
    name: str
    clause: ClausePart | None
    least: float | None
    nodes: list[Node]

    def reached(self, evaluation: Evaluation) -> bool | None:
        """Whether it is reached."""
        if self.least is None:
            return evaluation.truth(self.nodes[0])
        score = evaluation[SCORE]
        assert isinstance(score, Interval)  # noqa: S101 - a goal by score needs one
        if score.low is not None and score.low >= self.least:
            return True
        return False if score.high is not None and score.high < self.least else None

    def distances(self, evaluation: Evaluation, say: Speaker) -> tuple[Distance, ...]:
        """How many points are missing."""
        score = evaluation[SCORE] if self.least is not None else None
        if not isinstance(score, Interval) or self.least is None or self.reached(evaluation) is True:
            return ()
        found = say.value(score, Step(POINTS, SCORE))
        short = None if not score.known or score.low is None else self.least - score.low
        shown = "" if short is None else say.value(Interval(short, short), Step(POINTS, SCORE))
        said = f"{say.labels.step(SCORE)} ≥ {say.value(Interval(self.least, self.least), Step(POINTS, SCORE))}"
        return (Distance(SCORE, said, said, found, score.low, self.least, short, shown, short is None),)

    def words(self, language: str) -> str:
        """The goal in words."""
        english = language.startswith("en")
        if self.name == QUALIFIED:
            return "meet the criteria" if english else "符合条件"
        if self.least is not None and self.name == SCORE:
            return f"a score of {self.least:g}" if english else f"得分达到{self.least:g}分"
        return f"reach {self.name}" if english else f"达到{self.name}"


def _goal(run: Run, to: str, row: Mapping[str, Any]) -> _Goal:
    program = run.program
    if not to:
        if program.criteria is None:
            raise InputError(
                Fault(f"{run.rulebook} has no criteria", expected=_goals(program), do="Name a goal with to=")
            )
        return _Goal(program, QUALIFIED, program.criteria, None, [Step(TRUTH, QUALIFIED)])
    if to.replace(" ", "").startswith("score>="):
        return _Goal(program, SCORE, None, _number(to), [Step(POINTS, SCORE)])
    if program.grade is not None and to in program.grade.names:
        return _Goal(program, to, None, _least(run, to, row), [Step(POINTS, SCORE)])
    for part in program.levels:
        if part.level.id == to:
            below = program.levels[: program.levels.index(part) + 1]
            return _Goal(program, to, None, None, [Logic(TRUTH, "and", tuple(one.step for one in below))])
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
        return float(text)
    except ValueError:
        raise InputError(Fault(f"{to!r} is no goal", expected="score>=60")) from None


def _least(run: Run, grade: str, row: Mapping[str, Any]) -> float:
    """The lowest score that got the grade in the group of the subject."""
    part = run.program.grade
    assert part is not None  # noqa: S101 - the caller looked
    group = tuple(
        str(run.inputs_of(str(row["subject"])).get(node.input.column)) for node in part.within if hasattr(node, "input")
    )
    found = [
        one.score for one in run.cutoffs if one.grade == grade and one.group in (group, ()) and one.score is not None
    ]
    if not found:
        raise InputError(Fault(f"Nobody got {grade} in this run, so its cut-off is not known", do="Name a score"))
    return found[0]


@dataclass(frozen=True)
class _Tried:
    """The subject with other inputs."""

    run: Run
    inputs: Mapping[str, Any]
    known: Mapping[str, Any]
    goal: _Goal

    def evaluated(self, changed: Mapping[str, Any]) -> Evaluation:
        """With some inputs changed."""
        return evaluate(self.run.program, {**self.inputs, **changed}, self.run.on, self.run.statistics, self.known)

    def reached(self, changed: Mapping[str, Any]) -> bool | None:
        """Whether the goal is reached then."""
        return self.goal.reached(self.evaluated(changed))

    def worth(self, changed: Mapping[str, Any]) -> float:
        """How near it is: clauses that are met count, and each point of the score a little."""
        evaluation = self.evaluated(changed)
        met = 0.0
        for part in self.run.program.every_clause() if self.goal.clause else ():
            truth = evaluation.truth(part.step)
            met += 1.0 if truth is True else 0.5 if truth is None else 0.0
        score = evaluation[SCORE] if SCORE in self.run.program.steps else None
        points = score.low if isinstance(score, Interval) and score.low is not None else 0.0
        levels = sum(evaluation.truth(part.step) is True for part in self.run.program.levels)
        return met + points / 1000 + levels
