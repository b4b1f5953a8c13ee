"""The units in which a document is written, and those in which figures come in, change nothing of what comes out."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi import units
from gaodi.rules import library
from gaodi.rules import written as values
from gaodi.rules.language.nodes import Column
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program, compiled
from gaodi.units import Unit
from rules import otherwise
from rules.evaluated import over, shown
from rules.test_independent import OURS

CATALOGUE = library.load()
WITH_AMOUNTS = [id_ for id_ in CATALOGUE if otherwise.has_amounts(id_)]


def test_most_rulebooks_have_amounts_that_can_be_written_otherwise() -> None:
    assert len(WITH_AMOUNTS) >= 55


@pytest.mark.parametrize("id_", WITH_AMOUNTS)
def test_a_document_in_other_units_says_the_same_of_everybody(id_: str, tmp_path: Path) -> None:
    """Most are the same program to the last node; the others are asked of random subjects."""
    program, other = library.program(None, id_), compiled(otherwise.source(id_, tmp_path, seed=1))
    if computed(other) == computed(program):
        return
    found = shown(id_)
    again = over(other, found.table)
    for subject, row in found.rows.items():
        said = {name: value for name, value in row.items() if OURS.fullmatch(name)}
        assert {name: in_unit(again.rows[subject][name], name, other, found.program) for name in said} == said, subject


def computed(program: Program) -> tuple[Any, ...]:
    """All that a program computes with."""
    bands = (program.grade.shares, program.grade.least) if program.grade else None
    return program.steps, program.after, bands, [(one.cap, one.payers, one.budget) for one in program.benefits]


def in_unit(value: Any, name: str, program: Program, like: Program) -> Any:
    """A number of the one program in the unit of the other: what is paid per kWh is given as it is written."""
    one, other = (unit(name.partition("@")[0], each) for each in (program, like))
    return value if one is None or value is None or one == other else units.convert(value, one, other)


def unit(step: str, program: Program) -> Unit | None:
    """The unit of a step, if it is a number."""
    node = program.after.get(step, program.steps.get(step))
    return node.type.measure if node is not None and node.type.kind is Kind.NUMBER else None


@cache
def measured() -> list[Column]:
    """An input of the catalogue for each unit that has others beside it."""
    found: dict[str, Column] = {}
    for id_ in CATALOGUE:
        for column in library.program(None, id_).columns:
            if column.type.kind is Kind.NUMBER and str(column.type.measure) in otherwise.EQUAL:
                found.setdefault(str(column.type.measure), column)
    return list(found.values())


def test_the_units_of_inputs_are_those_that_offices_use() -> None:
    assert {str(column.type.measure) for column in measured()} >= {"万元", "亿元", "平方米", "%", "吨标准煤"}


@given(st.deferred(lambda: st.sampled_from(measured())), st.integers(0, 10**9), st.randoms(use_true_random=False))
def test_a_figure_in_another_unit_is_the_same_figure_to_the_last_bit(
    column: Column, hundredths: int, dice: random.Random
) -> None:
    figure = f"{hundredths // 100}.{hundredths % 100:02}"
    said = otherwise.written(f"{figure} {column.type.measure}", dice)
    assert values.value(said, column) == float(figure)
