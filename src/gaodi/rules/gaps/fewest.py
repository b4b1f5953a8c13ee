"""The fewest items of a questionnaire that would do for levels, or for a score.

A level asks that the weighted mean of the answers to its questions reaches a line, and every question belongs to one
level. So the fewest items are those that add most to the mean, as many as it takes: of as many others, none would add
more. A score that grows level by level is reached by some levels from the lowest up and, of the next one, the items
that add most. The tests hold both against all subsets.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from gaodi.rules.gaps.conditions import Condition, conditions
from gaodi.rules.gaps.items import ANSWER, Answers
from gaodi.rules.language.nodes import Node
from gaodi.rules.program import LevelPart, Program
from gaodi.rules.single import Evaluation

Enough = Callable[[Evaluation], bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A level with the conditions on answers that its test is made of, and what else it asks for."""

    part: LevelPart
    tests: list[Condition]
    others: list[Node]


def wanted(program: Program, part: LevelPart) -> Wanted:
    """What a level asks for."""
    return Wanted(part, *conditions(program, part.step))


def meets(answers: Answers, one: Condition, questions: Collection[str]) -> bool:
    """Whether a condition is certainly met with the best answer to some questions."""
    return _true(one.node, answers.met(questions))


def fewest(answers: Answers, tests: Sequence[Condition], fixed: Collection[str] = ()) -> frozenset[str]:
    """The questions of the fewest items for all conditions together; for one that no answers reach there are none."""
    chosen: frozenset[str] = frozenset()
    for one in tests:
        more = _more(answers, (one,), chosen, fixed, partial(_true, one.node))
        chosen = chosen if more is None else more
    return chosen


def _true(node: Node, found: Evaluation) -> bool:
    return found.truth(node) is True


def fewest_for(
    answers: Answers, levels: Sequence[Sequence[Condition]], enough: Enough, fixed: Collection[str] = ()
) -> frozenset[str] | None:
    """The questions of the fewest items that are enough, of levels from the lowest up; None where none are."""
    found: list[frozenset[str]] = []
    for number, tests in enumerate(levels):
        below = fewest(answers, [test for level in levels[:number] for test in level], fixed)
        more = _more(answers, tests, below, fixed, enough)
        found += [] if more is None else [more]
    return min(found, key=len, default=None)


def _more(
    answers: Answers, tests: Sequence[Condition], chosen: frozenset[str], fixed: Collection[str], enough: Enough
) -> frozenset[str] | None:
    """Some questions, and of the items that conditions are about those that add most, as many as it takes; None where
    all of them are not enough."""
    levels = {test.level for test in tests}
    fitting = [one for one in answers.items if one.question.level in levels and one.gain]
    free = [one for one in fitting if one.question.id not in chosen and ANSWER + one.question.id not in fixed]
    names = [one.question.id for one in sorted(free, key=lambda one: -one.gain)]

    def does(count: int) -> bool:
        return enough(answers.met(chosen.union(names[:count])))

    if not does(len(names)):
        return None
    return chosen.union(names[: bisect_left(range(len(names) + 1), True, key=does)])
