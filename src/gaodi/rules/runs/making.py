"""Makes a run: gathers the inputs of a rulebook, evaluates, keeps what came out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from gaodi import engine
from gaodi.lake.moments import CHINA
from gaodi.registry.sources import Recipient
from gaodi.rules import library
from gaodi.rules.files import Source
from gaodi.rules.gathering import EVERYBODY, Among, Gathered, check, gather
from gaodi.rules.program import compiled
from gaodi.rules.runs.keeping import Progress, keep
from gaodi.rules.runs.run import Run

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def evaluate(
    ws: Workspace,
    id: str,  # noqa: A002 - what it is called everywhere
    *,
    year: int | None = None,
    on: date | None = None,
    among: Among = EVERYBODY,
    settled: Mapping[str, str] | None = None,
    recipient: Recipient | str = Recipient.PLAN_OFFICE,
    user: str = "",
    note: str = "",
    con: engine.Backend | None = None,
    progress: Progress = lambda share: None,
    source: Source | None = None,
) -> Run:
    """Evaluate a rulebook over a workspace and keep the run.

    year: whose figures are judged; that of the rulebook, or the one before `on`. on: the day of the evaluation, today
    unless told. among: who is looked at. settled: values of parameters. recipient: to whom the results go. source: a
    text to evaluate in place of that of the id, such as a draft. Raises NotFound, and InputError with the faults of the
    rulebook.
    """
    check(ws, among)
    program = compiled(source, ws, settled) if source else library.program(ws, id, settled)
    day = on or datetime.now(CHINA).date()
    judged = year or program.rulebook.data_year or day.year - 1
    backend = con if con is not None else engine.connect()
    gathered = gather(ws, program, judged, day, backend, among=among, recipient=recipient)
    progress(0.1)
    told = {"user": user, "note": note}
    about = told | {"settled": dict(settled or {}), "refused": _refused(gathered), "among": among.said()}
    return keep(ws, program, source or library.source(ws, id), gathered, judged, day, about, progress)


def _refused(gathered: Gathered) -> list[dict[str, Any]]:
    return [
        {"source": refusal.id, "metrics": metrics, "zh": refusal.sentence("zh"), "en": refusal.sentence("en")}
        for refusal, metrics in gathered.refused
    ]
