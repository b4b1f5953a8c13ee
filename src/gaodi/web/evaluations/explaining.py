"""Why a subject got what it got: a page that can be printed and handed over, and a workbook that computes it again."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gaodi.registry.metrics import SubjectKind
from gaodi.rules import explaining
from gaodi.rules.workbook import workbook
from gaodi.web import policy
from gaodi.web.audit.services import record
from gaodi.web.definitions.dossiers import dossier
from gaodi.web.evaluations import gaps, one, opened, reach, telling, words
from gaodi.web.evaluations.opened import Judged
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires

BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@requires(Action.READ_RUNS)
def page(request: HttpRequest, run: str, subject: str) -> HttpResponse:
    """The explanation of one subject."""
    found = opened.judged(request, run, subject)
    if found.may:
        opened.look(request, found)
    told = explaining.explain(found.run, subject, words.language())
    context = one.about(found.run) | subject_of(request, found) | _verdict(found, told)
    return render(request, "evaluations/explain.html", context)


def subject_of(request: HttpRequest, found: Judged) -> dict[str, Any]:
    """Who it is, and where more of it stands."""
    enterprise = reach.kind(found.run) is SubjectKind.ENTERPRISE
    seen = enterprise and policy.allows(request.user, Action.READ_ENTERPRISES, found.held)
    return {
        "subject": found.subject,
        "name": found.name,
        "may": found.may,
        "dossier": dossier(found.subject) if seen else "",
    } | one.head(request)


def _verdict(found: Judged, told: explaining.Explanation) -> dict[str, Any]:
    return {
        "told": told,
        "standing": words.STANDINGS[told.standing],
        "score": telling.score(told),
        "grade": telling.grade(told),
        "level": telling.level(found.run, told.level) if found.run.program.levels else "",
        "qualified": words.QUALIFIED[words.qualified(told.qualified)] if told.criteria is not None else None,
        "sections": telling.sections(told, may=found.may),
        "goals": bool(gaps.goals(found.run)),
        "needs": _(", ").join(given.label for given in told.needs),
    }


@require_safe
@requires(Action.READ_RUNS)
def book(request: HttpRequest, run: str, subject: str) -> HttpResponse:
    """The workbook of one subject. It holds the figures, so it is for those who may see them."""
    found = opened.judged(request, run, subject)
    opened.look(request, found)
    content = workbook(found.run, subject, words.language())
    details = {"subject": subject, "name": found.name}
    record("evaluation.workbook", actor=request.user, kind="run", key=run, label=one.title(found.run), details=details)
    return FileResponse(content, as_attachment=True, filename=f"{run}-{subject}.xlsx", content_type=BOOK)
