"""What if: parameters, weights, thresholds and rates varied on the figures of a run; who wins and loses, the cost."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gaodi.errors import GaodiError
from gaodi.rules import simulating
from gaodi.rules.runs import Run
from gaodi.rules.simulating import Simulation
from gaodi.web.evaluations import comparing, dials, one, opened, results, said, sides, spending, steadiness
from gaodi.web.evaluations.dials import Changes
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_safe
@requires(Action.EVALUATE)
def page(request: HttpRequest, run: str) -> HttpResponse:
    """The form, and beside it what would come out; while the form is changed only the latter is made anew."""
    found = opened.run(run)
    groups = dials.groups(found, request.GET)
    chosen = dials.changes(groups)
    context = one.about(found) | {"groups": groups, "changes": chosen, "sensitivity": steadiness.of(found)}
    context |= _outcome(found, chosen)
    return render(request, "evaluations/_simulated.html" if request.htmx else "evaluations/simulate.html", context)


def _outcome(run: Run, chosen: Changes) -> dict[str, Any]:
    if chosen.wrong:
        return {"wrong": _(", ").join(chosen.wrong)}
    if not chosen.any:
        return {}
    try:
        found = simulating.simulate(run, chosen.settled, chosen.weights, numbers=chosen.numbers)
    except GaodiError as error:
        return {"fault": said.words(error)}
    return told(run, found)


def told(run: Run, found: Simulation) -> dict[str, Any]:
    """What evaluations/_simulated.html shows of a simulation."""
    rows = found.rows
    pairs = rows.filter((pl.col("standing_before") == "judged") | (pl.col("standing_after") == "judged"))
    name = "grade" if run.program.grade is not None else "qualified"
    return {
        "simulated": found,
        "sides": sides.of(run, found),
        "opened": sides.opened(run, found),
        "columns": {name for name in ("score", "grade", "qualified") if _known(rows, name)},
        "won": found.winners.height,
        "lost": found.losers.height,
        "decided": sides.decided(run),
        "digits": results.digits(run),
        "cost": found.cost,
        "paid": bool(found.after),
        "spending": spending.of(run, found),
        "scores": _scores(rows),
        **_square(run, pairs, name),
    }


def _known(rows: pl.DataFrame, name: str) -> bool:
    """Whether anybody has one, before or after."""
    return any(rows[f"{name}_{when}"].is_not_null().any() for when in ("before", "after"))


def _scores(rows: pl.DataFrame) -> dict[str, Any] | None:
    """The mean score before and after, of those whose score is known in both."""
    known = rows.drop_nulls(["score_before", "score_after"])
    if known.is_empty():
        return None
    changed = int((known["score_before"] != known["score_after"]).sum())
    return {
        "n": known.height,
        "before": known["score_before"].mean(),
        "after": known["score_after"].mean(),
        "changed": changed,
    }


def _square(run: Run, rows: pl.DataFrame, name: str) -> dict[str, Any]:
    pairs = rows.group_by(
        before=pl.col(f"{name}_before").cast(pl.String), after=pl.col(f"{name}_after").cast(pl.String)
    ).agg(n=pl.len())
    return comparing.square(list(pairs.select("before", "after", "n").iter_rows()), run.program)
