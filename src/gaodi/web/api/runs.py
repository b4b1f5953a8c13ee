"""Evaluations over the API: runs, their results a page at a time, why a subject got what it got."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import polars as pl
from django.http import HttpRequest
from ninja import Router, Schema

from gaodi.rules import explaining, runs
from gaodi.rules.explaining import Finding
from gaodi.rules.runs import Run
from gaodi.web import policy
from gaodi.web.evaluations import opened, results, summary, telling, words
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action

router = Router()
MOST = 1000


class Summed(Schema):
    """A run. year: whose figures were judged; day: of the evaluation. status: trial, publicity, final or withdrawn.
    number: of the last batch of data that was known. hash: of the text of the rulebook."""

    run: str
    rulebook: str
    family: str
    year: int
    day: date
    status: str
    subjects: int
    number: int
    hash: str
    engine: str
    user: str
    note: str
    recorded_at: datetime
    synthetic: bool


class Told(Summed):
    """A run with what came out, counted over those that you may see. refused: sources left out, in words. cutoffs: of
    grades; budgets: of benefits, 万元."""

    settled: dict[str, str]
    refused: list[str]
    standings: dict[str, int]
    qualified: dict[str, int]
    grades: dict[str, int]
    cutoffs: list[dict[str, Any]]
    budgets: list[dict[str, Any]]


class Result(Schema):
    """What was decided about a subject. score: low and high are one where it is known. qualified: yes, no or open. A
    grade that is open has its best and worst. amounts: by benefit, 万元."""

    subject: str
    name: str
    region: str | None
    park: str | None
    standing: str
    score_low: float | None
    score_high: float | None
    place: int | None
    grade: str | None
    grade_best: str | None
    grade_worst: str | None
    level: str | None
    qualified: str | None
    amounts: dict[str, dict[str, float | None]]


class Page(Schema):
    """A page of results."""

    total: int
    page: int
    pages: int
    rows: list[Result]


class Why(Schema):
    """One finding. found: what there is, empty where it is masked; needs: columns that would settle it."""

    kind: str
    key: str
    label: str
    said: str
    found: str
    verdict: str
    points_low: float | None
    points_high: float | None
    most: float | None
    cite: str
    needs: list[str]
    parts: list[Why]


class Explained(Schema):
    """Why a subject got what it got. masked: its figures are left out. given: the inputs that were used."""

    run: str
    rulebook: str
    subject: str
    name: str
    standing: str
    reason: str
    score_low: float | None
    score_high: float | None
    place: int | None
    qualified: bool | None
    grade: str | None
    level: str | None
    masked: bool
    synthetic: bool
    findings: dict[str, list[Why]]
    given: list[dict[str, Any]]
    needs: list[str]


@router.get("/runs", response=list[Summed], summary="Evaluations, the latest first")
def list_runs(request: HttpRequest, family: str = "", status: str = "") -> list[dict[str, Any]]:
    """family: only of this family of rulebooks."""
    policy.require(request.user, Action.READ_RUNS)
    ws = workspace()
    if ws is None:
        return []
    rows = opened.seen(runs.listed(ws, family))
    return (rows.filter(pl.col("status") == status) if status else rows).to_dicts()


@router.get("/runs/{id}", response=Told, summary="One evaluation: what it was and what came out")
def show_run(request: HttpRequest, id: str) -> dict[str, Any]:  # noqa: A002 - as the address has it
    policy.require(request.user, Action.READ_RUNS)
    run = opened.run(id)
    rows = results.frame(run, request.user)
    row = runs.RUNS.current(run.ws, where=pl.col("run") == run.id).row(0, named=True)
    judged = rows.filter(pl.col("standing") == "judged")
    return row | {
        "recorded_at": run.recorded,
        "settled": run.settled,
        "refused": [one[words.language()] for one in run.refused],
        "standings": summary.counts(rows, "standing"),
        "qualified": summary.counts(rows, "verdict"),
        "grades": summary.counts(judged, "grade"),
        "cutoffs": run.about["cutoffs"],
        "budgets": run.about["budgets"],
    }


@router.get("/runs/{id}/results", response=Page, summary="The results of an evaluation, a page at a time")
def show_results(
    request: HttpRequest,
    id: str,  # noqa: A002 - as the address has it
    page: int = 1,
    size: int = 100,
    standing: str = "",
    grade: str = "",
    qualified: str = "",
) -> dict[str, Any]:
    """In the order of subjects. size: at most 1 000."""
    policy.require(request.user, Action.READ_RUNS)
    run = opened.run(id)
    rows = results.frame(run, request.user)
    for column, value in (("standing", standing), ("grade", grade), ("verdict", qualified)):
        rows = rows.filter(pl.col(column) == value) if value else rows
    size = min(max(size, 1), MOST)
    total = rows.select(pl.len()).collect().item()
    pages = max(1, -(-total // size))
    number = min(max(page, 1), pages)
    shown = rows.slice((number - 1) * size, size).collect().to_dicts()
    return {"total": total, "page": number, "pages": pages, "rows": [_result(run, row) for row in shown]}


def _result(run: Run, row: dict[str, Any]) -> dict[str, Any]:
    amounts = {
        part.benefit.id: {
            "low": row[f"amount.{part.benefit.id}_low"],
            "high": row[f"amount.{part.benefit.id}_high"],
            "paid": row[f"paid.{part.benefit.id}"],
        }
        for part in run.program.benefits
    }
    return row | {"qualified": row["verdict"], "amounts": amounts}


@router.get("/runs/{id}/explain/{subject}", response=Explained, summary="Why a subject got what it got")
def show_explanation(request: HttpRequest, id: str, subject: str) -> dict[str, Any]:  # noqa: A002 - as the address has it
    """In the language of the request (Accept-Language). Figures are masked where your role does not show them."""
    policy.require(request.user, Action.READ_RUNS)
    found = opened.judged(request, id, subject)
    if found.may:
        opened.look(request, found)
    told = explaining.explain(found.run, subject, words.language())
    return {
        "run": told.run, "rulebook": told.rulebook, "subject": subject, "name": told.name, "standing": told.standing,
        "reason": told.reason, "score_low": told.score.low if told.score else None,
        "score_high": told.score.high if told.score else None, "place": told.place[0] if told.place else None,
        "qualified": told.qualified, "grade": told.grade, "level": told.level, "masked": not found.may,
        "synthetic": told.synthetic, "findings": _findings(told, may=found.may),
        "given": [{"column": x.column, "label": x.label, "value": x.value, "known": x.known} for x in told.given]
        if found.may
        else [],
        "needs": [one.column for one in told.needs],
    }  # fmt: skip


def _findings(told: explaining.Explanation, *, may: bool) -> dict[str, list[dict[str, Any]]]:
    parts: dict[str, tuple[Finding, ...]] = {
        "population": (told.population,), "items": told.items, "levels": told.levels, "benefits": told.benefits,
        "measures": told.measures, "criteria": (told.criteria,) if told.criteria else (),
    }  # fmt: skip
    return {name: [_why(one, may) for one in each] for name, each in parts.items() if each}


def _why(one: Finding, may: bool) -> dict[str, Any]:
    return {
        "kind": one.kind, "key": one.key, "label": one.label, "said": one.said,
        "found": one.found if may or one.kind in telling.RESULTS else "", "verdict": one.verdict,
        "points_low": one.points.low if one.points else None, "points_high": one.points.high if one.points else None,
        "most": one.most, "cite": one.cite, "needs": list(one.needs), "parts": [_why(part, may) for part in one.parts],
    }  # fmt: skip
