"""A program: what a rulebook computes, as named steps in order, and how the steps make up its parts.

Evaluators compute the steps; pages and explanations read the parts, whose words come from the rulebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from gaodi.kept import kept
from gaodi.rules.language.nodes import Column, Group, Input, Node, Rank, Step, walk
from gaodi.rules.model import Benefit, Exemption, Grade, Item, Level, Measure, Override, Rulebook
from gaodi.rules.model.words import Words

REQUIRE = "population.require"
SCORE, UNCAPPED, QUALIFIED, GRADE, LEVEL = "score", "uncapped_score", "qualified", "grade", "level"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table of points or of a case. when: None in the last. text: its condition as the file has it."""

    when: Node | None
    then: Node
    text: str
    label: Words | None


@dataclass(frozen=True, slots=True)
class ItemPart:
    """An item: the steps of its value and points, its benchmark, its table, the items it is made of. most: the most
    points that it can give, where there is a limit."""

    item: Item
    points: Step
    value: Step | None
    benchmark: Step | None
    lines: tuple[Line, ...]
    parts: tuple[ItemPart, ...]
    most: Fraction | None
    least: Fraction | None


@dataclass(frozen=True, slots=True)
class ClausePart:
    """A clause. kind: test, case, all, any, at_least, not. key: by which it is named in results. count: of at_least."""

    kind: str
    key: str
    step: Step
    label: Words | None
    cite: str
    text: str
    test: Node | None
    lines: tuple[Line, ...]
    parts: tuple[ClausePart, ...]
    count: int = 0


@dataclass(frozen=True, slots=True)
class ExemptPart:
    """An exemption and the step of its condition."""

    exemption: Exemption
    step: Step


@dataclass(frozen=True, slots=True)
class GradePart:
    """How grades are given. bands: the best first; share: up to which share of the scored, or least: from which score.
    within: the columns of groups; ties: what decides between equal scores."""

    grade: Grade
    names: tuple[str, ...]
    shares: tuple[Fraction, ...]
    least: tuple[Fraction | None, ...]
    within: tuple[Node, ...]
    ties: tuple[Step, ...]
    overrides: tuple[tuple[Override, Step], ...]


@dataclass(frozen=True, slots=True)
class LevelPart:
    """A level and the step of its own test."""

    level: Level
    step: Step


@dataclass(frozen=True, slots=True)
class BenefitPart:
    """A benefit: the step of its amount (万元, zero where it is not due), the step of its condition, its cap, what each
    payer pays at most (None is the rest), its budget and the step of its order."""

    benefit: Benefit
    amount: Step
    due: Step
    cap: Fraction | None
    payers: tuple[tuple[str, Fraction | None], ...]
    budget: Fraction | None
    order: Step | None


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """A measure for a grade: its amounts by consecutive year in one unit (None of one that is computed or not known),
    and the step of that which is due."""

    grade: str
    measure: Measure
    unit: str
    amounts: tuple[Fraction | None, ...]
    step: Step


@dataclass(frozen=True)
class Program:
    """What a rulebook computes.

    steps: by name, in an order in which each stands behind those that it needs. Steps that need the grade (`after`)
    stand apart, because grades are given to all at once.
    """

    rulebook: Rulebook
    hash: str
    steps: Mapping[str, Node]
    after: Mapping[str, Node]
    exempt: tuple[ExemptPart, ...]
    items: tuple[ItemPart, ...]
    bonus: tuple[ItemPart, ...]
    criteria: ClausePart | None
    grade: GradePart | None
    levels: tuple[LevelPart, ...]
    benefits: tuple[BenefitPart, ...]
    measures: tuple[MeasurePart, ...]

    @property
    def scored(self) -> bool:
        """Whether it gives a score."""
        return bool(self.items)

    @kept
    def inputs(self) -> tuple[Input, ...]:
        """The columns that it needs, each once."""
        return tuple(column.input for column in self.columns)

    @kept
    def columns(self) -> tuple[Column, ...]:
        """The columns that it needs with their types, each once, in the order in which they are needed."""
        found: dict[Input, Column] = {}
        for node in [*self.steps.values(), *self.after.values(), *(self.grade.within if self.grade else ())]:
            for part in walk(node):
                if isinstance(part, Column):
                    found.setdefault(part.input, part)
        return tuple(found.values())

    @property
    def groups(self) -> dict[str, Group | Rank]:
        """The steps that are taken over groups."""
        return {name: node for name, node in self.steps.items() if isinstance(node, Group | Rank)}

    def every_item(self) -> Iterator[ItemPart]:
        """All items, also those within others, and those of the bonus."""
        todo = [*self.items, *self.bonus]
        while todo:
            part = todo.pop(0)
            yield part
            todo = [*part.parts, *todo]

    def every_clause(self) -> Iterator[ClausePart]:
        """All clauses, from the root down."""
        todo = [self.criteria] if self.criteria else []
        while todo:
            part = todo.pop(0)
            yield part
            todo = [*part.parts, *todo]
