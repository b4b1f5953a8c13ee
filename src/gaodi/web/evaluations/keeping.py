"""The data requests of runs, kept once they are computed: it takes seconds to minutes, and a run never changes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from gaodi.registry import derived
from gaodi.rules.runs import Run
from gaodi.rules.saying import Labels
from gaodi.rules.unknowns import unknowns
from gaodi.web.evaluations.words import language

MOST = 2_000
"""Of how many open cases the inputs are looked through, drawn evenly."""


@dataclass(frozen=True, slots=True)
class Kept:
    """cases: how many are open; looked: at how many of them. requests: `column`, `label`, `alone`, `among`."""

    cases: int
    looked: int
    requests: tuple[dict[str, Any], ...]


def _place(run: Run) -> Any:
    return run.ws.path / derived.FOLDER / "data-requests" / f"{run.id}.json"


def compute(run: Run) -> Kept:
    """Compute and keep."""
    found = unknowns(run, most=MOST)
    rows = found.requests.select("column", "alone", "among").to_dicts()
    target = _place(run)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{uuid4().hex}")
    draft.write_text(json.dumps({"cases": found.cases, "looked": found.looked, "rows": rows}), encoding="utf-8")
    draft.replace(target)
    return _labelled(run, found.cases, found.looked, rows)


def read(run: Run) -> Kept | None:
    """What was computed; None while nothing was."""
    try:
        found = json.loads(_place(run).read_text("utf-8"))
    except FileNotFoundError:
        return None
    return _labelled(run, found["cases"], found["looked"], found["rows"])


def _labelled(run: Run, cases: int, looked: int, rows: list[dict[str, Any]]) -> Kept:
    labels = Labels(run.program, run.ws, language())
    names = {one.column: labels.input(one) for one in run.program.inputs}
    return Kept(cases, looked, tuple(row | {"label": names.get(row["column"], row["column"])} for row in rows))
