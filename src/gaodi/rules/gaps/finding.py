"""Finds the gap of one subject to a goal: the criteria, a grade, a level, or a score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gaodi.registry import metrics
from gaodi.rules.explaining.building import given, values
from gaodi.rules.gaps import goals
from gaodi.rules.gaps.distances import Distance
from gaodi.rules.gaps.goals import Goal
from gaodi.rules.gaps.items import word
from gaodi.rules.gaps.moving import Limits, check, movable
from gaodi.rules.gaps.planning import Change, Plan, plans
from gaodi.rules.gaps.requirements import Stage, better, stages, towards
from gaodi.rules.language.nodes import Column, Origin
from gaodi.rules.program import SCORE
from gaodi.rules.query import JUDGED
from gaodi.rules.runs import Run
from gaodi.rules.saying import Speaker
from gaodi.rules.single import Evaluation, Interval, evaluate


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap of one subject.

    to: the goal, in words. reached: whether it is, or open. distances: of what is not met. plans: the smallest sets of
    changes that reach it; empty where none of up to three inputs does, or what decides is not known. labels: of the
    inputs that the plans name; shown: their values in words. stages: where the goal is a level or a score of a
    questionnaire, the levels that are short of it, with all that they require; the plan is then the fewest of these
    items. standing: as the run says it; of who was not judged the gap is what it would be otherwise.
    """

    subject: str
    to: str
    reached: bool | None
    distances: tuple[Distance, ...]
    plans: tuple[Plan, ...]
    labels: Mapping[str, str]
    shown: Mapping[str, Mapping[Any, str]]
    stages: tuple[Stage, ...] = ()
    standing: str = JUDGED


def gap(run: Run, subject: str, to: str = "", limits: Limits | None = None, language: str = "zh") -> Gap:
    """What the subject lacks to reach a goal.

    to: nothing for the criteria, a grade (A), a level, or a score (`score>=60`). limits: which inputs can move and how
    far. Group statistics, benchmarks and cut-offs stay as they were in the run: one firm hardly moves them. Raises
    NotFound for a subject that is not in the run, InputError for a goal that the rulebook does not have and for limits
    of inputs that it does not need.
    """
    inputs = values(run.inputs_of(subject))
    known = given(run.program, run.row(subject))
    evaluation = evaluate(run.program, inputs, run.on, run.statistics, known)
    goal = goals.find(run, to, evaluation)
    limits = limits or Limits()
    check(limits, run.program)
    say = Speaker(run.program, run.ws, language)
    asked = _asked(evaluation, goal, language, limits)
    missing = goal.distances(evaluation, say)
    reached = goal.reached(evaluation)
    answers = better(evaluation, asked)
    base = _Tried(run, {**inputs, **answers}, known, goal)
    found = () if reached is True else tuple(_with(_plans(base, limits), answers, inputs))
    changed = {change.column for plan in found for change in plan.changes}
    columns = {one.input.column: one for one in run.program.columns if one.input.column in changed}
    labels = {name: say.labels.input(column.input) for name, column in columns.items()}
    shown = {
        name: {
            value: _said(say, value, column)
            for plan in found
            for change in plan.changes
            if change.column == name
            for value in (change.now, change.to)
        }
        for name, column in columns.items()
    }
    return Gap(
        subject, goal.words(language), reached, missing, found, labels, shown, asked, run.row(subject)["standing"]
    )


def _asked(evaluation: Evaluation, goal: Goal, language: str, limits: Limits) -> tuple[Stage, ...]:
    """Of a questionnaire, what the goal requires."""
    if goal.level:
        return stages(evaluation, goal.name, language, limits.fixed)
    if goal.least is None or goal.reached(evaluation) is True:
        return ()
    return towards(evaluation, lambda found: goal.reached(found) is True, language, limits.fixed)


def _plans(base: _Tried, limits: Limits) -> list[Plan]:
    """The plans for what is still missing; one without changes where nothing is."""
    evaluation = base.evaluated({})
    if base.goal.reached(evaluation) is True:
        return [Plan((), 0.0)]
    moves = movable(evaluation, limits, base.goal.nodes, metrics.load(base.run.ws))
    if base.goal.clause is None and base.run.program.rulebook.questionnaire:
        moves = [one for one in moves if one.column.input.origin is not Origin.ANSWER]
    return plans(moves, base.reached, base.worth)


def _with(found: list[Plan], answers: Mapping[str, float], inputs: Mapping[str, Any]) -> Iterator[Plan]:
    """The plans with the answers that all of them need; an answer counts what it gains of one."""
    first = tuple(Change(name, inputs.get(name), to) for name, to in answers.items())
    cost = sum(to - (inputs.get(name) or 0.0) for name, to in answers.items())
    for plan in found:
        yield Plan((*first, *plan.changes), cost + plan.cost)


def _said(say: Speaker, value: Any, column: Column) -> str:
    asked = say.program.rulebook.questionnaire
    if column.input.origin is Origin.ANSWER and asked is not None:
        return word(asked, value, say.language)
    return say.value(Interval(value, value) if _is_number(value) else value, column)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


@dataclass(frozen=True)
class _Tried:
    """The subject with other inputs."""

    run: Run
    inputs: Mapping[str, Any]
    known: Mapping[str, Any]
    goal: Goal

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
        against = len(list(self.goal.line.against(evaluation))) if self.goal.line else 0
        levels = sum(evaluation.truth(part.step) is True for part in self.run.program.levels)
        return met + points / 1000 + levels - against
