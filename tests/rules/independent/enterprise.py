"""One enterprise: what the names of expressions mean for it. Whatever was worked out is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gaodi import units
from rules.independent import columns, expressions, grades, questions, rows, scoring
from rules.independent.columns import Column
from rules.independent.files import expression
from rules.independent.intervals import UNKNOWN
from rules.independent.moment import Moment
from rules.independent.parser import parse
from rules.independent.signs import TO_BE_CONFIRMED
from rules.independent.tree import Tree
from rules.independent.truths import Truth, some
from rules.independent.values import POINT, Number, Value, Word

if TYPE_CHECKING:
    from rules.independent.population import Population


class Enterprise:
    """A row of inputs in a population."""

    def __init__(self, population: Population, row: rows.Row) -> None:
        self.population = population
        self.row = row
        self.kept: dict[Any, Any] = {}

    def said(self, text: Any, lag: int = 0) -> Value:
        """The value of an expression as it stands in the file."""
        return self.value(parse(expression(text)), lag)

    def truth(self, text: Any, lag: int = 0) -> Truth:
        """Whether a condition of the file holds."""
        return Moment(self, lag).truth(parse(expression(text)))

    def value(self, tree: Tree, lag: int) -> Value:
        """The value of an expression so many years before."""
        key = (tree, lag)
        if key not in self.kept:
            self.kept[key] = expressions.evaluated(tree, Moment(self, lag))
        return self.kept[key]

    def input(self, name: str, column: Column, lag: int = 0) -> Value:
        """An input of the row, so many years before."""
        return rows.read(self.row, f"{name}@-{lag}" if lag else name, column)

    def named(self, name: str, lag: int) -> Value:
        """What a name stands for."""
        book = self.population.book
        if name == "grade" and lag == 0:
            return Word(grades.graded(self).grade)
        if name == "grade":
            return self.input(f"earlier:{book['family']}:grade", Column("word"), lag)
        if "." in name or name in ("score", "uncapped_score"):
            return self._result(name, lag)
        if (tree := self.population.let(name)) is not None:
            return self.value(tree, lag)
        if name in book.get("parameters", {}):
            return self._parameter(book["parameters"][name])
        name = columns.ALIASES.get(name, name)
        if name in book.get("inputs", {}):
            return self.input(name, columns.described(book["inputs"][name]), lag)
        attributes = columns.attributes(book.get("subject", "enterprise"))
        if name in attributes:
            return self.input(name, attributes[name], lag if f"{name}@-{lag}" in self.row else 0)
        return self.input(name, columns.metrics()[name], lag)

    def _result(self, name: str, lag: int) -> Value:
        kind, _, part = name.partition(".")
        if kind == "value":
            return self.said(self.population.items[part]["value"], lag)
        assert lag == 0, f"{name} of an earlier year"
        if kind == "met":
            return Number(questions.met(self, part))
        if kind == "answer":
            return questions.answer(self, part)
        if part:
            return Number(scoring.named(self, part), POINT)
        return Number(scoring.score(self, capped=kind == "score"), POINT)

    def _parameter(self, said: dict[str, Any]) -> Value:
        if said["value"] == TO_BE_CONFIRMED:
            return Number(UNKNOWN, units.parse(str(said.get("unit", "1"))))
        return self.said(said["value"])

    @property
    def standing(self) -> str:
        """outside, exempt, to-check or judged."""
        return self.standing_before(0)

    def standing_before(self, years: int) -> str:
        """The standing that it would have had so many years before."""
        key = ("standing", years)
        if key not in self.kept:
            self.kept[key] = self._standing(years)
        return self.kept[key]

    def _standing(self, years: int) -> str:
        population = self.population.book.get("population", {})
        required = self.truth(population.get("require", "true"), years)
        if required is False:
            return "outside"
        if required is None:
            return "to-check"
        exempt = some(self.truth(one["when"], years) for one in population.get("exempt", ()))
        if exempt:
            return "exempt"
        return "to-check" if exempt is None else "judged"
