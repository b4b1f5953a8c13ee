"""Evaluates a run again from what it kept, and says whether every value is the same to the last bit."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gaodi import engine
from gaodi.rules import query
from gaodi.rules.runs import folder
from gaodi.rules.runs.listing import load

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What came out. differing: of how many subjects a value differs; statistics: whether those of the groups, cut-offs
    and budgets are the same."""

    run: str
    subjects: int
    differing: int
    statistics: bool

    @property
    def identical(self) -> bool:
        """Whether everything is the same."""
        return not self.differing and self.statistics


def recompute(ws: Workspace, id: str, con: engine.Backend | None = None) -> Recomputed:  # noqa: A002 - as everywhere
    """Evaluate a run again from its frozen inputs and the text of its rulebook. Raises NotFound.

    con: the engine; the one that the run was made on unless told. On another engine values may differ in their last
    bits where the standard leaves that open (roots, quantiles).
    """
    run = load(ws, id)
    backend: Any = con if con is not None else engine.connect(run.engine)
    inputs = engine.read_parquet(backend, sorted((run.path / folder.INPUTS).glob("*.parquet")))
    before = engine.read_parquet(backend, sorted((run.path / folder.RESULTS).glob("*.parquet")))
    with tempfile.TemporaryDirectory(prefix="gaodi-run-") as scratch:
        found = query.evaluate(run.program, inputs, run.on, Path(scratch))
        now = found.table.select(before.columns)
        differing = _count(now.difference(before, distinct=False)) + _count(before.difference(now, distinct=False))
        number = _count(now)
    same = (
        found.statistics == run.statistics
        and found.cutoffs == run.cutoffs
        and found.budgets == run.budgets
        and number == run.subjects
    )
    return Recomputed(id, number, differing, same)


def _count(table: Any) -> int:
    return int(engine.frame(table.agg(n=table.count()))["n"][0])
