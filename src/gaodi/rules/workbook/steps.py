"""The inputs and steps of one evaluation as the lines of two sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gaodi import units
from gaodi.rules.language.nodes import Between, Column, Group, Node, Rank, Step, Unknown, walk
from gaodi.rules.language.types import Kind
from gaodi.rules.saying import Speaker
from gaodi.rules.single import Evaluation, Interval
from gaodi.rules.workbook.formulas import Writer, constant
from gaodi.rules.workbook.model import Given, Kept, Line
from gaodi.rules.workbook.names import FIRST, STEP_COLUMN, VALUE_COLUMN, names

LONGEST, DEEPEST = 8000, 60
"""What a formula may have at most: Excel takes 8192 characters and 64 levels."""


class Steps:
    """The sheets of one evaluation. say: in which language."""

    def __init__(self, evaluation: Evaluation, say: Speaker) -> None:
        self.evaluation, self.say = evaluation, say
        program, sheet = evaluation.program, names(say.language).inputs
        self.nodes: Mapping[str, Node] = {**program.steps, **program.after}
        self.columns = program.columns
        inputs = {one.input.column: f"'{sheet}'!${VALUE_COLUMN}${FIRST + n}" for n, one in enumerate(self.columns)}
        self.writer = Writer(evaluation, inputs, self._cells())

    def _cells(self) -> dict[str, str]:
        """Where each step stands; what only the run knows (the grade, the level) as the constant that it is."""
        given = self.evaluation.given
        known = {name: constant(kept(value)) for name, value in given.items() if name not in self.nodes}
        return known | {name: f"${STEP_COLUMN}${FIRST + n}" for n, name in enumerate(self.nodes)}

    def inputs(self) -> Iterator[Given]:
        """The inputs, in the order in which they are needed."""
        for column in self.columns:
            value = self.evaluation.value(column)
            label, shown = self.say.labels.input(column.input), self.say.value(value, column)
            yield Given(column.input.column, label, kept(value), self._unit(column), shown)

    def lines(self) -> Iterator[Line]:
        """The steps, each behind those that it needs."""
        for name, node in self.nodes.items():
            value = self.evaluation[name]
            formula, note = self._formula(name, node, kept(value))
            label, said, shown = self.say.labels.step(name), self.say.node(node), self.say.value(value, node)
            yield Line(name, label, said, formula, kept(value), self._unit(node), shown, note)

    def _formula(self, name: str, node: Node, value: Kept) -> tuple[str, str]:
        """The formula of a step and what is to be said of it; none where it is a constant of the run."""
        english = self.say.language.startswith("en")
        if name in self.evaluation.given or any(isinstance(part, Group | Rank) for part in walk(node)):
            return "", "taken over the whole population" if english else "取自全部参评对象"
        formula = self.writer.formula(node)
        if len(formula) > LONGEST or depth(formula) > DEEPEST:
            return "", "too long for a formula" if english else "公式过长，按原值列示"
        leaves = (part for part in walk(node) if isinstance(part, Column | Step | Between | Unknown))
        if value is not None and not all(self.writer.known(part) for part in leaves):
            note = "decided although data are missing" if english else "数据不全，但结论已定"
            return f"IFERROR({formula},{constant(value)})", note
        return formula, ""

    def _unit(self, node: Node) -> str:
        if node.type.kind is not Kind.NUMBER or node.type.measure.symbol == "1":
            return ""
        unit = node.type.measure
        return units.label(unit, "en") if self.say.language.startswith("en") else str(unit.symbol)


def kept(value: Any) -> Kept:
    """A value as a cell holds it."""
    if isinstance(value, Interval):
        return value.low if value.known else None
    if value is None or isinstance(value, bool | str | date):
        return value
    return float(value)


def depth(formula: str) -> int:
    """How deep brackets stand in one another."""
    most = now = 0
    for sign in formula:
        now += (sign == "(") - (sign == ")")
        most = max(most, now)
    return most
