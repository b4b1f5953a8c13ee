"""Every threshold of every rulebook that ships, at it and on both sides: the evaluators turn where the text says so."""

from __future__ import annotations

import polars as pl
import pytest

from gaodi.rules import library
from gaodi.rules.program import Program
from rules import boundaries, independent
from rules.boundaries import Inputs
from rules.evaluated import ON, over
from rules.test_independent import different

ELSEWHERE = {
    "green/factory-list-review/2024": "a place among all; its tests have both sides",
    "innovative-sme/2022": "the sum of many tables; its tests have 60 and 55",
    "maturity/manufacturer/2020": "the mean of hundreds of answers; its tests have both sides",
    "maturity/manufacturer/2025": "the mean of hundreds of answers; its tests have both sides",
    "policy/guangdong-first-set/undated": "a limit of which only a range is known; its tests have both sides",
    "per-mu/older-city-scheme/undated": "twice the mean of all; its tests have both sides",
}
"""Rulebooks of which a threshold is not crossed by one input of one subject, and why."""
COUNTED = {id_ for id_ in library.load() if "maturity/manufacturer" not in id_}


@pytest.mark.parametrize("id_", sorted(COUNTED))
def test_both_sides_of_every_threshold(id_: str) -> None:
    program = library.program(None, id_)
    people = boundaries.people(program, 40, seed=3)
    found = {one.text: boundaries.sides(program, one, people) for one in boundaries.every(program)}
    if id_ not in ELSEWHERE:
        assert [text for text, sides in found.items() if sides is None] == []
    rows = [row for sides in found.values() if sides for row in (sides.below, sides.at, sides.above)]
    assert disagreements(id_, program, rows) == []


def disagreements(id_: str, program: Program, rows: list[Inputs]) -> list[str]:
    """What the engine and the independent evaluator say differently of these rows."""
    if not rows:
        return []
    named = [{"subject": f"s{number:04}", **row} for number, row in enumerate(rows)]
    table = pl.DataFrame(named, infer_schema_length=None)
    product = over(program, table).rows
    book = independent.rulebook(library.source(None, id_).path)
    told = zip(named, independent.evaluate(book, named, ON), strict=True)
    return [
        f"{row}: {said}" for row, mine in told for said in different(book, mine, product[str(row["subject"])], program)
    ]


def test_most_rulebooks_have_thresholds_that_are_crossed_here() -> None:
    crossed = sum(len(list(boundaries.every(library.program(None, id_)))) for id_ in COUNTED - set(ELSEWHERE))
    assert crossed >= 200
