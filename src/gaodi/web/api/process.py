"""The process of evaluations over the API: where a run stands, what was objected, objecting and deciding."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Form, Router, Schema, Status
from ninja.files import UploadedFile

from gaodi.errors import InputError
from gaodi.rules.process import Kind, Objection
from gaodi.web import policy
from gaodi.web.api.signing import signed_in
from gaodi.web.evaluations import opened
from gaodi.web.evaluations.opened import Judged
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.process import gathered, one, services, standing, uploads

router = Router()
OBJECTING, DECIDING = (signed_in(action) for action in (Action.OBJECT, Action.DECIDE_OBJECTION))


class Taken(Schema):
    """A step that was taken. kind: publicise, correct, conclude or withdraw; other: the corrected run."""

    number: int
    kind: str
    day: date
    by: str
    until: date | None
    document: str
    other: str
    note: str
    recorded: datetime


class Standing(Schema):
    """Where a run stands. status: trial, publicity, corrected, final or withdrawn. corrects: the run that it puts
    right. ways: for each step what stands in its way today; empty where nothing does. open: undecided objections."""

    run: str
    status: str
    until: date | None
    corrects: str
    steps: list[Taken]
    ways: dict[str, list[str]]
    open: int | None


class Handed(Schema):
    """A file that was handed in. digest: SHA-256; size: in bytes; url: where it is fetched."""

    name: str
    digest: str
    size: int
    url: str


class Listed(Schema):
    """An objection in a list. verdict: open, upheld or rejected."""

    id: str
    run: str
    subject: str
    name: str
    region: str | None
    clause: str | None
    statement: str
    by: str | None
    day: date
    verdict: str
    reason: str | None
    decided_on: date | None


class Told(Schema):
    """An objection. corrections: values of inputs in their units; null as a whole where they are masked."""

    id: str
    run: str
    subject: str
    name: str
    clause: str
    statement: str
    evidence: list[Handed]
    by: str
    day: date
    verdict: str
    reason: str
    corrections: dict[str, Any] | None
    decided_by: str
    decided_on: date | None


class Deciding(Schema):
    """What is decided. corrections: by input, as people write values, such as `300 万元`."""

    upheld: bool
    reason: str
    corrections: dict[str, str] = {}


@router.get("/runs/{id}/process", response=Standing, summary="Where an evaluation stands, and what stands in its way")
def show_process(request: HttpRequest, id: str) -> dict[str, Any]:  # noqa: A002 - as the address has it
    """open: null for who sees one place only."""
    policy.require(request.user, Action.READ_RUNS)
    found = standing.read(opened.run(id))
    today, trials = timezone.localdate(), policy.allows(request.user, Action.READ_TRIAL_RUNS)
    ways = {kind.value: [str(one) for one in standing.obstacles(found, kind, today)] for kind in Kind}
    return {
        "run": found.run,
        "status": found.status,
        "until": found.until,
        "corrects": found.corrects if trials else "",
        "steps": found.steps,
        "ways": ways if trials else {},
        "open": found.open if policy.everywhere(request.user, Action.READ_RUNS) else None,
    }


@router.get("/objections", response=list[Listed], summary="Objections that you may see, the last first")
def list_objections(request: HttpRequest, run: str = "", verdict: str = "") -> list[dict[str, Any]]:
    """run, verdict: only those of this run, with this verdict."""
    policy.require(request.user, Action.READ_RUNS)
    rows = gathered.rows(workspace(), request.user, run)
    return (rows.filter(rows["verdict"] == verdict) if verdict else rows).to_dicts()


@router.get("/objections/{id}", response=Told, summary="One objection with its decision")
def show_objection(request: HttpRequest, id: str) -> dict[str, Any]:  # noqa: A002 - as the address has it
    policy.require(request.user, Action.READ_RUNS)
    seen = one.found(request, id)
    if seen.about.may and seen.one.corrections:
        opened.look(request, seen.about)
    return told(request, seen.about, seen.one)


def told(request: HttpRequest, about: Judged, made: Objection) -> dict[str, Any]:
    """An objection as the API tells of it."""
    return {
        "id": made.id,
        "run": made.run,
        "subject": made.subject,
        "name": about.name,
        "clause": made.clause,
        "statement": made.statement,
        "evidence": [
            {"name": file.name, "digest": file.digest, "size": file.size, "url": one.address(made.id, number)}
            for number, file in enumerate(made.evidence)
        ],
        "by": made.by,
        "day": made.day,
        "verdict": made.verdict.value,
        "reason": made.reason,
        "corrections": dict(made.corrections) if about.may else None,
        "decided_by": made.decided_by,
        "decided_on": made.decided_on,
    }


@router.post(
    "/runs/{id}/objections/{subject}",
    response={201: Told},
    summary="Object to the result of a subject",
    auth=OBJECTING,
)
def lodge_objection(
    request: HttpRequest,
    id: str,  # noqa: A002 - as the address has it
    subject: str,
    statement: Form[str] = "",
    clause: Form[str] = "",
    files: File[list[UploadedFile]] = [],  # noqa: B006 - Ninja copies it
) -> Status:
    """clause: the id of an item or clause of the rulebook. files: at most ten, as evidence."""
    about = opened.judged(request, id, subject)
    policy.require(request.user, Action.OBJECT, about.held)
    if wrong := uploads.refusals(files):
        raise InputError(*wrong)
    with uploads.kept(files) as paths:
        made = services.lodge(about, request.user, statement=statement, clause=clause, files=paths)
    return Status(201, told(request, about, made))


@router.post(
    "/objections/{id}/decision",
    response={201: Told},
    summary="Decide about an objection",
    auth=DECIDING,
)
def decide_objection(request: HttpRequest, id: str, asked: Deciding) -> Status:  # noqa: A002 - as the address has it
    """It is upheld or rejected, with a reason; the corrections count once the run is corrected."""
    seen = one.found(request, id)
    made = services.decide(
        seen.about, id, request.user, upheld=asked.upheld, reason=asked.reason, corrections=asked.corrections
    )
    return Status(201, told(request, seen.about, made))
