"""Small rulebooks written in a test, and what both evaluators say of a few subjects under them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from gaodi import engine
from gaodi.rules import query
from gaodi.rules.files.reading import loads
from gaodi.rules.language.nodes import Rank
from gaodi.rules.program import Program, compiled
from gaodi.rules.single import Evaluation, Interval, evaluate

ON = date(2023, 6, 1)
HEAD = """\
format: gaodi-rulebook/1
id: test/2022
family: test
title: 试行办法
issuer: 试验区
status: reconstructed
in_force: {from: 2022-01-01}
purpose: 亩均效益评价
"""
NUMBERS = """\
inputs:
  x: {label: 甲, unit: 万元}
  y: {label: 乙, unit: 万元}
  z: {label: 丙, unit: 分}
  area: {label: 面积, unit: 亩}
  n: {label: 个数, unit: 项}
  p: {label: 是否甲, type: yes-no}
  q: {label: 是否乙, type: yes-no}
  r: {label: 是否丙, type: yes-no}
"""

Row = Mapping[str, Any]


def book(body: str, **settled: str) -> Program:
    """The program of a rulebook, of which a test writes what follows the head."""
    return compiled(loads(HEAD + body, "test.yaml"), settled=settled)


def lets(**expressions: str) -> Program:
    """A rulebook over the inputs of NUMBERS that only names expressions."""
    return book(NUMBERS + "let:\n" + "".join(f"  {name}: '{text}'\n" for name, text in expressions.items()))


def said(value: Any) -> Any:
    """A value as tests write it: a number, (low, high) where it is bounded, None where nothing is known of it."""
    if not isinstance(value, Interval):
        return value
    ends = (value.low, value.high)
    return ends[0] if ends[0] == ends[1] else ends


def alone(program: Program, step: str, statistics: Any = None, **inputs: Any) -> Any:
    """One step of one subject, from the evaluator of single subjects. A pair is a number that is bounded."""
    return said(evaluate(program, _inputs(inputs), ON, statistics)[step])


@dataclass(frozen=True)
class Judged:
    """What came out over a population. rows: by subject, the values by step."""

    rows: dict[str, dict[str, Any]]
    found: query.Evaluated

    def all(self, step: str) -> list[Any]:
        """A step of every subject, in the order of the rows."""
        return [row[step] for row in self.rows.values()]


def judged(program: Program, rows: Sequence[Row], on: date = ON) -> Judged:
    """Evaluate rows of inputs, `subject` s0, s1 … unless they say who; the two evaluators have to agree on each."""
    named = [{"subject": f"s{number}", **row} for number, row in enumerate(rows)]
    with tempfile.TemporaryDirectory() as scratch:
        table = engine.read_arrow(_connection(), _table(named).to_arrow())
        found = query.evaluate(program, table, on, Path(scratch))
        out = {row["subject"]: row for row in engine.frame(found.table).iter_rows(named=True)}
    values = {row["subject"]: _values(out[row["subject"]]) for row in named}
    for row in named:
        who = row["subject"]
        told = {**values[who], "level": out[who].get("level")}
        _agree(program, values[who], evaluate_again(program, row, told, found, on))
    return Judged(values, found)


@cache
def _connection() -> Any:
    return engine.connect()


def evaluate_again(program: Program, row: Row, values: Row, found: query.Evaluated, on: date) -> Evaluation:
    """The same subject by itself, with what only the whole population can tell."""
    ranks = {name: _interval(values[name]) for name, node in program.steps.items() if isinstance(node, Rank)}
    late = {name: values.get(name) for name in ("grade", "level")}
    return evaluate(program, _inputs(row), on, found.statistics, {**ranks, **late})


def _agree(program: Program, values: Row, again: Evaluation) -> None:
    """Steps of the single evaluator are those of the query to the last bit, but for who is not judged at all."""
    if values["standing"] != "judged":
        return
    for name in (*program.steps, *program.after):
        alone_, over = said(again[name]), values[name]
        assert alone_ == over, f"{name} of {values['subject']}: alone it is {alone_}, over the population {over}"


def _inputs(row: Row) -> dict[str, Any]:
    return {name: _interval(value) if isinstance(value, tuple) else value for name, value in row.items()}


def _interval(value: Any) -> Interval:
    low, high = value if isinstance(value, tuple) else (value, value)
    return Interval(low, high)


def _table(rows: Sequence[Row]) -> pl.DataFrame:
    """Rows as a table; a bounded number is two columns, `x@low` and `x@high`."""
    made: dict[str, list[Any]] = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        values = [row.get(name) for row in rows]
        made[name] = [None if isinstance(value, tuple) else value for value in values]
        if any(isinstance(value, tuple) for value in values):
            for end, at in (("low", 0), ("high", 1)):
                made[f"{name}@{end}"] = [value[at] if isinstance(value, tuple) else value for value in values]
    return pl.DataFrame({name: _series(name, values) for name, values in made.items()})


def _series(name: str, values: list[Any]) -> pl.Series:
    kinds = {type(value) for value in values if value is not None}
    kind = {bool: pl.Boolean, str: pl.String, date: pl.Date}.get(next(iter(kinds), float), pl.Float64)
    return pl.Series(name, values, dtype=kind, strict=False)


def _values(row: Row) -> dict[str, Any]:
    """A row of the answer, bounded numbers as pairs."""
    found = {name: value for name, value in row.items() if not name.endswith(("@low", "@high"))}
    for name in row:
        if name.endswith("@low"):
            ends = (row[name], row[f"{name[:-4]}@high"])
            found[name[:-4]] = ends[0] if ends[0] == ends[1] else ends
    return found
