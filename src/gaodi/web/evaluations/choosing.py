"""A new evaluation: which rulebook, of which year, with which parameters; what there is for it; then the work."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gaodi.errors import GaodiError
from gaodi.rules import library
from gaodi.rules.model import Rulebook
from gaodi.web.definitions.words import SUBJECTS
from gaodi.web.evaluations import asked, population, preview, said, services, words, years
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks.words import STATUS

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.EVALUATE)
def new(request: HttpRequest) -> HttpResponse:
    """Choose, look at what there is, start."""
    ws = workspace()
    if ws is None:
        return render(request, "evaluations/new.html", {"nothing": True})
    given = request.POST if request.method == "POST" else request.GET
    key = given.get("rulebook", "")
    known = library.load(ws)
    if key and key not in known:
        raise Http404
    context: dict[str, Any] = {"groups": groups(known.values()), "chosen": known[key] if key else None}
    if not key:
        return render(request, "evaluations/new.html", context)
    wanted = asked.read(ws, known[key], given)
    if request.method == "POST":
        started = _started(request, ws, wanted)
        if started is not None:
            return started
    return render(request, "evaluations/new.html", context | _about(known[key]) | _looked(ws, wanted, given))


def _started(request: HttpRequest, ws: Workspace, wanted: asked.Asked) -> HttpResponse | None:
    """The way to the work that was started; None where something is wrong."""
    checked = wanted.checked()
    if checked is None or wanted.program(ws) is None:
        return None
    job = services.evaluate(wanted.rulebook, *checked, wanted.among, wanted.settled, wanted.note, request.user)
    return redirect(f"{reverse('jobs:progress', args=[job.pk])}?follow=1")


def _looked(ws: Workspace, wanted: asked.Asked, given: Any) -> dict[str, Any]:
    """The form with its faults, and what there is, where that was asked for."""
    found = None
    checked = wanted.checked() if given.get("preview") or wanted.faults else None
    program = wanted.program(ws) if checked else None
    if checked and program is not None:
        try:
            found = preview.preview(ws, program, *checked, wanted.among)
        except GaodiError as error:
            wanted.faults["parameters"] = said.words(error)
    return {
        "asked": wanted,
        "preview": found,
        "faults": wanted.faults,
        "choices": population.choices(ws, wanted.rulebook.subject, wanted.among),
        "narrowed": population.sentences(ws, wanted.among),
        "years": years.ranges(wanted.known),
        "single": "\n".join(wanted.among.subjects),
    }


def _about(rulebook: Rulebook) -> dict[str, Any]:
    return {
        "title": rulebook.title.label(words.language()),
        "sure": STATUS[rulebook.status.value],
        "subject": SUBJECTS[rulebook.subject],
        "procedures": _(", ").join(str(words.PROCEDURES[one.value]) for one in rulebook.procedure),
        "address": words.rulebook_address(rulebook.id),
        "today": timezone.localdate(),
    }


def groups(known: Any, today: date | None = None) -> list[tuple[str, list[tuple[str, str]]]]:
    """The rulebooks to choose from by family: those with an edition in force first, within each the latest first."""
    day = today or timezone.localdate()
    families: dict[str, list[Rulebook]] = {}
    for one in known:
        families.setdefault(one.family, []).append(one)
    ordered = sorted(families.values(), key=lambda each: (not any(one.in_force.holds(day) for one in each), each[0].id))
    return [(_family(each), [(one.id, _option(one, day)) for one in reversed(each)]) for each in ordered]


def _family(each: list[Rulebook]) -> str:
    return each[-1].title.label(words.language())


def _option(one: Rulebook, day: date) -> str:
    """`specialised-sme/2022 · in force · 2022-08-01 – 2026-03-31`."""
    state = _("in force") if one.in_force.holds(day) else _("not in force today")
    until = one.in_force.to.isoformat() if one.in_force.to else _("until further notice")
    return f"{one.title.label(words.language())} · {one.id} · {state} · {one.in_force.from_} – {until}"
