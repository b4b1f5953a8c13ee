"""Evaluates a run again from what it kept, and says whether every value is the same to the last bit."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi import engine
from gaodi.errors import Fault, InputError
from gaodi.rules import query
from gaodi.rules.query import Cutoff
from gaodi.rules.results import RESULTS
from gaodi.rules.runs import folder
from gaodi.rules.runs.keeping import decisions
from gaodi.rules.runs.listing import load
from gaodi.rules.runs.run import Run
from gaodi.rules.tables import unreadable

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What came out. differing: of how many subjects a value differs; statistics: whether those of the groups, cut-offs
    and budgets are the same; text: whether the rulebook is the one that was evaluated, by its hash; recorded: of how
    many subjects the lake says something else than the files of the run."""

    run: str
    subjects: int
    differing: int
    statistics: bool
    text: bool = True
    recorded: int = 0

    @property
    def identical(self) -> bool:
        """Whether everything is the same."""
        return not self.differing and self.statistics and self.text and not self.recorded


def recompute(ws: Workspace, id: str, con: engine.Backend | None = None) -> Recomputed:  # noqa: A002 - as everywhere
    """Evaluate a run again from its frozen inputs and the text of its rulebook, and hold what it kept against what the
    lake recorded when it was made. Raises NotFound, InputError where files of the run are gone or cannot be read.

    con: the engine; the one that the run was made on unless told. On another engine values may differ in their last
    bits where the standard leaves that open (roots, quantiles).
    """
    run = load(ws, id)
    backend: Any = con if con is not None else engine.connect(run.engine)
    inputs, before = (_kept(run, backend, name) for name in (folder.INPUTS, folder.RESULTS))
    with tempfile.TemporaryDirectory(prefix="gaodi-run-") as scratch:
        found = query.evaluate(run.program, inputs, run.on, Path(scratch))
        number, differing = _count(found.table), _differing(found.table, before)
        recorded = _recorded(run, before)
    same = (
        found.statistics == run.statistics
        and _by_group(found.cutoffs) == _by_group(run.cutoffs)
        and found.budgets == run.budgets
        and number == run.subjects
    )
    return Recomputed(id, number, differing, same, run.program.hash == run.hash, recorded)


def _kept(run: Run, backend: Any, name: str) -> Any:
    """The rows in a folder of the run."""
    files = sorted((run.path / name).glob("*.parquet"))
    if not files:
        raise InputError(Fault(f"The {name} of the run {run.id} are gone", str(run.path / name), "what it kept there"))
    for path in files:
        try:
            pl.read_parquet_schema(path)
        except pl.exceptions.PolarsError as error:
            raise unreadable(path, error) from error
    return engine.read_parquet(backend, files)


def _recorded(run: Run, before: Any) -> int:
    """Of how many subjects the lake and the files of the run decide differently."""
    kept = engine.frame(decisions(run.program, before, run.id)).select(RESULTS.columns)
    lake = RESULTS.current(run.ws, where=pl.col("run") == run.id).select(RESULTS.columns)
    both = kept.join(lake, on="subject", how="full", coalesce=False, suffix="@lake")
    differs = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}@lake")) for name in RESULTS.columns)
    return both.filter(differs).height


def _differing(now: Any, before: Any) -> int:
    """Of how many subjects a value differs; of all where other things were kept than come out."""
    if set(now.columns) != set(before.columns):
        return _count(now)
    same = now.select(before.columns)
    return max(_count(same.difference(before, distinct=False)), _count(before.difference(same, distinct=False)))


def _by_group(cutoffs: list[Cutoff]) -> list[Cutoff]:
    return sorted(cutoffs, key=lambda one: one.group)


def _count(table: Any) -> int:
    return int(engine.frame(table.agg(n=table.count()))["n"][0])
