"""The tests beside each rulebook that ships: they turn every condition both ways, and reach every line of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from gaodi import catalog
from gaodi.rules import library
from gaodi.rules.explaining.building import values
from gaodi.rules.single import Interval, evaluate
from gaodi.rules.trying import inputs
from gaodi.rules.trying.model import File

OPEN = {("policy/guangdong-first-set/undated", "clause.price"): "its line is known within limits that begin at nothing"}
"""Conditions that cannot be both true and false, and why."""
LONG = "maturity/manufacturer"


def alone(id_: str) -> bool:
    """Whether one subject is judged without the others."""
    return not id_.startswith(LONG) and not library.program(None, id_).groups


@pytest.mark.parametrize("id_", [id_ for id_ in library.load() if alone(id_)])
def test_every_condition_is_true_of_one_and_false_of_another(id_: str) -> None:
    seen = turned(id_)
    conditions = [name for name in seen if name.startswith(("clause.", "exempt.")) and (id_, name) not in OPEN]
    assert [name for name in conditions if not {True, False} <= seen[name]] == []


@pytest.mark.parametrize("id_", [id_ for id_ in library.load() if alone(id_)])
def test_every_line_of_a_table_of_points_is_somebodys(id_: str) -> None:
    seen, program = turned(id_), library.program(None, id_)
    tables = {part.points.name: len(part.lines) for part in program.every_item() if part.lines}
    assert [name for name, lines in tables.items() if len(seen[name] - {None}) < lines] == []


def turned(id_: str) -> dict[str, set[Any]]:
    """What came out of each step over all rows of the tests; of a number what is known exactly, else None."""
    file = catalog.load(library.tests_of(library.source(None, id_).path), File)
    seen: dict[str, set[Any]] = {}
    for settled, on, rows in bundles(file):
        program = library.program(None, id_, settled)
        for row in inputs.frame(program, rows, id_).iter_rows(named=True):
            found = evaluate(program, values(row), on, {})
            for name in program.steps:
                seen.setdefault(name, set()).add(_said(found[name]))
    return seen


def bundles(file: File) -> Iterator[tuple[Mapping[str, str], date, list[dict[str, Any]]]]:
    """Rows of inputs with the values of parameters and the day that they are judged by."""
    for case in file.cases:
        given = [one.inputs for one in case.subjects] or [{}]
        rows = [{**file.inputs, **case.inputs, **one} for one in given]
        yield {**file.settled, **case.settled}, case.on or file.on, rows
    for table in file.tables:
        rows = [{**file.inputs, **table.inputs, table.vary: given} for given, _ in table.rows]
        yield file.settled, table.on or file.on, rows


def _said(value: Any) -> Any:
    if isinstance(value, Interval):
        return value.low if value.known else None
    return value


def test_most_rulebooks_are_read_here() -> None:
    assert sum(alone(id_) for id_ in library.load()) >= 70
