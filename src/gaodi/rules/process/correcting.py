"""Corrects a run: evaluated again on the very inputs that it kept, but for those that were decided to be wrong."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from gaodi.errors import InputError
from gaodi.registry.facts import Facts
from gaodi.rules import runs
from gaodi.rules.process.model import Kind
from gaodi.rules.process.obstacles import obstacles
from gaodi.rules.process.reading import read
from gaodi.rules.process.recording import once, rows
from gaodi.rules.process.stepping import today
from gaodi.rules.results import CORRECTED
from gaodi.rules.runs import Run

if TYPE_CHECKING:
    from gaodi.rules.runs import Progress
    from gaodi.workspace import Workspace


def correct(
    ws: Workspace,
    run: str,
    *,
    by: str = "",
    note: str = "",
    on: date | None = None,
    progress: Progress = lambda share: None,
) -> Run:
    """A run of its own with the corrections that were decided; the earlier one counts no more. Places move with it: who
    was corrected may take the place of another.

    Raises NotFound, and InputError while objections are undecided or where nothing is to be corrected. The register is
    not touched: whoever keeps the figure puts it right there.
    """
    day, found = on or today(), read(ws, run)
    if faults := obstacles(found, Kind.CORRECT, day):
        raise InputError.of(faults)
    about = {"day": day, "by": by, "note": note}

    def step(made: str) -> dict[Facts, pl.DataFrame]:
        return rows(ws, found, Kind.CORRECT, CORRECTED, about | {"other": made})

    beside = runs.Beside(step, once(found))
    return runs.corrected(runs.load(ws, run), found.corrections, user=by, note=note, beside=beside, progress=progress)
