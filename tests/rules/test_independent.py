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
OURS = re.compile(r"(standing|qualified|score|grade|level|(score|clause|benefit|measure)\..+|met\.[^.]+?)(@\w+)?")
"""The columns of the product that the evaluator has to give as well."""


@pytest.mark.parametrize("id_", list(library.load()))
def test_agrees_on_random_subjects(id_: str, tmp_path: Path) -> None:
    assert not list(differences(id_, seed=7, scratch=tmp_path))


def differences(id_: str, seed: int, scratch: Path) -> Iterator[str]:
    """What the two say differently, and what only one says."""
    program = library.program(None, id_)
    table = subjects.table(program, ROWS, seed)
    found = query.evaluate(program, engine.read_arrow(engine.connect(), table.to_arrow()), ON, scratch)
    product = {row["subject"]: row for row in engine.frame(found.table).iter_rows(named=True)}
    rows = list(table.iter_rows(named=True))
    own = independent.evaluate(independent.rulebook(library.source(None, id_).path), rows, ON)
    for row, mine in zip(rows, own, strict=True):
        yield from _different(row["subject"], mine, product[row["subject"]])


def _different(subject: str, mine: dict[str, Any], product: dict[str, Any]) -> Iterator[str]:
    for name in filter(OURS.fullmatch, product):
        if name not in mine and name.removesuffix("@low").removesuffix("@high") not in mine:
            yield f"{subject}: {name} is in the product alone"
    for name, value in mine.items():
        theirs = _ends(name, product) if isinstance(value, Interval) else product.get(name, "absent")
        if not _agree(value, theirs):
            yield f"{subject}: {name} is {value} here, {theirs} in the product"


def _ends(name: str, product: dict[str, Any]) -> Any:
    """Both ends of a number of the product; a number that can only be known or not has one column."""
    if name in product:
        return product[name], product[name]
    return product.get(f"{name}@low", "absent"), product.get(f"{name}@high", "absent")


def _agree(mine: Any, theirs: Any) -> bool:
    if not isinstance(mine, Interval):
        return mine == theirs
    return all(_same(end, other) for end, other in zip((mine.low, mine.high), theirs, strict=True))


def _same(end: Fraction | None, other: float | None) -> bool:
    if end is None or other is None:
        return end is None and other is None
    return math.isclose(float(end), other, rel_tol=1e-9, abs_tol=1e-12)
