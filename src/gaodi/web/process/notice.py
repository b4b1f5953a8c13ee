"""The public notice of a run: what an office posts, with the names and what was decided, and no figures."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gaodi.registry import names
from gaodi.rules.runs import Run
from gaodi.web import policy
from gaodi.web.evaluations import one, opened, results, words
from gaodi.web.people.models import User
from gaodi.web.people.selectors import memberships_of
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.process import stages, standing
from gaodi.web.process.words import STAGES
from gaodi.web.rulebooks import words as rulebooks

JUDGED, WAITING = ("judged", "exempt"), "to-check"
TAKEN = (
    "subject", "name", "standing", "score_low", "score_high", "grade", "grade_best", "grade_worst", "level", "verdict",
)  # fmt: skip


@require_safe
@requires(Action.READ_RUNS)
def page(request: HttpRequest, run: str) -> HttpResponse:
    """The notice; of a trial a draft of it, for those who may see trials."""
    found = opened.run(run)
    stands = standing.read(found)
    line = stages.line(found, stands, counted=False)
    rows = listed(found, request.user)
    context = {
        "found": stands,
        "public": line.public,
        "objectable": standing.objectable(stands),
        "concluded": line.concluded,
        "stage": STAGES,
        "dated": str(found.year) in rulebooks.said(found.program.rulebook.title),
        "rows": rows,
        "shows": shows(rows),
        "waiting": _waiting(found, request.user),
        "whole": policy.everywhere(request.user, Action.READ_RUNS),
        "office": next(iter(memberships_of(request.user)), None),
        "today": timezone.localdate(),
    }
    return render(request, "process/notice.html", one.about(found) | context)


def shows(rows: list[dict[str, Any]]) -> dict[str, bool]:
    """Which columns the notice has; the score where the document decides nothing else."""
    found = {name: any(row[name] for row in rows) for name in ("grade", "level", "verdict")}
    return found | {"score": not any(found.values()) and any(row["score"] for row in rows)}


def _waiting(run: Run, user: User) -> int:
    """How many are not on the list because it is still to be checked whether they are judged."""
    rows = results.frame(run, user).filter(pl.col("standing") == WAITING)
    return rows.select(pl.len()).collect().item()


def listed(run: Run, user: User) -> list[dict[str, Any]]:
    """Those who were judged, in the order of a notice: the best grade first, then by name in pinyin. Of a document with
    conditions alone only those who meet them are posted."""
    rows = results.frame(run, user).filter(pl.col("standing").is_in(JUDGED))
    program = run.program
    if program.grade is None and program.criteria is not None:
        rows = rows.filter(pl.col("verdict") == "yes")
    ranks = {name: number for number, name in enumerate(program.grade.names)} if program.grade else {}
    rank = pl.col("grade").replace_strict(ranks, default=len(ranks), return_dtype=pl.Int32) if ranks else pl.lit(0)
    ordered = in_order(rows.select(*TAKEN, rank=rank).collect())
    levels = {part.level.id: part.level.label.label(words.language()) for part in program.levels}
    digits = results.digits(run)
    return [_row(row, levels, digits) for row in ordered.to_dicts()]


def in_order(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with `rank`, `name` and `subject` by rank, then by the pinyin of the name."""
    return rows.with_columns(spoken=names.pinyin(rows["name"])).sort("rank", "spoken", "name", "subject")


def _row(row: dict[str, Any], levels: dict[str, str], digits: int) -> dict[str, Any]:
    best, worst = row["grade_best"], row["grade_worst"]
    between = f"{best}–{worst}" if best and worst and best != worst else best or ""
    return {
        "subject": row["subject"],
        "name": row["name"],
        "standing": words.STANDINGS[row["standing"]].label,
        "score": words.even(row["score_low"], row["score_high"], digits) if row["score_low"] is not None else "",
        "grade": row["grade"] or (between if row["standing"] == "judged" else ""),
        "level": levels.get(row["level"], ""),
        "verdict": words.QUALIFIED[row["verdict"]].label if row["verdict"] else "",
    }
