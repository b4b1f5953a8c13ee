"""The items of a questionnaire with the answers of one subject, and what each makes up of the score of its level."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from gaodi.kept import kept
from gaodi.rules.model import Question, Questionnaire, Section
from gaodi.rules.single import Evaluation

ANSWER = "answer:"


def word(asked: Questionnaire, answer: float | None, language: str) -> str:
    """What an answer is called; the number where it is none of the scale."""
    if answer is None:
        return "no answer" if language.startswith("en") else "未作答"
    return next((one.label.label(language) for one in asked.answers if one.worth == answer), f"{answer:g}")


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its section. answer: given, of 1; None where there is none. gain: of the score of its level, what
    is missing of it, exactly."""

    question: Question
    section: Section
    answer: float | None
    gain: Fraction


@dataclass(frozen=True)
class Answers:
    """The answers of one subject to a questionnaire."""

    asked: Questionnaire
    evaluation: Evaluation

    @property
    def best(self) -> float:
        """What the best answer is worth."""
        return max(one.worth for one in self.asked.answers)

    @kept
    def items(self) -> tuple[Item, ...]:
        """All of them, in the order of the document."""
        return tuple(self._item(section, one) for section in self.asked.sections for one in section.questions)

    @kept
    def _weights(self) -> dict[str, Fraction]:
        """Of the sections of each level, together."""
        found: dict[str, Fraction] = {}
        for section in self.asked.sections:
            for level in {one.level for one in section.questions}:
                found[level] = found.get(level, Fraction(0)) + Fraction(str(section.weight))
        return found

    def _item(self, section: Section, question: Question) -> Item:
        given = self.evaluation.inputs.get(ANSWER + question.id)
        answer = float(given) if isinstance(given, int | float) and 0 <= given <= 1 else None
        beside = sum(one.level == question.level for one in section.questions)
        share = Fraction(str(section.weight)) / self._weights[question.level] / beside
        missing = Fraction(str(self.best)) - Fraction(str(answer or 0.0))
        return Item(question, section, answer, share * max(missing, Fraction(0)))

    def met(self, questions: Collection[str]) -> Evaluation:
        """As it would be with the best answer to some questions."""
        base = self.evaluation
        inputs = {**base.inputs, **{ANSWER + one: self.best for one in questions}}
        return Evaluation(base.program, inputs, base.on, base.statistics, base.given)
