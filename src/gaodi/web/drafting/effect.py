"""What a version would change: a run of its family, evaluated by the new text on the figures that the run kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gaodi.errors import GaodiError
from gaodi.rules import drafting, library, runs, simulating
from gaodi.rules.drafting import Draft
from gaodi.rules.files import Source
from gaodi.rules.runs import Run
from gaodi.rules.saying import Labels
from gaodi.rules.simulating import Simulation
from gaodi.web.drafting import one as head
from gaodi.web.drafting import selectors, words
from gaodi.web.evaluations import opened
from gaodi.web.evaluations import simulating as simulated
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import links
from gaodi.web.rulebooks.words import language

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

SHOWN = 8
"""How many runs of the family can be chosen from."""


@require_safe
@requires(Action.EVALUATE)
def page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Who would win and lose against the run of ?run=, the latest where none is said, and what it would cost."""
    ws, one = selectors.ready(), selectors.version(key, number)
    context = head.about(request, ws, one, "effect") | _effect(ws, one, request.GET.get("run", ""))
    return render(request, "drafting/effect.html", context)


def _effect(ws: Workspace, one: Draft, asked: str) -> dict[str, Any]:
    try:
        source = drafting.source(ws, one)
    except GaodiError as error:
        return {"refused": words.refusals(error.faults)}
    known = _runs(ws, source.rulebook.family)
    if not known:
        return {"known": [], "evaluate": _in_force(ws, source)}
    run = opened.run(asked if asked in [each["run"] for each in known] else known[0]["run"])
    return {"known": known, "run": run} | _simulated(run, source)


def _runs(ws: Workspace, family: str) -> list[dict[str, Any]]:
    """The runs of the family that count, the latest first; of several of one day, year and edition the last."""
    rows = opened.seen(runs.listed(ws, family)).filter(pl.col("status") != "withdrawn")
    rows = rows.unique(["rulebook", "year", "day"], keep="first", maintain_order=True)
    return rows.head(SHOWN).select("run", "rulebook", "year", "day", "synthetic").to_dicts()


def _in_force(ws: Workspace, source: Source) -> str:
    """Where the edition that holds is evaluated, so that there is something to compare with."""
    editions = library.load(ws).families.get(source.rulebook.family, ())
    return links.evaluation(editions[-1].id) if editions else ""


def _simulated(run: Run, source: Source) -> dict[str, Any]:
    try:
        found = simulating.simulate(run, source=source)
    except GaodiError as error:
        return {"refused": words.refusals(error.faults)}
    return simulated.told(run, found) | {"lacking": _lacking(run, found)}


def _lacking(run: Run, found: Simulation) -> str:
    """The figures that the new text asks for and the run did not gather: they count as unknown."""
    there = set(run.inputs().collect_schema())
    labels = Labels(found.program, run.ws, language())
    lacking = [labels.input(one.input) for one in found.program.columns if one.input.column not in there]
    return _(", ").join(dict.fromkeys(lacking))
