"""Random subjects for a program: every input with values on and around the thresholds of the rulebook, and with what is
missing, bounded or no value at all."""

from __future__ import annotations

import random
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import polars as pl

from gaodi.rules.exactness import nearest
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Column, Node, walk
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program
from gaodi.rules.single import Interval

CODES = ("C3511", "C3512", "D4411", "C2710", "430104", "430121", "F5123")


def table(program: Program, rows: int, seed: int, *, missing: float = 0.15, bands: bool = True) -> pl.DataFrame:
    """Rows of inputs with a column `subject`. missing: the share of what nobody knows."""
    dice = random.Random(seed)
    made: dict[str, list[Any]] = {"subject": [f"s{number:06}" for number in range(rows)]}
    compared = thresholds(program)
    for column in program.columns:
        is_number = column.type.kind is Kind.NUMBER
        edges: list[Any] = list(compared[column]) if is_number else named(program, column)
        made |= _column(column, edges, rows, dice, missing, bands)
    return pl.DataFrame({name: _series(name, values) for name, values in made.items()})


def inputs(row: dict[str, Any]) -> dict[str, Any]:
    """A row as what evaluates one subject takes: bands as intervals."""
    found = {name: value for name, value in row.items() if "@low" not in name and "@high" not in name}
    for name in row:
        if name.endswith("@low") and found.get(name[:-4]) is None:
            found[name[:-4]] = Interval(row[name], row[f"{name[:-4]}@high"])
    return found


def _series(name: str, values: list[Any]) -> pl.Series:
    kinds = {type(value) for value in values if value is not None}
    kind = {bool: pl.Boolean, str: pl.String, date: pl.Date}.get(next(iter(kinds), float), pl.Float64)
    return pl.Series(name, values, dtype=kind, strict=False)


def _column(
    column: Column, edges: list[Any], rows: int, dice: random.Random, missing: float, bands: bool
) -> dict[str, list[Any]]:
    name = column.input.column
    draw = _DRAWS[column.type.kind]
    values = [None if dice.random() < missing else draw(column, edges, dice) for _ in range(rows)]
    if not bands or column.type.kind is not Kind.NUMBER or dice.random() < 0.7:
        return {name: values}
    lows: list[Any] = list(values)
    highs: list[Any] = list(values)
    for number in range(rows):
        if dice.random() < 0.3:
            ends = sorted(float(draw(column, edges, dice)) for _ in range(2))
            values[number] = None
            lows[number], highs[number] = (
                None if dice.random() < 0.2 else ends[0],
                None if dice.random() < 0.2 else ends[1],
            )
    return {name: values, f"{name}@low": lows, f"{name}@high": highs}


def thresholds(program: Program) -> dict[Column, list[float]]:
    """The constants that each input is compared with anywhere in the program."""
    found: dict[Column, set[Fraction]] = {column: set() for column in program.columns}
    for node in [*program.steps.values(), *program.after.values()]:
        for part in walk(node):
            if isinstance(part, nodes.Comparison):
                leaves = list(walk(part))
                constants = {leaf.value for leaf in leaves if _is_number(leaf)}  # type: ignore[union-attr]
                for column in {leaf for leaf in leaves if isinstance(leaf, Column)}:
                    found.setdefault(column, set()).update(constants)  # type: ignore[arg-type]
    return {column: sorted(nearest(one) for one in values) for column, values in found.items()}


def named(program: Program, column: Column) -> list[str]:
    """The texts or codes that an input is looked for among: without them hardly anybody would be of the population."""
    steps = [*program.steps.values(), *program.after.values()]
    found = [part for node in steps for part in walk(node) if isinstance(part, nodes.Among) and part.of == column]
    return sorted({value for part in found for value in part.values})


def _is_number(node: Node) -> bool:
    return isinstance(node, nodes.Constant) and isinstance(node.value, Fraction)


def _number(column: Column, edges: list[float], dice: random.Random) -> float:
    roll = dice.random()
    if edges and roll < 0.4:
        edge = dice.choice(edges)
        value = edge + dice.choice([0.0, 0.0, 0.01, -0.01, 1.0, -1.0, edge * 0.1, -edge * 0.1])
    elif roll < 0.45:
        value = 0.0
    elif roll < 0.5:
        value = -dice.choice([0.5, 1.0, 100.0])
    elif roll < 0.52:
        value = dice.choice([float("nan"), float("inf")])
    else:
        value = round(10 ** dice.uniform(-2, 5), 2)
    high = None if column.high is None else nearest(column.high)
    return dice.uniform(nearest(column.low or Fraction(0)), high) if high is not None and roll > 0.52 else value


def _text(column: Column, edges: list[str], dice: random.Random) -> str:
    return dice.choice(column.type.values or (*edges, *edges, "甲", "乙", "丙"))


def _code(column: Column, edges: list[str], dice: random.Random) -> str:
    return dice.choice((*edges, *CODES))


def _truth(column: Column, edges: list[str], dice: random.Random) -> bool:
    return dice.random() < 0.5


def _day(column: Column, edges: list[str], dice: random.Random) -> date:
    return date(2010, 1, 1) + timedelta(days=dice.randrange(5500))


_DRAWS = {Kind.NUMBER: _number, Kind.TEXT: _text, Kind.CODE: _code, Kind.TRUTH: _truth, Kind.DATE: _day}
