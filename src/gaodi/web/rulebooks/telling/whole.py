"""All parts of a rulebook in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gaodi.rules.model import Rulebook
from gaodi.rules.program import REQUIRE, Program
from gaodi.rules.saying import Speaker
from gaodi.web.rulebooks.telling import benefits, criteria, grades, inputs, items, labels, measures, naming, questions

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Exempted:
    """Who is not judged: the label, the condition, the grade that they get instead."""

    label: str
    when: str
    grade: str
    cite: str


@dataclass(frozen=True, slots=True)
class Told:
    """A rulebook in words; an empty part is one that it does not have."""

    rulebook: Rulebook
    require: str
    everybody: bool
    population: str
    population_cite: str
    exempt: tuple[Exempted, ...]
    parameters: tuple[naming.Parameter, ...]
    lets: tuple[naming.Let, ...]
    items: tuple[items.Item, ...]
    bonus: tuple[items.Item, ...]
    bonus_limits: str
    criteria: criteria.Clause | None
    grades: grades.Grades | None
    levels: tuple[grades.Level, ...]
    sections: tuple[questions.Section, ...]
    answers: tuple[tuple[str, str], ...]
    benefits: tuple[benefits.Benefit, ...]
    measures: tuple[measures.OfGrade, ...]
    inputs: tuple[inputs.Input, ...]
    answered: int

    @property
    def most(self) -> str:
        """The most points that the items give together, where each has a limit."""
        return items.total(self.items)


def tell(program: Program, ws: Workspace | None, language: str) -> Told:
    """Say everything that a program computes."""
    speaker, book = labels.speaker(program, ws, language), program.rulebook
    return Told(
        rulebook=book,
        require=speaker.step(REQUIRE),
        everybody=book.population.require == "true",
        population=book.population.label.label(language) if book.population.label else "",
        population_cite=book.population.cite,
        exempt=_exempt(speaker),
        parameters=naming.parameters(speaker),
        lets=naming.lets(speaker),
        items=items.told(speaker, program.items),
        bonus=items.told(speaker, program.bonus),
        bonus_limits=items.limits_of_bonus(book),
        criteria=criteria.told(speaker, program.criteria) if program.criteria else None,
        grades=grades.told(speaker) if program.grade else None,
        levels=grades.levels(speaker),
        sections=questions.sections(speaker),
        answers=questions.answers(book, language),
        benefits=benefits.told(speaker),
        measures=measures.told(speaker),
        inputs=inputs.told(speaker, ws),
        answered=inputs.answered(program),
    )


def _exempt(speaker: Speaker) -> tuple[Exempted, ...]:
    return tuple(
        Exempted(
            part.exemption.label.label(speaker.language),
            speaker.step(part.step.name),
            part.exemption.grade,
            part.exemption.cite,
        )
        for part in speaker.program.exempt
    )
