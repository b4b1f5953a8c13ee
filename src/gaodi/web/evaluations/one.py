"""The page of a run: what it is, what came out, the results as a table; recomputing it; its data requests."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gaodi.rules import runs
from gaodi.rules.runs import Run
from gaodi.web import policy
from gaodi.web.audit.models import Entry
from gaodi.web.evaluations import keeping, opened, population, reach, results, services, sheets, summary, words
from gaodi.web.jobs.models import Job, State
from gaodi.web.people.selectors import memberships_of
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks.words import STATUS


@require_safe
@requires(Action.READ_RUNS)
def page(request: HttpRequest, run: str) -> HttpResponse:
    """One run."""
    found = opened.run(run)
    rows = results.frame(found, request.user)
    table = results.table(request, found, title(found), rows)
    if file := table.export():
        return file
    if request.htmx:
        return render(request, "site/_table.html", {"table": table})
    return render(request, "evaluations/run.html", about(found) | {"table": table} | _figures(request, found, rows))


def head(request: HttpRequest) -> dict[str, Any]:
    """Who hands a page over, and when."""
    return {"office": next(iter(memberships_of(request.user)), None), "today": timezone.localdate()}


def title(run: Run) -> str:
    """The title of its rulebook."""
    return run.program.rulebook.title.label(words.language())


def about(run: Run) -> dict[str, Any]:
    """What every page of a run says of it."""
    rulebook = run.program.rulebook
    return {
        "run": run,
        "title": title(run),
        "sure": STATUS[rulebook.status.value],
        "state": words.STATES.get(opened.status(run)),
        "rulebook": rulebook,
        "rulebook_address": words.rulebook_address(run.rulebook),
        "refused": [one[words.language()] for one in run.refused],
        "settled": _settled(run),
        "narrowed": population.sentences(run.ws, population.kept(run.among)),
    }


def _settled(run: Run) -> list[tuple[str, str]]:
    """The parameters that were given, by their names."""
    known = run.program.rulebook.parameters
    return [(known[key].label.label(words.language()), value) for key, value in run.settled.items() if key in known]


def _figures(request: HttpRequest, run: Run, rows: Any) -> dict[str, Any]:
    may = policy.allows(request.user, Action.EVALUATE)
    return {
        "standings": summary.standings(rows),
        "verdicts": summary.verdicts(run, rows),
        "grades": summary.grades(run, rows),
        "cutoffs": summary.cutoffs(run),
        "levels": summary.levels(run, rows),
        "budgets": list(summary.budgets(run)),
        "digits": sheets.digits(run),
        "places": sheets.places(run),
        "histogram": summary.histogram(run, rows),
        "whole": policy.everywhere(request.user, Action.READ_RUNS),
        "may_evaluate": may,
        "recomputed": recomputed(run),
        "others": others(run),
        "mapped": reach.mapped(run),
    }


def recomputed(run: Run) -> dict[str, Any] | None:
    """When it was computed again last, by whom, and whether everything was the same."""
    entry = Entry.objects.filter(action="evaluation.recompute", key=run.id).order_by("-sequence").first()
    return {"at": entry.at, "who": entry.actor, **json.loads(entry.details)} if entry else None


def others(run: Run) -> list[dict[str, Any]]:
    """Other runs of the family, with which it can be compared."""
    rows = opened.seen(runs.listed(run.ws, run.family))
    return rows.filter(rows["run"] != run.id).select("run", "year", "day", "rulebook").head(20).to_dicts()


@require_POST
@requires(Action.EVALUATE)
def recompute(request: HttpRequest, run: str) -> HttpResponse:
    """Compute it again from what it kept."""
    job = services.recompute(opened.run(run), request.user)
    return redirect(f"{reverse('jobs:progress', args=[job.pk])}?follow=1")


@require_safe
@requires(Action.READ_RUNS)
def requested(request: HttpRequest, run: str) -> HttpResponse:
    """Which data would settle most of what is open; the way to find out, where nobody has asked yet."""
    found = opened.run(run)
    if not policy.everywhere(request.user, Action.READ_RUNS):
        raise Http404
    kept = keeping.read(found)
    work = Job.objects.filter(
        kind=services.REQUESTS, arguments={"run": found.id}, state__in=[State.QUEUED, State.RUNNING]
    ).first()
    may = policy.allows(request.user, Action.EVALUATE)
    context = about(found) | {"kept": kept, "work": work, "may_evaluate": may, **head(request)}
    return render(request, "evaluations/requests.html", context)


@require_POST
@requires(Action.EVALUATE)
def ask_requests(request: HttpRequest, run: str) -> HttpResponse:
    """Find out, in the background."""
    job = services.requests(opened.run(run), request.user)
    return redirect(f"{reverse('jobs:progress', args=[job.pk])}?follow=1")
