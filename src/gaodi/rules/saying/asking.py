"""A questionnaire in lines: the scale of the answers, then the questions of each section with their levels."""

from __future__ import annotations

from collections.abc import Iterator

from gaodi.rules.model.questionnaire import Question, Section
from gaodi.rules.saying.quantities import plain
from gaodi.rules.saying.speaking import Speaker


def lines(say: Speaker) -> Iterator[str]:
    """Line by line; none where nothing is asked."""
    asked = say.program.rulebook.questionnaire
    if asked is None:
        return
    joint = ", " if say.english else "、"
    yield joint.join(f"{one.label.label(say.language)} {plain(one.worth)}" for one in asked.answers)
    for section in asked.sections:
        yield _section(say, section)
        yield from (f"  {_question(say, question)}" for question in section.questions)


def _section(say: Speaker, section: Section) -> str:
    label, part = section.label.label(say.language), section.part
    if part is None:
        return label
    of = part.label(say.language)
    return f"{label} ({of})" if say.english else f"{label}（{of}）"


def _question(say: Speaker, question: Question) -> str:
    levels = {one.id: one.label.label(say.language) for one in say.program.rulebook.levels}
    text = f"[{levels.get(question.level, question.level)}] {question.text.label(say.language)}"
    if question.evidence is None:
        return text
    shown = question.evidence.label(say.language)
    return f"{text}; shown by: {shown}" if say.english else f"{text}；证明：{shown}"
