"""Who qualifies for a document: the last evaluation of it, those that qualify and the amounts."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gaodi.rules import library, runs
from gaodi.rules.runs import Run
from gaodi.web import policy
from gaodi.web.evaluations import one, opened, results, summary, words
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_safe
@requires(Action.MATCH_POLICIES)
def page(request: HttpRequest, rulebook: str) -> HttpResponse:
    """Those that the last evaluation found to qualify; the way to evaluate where there was none."""
    ws = opened.ready()
    known = library.load(ws)
    if rulebook not in known:
        raise Http404
    policy.require(request.user, Action.READ_RUNS)
    found = known[rulebook]
    context: dict[str, Any] = {
        "rulebook": found,
        "title": found.title.label(words.language()),
        "rulebook_address": words.rulebook_address(rulebook),
        "may_evaluate": policy.allows(request.user, Action.EVALUATE),
    }
    run = last(ws, rulebook)
    if run is None:
        return render(request, "evaluations/offers.html", context)
    rows = results.frame(run, request.user)
    chosen = rows.filter(_qualifies(run))
    empty = {
        "what": _("Nobody qualifies for certain"),
        "do": _(
            "Those of whom something is open may still do: the evaluation and its data requests say what is missing."
        ),
    }
    table = results.table(request, run, _("Who qualifies"), chosen, empty)
    context |= one.about(run) | {
        "table": table,
        "verdicts": summary.verdicts(run, rows),
        "budgets": list(summary.budgets(run)),
    }
    return table.export() or render(request, "evaluations/offers.html", context)


def last(ws: Any, rulebook: str) -> Run | None:
    """The last run of a rulebook, one over everybody before one over a part."""
    rows = opened.seen(runs.listed(ws))
    return opened.last(rows.filter(pl.col("rulebook") == rulebook))


def _qualifies(run: Run) -> pl.Expr:
    """Those of whom it is certain: that the conditions are met, or that something is due."""
    due = [pl.col(f"amount.{part.benefit.id}_low") > 0 for part in run.program.benefits]
    if due:
        return pl.any_horizontal(due).fill_null(value=False) & (pl.col("standing") == "judged")
    if run.program.criteria is not None:
        return pl.col("verdict") == "yes"
    return pl.col("standing") == "judged"
