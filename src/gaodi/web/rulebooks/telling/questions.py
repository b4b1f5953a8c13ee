"""The questionnaire: its sections, and in each the questions of every level."""

from __future__ import annotations

from dataclasses import dataclass

from gaodi.rules import model
from gaodi.rules.saying import Speaker
from gaodi.rules.saying.quantities import plain


@dataclass(frozen=True, slots=True)
class Question:
    """A requirement, and what shows that it is met."""

    key: str
    text: str
    evidence: str


@dataclass(frozen=True, slots=True)
class OfLevel:
    """The questions of one level in a section."""

    level: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Questions about one thing. part: what it belongs to."""

    key: str
    label: str
    part: str
    weight: str
    levels: tuple[OfLevel, ...]
    number: int


def sections(speaker: Speaker) -> tuple[Section, ...]:
    """The sections of the questionnaire; none where there is no questionnaire."""
    asked = speaker.program.rulebook.questionnaire
    return tuple(_section(speaker, one) for one in asked.sections) if asked else ()


def _section(speaker: Speaker, one: model.Section) -> Section:
    called = {level.id: level.label.label(speaker.language) for level in speaker.program.rulebook.levels}
    there = dict.fromkeys(question.level for question in one.questions)
    levels = tuple(OfLevel(called.get(level, level), _questions(speaker, one, level)) for level in there)
    part = one.part.label(speaker.language) if one.part else ""
    label = one.label.label(speaker.language)
    return Section(one.id, label, part, plain(one.weight), levels, len(one.questions))


def _questions(speaker: Speaker, one: model.Section, level: str) -> tuple[Question, ...]:
    tongue = speaker.language
    return tuple(
        Question(question.id, question.text.label(tongue), question.evidence.label(tongue) if question.evidence else "")
        for question in one.questions
        if question.level == level
    )


def answers(book: model.Rulebook, language: str) -> tuple[tuple[str, str], ...]:
    """The answers that there are, each with what it is worth."""
    asked = book.questionnaire
    return tuple((one.label.label(language), plain(one.worth)) for one in asked.answers) if asked else ()
