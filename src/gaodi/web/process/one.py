"""The page of one objection: what was said and shown, the result that it is about, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gaodi.errors import NotFound
from gaodi.rules import process
from gaodi.rules.process import Objection, Verdict
from gaodi.web import policy
from gaodi.web.audit.services import record
from gaodi.web.definitions.dossiers import dossier
from gaodi.web.evaluations import one as evaluations
from gaodi.web.evaluations import opened, reach, telling, words
from gaodi.web.evaluations.opened import Judged
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.process import clauses, corrections, standing
from gaodi.web.process.words import VERDICTS


@dataclass(frozen=True, slots=True)
class Opened:
    """An objection that this person may see, and whom it is about."""

    one: Objection
    about: Judged


def found(request: HttpRequest, key: str) -> Opened:
    """The objection of an address. It is read by who may see the results of the subject, wherever the run stands: an
    enterprise learns what became of its objection. Raises Http404; refused by the policy."""
    ws = opened.ready()
    try:
        one = process.objection(ws, key)
        run = opened.kept(ws.path, one.run)
        inputs = run.inputs_of(one.subject)
    except NotFound as error:
        raise Http404(str(error)) from error
    held = reach.held(run, one.subject, inputs)
    policy.require(request.user, Action.READ_RUNS, held)
    may = bool(policy.decide(request.user, Action.READ_CONFIDENTIAL, held))
    return Opened(one, Judged(run, one.subject, held.name, held, may))


@require_safe
@requires(Action.READ_RUNS)
def page(request: HttpRequest, key: str) -> HttpResponse:
    """One objection."""
    return render(request, "process/objection.html", context(request, found(request, key)))


def context(request: HttpRequest, seen: Opened) -> dict[str, Any]:
    """What the page shows, also while it is being decided."""
    one, about = seen.one, seen.about
    stands = standing.read(about.run)
    shown = opened.sees(stands.status)
    if about.may:
        opened.look(request, about)
    made = {
        "one": one,
        "name": about.name,
        "subject": one.subject,
        "may": about.may,
        "clause": clauses.named(about.run, one.clause),
        "verdict": VERDICTS[one.verdict.value],
        "corrections": corrections.in_words(about.run, one.corrections, may=about.may),
        "shown": shown,
        "corrected": _corrected(about, stands),
        "decides": one.verdict is Verdict.OPEN and policy.allows(request.user, Action.DECIDE_OBJECTION),
        "own": one.by == request.user.username,
        "dossier": dossier(one.subject) if policy.allows(request.user, Action.READ_ENTERPRISES, about.held) else "",
        "today": timezone.localdate(),
    }
    return evaluations.about(about.run) | made | (_result(about) if shown else {})


def _corrected(about: Judged, stands: process.Process) -> str:
    """The run that took the place of this one, where the person sees it."""
    other = next((step.other for step in reversed(stands.steps) if step.other), "")
    return other if other and opened.sees(process.read(about.run.ws, other).status) else ""


def _result(about: Judged) -> dict[str, Any]:
    told = corrections.explained(about.run, about.subject)
    return {
        "told": told,
        "standing": words.STANDINGS[told.standing],
        "score": telling.score(told),
        "grade": telling.grade(told),
        "level": telling.level(about.run, told.level) if about.run.program.levels else "",
        "qualified": words.QUALIFIED[words.qualified(told.qualified)] if told.criteria is not None else None,
        "sections": telling.sections(told, may=about.may),
    }


def address(key: str, number: int) -> str:
    """Where a file of an objection is fetched."""
    return reverse("process:evidence", args=[key, number])


@require_safe
@requires(Action.READ_RUNS)
def evidence(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """A file that was handed in, to be kept and never shown by the browser."""
    seen = found(request, key)
    if number >= len(seen.one.evidence):
        raise Http404
    file = seen.one.evidence[number]
    if not file.path.is_file():
        raise Http404
    details = {"file": file.name, "sha256": file.digest}
    record("objection.evidence", actor=request.user, kind="objection", key=key, label=seen.about.name, details=details)
    return FileResponse(
        file.path.open("rb"), as_attachment=True, filename=file.name, content_type="application/octet-stream"
    )
