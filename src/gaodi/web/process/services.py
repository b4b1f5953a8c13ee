"""Everything that changes where a run stands, as people do it: the step of the library, and a row on the trail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from gaodi.errors import Fault, InputError
from gaodi.rules import process
from gaodi.rules.process import Kind, Objection, Process
from gaodi.rules.runs import Run
from gaodi.web import jobs
from gaodi.web.audit.services import record
from gaodi.web.evaluations import one as evaluations
from gaodi.web.evaluations.opened import Judged
from gaodi.web.jobs.models import Job, State
from gaodi.web.people.models import User
from gaodi.web.process import standing

CORRECT = "evaluation.correct"


def publicise(run: Run, by: User, *, until: date, note: str = "", seen: int | None = None) -> Process:
    """Make the results public until a day. seen: how many steps the person saw. Raises InputError."""
    _fresh(run, seen)
    found = process.publicise(run.ws, run.id, until=until, by=by.username, note=note)
    note_step("publicise", run, by, {"until": until, "note": note})
    return found


def conclude(run: Run, by: User, *, document: str = "", note: str = "", seen: int | None = None) -> Process:
    """Make the results final. Raises InputError."""
    _fresh(run, seen)
    found = process.conclude(run.ws, run.id, document=document, by=by.username, note=note)
    note_step("conclude", run, by, {"document": document, "note": note})
    return found


def withdraw(run: Run, by: User, *, reason: str, seen: int | None = None) -> Process:
    """Withdraw the run. Raises InputError."""
    _fresh(run, seen)
    found = process.withdraw(run.ws, run.id, note=reason, by=by.username)
    note_step("withdraw", run, by, {"reason": reason})
    return found


def correct(run: Run, by: User, *, note: str = "", seen: int | None = None) -> Job:
    """Start the correction. Raises InputError where it cannot be done or somebody is at it."""
    _fresh(run, seen)
    if faults := standing.obstacles(standing.read(run), Kind.CORRECT, timezone.localdate()):
        raise InputError.of(faults)
    active = Job.objects.filter(kind=CORRECT, arguments__run=run.id, state__in=[State.QUEUED, State.RUNNING])
    if (other := active.select_related("owner").first()) is not None:
        raise InputError(Fault(f"{other.owner.name} is having this evaluation corrected already", run.id))
    return jobs.start(CORRECT, owner=by, title=f"{evaluations.title(run)} {run.year}", run=run.id, note=note)


def lodge(about: Judged, by: User, *, statement: str, clause: str = "", files: Iterable[Path] = ()) -> Objection:
    """Object to the result of a subject. Raises InputError with all that is wrong."""
    made = process.lodge(
        about.run.ws, about.run.id, about.subject, statement, clause=clause, evidence=files, by=by.username
    )
    details = {"run": made.run, "subject": made.subject, "clause": clause, "files": [one.name for one in made.evidence]}
    record("objection.lodge", actor=by, kind="objection", key=made.id, label=about.name, details=details)
    return made


def decide(
    about: Judged, key: str, by: User, *, upheld: bool, reason: str, corrections: Mapping[str, str]
) -> Objection:
    """Decide about an objection. corrections: as people write the values. Raises InputError with all that is wrong."""
    made = process.decide(about.run.ws, key, upheld=upheld, reason=reason, corrections=corrections, by=by.username)
    details = {
        "run": made.run, "subject": made.subject, "verdict": made.verdict.value, "reason": made.reason,
        "corrected": list(made.corrections),
    }  # fmt: skip
    record("objection.decide", actor=by, kind="objection", key=key, label=about.name, details=details)
    return made


def note_step(what: str, run: Run, by: User, details: Mapping[str, Any]) -> None:
    """A step on the trail."""
    record(f"evaluation.{what}", actor=by, kind="run", key=run.id, label=evaluations.title(run), details=details)


def _fresh(run: Run, seen: int | None) -> None:
    """Whoever acts on what somebody else has changed is told instead."""
    if seen is not None and seen != len(standing.read(run).steps):
        do = "Look at what was done, and go on from there"
        raise InputError(Fault("Somebody else took a step meanwhile", run.id, do=do))
