"""Questionnaires: for each level the weighted mean over the sections of the mean of their answers, as `met.<level>`."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from gaodi.rules.language.nodes import Arithmetic, Constant, Node, Within
from gaodi.rules.language.types import BARE, RATIO
from gaodi.rules.model import Questionnaire

if TYPE_CHECKING:
    from gaodi.rules.program.building import Builder


def build(builder: Builder) -> None:
    """Make a step for each level, and for each section of each level."""
    asked = builder.rulebook.questionnaire
    if asked is None:
        return
    _told_apart(builder, asked)
    levels = dict.fromkeys(question.level for section in asked.sections for question in section.questions)
    for level in levels:
        parts = [
            (Fraction(str(section.weight)), _section(builder, number, level))
            for number, section in enumerate(asked.sections)
            if any(question.level == level for question in section.questions)
        ]
        weights = sum(weight for weight, _ in parts)
        each: list[Node] = [
            Arithmetic(RATIO, "*", Within(RATIO, node, Fraction(0), Fraction(1)), _number(weight))
            for weight, node in parts
        ]
        builder.step(f"met.{level}", Arithmetic(RATIO, "/", _sum(each), _number(weights)))


def _section(builder: Builder, number: int, level: str) -> Node:
    """The mean of the answers of a section to the questions of a level."""
    assert builder.rulebook.questionnaire  # noqa: S101 - the caller looked
    section = builder.rulebook.questionnaire.sections[number]
    asked: list[Node] = [
        Within(RATIO, builder.scope.answer(question.id), Fraction(0), Fraction(1))
        for question in section.questions
        if question.level == level
    ]
    return builder.step(f"met.{level}.{section.id}", Arithmetic(RATIO, "/", _sum(asked), _number(Fraction(len(asked)))))


def _sum(nodes: list[Node]) -> Node:
    return reduce(lambda one, other: Arithmetic(RATIO, "+", one, other), nodes)


def _number(value: Fraction | int) -> Constant:
    return Constant(BARE, Fraction(value))


def _told_apart(builder: Builder, asked: Questionnaire) -> None:
    seen: set[str] = set()
    for number, section in enumerate(asked.sections):
        for at, question in enumerate(section.questions):
            if question.id in seen:
                path = ("questionnaire", "sections", number, "questions", at, "id")
                builder.fault(f"There are two questions {question.id!r}", path, "an id of its own")
            seen.add(question.id)
