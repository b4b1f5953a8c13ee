"""What a rulebook asks, as a form has it: sections, in each groups of things that are asked.

A questionnaire has a section for each of its own, with a group for each level; other inputs make up one section, with a
group for each year that they are of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gaodi.rules.language.nodes import Column, Origin
from gaodi.rules.language.types import Kind
from gaodi.rules.model import Own, Questionnaire, Rulebook
from gaodi.rules.model import Section as Questions
from gaodi.rules.program import Program
from gaodi.web.evaluations.words import language

ONLY = "inputs"
YES, NO = "1", "0"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing. name: as it is declared; lag: of how many years before. hint: what is meant, or what shows it.
    choices: the answers that there are, as the form sends them, with their words; none for what is typed."""

    name: str
    lag: int
    label: str
    hint: str
    column: Column
    choices: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """Its name in the form."""
        return f"{self.name}@-{self.lag}" if self.lag else self.name

    @property
    def number(self) -> bool:
        """Whether it is a number that is typed."""
        return self.column.type.kind is Kind.NUMBER and not self.choices

    @property
    def unit(self) -> str:
        """Of a number; empty for what has none."""
        symbol = self.column.type.measure.symbol
        return symbol if self.number and symbol != "1" else ""


@dataclass(frozen=True, slots=True)
class Group:
    """What is asked under one heading: a level, a year."""

    heading: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What stands on one screen. part: what it belongs to."""

    id: str
    label: str
    part: str
    groups: tuple[Group, ...]

    @property
    def asked(self) -> tuple[Asked, ...]:
        """All of it."""
        return tuple(one for group in self.groups for one in group.asked)


def asks(rulebook: Rulebook) -> bool:
    """Whether a rulebook asks for anything itself."""
    return bool(rulebook.questionnaire or rulebook.inputs)


def sections(program: Program, year: int) -> tuple[Section, ...]:
    """All that a rulebook asks of an enterprise for a year."""
    own = {one.input.column: one for one in program.columns if one.input.origin is Origin.OWN}
    found = list(_questions(program)) if program.rulebook.questionnaire else []
    if own:
        found.append(
            Section(ONLY, _("Information asked for"), "", tuple(_by_year(program.rulebook, own.values(), year)))
        )
    return tuple(found)


def _questions(program: Program) -> Iterator[Section]:
    asked = program.rulebook.questionnaire
    assert asked  # noqa: S101 - the caller looked
    columns = {one.input.name: one for one in program.columns if one.input.origin is Origin.ANSWER}
    levels = {part.level.id: part.level.label.label(language()) for part in program.levels}
    for section in asked.sections:
        groups = tuple(_by_level(section, asked, columns, levels))
        if groups:
            part = section.part.label(language()) if section.part else ""
            yield Section(section.id, section.label.label(language()), part, groups)


def _by_level(
    section: Questions, asked: Questionnaire, columns: dict[str, Column], levels: dict[str, str]
) -> Iterator[Group]:
    choices = tuple((f"{one.worth:g}", one.label.label(language())) for one in asked.answers)
    for level in dict.fromkeys(one.level for one in section.questions):
        found = tuple(
            Asked(
                f"answer:{one.id}",
                0,
                one.text.label(language()),
                one.evidence.label(language()) if one.evidence else "",
                columns[one.id],
                choices,
            )
            for one in section.questions
            if one.level == level and one.id in columns
        )
        if found:
            yield Group(levels.get(level, level), found)


def _by_year(rulebook: Rulebook, columns: Iterable[Column], year: int) -> Iterator[Group]:
    by_lag: dict[int, list[Asked]] = {}
    for column in columns:
        own, lag = rulebook.inputs[column.input.name], column.input.lag
        by_lag.setdefault(lag, []).append(
            Asked(
                column.input.name,
                lag,
                own.label.label(language()),
                own.definition.label(language()) if own.definition else "",
                column,
                _choices(own, column),
            )
        )
    for lag in sorted(by_lag):
        yield Group(_("Of %(year)s") % {"year": year - lag}, tuple(by_lag[lag]))


def _choices(own: Own, column: Column) -> tuple[tuple[str, str], ...]:
    if column.type.kind is Kind.TRUTH:
        return ((YES, _("Yes")), (NO, _("No")))
    words = own.codes_en if own.codes_en and language() == "en" else own.codes
    return tuple(zip(own.codes, words, strict=True))
