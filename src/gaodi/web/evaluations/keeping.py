"""What takes seconds to minutes to compute of a run, kept once it is: a run never changes. First its data requests."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from gaodi.registry import derived
from gaodi.rules.runs import Run
from gaodi.rules.saying import Labels
from gaodi.rules.unknowns import unknowns
from gaodi.web.evaluations.words import language

FOLDER, MOST = "data-requests", 2_000
"""Of how many open cases the inputs are looked through, drawn evenly."""


@dataclass(frozen=True, slots=True)
class Kept:
    """cases: how many are open; looked: at how many of them. requests: `column`, `label`, `alone`, `among`."""

    cases: int
    looked: int
    requests: tuple[dict[str, Any], ...]


def compute(run: Run) -> Kept:
    """Compute and keep."""
    found = unknowns(run, most=MOST)
    rows = found.requests.select("column", "alone", "among").to_dicts()
    _write(run, FOLDER, {"cases": found.cases, "looked": found.looked, "rows": rows})
    return _labelled(run, found.cases, found.looked, rows)


def read(run: Run) -> Kept | None:
    """What was computed; None while nothing was."""
    found = _read(run, FOLDER)
    return None if found is None else _labelled(run, found["cases"], found["looked"], found["rows"])


def kept(run: Run, folder: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What was computed of a run before, else what is made now, which is kept."""
    found = _read(run, folder)
    if found is None:
        found = make()
        _write(run, folder, found)
    return found


def _place(run: Run, folder: str) -> Path:
    return run.ws.path / derived.FOLDER / folder / f"{run.id}.json"


def _read(run: Run, folder: str) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(_place(run, folder).read_text("utf-8"))
    except FileNotFoundError:
        return None
    return found


def _write(run: Run, folder: str, content: dict[str, Any]) -> None:
    target = _place(run, folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{uuid4().hex}")
    draft.write_text(json.dumps(content), encoding="utf-8")
    draft.replace(target)


def _labelled(run: Run, cases: int, looked: int, rows: list[dict[str, Any]]) -> Kept:
    labels = Labels(run.program, run.ws, language())
    names = {one.column: labels.input(one) for one in run.program.inputs}
    return Kept(cases, looked, tuple(row | {"label": names.get(row["column"], row["column"])} for row in rows))
