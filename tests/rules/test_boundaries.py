"""Every threshold of every rulebook that ships, at it and on both sides: the evaluators turn where the text says so."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from gaodi import engine
from gaodi.rules import library, query
from gaodi.rules.program import Program
from rules import boundaries, independent
from rules.boundaries import ON, Inputs
from rules.test_independent import different

ELSEWHERE = {
    "green/factory-list-review/2024": "a place among all; its tests have both sides",
    "innovative-sme/2022": "the sum of many tables; its tests have 60 and 55",
    "maturity/manufacturer/2020": "the mean of hundreds of answers; its tests have both sides",
    "maturity/manufacturer/2025": "the mean of hundreds of answers; its tests have both sides",
    "per-mu/older-city-scheme/undated": "twice the mean of all; its tests have both sides",
}
"""Rulebooks of which a threshold is not crossed by one input of one subject, and why."""
COUNTED = {id_ for id_ in library.load() if "maturity/manufacturer" not in id_}


@pytest.mark.parametrize("id_", sorted(COUNTED))
def test_both_sides_of_every_threshold(id_: str, tmp_path: Path) -> None:
    program = library.program(None, id_)
    people = boundaries.people(program, 40, seed=3)
    found = {one.text: boundaries.sides(program, one, people) for one in boundaries.every(program)}
    if id_ not in ELSEWHERE:
        assert [text for text, sides in found.items() if sides is None] == []
    rows = [row for sides in found.values() if sides for row in (sides.below, sides.at, sides.above)]
    assert disagreements(id_, program, rows, tmp_path) == []


def disagreements(id_: str, program: Program, rows: list[Inputs], scratch: Path) -> list[str]:
    """What the engine and the independent evaluator say differently of these rows."""
    if not rows:
        return []
    named = [{"subject": f"s{number:04}", **row} for number, row in enumerate(rows)]
    table = pl.DataFrame(named, infer_schema_length=None)
    out = engine.frame(
        query.evaluate(program, engine.read_arrow(engine.connect(), table.to_arrow()), ON, scratch).table
    )
    product = {row["subject"]: row for row in out.iter_rows(named=True)}
    book = independent.rulebook(library.source(None, id_).path)
    told = zip(named, independent.evaluate(book, named, ON), strict=True)
    return [f"{row}: {said}" for row, mine in told for said in different(book, mine, product[str(row["subject"])])]


def test_most_rulebooks_have_thresholds_that_are_crossed_here() -> None:
    crossed = sum(len(list(boundaries.every(library.program(None, id_)))) for id_ in COUNTED - set(ELSEWHERE))
    assert crossed >= 200
