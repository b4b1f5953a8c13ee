"""The run of an address, and one subject of it, for who may see them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl
from django.http import Http404, HttpRequest

import gaodi
from gaodi.errors import NotFound
from gaodi.rules import runs
from gaodi.rules.results import FINAL, PUBLICITY
from gaodi.rules.runs import Run
from gaodi.web import policy
from gaodi.web.audit.requests import current_actor
from gaodi.web.enterprises.holders import Held
from gaodi.web.evaluations import reach
from gaodi.web.plans.workspace import ready
from gaodi.web.policy import Action

OPEN = (PUBLICITY, FINAL)
"""What everybody sees who sees the subject; trials and what was corrected or withdrawn are for the offices."""
GONE = ("corrected", "withdrawn")


@dataclass(frozen=True, slots=True)
class Judged:
    """One subject of a run, which this person may see. may: also the figures that it was judged by."""

    run: Run
    subject: str
    name: str
    held: Held
    may: bool


@lru_cache(maxsize=32)
def kept(path: Path, key: str) -> Run:
    """Runs never change."""
    return runs.load(gaodi.open(path), key)


def run(key: str) -> Run:
    """The run of an id, where the person of the request sees it. Raises Http404."""
    try:
        found = kept(ready().path, key)
    except NotFound as error:
        raise Http404(str(error)) from error
    if not sees(status(found)):
        raise Http404
    return found


def sees(standing: str) -> bool:
    """Whether the person on whose behalf the code runs sees runs that stand there."""
    actor = current_actor()
    return standing in OPEN or actor is None or policy.allows(actor, Action.READ_TRIAL_RUNS)


def seen(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the table of runs that this person sees."""
    return rows.filter([sees(one) for one in rows["status"]])


def last(rows: pl.DataFrame) -> Run | None:
    """The last of the runs that counts: one over everybody, else of a part; none that was corrected or withdrawn."""
    found = [run(key) for key in rows.filter(~pl.col("status").is_in(GONE))["run"]]
    return next((one for one in found if not one.among), found[0] if found else None)


def judged(request: HttpRequest, key: str, subject: str) -> Judged:
    """The subject of a run. Raises Http404 where it is not in it; refused by the policy like everything else."""
    found = run(key)
    try:
        inputs = found.inputs_of(subject)
    except NotFound as error:
        raise Http404(str(error)) from error
    held = reach.held(found, subject, inputs)
    policy.require(request.user, Action.READ_RUNS, held)
    may = bool(policy.decide(request.user, Action.READ_CONFIDENTIAL, held))
    return Judged(found, subject, held.name, held, may)


def look(request: HttpRequest, one: Judged) -> None:
    """A look at the figures goes on the trail; without the permission it is refused."""
    policy.require(request.user, Action.READ_CONFIDENTIAL, one.held)


def status(found: Run) -> str:
    """Where the run stands: what is said of it last."""
    rows = runs.RUNS.current(found.ws, where=pl.col("run") == found.id)
    return str(rows["status"][0])
