"""Where the outcome of a rulebook turns: rows of inputs at each threshold, just below and just above it.

The inputs are solved for, whatever stands between them and the threshold: shares, rates of growth, sums of years.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Column, Comparison, Node, Step, walk
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program
from gaodi.rules.single import Evaluation, evaluate
from rules import subjects
from rules.evaluated import ON

STEP = 1e-8
"""How far from a threshold its two sides are taken, as a share of the input."""

Inputs = dict[str, Any]


@dataclass(frozen=True)
class Boundary:
    """A comparison within a step. text: what it compares, for whoever reads that a test failed."""

    step: str
    node: Comparison

    @property
    def text(self) -> str:
        """The step, the sign and the threshold."""
        right = self.node.right
        shown = right.value if isinstance(right, nodes.Constant) else getattr(right, "name", type(right).__name__)
        return f"{self.step} {self.node.sign} {shown}"


@dataclass(frozen=True)
class Sides:
    """Three rows that differ in one input only: below the threshold, at it, above it."""

    below: Inputs
    at: Inputs
    above: Inputs


def every(program: Program) -> Iterator[Boundary]:
    """Every comparison of the rulebook in which one of its inputs takes part, that of an earlier year not again.
    What is to be confirmed is no boundary yet."""
    for name, node in {**program.steps, **program.after}.items():
        for part in walk(node):
            if isinstance(part, Comparison) and "@-" not in name and columns(program, part) and not _open(part):
                yield Boundary(name, part)


def _open(node: Comparison) -> bool:
    return any(isinstance(part, nodes.Unknown) for part in walk(node))


def columns(program: Program, node: Node) -> list[Column]:
    """The inputs that a node is made of, those nearest to it first."""
    found: dict[Column, None] = {}
    steps = {**program.steps, **program.after}
    for part in walk(node):
        if isinstance(part, Column):
            found.setdefault(part)
        elif isinstance(part, Step) and part.name in steps:
            found |= dict.fromkeys(columns(program, steps[part.name]))
    return list(found)


def sides(program: Program, boundary: Boundary, rows: list[Inputs]) -> Sides | None:
    """Rows on both sides of a boundary between which the value of its step changes; None where none was found."""
    for row in rows:
        for column in columns(program, boundary.node):
            found = _SIDES.get(column.type.kind, _turned)(program, boundary, row, column)
            if found is not None and _seen(program, boundary, found):
                return found
    return None


def people(program: Program, number: int, seed: int) -> list[Inputs]:
    """Random subjects of whom everything is known; a text that is asked for (a park) is what they have."""
    table = subjects.table(program, number, seed, missing=0.0, bands=False).drop("subject")
    return [row | _asked(program) for row in table.iter_rows(named=True)]


def _asked(program: Program) -> Inputs:
    texts = [one for one in program.columns if one.type.kind is Kind.TEXT and not one.type.values]
    return {one.input.column: found[0] for one in texts if (found := subjects.named(program, one))}


def _seen(program: Program, boundary: Boundary, found: Sides) -> bool:
    """Whether the step says something else in one of the three than in another."""
    said = [evaluate(program, row, ON)[boundary.step] for row in (found.below, found.at, found.above)]
    return said.count(said[0]) < len(said)


def _turned(program: Program, boundary: Boundary, row: Inputs, column: Column) -> Sides | None:
    """Of texts, yes or no: the neighbours among all values that there are, where the step changes between them."""
    values = list(column.type.values) if column.type.kind is Kind.TEXT else [False, True]
    name = column.input.column
    for low, high in pairwise(values):
        found = Sides(row | {name: low}, row | {name: high}, row | {name: high})
        if _seen(program, boundary, found):
            return found
    return None


def _days(program: Program, boundary: Boundary, row: Inputs, column: Column) -> Sides | None:
    """Of days, the one that is named, or that is so many years before the evaluation, and those beside it."""
    (said,) = [part.value for part in walk(boundary.node) if isinstance(part, nodes.Constant)]
    day = said if isinstance(said, date) else ON.replace(year=ON.year - int(said))
    before, after = (day + timedelta(days=days) for days in (-1, 1))
    return Sides(*(row | {column.input.column: one} for one in (before, day, after)))


def _solved(program: Program, boundary: Boundary, row: Inputs, column: Column) -> Sides | None:
    """Of numbers, the one at which both parts of the comparison are equal."""
    name = column.input.column

    def gap(value: float) -> float | None:
        return _gap(evaluate(program, row | {name: value}, ON), boundary.node)

    root = _root(gap, row[name] if isinstance(row[name], float) and math.isfinite(row[name]) else 1.0)
    if root is None:
        return None
    size = abs(root) * STEP or STEP
    return Sides(*(row | {name: value} for value in _rising(gap, root - size, root, root + size)))


def _rising(gap: Callable[[float], float | None], low: float, at: float, high: float) -> tuple[float, float, float]:
    """The three in the order in which what is compared rises."""
    one, other = gap(low), gap(high)
    falls = one is not None and other is not None and one > other
    return (high, at, low) if falls else (low, at, high)


def _gap(evaluation: Evaluation, node: Comparison) -> float | None:
    """By how much the left side is above the right one; None where that is not known."""
    left, right = evaluation.number(node.left), evaluation.number(node.right)
    if left.low is None or right.low is None or not left.known or not right.known:
        return None
    return left.low - right.low


def _root(gap: Callable[[float], float | None], start: float) -> float | None:
    """Where the gap closes: on a straight line at once, else between two values of different signs."""
    one, other = start or 1.0, (start or 1.0) * 2
    here, there = gap(one), gap(other)
    if here is not None and there is not None and here != there:
        found = _decimal(one - here * (other - one) / (there - here))
        if _closes(gap, found):
            return found
    return _halved(gap)


def _halved(gap: Callable[[float], float | None]) -> float | None:
    known = [(value, found) for value in _ladder() if (found := gap(value)) is not None]
    for (low, here), (high, there) in pairwise(known):
        if (here < 0) != (there < 0):
            return _between(gap, low, high, here < 0)
    return None


def _ladder() -> list[float]:
    return [0.0, *(10.0**exponent for exponent in range(-6, 10))]


def _between(gap: Callable[[float], float | None], low: float, high: float, rises: bool) -> float | None:
    for _ in range(200):
        middle = (low + high) / 2
        found = gap(middle)
        if found is None:
            return None
        low, high = (middle, high) if (found < 0) == rises else (low, middle)
    found = _decimal(high)
    return found if _closes(gap, found) else high if _closes(gap, high) else None


def _closes(gap: Callable[[float], float | None], value: float) -> bool:
    found = gap(value)
    return found is not None and abs(found) <= 1e-12 * max(1.0, abs(value))


def _decimal(value: float) -> float:
    """The value with no more digits than figures have."""
    return float(f"{value:.12g}")


_SIDES: Mapping[Kind, Callable[[Program, Boundary, Inputs, Column], Sides | None]] = {
    Kind.NUMBER: _solved,
    Kind.DATE: _days,
}
