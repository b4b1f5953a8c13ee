"""Rulebooks that ship, each evaluated once over random subjects for all tests that look at what comes out."""

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
from gaodi.rules import library, query
from gaodi.rules.program import Program
from rules import subjects

ON = date(2023, 6, 1)
ROWS, FEW, MANY = 60, 12, 100
"""How many subjects; few where there are many inputs, which all are answers to questions of one kind."""
SEED = 7


@dataclass(frozen=True)
class Shown:
    """A program, the inputs of its subjects, the statistics, what was spent and, by subject, the rows that came out."""

    program: Program
    table: pl.DataFrame
    statistics: Mapping[str, Any]
    budgets: Sequence[query.Spent]
    rows: dict[str, dict[str, Any]]


@cache
def shown(id_: str) -> Shown:
    """What the engine says of random subjects."""
    program = library.program(None, id_)
    return over(program, subjects.table(program, ROWS if len(program.columns) < MANY else FEW, SEED))


def over(program: Program, table: pl.DataFrame) -> Shown:
    """What the engine says of a table of inputs."""
    con = engine.connect()
    with tempfile.TemporaryDirectory() as scratch:
        source = engine.read_arrow(con, table.to_arrow())
        found = query.evaluate(program, source, ON, Path(scratch))
        rows = {row["subject"]: row for row in engine.frame(found.table).iter_rows(named=True)}
    return Shown(program, table, found.statistics, found.budgets, rows)
