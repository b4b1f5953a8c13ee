"""What if: parameters and weights varied on the figures of a run; who wins, who loses, what it costs."""

from __future__ import annotations

import re
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
from gaodi.web.evaluations import asked, comparing, one, opened, results, said, summary, words
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires

FIRST = 50
WEIGHT = "w-"
NUMBER = re.compile(r"-?\d+(\.\d+)?")


@require_safe
@requires(Action.EVALUATE)
def page(request: HttpRequest, run: str) -> HttpResponse:
    """The form, and beside it what would come out; while the form is changed only the latter is made anew."""
    found = opened.run(run)
    settings = asked.settings(found.program.rulebook, request.GET, every=True)
    weights = _weights(found, request)
    context = one.about(found) | {"settings": settings, "weights": weights, "changed": bool(_given(settings, weights))}
    context |= _outcome(found, settings, weights)
    return render(request, "evaluations/_simulated.html" if request.htmx else "evaluations/simulate.html", context)


def _weights(run: Run, request: HttpRequest) -> list[dict[str, Any]]:
    """The items whose weight is a number, with what was typed."""
    return [
        {
            "id": part.item.id, "field": WEIGHT + part.item.id, "label": part.item.label.label(words.language()),
            "weight": float(part.item.weight), "given": request.GET.get(WEIGHT + part.item.id, "").strip()[:12],
        }
        for part in run.program.every_item()
        if isinstance(part.item.weight, int | float)
    ]  # fmt: skip


def _given(settings: Any, weights: list[dict[str, Any]]) -> list[str]:
    return [one.given for one in settings if one.given] + [one["given"] for one in weights if one["given"]]


def _outcome(run: Run, settings: Any, weights: list[dict[str, Any]]) -> dict[str, Any]:
    context: dict[str, Any] = {"sensitivity": _sensitivity(run)}
    if not _given(settings, weights):
        return context
    settled = {one.name: asked.expression(one.given, one.unit) for one in settings if one.given}
    wrong = [one["label"] for one in weights if one["given"] and not NUMBER.fullmatch(one["given"])]
    if wrong:
        return context | {"wrong": _(", ").join(wrong)}
    other = {one["id"]: float(one["given"]) for one in weights if one["given"]}
    try:
        found = simulating.simulate(run, settled, other)
    except GaodiError as error:
        return context | {"fault": said.words(error)}
    return context | _told(run, found)


def _told(run: Run, found: Simulation) -> dict[str, Any]:
    rows = found.rows
    pairs = rows.filter((pl.col("standing_before") == "judged") | (pl.col("standing_after") == "judged"))
    name = "grade" if run.program.grade is not None else "qualified"
    winners, losers, decided = _sides(run, found)
    return {
        "simulated": found,
        "decided": decided,
        "digits": min(run.program.rulebook.round, results.DIGITS),
        "winners": _named(run, winners),
        "losers": _named(run, losers),
        "won": winners.height,
        "lost": losers.height,
        "first": FIRST,
        "cost": found.cost,
        "paid": bool(found.after),
        "budgets": _budgets(run, found),
        "scores": _scores(rows),
        **_square(run, pairs, name),
    }


def _sides(run: Run, found: Simulation) -> tuple[pl.DataFrame, pl.DataFrame, bool]:
    """Who wins and who loses; where nothing but a score is decided, those whose score rises and falls."""
    program = run.program
    if program.grade is not None or program.criteria is not None or program.benefits:
        return found.winners, found.losers, True
    up = pl.col("score_after") > pl.col("score_before")
    down = pl.col("score_after") < pl.col("score_before")
    return found.rows.filter(up), found.rows.filter(down), False


def _named(run: Run, rows: pl.DataFrame) -> list[dict[str, Any]]:
    """The first of them with their names, those whose score moves most first."""
    inputs = run.inputs()
    moved = rows.with_columns(by=(pl.col("score_after") - pl.col("score_before")).abs()).sort(
        "by", descending=True, nulls_last=True
    )
    first = moved.head(FIRST)
    if "name" not in inputs.collect_schema():
        return first.with_columns(name=pl.col("subject")).to_dicts()
    names = inputs.select("subject", "name").collect()
    return [
        row | {name: words.QUALIFIED[words.qualified(row[name])] for name in ("qualified_before", "qualified_after")}
        for row in first.join(names, on="subject", how="left", maintain_order="left").to_dicts()
    ]


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


def _budgets(run: Run, found: Simulation) -> list[dict[str, Any]]:
    labels = summary.benefit_labels(run)
    return [
        {
            "label": labels.get(after.benefit, after.benefit), "due_before": before.due, "due": after.due,
            "before": before.paid, "after": after.paid, "budget": after.budget,
        }
        for before, after in zip(found.before, found.after, strict=True)
    ]  # fmt: skip


def _square(run: Run, rows: pl.DataFrame, name: str) -> dict[str, Any]:
    pairs = rows.group_by(
        before=pl.col(f"{name}_before").cast(pl.String), after=pl.col(f"{name}_after").cast(pl.String)
    ).agg(n=pl.len())
    return comparing.square(list(pairs.select("before", "after", "n").iter_rows()), run.program)


def _sensitivity(run: Run) -> dict[str, Any] | None:
    """How much the ranking depends on the weights; None where there are no weights that are numbers, or no scores."""
    weighted = [part for part in run.program.items if part.item.weight]
    if len(weighted) < 2 or not all(isinstance(part.item.weight, int | float) for part in weighted):
        return None
    try:
        found = simulating.sensitivity(run)
    except GaodiError:
        return None
    labels = {part.item.id: part.item.label.label(words.language()) for part in weighted}
    items = [row | {"label": labels[row["item"]]} for row in found.items.to_dicts()]
    return {"found": found, "items": items}
