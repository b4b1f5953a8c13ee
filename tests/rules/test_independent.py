"""An evaluator that was written from the design alone agrees with the product on every rulebook that ships."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from gaodi import engine
from gaodi.rules import library, query
from rules import independent, subjects
from rules.independent import Interval

ON = date(2023, 6, 1)
ROWS = 60
SEED = 7
OURS = re.compile(r"(standing|qualified|score|grade|level|(score|clause|benefit|measure)\..+|met\.[^.]+?)(@\w+)?")
"""The columns of the product that the evaluator has to give as well."""
FOLLOWING = re.compile(r"grade(@\w+)?|measure\..+")
"""What depends on the grade."""


@pytest.mark.parametrize("id_", list(library.load()))
def test_agrees_on_random_subjects(id_: str, tmp_path: Path) -> None:
    assert not list(differences(id_, SEED, tmp_path))


def differences(id_: str, seed: int, scratch: Path) -> Iterator[str]:
    """What the two say differently, and what only one says."""
    program = library.program(None, id_)
    table = subjects.table(program, ROWS, seed)
    found = query.evaluate(program, engine.read_arrow(engine.connect(), table.to_arrow()), ON, scratch)
    product = {row["subject"]: row for row in engine.frame(found.table).iter_rows(named=True)}
    rows = list(table.iter_rows(named=True))
    book = independent.rulebook(library.source(None, id_).path)
    for row, mine in zip(rows, independent.evaluate(book, rows, ON), strict=True):
        yield from (f"{row['subject']}: {said}" for said in different(book, mine, product[row["subject"]]))


def different(book: dict[str, Any], mine: dict[str, Any], product: dict[str, Any]) -> Iterator[str]:
    """What the results of one subject say differently.

    Where a grade by rank is not settled, the product may leave more open, but it may not exclude what is possible.
    """
    for name in filter(OURS.fullmatch, product):
        if name not in mine and name.removesuffix("@low").removesuffix("@high") not in mine:
            yield f"{name} is in the product alone"
    open_ = book.get("grade", {}).get("by") == "rank" and _unsettled(mine)
    if open_ and not _grades_within(book, mine, product):
        yield f"grades from {_range(mine)} are possible, the product says {_range(product)}"
    for name, value in mine.items():
        theirs = _ends(name, product) if isinstance(value, Interval) else product.get(name, "absent")
        if not (open_ and FOLLOWING.fullmatch(name)) and not _agree(value, theirs):
            yield f"{name} is {value} here, {theirs} in the product"


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
