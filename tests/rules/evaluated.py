"""Rulebooks that ship, each evaluated once over random subjects for all tests that look at what comes out."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
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
ROWS = 60
SEED = 7


@dataclass(frozen=True)
class Shown:
    """A program, the inputs of its subjects, the statistics and, by subject, the rows that came out."""

    program: Program
    table: pl.DataFrame
    statistics: Mapping[str, Any]
    rows: dict[str, dict[str, Any]]


@cache
def shown(id_: str) -> Shown:
    """What the engine says of random subjects."""
    program = library.program(None, id_)
    return over(program, subjects.table(program, ROWS, SEED))


def over(program: Program, table: pl.DataFrame) -> Shown:
    """What the engine says of a table of inputs."""
    with tempfile.TemporaryDirectory() as scratch:
        source = engine.read_arrow(engine.connect(), table.to_arrow())
        found = query.evaluate(program, source, ON, Path(scratch))
        rows = {row["subject"]: row for row in engine.frame(found.table).iter_rows(named=True)}
    return Shown(program, table, found.statistics, rows)
