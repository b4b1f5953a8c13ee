"""Plans over the API: the same data as the pages, under the same permissions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from ninja import File, Form, Router, Schema, Status
from ninja.files import UploadedFile

from gaodi.errors import InputError
from gaodi.plan import library, opinion
from gaodi.plan.library import DRAFT, Step
from gaodi.plan.model import Name, Target, Task
from gaodi.web import policy
from gaodi.web.api.signing import signed_in
from gaodi.web.audit.services import record
from gaodi.web.jobs.models import Job
from gaodi.web.plans import asking, publishing, selectors, uploads, withdrawing
from gaodi.web.plans.selectors import Shown
from gaodi.web.policy import Action

router = Router()
COMPILING, REVIEWING, PUBLISHING = (
    signed_in(action) for action in (Action.COMPILE_PLAN, Action.REVIEW_PLAN, Action.PUBLISH_PLAN)
)


class Listed(Schema):
    """A plan of the workspace. version: the latest published one; made_up: of a fictional region."""

    id: str
    title: str
    region: str | None
    period: tuple[str, str] | None
    version: int | None
    revision: int
    made_up: bool
    file: str
    sha256: str


class Decided(Schema):
    """A decision as it was taken."""

    id: str
    kind: str
    item: str
    action: str
    payload: dict[str, Any]
    reason: str
    user: str
    at: datetime
    revision: int


class Deciding(Schema):
    """A decision to take; see the plan format for the payload of each action."""

    kind: library.ItemKind
    item: str = ""
    action: library.Action
    payload: dict[str, Any] = {}
    reason: str = ""
    seen: str | None = None


class Started(Schema):
    """Background work that was started; ask for it at its address."""

    job: str
    state: str
    progress: float
    message: str
    result: str


class Published(Schema):
    """The version that a publication made."""

    version: int


class Withdrawn(Schema):
    """How many batches were taken back."""

    batches: int


class Opined(Schema):
    """A second opinion: who asked whom, how much was dropped for which reason, and either reading of each target."""

    id: str
    model: str
    host: str
    revision: int
    user: str
    at: datetime
    pieces: int
    dropped: dict[str, int]
    targets: list[dict[str, Any]]


def shown(request: HttpRequest, plan: str, version: str | None = None) -> Shown:
    """The plan that a call is about, in the version it names; refused or not found like a page."""
    policy.require(request.user, Action.READ_PLAN)
    asked: Any = int(version) if version and version.isdecimal() else version
    found = selectors.shown(request, plan, asked)
    if found is None:
        raise Http404
    return found


@router.get("/plans", response=list[Listed], summary="The plans that you may see")
def plans(request: HttpRequest) -> list[library.Entry]:
    policy.require(request.user, Action.READ_PLAN)
    return selectors.entries(request)


@router.post(
    "/plans",
    response={202: Started},
    summary="Compile a document to a plan",
    auth=COMPILING,
)
def upload(request: HttpRequest, file: File[UploadedFile], plan: Form[str] = "") -> Status:
    if plan:
        shown(request, plan)
    if why := uploads.refusal(file):
        raise InputError(why)
    return Status(202, started(uploads.take(request.user, file, plan)))


def started(job: Job) -> Started:
    """A job as the API tells of it."""
    return Started(job=str(job.pk), state=job.state, progress=job.progress, message=job.message, result=job.result)


@router.get("/jobs/{uuid:job}", response=Started, summary="How far background work is")
def progress(request: HttpRequest, job: str) -> Started:
    found = Job.objects.filter(pk=job).first()
    if found is None:
        raise Http404
    policy.require(request.user, Action.READ_JOB, found)
    return started(found)


@router.get("/plans/{plan}", response=dict[str, Any], summary="A plan: sections, targets, tasks, names")
def plan(request: HttpRequest, plan: str, version: str | None = None) -> dict[str, Any]:
    found = shown(request, plan, version)
    return found.plan.model_dump(mode="json") | {"version": found.version}


@router.get("/plans/{plan}/targets", response=list[Target], summary="The targets of a plan")
def targets(request: HttpRequest, plan: str, version: str | None = None) -> list[Target]:
    return list(shown(request, plan, version).plan.targets)


@router.get("/plans/{plan}/tasks", response=list[Task], summary="The tasks of a plan")
def tasks(request: HttpRequest, plan: str, version: str | None = None) -> list[Task]:
    return list(shown(request, plan, version).plan.tasks)


@router.get("/plans/{plan}/names", response=list[Name], summary="The proper names in a plan")
def names(request: HttpRequest, plan: str, version: str | None = None) -> list[Name]:
    return list(shown(request, plan, version).plan.names)


@router.get("/plans/{plan}/decisions", response=list[Decided], summary="Every decision taken on a plan")
def decisions(request: HttpRequest, plan: str) -> list[library.Decision]:
    policy.require(request.user, Action.READ_DRAFT_PLAN)
    found = shown(request, plan, DRAFT)
    return library.history(found.ws, plan)


@router.post(
    "/plans/{plan}/decisions",
    response={201: Decided},
    summary="Take a decision, or undo one",
    auth=REVIEWING,
)
def decide(request: HttpRequest, plan: str, asked: Deciding) -> Status:
    found, user = shown(request, plan, DRAFT), request.user.username
    if asked.action is library.Action.UNDO:
        taken = library.undo(found.ws, plan, str(asked.payload.get("decision", "")), user=user, reason=asked.reason)
    else:
        step = Step(**asked.model_dump(exclude={"seen"}))
        taken = library.decide(found.ws, plan, step, user=user, seen=asked.seen)
    details = {"item": taken.item, "kind": taken.kind, "payload": taken.payload, "reason": taken.reason}
    record(f"plan.{taken.action}", kind="plan", key=plan, label=found.entry.title, details=details)
    return Status(201, taken)


@router.get("/plans/{plan}/second-opinion", response=Opined, summary="The second opinion beside the compiler")
def second_opinion(request: HttpRequest, plan: str) -> Opined:
    policy.require(request.user, Action.READ_DRAFT_PLAN)
    found = shown(request, plan, DRAFT)
    opinion.required(found.ws)
    given = opinion.given(found.ws, plan)
    about = given.model_dump(mode="json", exclude={"plan", "suggestions"})
    return Opined(**about, targets=[opinion.row(one) for one in opinion.beside(found.ws, given)])


@router.post(
    "/plans/{plan}/second-opinion",
    response={202: Started},
    summary="Send the text of the plan to the endpoint of the settings",
    auth=REVIEWING,
)
def ask_second_opinion(request: HttpRequest, plan: str) -> Status:
    return Status(202, started(asking.start(shown(request, plan, DRAFT), request.user)))


@router.post(
    "/plans/{plan}/versions",
    response={201: Published},
    summary="Publish the draft as a version",
    auth=PUBLISHING,
)
def publish(request: HttpRequest, plan: str, note: str = "") -> Status:
    found = shown(request, plan, DRAFT)
    return Status(201, Published(version=publishing.publish(found, request.user, note)))


@router.delete(
    "/plans/{plan}",
    response=Withdrawn,
    summary="Withdraw a plan that was never published",
    auth=REVIEWING,
)
def withdraw(request: HttpRequest, plan: str, reason: str = "") -> Withdrawn:
    found = shown(request, plan, DRAFT)
    return Withdrawn(batches=withdrawing.withdraw(found, request.user, reason[:500]))
