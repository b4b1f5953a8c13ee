"""Reads where a run stands and what was objected."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.errors import Fault, NotFound
from gaodi.rules.process import evidence
from gaodi.rules.process.model import Kind, Objection, Process, Step, Verdict
from gaodi.rules.process.tables import OBJECTIONS, STEPS
from gaodi.rules.results import RUNS

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def read(ws: Workspace, run: str, known_at: At = None) -> Process:
    """Where a run stands. Raises NotFound."""
    rows = RUNS.current(ws, known_at, pl.col("run") == run)
    if rows.is_empty():
        raise NotFound(Fault(f"There is no run {run!r}", do="`gaodi runs` lists them"))
    row = rows.row(0, named=True)
    corrects = row.get("corrects") or ""
    steps = _steps(ws, run, known_at)
    return Process(
        run, row["status"], row["user"] or "", corrects, bool(corrects), steps, objections(ws, run, known_at)
    )


def _steps(ws: Workspace, run: str, known_at: At) -> tuple[Step, ...]:
    rows = STEPS.current(ws, known_at, pl.col("run") == run).sort("number")
    return tuple(
        Step(
            row["number"], Kind(row["kind"]), row["day"], row["by"] or "", row["until"], row["document"] or "",
            row["other"] or "", row["note"] or "", row["recorded_at"],
        )
        for row in rows.iter_rows(named=True)
    )  # fmt: skip


def objections(ws: Workspace, run: str, known_at: At = None) -> tuple[Objection, ...]:
    """What was objected to a run, the first first."""
    rows = OBJECTIONS.among(ws, pl.col("run") == run, known_at)
    return tuple(_objection(ws, row) for row in rows.sort("day", "id").iter_rows(named=True))


def objection(ws: Workspace, id: str) -> Objection:  # noqa: A002 - what it is called everywhere
    """One objection. Raises NotFound."""
    rows = OBJECTIONS.current(ws, where=pl.col("id") == id)
    if rows.is_empty():
        raise NotFound(Fault(f"There is no objection {id!r}", do="`gaodi process show RUN` lists those of a run"))
    return _objection(ws, rows.row(0, named=True))


def _objection(ws: Workspace, row: dict[str, Any]) -> Objection:
    return Objection(
        row["id"], row["run"], row["subject"], row["clause"] or "", row["statement"],
        evidence.read(ws, row["id"], row["evidence"]), row["by"] or "", row["day"], Verdict(row["verdict"]),
        row["reason"] or "", _corrections(row["corrections"]), row["decided_by"] or "", row["decided_on"],
    )  # fmt: skip


def _corrections(text: str | None) -> dict[str, Any]:
    """Values as they were: days are written as such."""
    found = json.loads(text) if text else {}
    return {name: date.fromisoformat(one["day"]) if isinstance(one, dict) else one for name, one in found.items()}
