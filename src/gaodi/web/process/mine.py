"""What an enterprise sees of itself: its results that are public or final, its objections and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gaodi.registry import enterprises
from gaodi.rules.results import RESULTS, RUNS
from gaodi.web import policy
from gaodi.web.evaluations import opened, words
from gaodi.web.people.models import User
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.process import gathered, standing
from gaodi.web.process.words import VERDICTS

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@require_safe
@requires(Action.READ_OWN_RESULTS)
def page(request: HttpRequest) -> HttpResponse:
    """The own results and objections."""
    ws, own = workspace(), codes(request.user)
    known = enterprises.current(ws, ids=own) if ws is not None and own else None
    found = results(ws, own) if ws is not None else []
    made = gathered.rows(ws, request.user).filter(pl.col("subject").is_in(own))
    context = {
        "firms": known.select("id", "name").to_dicts() if known is not None else [],
        "results": found,
        "objections": [row | {"state": VERDICTS[row["verdict"]]} for row in made.to_dicts()],
        "synthetic": any(row["run"].synthetic for row in found),
    }
    return render(request, "process/mine.html", context)


def codes(user: User) -> list[str]:
    """The codes of the enterprises that the person looks after."""
    return list(policy.places_of(user, Action.READ_OWN_RESULTS).values_list("code", flat=True))


def results(ws: Workspace, own: list[str]) -> list[dict[str, Any]]:
    """The results of some subjects, the latest year first, where they are public or final."""
    public = RUNS.current(ws).filter(pl.col("status").is_in(opened.OPEN))
    rows = RESULTS.scan(ws).filter(pl.col("subject").is_in(own) & pl.col("run").is_in(public["run"].implode()))
    found = rows.collect().join(public.select("run", "year", "day", "status"), on="run")
    return [_row(ws, row) for row in found.sort("year", "day", "run", descending=True).to_dicts()]


def _row(ws: Workspace, row: dict[str, Any]) -> dict[str, Any]:
    run = opened.kept(ws.path, row["run"])
    stands = standing.read(run)
    levels = {part.level.id: part.level.label.label(words.language()) for part in run.program.levels}
    judged = row["standing"] in ("judged", "to-check")
    return {
        "run": run,
        "title": run.program.rulebook.title.label(words.language()),
        "subject": row["subject"],
        "state": words.STATES[row["status"]],
        "standing": words.STANDINGS[row["standing"]],
        "score": words.ends(row["score_low"], row["score_high"], 2) if judged and run.program.scored else "",
        "grade": row["grade"] or "–".join(dict.fromkeys(filter(None, (row["grade_best"], row["grade_worst"])))),
        "level": levels.get(row["level"], ""),
        "verdict": words.QUALIFIED[words.qualified(row["qualified"])] if judged and run.program.criteria else None,
        "until": stands.until if row["status"] == "publicity" else None,
        "objectable": standing.objectable(stands),
        "document": next((step.document for step in reversed(stands.steps) if step.document), ""),
    }
