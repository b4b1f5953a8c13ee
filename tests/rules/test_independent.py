"""An evaluator that was written from the design alone agrees with the product on every rulebook that ships."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from gaodi.rules import library
from gaodi.rules.program import Program
from rules import independent
from rules.evaluated import ON, shown
from rules.independent import Interval
from rules.independent.values import Code, Day, Fact, Number, Word

OURS = re.compile(
    r"(standing|qualified|score|grade|level|(score|clause|benefit|paid|measure)\..+|value\.[^@]+|met\.[^.]+?)(@\w+)?"
)
"""The columns of the product that the evaluator has to give as well."""
FOLLOWING = re.compile(r"grade(@\w+)?|measure\..+")
"""What depends on the grade."""


@pytest.mark.parametrize("id_", list(library.load()))
def test_agrees_on_random_subjects(id_: str) -> None:
    assert not list(differences(id_))


def test_somebody_is_judged_under_every_rulebook_and_many_inputs_are_bounded_or_missing() -> None:
    """Otherwise that they agree would say little."""
    for id_ in library.load():
        standings = {row["standing"] for row in shown(id_).rows.values()}
        assert "judged" in standings, id_
    tables = [shown(id_).table for id_ in library.load()]
    assert sum(name.endswith("@low") for table in tables for name in table.columns) >= 50
    assert all(table.null_count().sum_horizontal()[0] for table in tables)


def differences(id_: str) -> Iterator[str]:
    """What the two say differently, and what only one says."""
    found = shown(id_)
    rows = list(found.table.iter_rows(named=True))
    book = independent.rulebook(library.source(None, id_).path)
    for row, mine in zip(rows, independent.evaluate(book, rows, ON), strict=True):
        said = different(book, mine, found.rows[row["subject"]], found.program)
        yield from (f"{row['subject']}: {one}" for one in said)


def different(book: dict[str, Any], mine: dict[str, Any], product: dict[str, Any], program: Program) -> Iterator[str]:
    """What the results of one subject say differently.

    Where a grade by rank is not settled, the product may leave more open, but it may not exclude what is possible.
    """
    for name in filter(OURS.fullmatch, product):
        if name not in mine and name.removesuffix("@low").removesuffix("@high") not in mine:
            yield f"{name} is in the product alone"
    open_ = book.get("grade", {}).get("by") == "rank" and _unsettled(mine)
    if open_ and not _grades_within(book, mine, product):
        yield f"grades from {_range(mine)} are possible, the product says {_range(product)}"
    for name, said in mine.items():
        value = _plain(said, program, name)
        theirs = _ends(name, product) if isinstance(value, Interval) else product.get(name, "absent")
        if not (open_ and FOLLOWING.fullmatch(name)) and not _agree(value, theirs):
            yield f"{name} is {value} here, {theirs} in the product"


def _plain(said: Any, program: Program, name: str) -> Any:
    """A named expression in the unit that the product gives it in."""
    if isinstance(said, Number):
        return said.to(program.steps[name].type.measure).span
    if isinstance(said, Fact):
        return said.truth
    if isinstance(said, Word | Code):
        return said.text
    return said.day if isinstance(said, Day) else said


def _unsettled(mine: dict[str, Any]) -> bool:
    return mine["standing"] == "to-check" or (mine["standing"] == "judged" and not mine["score"].known)


def _range(result: dict[str, Any]) -> tuple[Any, Any]:
    return result["grade@best"], result["grade@worst"]


def _grades_within(book: dict[str, Any], mine: dict[str, Any], product: dict[str, Any]) -> bool:
    order = [label for band in book["grade"]["bands"] for label in band]
    ends = [*_range(product), *_range(mine)]
    if any(label not in order for label in ends):
        return _range(product) == _range(mine)
    best, worst, possible_best, possible_worst = map(order.index, ends)
    return best <= possible_best and possible_worst <= worst


def _ends(name: str, product: dict[str, Any]) -> Any:
    """Both ends of a number of the product; a number that can only be known or not has one column."""
    if name in product:
        return product[name], product[name]
    return product.get(f"{name}@low", "absent"), product.get(f"{name}@high", "absent")


def _agree(mine: Any, theirs: Any) -> bool:
    if not isinstance(mine, Interval):
        return mine == theirs
    return all(_same(end, other) for end, other in zip((mine.low, mine.high), theirs, strict=True))


def _same(end: Fraction | None, other: Any) -> bool:
    if end is None or not isinstance(other, float | int):
        return end is None and other is None
    return math.isclose(float(end), other, rel_tol=1e-9, abs_tol=1e-12)
