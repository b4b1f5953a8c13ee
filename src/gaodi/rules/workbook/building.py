"""Builds the workbook of one subject from what a run kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from gaodi.rules.explaining import explain
from gaodi.rules.explaining.building import given, values
from gaodi.rules.explaining.text import interval, word
from gaodi.rules.language.nodes import Column, Group, Node, Rank, Step, walk
from gaodi.rules.language.types import Kind
from gaodi.rules.program import SCORE
from gaodi.rules.runs import Run
from gaodi.rules.saying import Speaker
from gaodi.rules.single import Interval, evaluate
from gaodi.rules.workbook import writing
from gaodi.rules.workbook.formulas import Writer, constant
from gaodi.rules.workbook.model import Book, Given, Kept, Line
from gaodi.rules.workbook.writing import FIRST, STEP_COLUMN, VALUE_COLUMN

LONGEST, DEEPEST = 8000, 60
"""What a formula may have at most: Excel takes 8192 characters and 64 levels."""


def workbook(run: Run, subject: str, language: str = "zh") -> BytesIO:
    """The workbook (.xlsx) that computes again what the run found about one subject. Raises NotFound."""
    return writing.write(book(run, subject, language))


def book(run: Run, subject: str, language: str = "zh") -> Book:
    """What the workbook holds."""
    return _Builder(run, subject, language).book()


@dataclass
class _Builder:
    """Puts the tables together."""

    run: Run
    subject: str
    language: str

    def book(self) -> Book:
        run, names = self.run, writing.names(self.language)
        row = run.row(self.subject)
        self.given = given(run.program, row)
        inputs = values(run.inputs_of(self.subject))
        self.evaluation = evaluate(run.program, inputs, run.on, run.statistics, self.given)
        self.say = Speaker(run.program, run.ws, self.language)
        columns = run.program.columns
        steps = {**run.program.steps, **run.program.after}
        self.writer = Writer(
            self.evaluation,
            {
                one.input.column: f"'{names.inputs}'!${VALUE_COLUMN}${FIRST + number}"
                for number, one in enumerate(columns)
            },
            self._cells(steps),
        )
        lines = tuple(self._line(name, node) for name, node in steps.items())
        return Book(
            self.language, tuple(self._about()), tuple(self._results()), tuple(map(self._given, columns)), lines
        )

    def _cells(self, steps: Mapping[str, Node]) -> dict[str, str]:
        """Where each step stands; what the run gave (the grade, places) as the constant that it is."""
        known = {name: constant(_kept(value)) for name, value in self.given.items() if name not in steps}
        return known | {name: f"${STEP_COLUMN}${FIRST + number}" for number, name in enumerate(steps)}

    @property
    def _english(self) -> bool:
        return self.language.startswith("en")

    def _about(self) -> Iterator[tuple[str, str]]:
        run, english = self.run, self._english
        told = explain(run, self.subject, self.language)
        yield ("Subject" if english else "对象"), f"{told.name} {self.subject}"
        yield ("Rulebook" if english else "办法"), f"{told.title} ({run.rulebook})"
        yield ("Run" if english else "评价批次"), run.id
        yield ("Year of the figures" if english else "数据年度"), str(run.year)
        yield ("Day of the evaluation" if english else "评价日期"), run.on.isoformat()
        if run.synthetic:
            yield ("Note" if english else "说明"), word("synthetic", self.language)

    def _results(self) -> Iterator[tuple[str, str, str]]:
        """What came out: its words, the value that the run kept, and the cell that computes it again."""
        told = explain(self.run, self.subject, self.language)
        names = writing.names(self.language)

        def cell(step: str) -> str:
            there = self.writer.steps.get(step, "")
            return f"'{names.steps}'!{there}" if there.startswith("$") else ""

        yield word("standing", self.language), word(told.standing, self.language), ""
        if told.score is not None:
            yield word("score", self.language), interval(told.score, self.language), cell(SCORE)
        if told.criteria is not None:
            verdict = {True: "yes", False: "no", None: "open"}[told.qualified]
            yield word("qualified", self.language), word(verdict, self.language), cell("qualified")
        grade = told.grade or "–".join(dict.fromkeys(one for one in told.grades if one))
        if grade:
            yield word("grade", self.language), grade, ""

    def _given(self, column: Column) -> Given:
        value = self.evaluation.value(column)
        label = self.say.labels.input(column.input)
        return Given(column.input.column, label, _kept(value), self._unit(column), self.say.value(value, column))

    def _line(self, name: str, node: Node) -> Line:
        value = self.evaluation[name]
        kept, label = _kept(value), self.say.labels.step(name)
        formula, note = self._formula(name, node, kept)
        return Line(
            name, label, self.say.node(node), formula, kept, self._unit(node), self.say.value(value, node), note
        )

    def _formula(self, name: str, node: Node, kept: Kept) -> tuple[str, str]:
        """The formula of a step and what is to be said of it; none where it is a constant of the run."""
        if name in self.given or isinstance(node, Group | Rank):
            return "", "taken over the whole population" if self._english else "取自全部参评对象"
        formula = self.writer.formula(node)
        if len(formula) > LONGEST or depth(formula) > DEEPEST:
            return "", "too long for a formula" if self._english else "公式过长，按原值列示"
        leaves = [part for part in walk(node) if isinstance(part, Column | Step)]
        if kept is not None and not all(self.writer.known(part) for part in leaves):
            note = "decided although data are missing" if self._english else "数据不全，但结论已定"
            return f"IFERROR({formula},{constant(kept)})", note
        return formula, ""

    def _unit(self, node: Node) -> str:
        if node.type.kind is not Kind.NUMBER or node.type.measure.symbol == "1":
            return ""
        return self.say_unit(node.type.measure)

    def say_unit(self, unit: Any) -> str:
        """A unit in the language of the workbook."""
        from gaodi import units

        return units.label(unit, "en") if self._english else str(unit.symbol)


def _kept(value: Any) -> Kept:
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
