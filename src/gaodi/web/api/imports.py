"""Getting data in over the API: forms, imports, the matching queue. The same steps and permissions as on the pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import File, Form, Router, Schema, Status
from ninja.files import UploadedFile

from gaodi.errors import InputError, WorkspaceError
from gaodi.registry import forms, linkage, sources
from gaodi.web import policy
from gaodi.web.api.signing import signed_in
from gaodi.web.imports import choosing, outside, said, selectors, services, staging
from gaodi.web.imports.blanks import blank_response
from gaodi.web.imports.models import Import, State
from gaodi.web.matching import services as matching
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.workspace import Workspace

router = Router()
ENTERING, TAKING_BACK, DECIDING = (
    signed_in(action) for action in (Action.ENTER_FIGURES, Action.TAKE_BACK_IMPORT, Action.DECIDE_MATCH)
)


class Blank(Schema):
    """A form. periods: kinds of periods it is returned for; may: whether you may bring it."""

    id: str
    version: int
    name: str
    name_en: str
    about: str
    about_en: str
    periods: list[str]
    source: str | None
    may: bool
    columns: list[dict[str, Any]]


class Brought(Schema):
    """A file on its way. state: checking, faulty, warned, ready, loading, loaded, repeated, discarded, taken-back or
    interrupted; job: the work that is at it or was; batch: what it became; counts: faults by kind."""

    id: str
    file: str
    form: str
    period: str
    source: str
    state: str
    rows: int | None
    errors: int
    warnings: int
    counts: dict[str, int]
    batch: int | None
    message: str
    job: str | None
    user: str
    created: datetime


class Row(Schema):
    """A line of the history, also of files that were loaded by a command (key: null)."""

    key: str | None
    batch: int | None
    at: datetime
    form: str
    period: str
    source: str
    file: str
    rows: int | None
    errors: int | None
    warnings: int | None
    state: str
    who: str
    organisation: str | None


class Found(Schema):
    """Something that is wrong in a file, in both languages. severity: error or warning."""

    sheet: str | None
    row: int | None
    column: str | None
    cell: str | None
    heading: str | None
    value: str | None
    severity: str
    code: str
    message_en: str
    message_zh: str
    do_en: str
    do_zh: str


class Loading(Schema):
    """accept: the warnings have been read and are right."""

    accept: bool = False


class TakenBack(Schema):
    """The batch that no longer counts."""

    batch: int


class Queued(Schema):
    """A record that waits for a person. candidates: what each is compared by, with weights in bits, the best first."""

    kind: str
    record: str
    name: str | None
    amount: float | None
    source: str | None
    reason: str | None
    doubt: float
    candidates: list[dict[str, Any]]


class Deciding(Schema):
    """choice: the id of an enterprise, `new`, or `none`."""

    kind: str
    record: str
    choice: str
    reason: str = ""


class Undoing(Schema):
    """The record whose last decision is taken back."""

    kind: str
    record: str


def _workspace() -> Workspace:
    ws = workspace()
    if ws is None:
        raise WorkspaceError("This server has no workspace yet: make one with `gaodi init`.")
    return ws


@router.get("/forms", response=list[Blank], summary="The forms by which data come in", auth=ENTERING)
def list_forms(request: HttpRequest) -> list[dict[str, Any]]:
    known = forms.load(_workspace())
    kept = {"id", "version", "name", "name_en", "about", "about_en", "periods", "source", "columns"}
    return [
        one.model_dump(mode="json", include=kept) | {"may": outside.may_bring(request.user, one)}
        for one in known.values()
    ]


@router.get(
    "/forms/{key}/blank", summary="The blank workbook of a form (xlsx); ?period=2025&language=zh|en|both", auth=ENTERING
)
def blank_form(request: HttpRequest, key: str) -> HttpResponse:
    ws = _workspace()
    return blank_response(request, ws, forms.load(ws)[key])


@router.get("/imports", response=list[Row], summary="What was brought, the latest first")
def list_imports(request: HttpRequest) -> list[dict[str, Any]]:
    policy.require(request.user, Action.READ_IMPORTS)
    return selectors.rows(_workspace(), request.user)


@router.post(
    "/imports", response={202: Brought}, summary="Bring a filled file: it is checked, not loaded", auth=ENTERING
)
def bring(
    request: HttpRequest, file: File[UploadedFile], form: Form[str], period: Form[str] = "", source: Form[str] = ""
) -> Status:
    ws = _workspace()
    asked = forms.load(ws)[form]
    given = source or asked.source or ""
    why = choosing.refusal(file) or choosing.not_mine(request.user, asked) or _unfit(ws, asked, period, given)
    if why:
        raise InputError(why)
    place = choosing.places_for(request.user)[0]
    code = choosing.period_code(asked, period)
    return Status(202, _brought(services.take(request.user, place, file, form=form, period=code, source=given)))


def _unfit(ws: Workspace, asked: forms.Form, period: str, source: str) -> str:
    """What does not fit the form; empty where everything does."""
    if source not in sources.load(ws):
        return said.unknown_source(source)
    try:
        choosing.period_code(asked, period)
    except InputError as error:
        return said.words(error)
    return ""


@router.get("/imports/{uuid:key}", response=Brought, summary="How a file stands")
def show_import(request: HttpRequest, key: UUID) -> Brought:
    return _brought(selectors.found(request.user, key))


@router.get("/imports/{uuid:key}/faults", response=list[Found], summary="What is wrong in a file, cell by cell")
def list_faults(request: HttpRequest, key: UUID) -> list[dict[str, Any]]:
    one = selectors.found(request.user, key)
    selectors.require_content(request.user, one)
    return staging.faults(one).to_dicts()


@router.post("/imports/{uuid:key}/load", response={202: Brought}, summary="Load a file that was checked", auth=ENTERING)
def load_import(request: HttpRequest, key: UUID, asked: Loading) -> Status:
    one = selectors.found(request.user, key, Action.ENTER_FIGURES)
    services.load(one, request.user, accept=asked.accept)
    return Status(202, _brought(one))


@router.delete("/imports/{uuid:key}", response=TakenBack, summary="Take a load back, with the reason", auth=TAKING_BACK)
def take_back_import(request: HttpRequest, key: UUID, reason: str) -> TakenBack:
    one = selectors.found(request.user, key, Action.TAKE_BACK_IMPORT)
    if one.batch is None or one.state != State.LOADED:
        raise Http404
    services.take_back(_workspace(), one.batch, request.user, reason[:500], one=one)
    return TakenBack(batch=one.batch)


def _brought(one: Import) -> Brought:
    return Brought(
        id=str(one.pk), file=one.file, form=one.form, period=one.period, source=one.source,
        state="interrupted" if one.interrupted else one.state, rows=one.rows, errors=one.errors,
        warnings=one.warnings, counts=one.counts, batch=one.batch, message=one.message,
        job=str(one.job_id) if one.job_id else None, user=one.owner.username, created=one.created,
    )  # fmt: skip


@router.get("/matching/queue", response=list[Queued], summary="Names that wait for a person", auth=DECIDING)
def matching_queue(request: HttpRequest, limit: int = 50) -> list[dict[str, Any]]:
    rows = linkage.queue(_workspace()).head(min(max(limit, 1), 1000))
    return [row | {"candidates": _candidates(row["evidence"])} for row in rows.iter_rows(named=True)]


def _candidates(evidence: str | None) -> list[dict[str, Any]]:
    return [
        {
            "enterprise": one.enterprise,
            "name": one.name,
            "probability": one.probability,
            "weight": one.weight,
            "compared": [{"comparison": s.comparison, "level": s.level, "weight": s.weight} for s in one.said],
        }
        for one in linkage.candidates(evidence)
    ]


@router.post("/matching/decisions", response={204: None}, summary="Say which enterprise a record means", auth=DECIDING)
def decide_match(request: HttpRequest, asked: Deciding) -> Status:
    matching.decide(_workspace(), asked.record, asked.kind, asked.choice, request.user, asked.reason[:500])
    return Status(204, None)


@router.post("/matching/undo", response={204: None}, summary="Take the last decision on a record back", auth=DECIDING)
def undo_match(request: HttpRequest, asked: Undoing) -> Status:
    matching.undo(_workspace(), asked.record, asked.kind, request.user)
    return Status(204, None)
