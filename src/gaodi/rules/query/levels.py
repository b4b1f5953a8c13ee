"""Levels, each of which needs those below."""

from __future__ import annotations

from functools import reduce
from typing import Any

import ibis

from gaodi.rules.program import LEVEL, Program
from gaodi.rules.query.staging import Staging


def level(staging: Staging, program: Program) -> None:
    """Add `level` (null where it is open), `level@low` and `level@high`: a level needs all those below."""
    tests: list[Any] = [staging.value(part.step.name) for part in program.levels]
    names = [part.level.id for part in program.levels]
    for name, otherwise in (("level@low", False), ("level@high", True)):
        met = [test.fill_null(otherwise).cast("int64") for test in tests]
        rows = [reduce(lambda a, b: a * b, met[: index + 1]) for index in range(len(met))]
        staging.add(name, reduce(lambda a, b: a + b, rows).cast("int64"))
    staging.close()
    low, high = staging.table["level@low"], staging.table["level@high"]
    words = ibis.cases(*((low == index + 1, name) for index, name in enumerate(names)), else_="")
    staging.add(LEVEL, ibis.ifelse(low == high, words, ibis.null("string")))
    staging.close()
