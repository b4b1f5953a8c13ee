"""Writes a step: its row and the new status of the run, in one batch, unless somebody was quicker."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry.facts import Facts
from gaodi.rules.process.model import Kind, Process
from gaodi.rules.process.obstacles import obstacles
from gaodi.rules.process.tables import STEPS
from gaodi.rules.results import RUNS

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def record(
    ws: Workspace, process: Process, kind: Kind, status: str, on: date, by: str, more: Mapping[str, Any]
) -> None:
    """Write the next step of a run. Raises InputError for each reason why it cannot be taken, and where somebody took a
    step since the process was read."""
    if faults := obstacles(process, kind, on):
        raise InputError.of(faults)
    content = rows(ws, process, kind, status, {"day": on, "by": by, **more})
    for table in content:
        table.define(ws.lake)
    written = ws.lake.write(
        {table.name: frame for table, frame in content.items()},
        kind="run step", source=process.run, user=by, note=more.get("note", ""), checksum=once(process),
    )  # fmt: skip
    if written.repeated:
        do = "Look at what was done, and go on from there"
        raise InputError(Fault("Somebody else took a step meanwhile", process.run, do=do))


def once(process: Process) -> str:
    """What the next step of a run is known by: of two people who take it at once, the second is told."""
    return f"step {len(process.steps) + 1} of {process.run}"


def rows(
    ws: Workspace, process: Process, kind: Kind, status: str, more: Mapping[str, Any]
) -> dict[Facts, pl.DataFrame]:
    """The row of the next step, and that of the run with its new status."""
    row = RUNS.current(ws, where=pl.col("run") == process.run).row(0, named=True)
    run = {name: row.get(name) for name in RUNS.columns} | {"status": status}
    step = {"run": process.run, "number": len(process.steps) + 1, "kind": kind.value, **more}
    return {RUNS: RUNS.frame([run]), STEPS: STEPS.frame([step])}
