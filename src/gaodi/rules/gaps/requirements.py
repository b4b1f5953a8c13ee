"""What stands between the answers to a questionnaire and a level or a score: every item, and the fewest needed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gaodi.rules.exactness import nearest
from gaodi.rules.gaps.fewest import Enough, Wanted, fewest, fewest_for, meets, wanted
from gaodi.rules.gaps.items import ANSWER, Answers, Item, word
from gaodi.rules.language.nodes import Node
from gaodi.rules.program import LevelPart, Program
from gaodi.rules.single import UNKNOWN, Evaluation, Interval


@dataclass(frozen=True, slots=True)
class Requirement:
    """One item that is not fully met. label: of its section; part: what that belongs to. evidence: what shows that it
    is met. answer: given now, of 1; None where there is none; said: in words. lacking: by how much the score of the
    level would rise if it were met. needed: one of the fewest."""

    question: str
    section: str
    label: str
    part: str
    level: str
    text: str
    evidence: str
    answer: float | None
    said: str
    lacking: float
    needed: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """A level that is not certainly reached, by its own test. score, least: the mean of its answers and the line, of 1;
    least is None where there is no such line, or it need not be reached. requirements: those of the fewest first, then
    what lacks most. fewest: how many would do for all that it asks of answers; None where none do. others: whether it
    asks for more, not met."""

    level: str
    label: str
    score: Interval
    least: float | None
    reached: bool | None
    requirements: tuple[Requirement, ...]
    fewest: int | None
    others: bool


def stages(
    evaluation: Evaluation, to: str = "", language: str = "zh", fixed: Collection[str] = ()
) -> tuple[Stage, ...]:
    """The levels up to one (the next unless told) that are not certainly reached, the lowest first; none where the
    rulebook has no questionnaire. fixed: columns that stay as they are. Raises KeyError for a level that there is not.
    """
    program = evaluation.program
    asked = program.rulebook.questionnaire
    below = [part for part in _below(program, to) if evaluation.truth(part.step) is not True]
    if asked is None or not below:
        return ()
    answers = Answers(asked, evaluation)
    asks = [wanted(program, part) for part in (below if to else below[:1])]
    chosen = fewest(answers, [test for one in asks for test in one.tests], fixed)
    return tuple(_stage(answers, one, chosen, language) for one in asks)


def towards(
    evaluation: Evaluation, enough: Enough, language: str = "zh", fixed: Collection[str] = ()
) -> tuple[Stage, ...]:
    """The levels of which items are among the fewest that would do for a score, the lowest first; none where the
    rulebook has no questionnaire or no answers would do."""
    asked = evaluation.program.rulebook.questionnaire
    if asked is None:
        return ()
    answers = Answers(asked, evaluation)
    asks = [wanted(evaluation.program, part) for part in evaluation.program.levels]
    chosen = fewest_for(answers, [one.tests for one in asks], enough, fixed)
    touched = {item.question.level for item in answers.items if item.question.id in (chosen or ())}
    return tuple(
        _stage(answers, one, chosen or frozenset(), language, partly=True)
        for one in asks
        if touched & {test.level for test in one.tests}
    )


def better(evaluation: Evaluation, found: Collection[Stage]) -> dict[str, float]:
    """The answers of the fewest items of stages, by column."""
    asked = evaluation.program.rulebook.questionnaire
    best = Answers(asked, evaluation).best if asked else 1.0
    return {ANSWER + item.question: best for one in found for item in one.requirements if item.needed}


def _below(program: Program, to: str) -> Sequence[LevelPart]:
    """A level and those below it; all unless told."""
    names = [part.level.id for part in program.levels]
    if to and to not in names:
        raise KeyError(to)
    return program.levels[: names.index(to) + 1] if to else program.levels


def _stage(answers: Answers, one: Wanted, chosen: frozenset[str], language: str, *, partly: bool = False) -> Stage:
    """partly: whether the goal may do with less than the level."""
    now, part = answers.evaluation, one.part
    fitting = [
        item for item in answers.items if item.gain and item.question.level in {test.level for test in one.tests}
    ]
    ordered = sorted(fitting, key=lambda item: (item.question.id not in chosen, -item.gain))
    needed = sum(item.question.id in chosen for item in fitting)
    main = one.tests[0] if one.tests else None
    others = any(now.truth(node) is not True for node in one.others)
    done = all(meets(answers, test, chosen) for test in one.tests)
    return Stage(
        part.level.id,
        part.level.label.label(language),
        _of_one(now, main.mean) if main else UNKNOWN,
        _of_one(now, main.line).low if main and (done or not partly) else None,
        now.truth(part.step),
        tuple(_said(answers, item, language, needed=item.question.id in chosen) for item in ordered),
        needed if done or partly else None,
        others,
    )


def _of_one(now: Evaluation, node: Node) -> Interval:
    """A ratio as a part of one, whatever unit it is written in."""
    factor = node.type.measure.factor
    ends = (None if end is None else end * factor.numerator / factor.denominator for end in now.number(node))
    return Interval(*ends)


def _said(answers: Answers, item: Item, language: str, *, needed: bool) -> Requirement:
    question, section = item.question, item.section
    return Requirement(
        question.id,
        section.id,
        section.label.label(language),
        section.part.label(language) if section.part else "",
        question.level,
        question.text.label(language),
        question.evidence.label(language) if question.evidence else "",
        item.answer,
        word(answers.asked, item.answer, language),
        nearest(item.gain),
        needed,
    )
