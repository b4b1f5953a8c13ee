"""Questions that a person answers, with evidence: sections, and in each what every level requires."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from gaodi.registry.definition import Definition
from gaodi.rules.model.words import Id, Words


class Answer(Definition):
    """One of the answers that there are, and what it is worth (1: all of it)."""

    label: Words
    worth: Annotated[float, Field(ge=0, le=1)]


class Question(Definition):
    """One requirement. level: of which level it is one; evidence: what shows that it is met."""

    id: Id
    level: Id
    text: Words
    evidence: Words | None = None


class Section(Definition):
    """Questions about one thing (能力子域). part: what it belongs to (能力要素). weight: among the sections."""

    id: Id
    label: Words
    part: Words | None = None
    weight: Annotated[float, Field(gt=0)] = 1.0
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class Questionnaire(Definition):
    """answers: the scale. Each question is an input between 0 and 1; one without an answer lies between the two.

    In expressions, `met.l1` is the weighted mean over the sections of the mean of the answers of that level.
    """

    answers: Annotated[tuple[Answer, ...], Field(min_length=2)]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
