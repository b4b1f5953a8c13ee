"""Evaluates a run again on the inputs that it kept, some of which are put right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ibis
from ibis.expr.types import Table

from gaodi import engine
from gaodi.rules.gathering import Gathered
from gaodi.rules.runs import folder
from gaodi.rules.runs.keeping import Beside, Progress, keep
from gaodi.rules.runs.run import Run

Corrections = Mapping[str, Mapping[str, Any]]


def corrected(
    run: Run,
    corrections: Corrections,
    *,
    user: str = "",
    note: str = "",
    beside: Beside | None = None,
    progress: Progress = lambda share: None,
) -> Run:
    """A run of its own that differs by these inputs alone.

    corrections: by subject, by column of the inputs, in its unit and type; None for what is not known. beside: what is
    written with it.
    """
    con = engine.connect(run.engine)
    inputs = engine.read_parquet(con, sorted((run.path / folder.INPUTS).glob("*.parquet")))
    gathered = Gathered(_put_right(inputs, corrections), run.number, (), run.synthetic)
    # What was put right before stays so: these inputs have it already.
    known = {subject: dict(values) for subject, values in run.corrections.items()}
    for subject, values in corrections.items():
        known.setdefault(subject, {}).update(values)
    about = {
        "settled": run.settled, "user": user, "note": note, "refused": list(run.refused), "corrects": run.id,
        "corrections": known, "among": run.among,
    }  # fmt: skip
    return keep(run.ws, run.program, run.source, gathered, run.year, run.on, about, progress, beside)


def _put_right(inputs: Table, corrections: Corrections) -> Table:
    """The table with some values replaced; a band gives way to the value."""
    schema = inputs.schema()
    changed: dict[str, dict[str, Any]] = {}
    for subject, values in corrections.items():
        for column, value in values.items():
            changed.setdefault(column, {})[subject] = value
    made = {}
    for column, by_subject in changed.items():
        for name in (column, f"{column}@low", f"{column}@high"):
            if name != column and name not in schema:
                continue
            kind = schema[name] if name in schema else _kind(by_subject)
            now = inputs[name] if name in schema else ibis.null(kind)
            cases = [
                (inputs["subject"] == subject, ibis.literal(value, type=kind) if name == column else ibis.null(kind))
                for subject, value in by_subject.items()
            ]
            made[name] = ibis.cases(*cases, else_=now)
    return inputs.mutate(**made)


def _kind(values: Mapping[str, Any]) -> str:
    known = next((value for value in values.values() if value is not None), 0.0)
    return {bool: "boolean", str: "string", float: "float64"}.get(type(known), "date")
