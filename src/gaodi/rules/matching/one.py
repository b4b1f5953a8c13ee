"""One subject against the documents in force, by the evaluator of single subjects: a few milliseconds each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry import sources
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.sources import Refusal
from gaodi.rules import library
from gaodi.rules.comparing.besides import standing
from gaodi.rules.explaining.building import given, values
from gaodi.rules.explaining.needing import open_inputs
from gaodi.rules.gaps.distances import distances
from gaodi.rules.gathering import Single
from gaodi.rules.language.nodes import Input, Step
from gaodi.rules.language.types import TRUTH
from gaodi.rules.matching.conflicts import resolved
from gaodi.rules.matching.model import Match, Matched
from gaodi.rules.model import Procedure, Rulebook
from gaodi.rules.program import QUALIFIED, BenefitPart, Program
from gaodi.rules.runs import Run, listed, load
from gaodi.rules.saying import Speaker
from gaodi.rules.single import Evaluation, Interval, evaluate

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def documents(
    ws: Workspace, on: date, kind: SubjectKind = SubjectKind.ENTERPRISE, ids: Iterable[str] | None = None
) -> list[Rulebook]:
    """The documents that offer something on a day: recognition or money, to those that apply anew. ids: only these.
    Raises NotFound for an id that there is not, InputError for one that offers nothing on that day."""
    known = library.load(ws)
    wanted = {id_: known[id_] for id_ in ids} if ids is not None else None
    found = [
        one
        for one in library.in_force(known, on, Procedure.NEW)
        if one.subject is kind and (one.criteria or one.benefit) and (wanted is None or one.id in wanted)
    ]
    if wanted is not None and (idle := sorted(wanted.keys() - {one.id for one in found})):
        do = "`gaodi rulebook list` says for what and when each is in force"
        raise InputError.of(Fault(f"{id_} offers nothing to new applications on {on}", do=do) for id_ in idle)
    return found


def match(
    ws: Workspace,
    subject: str,
    *,
    on: date,
    year: int | None = None,
    ids: Iterable[str] | None = None,
    language: str = "zh",
) -> Matched:
    """What the documents in force offer a subject. year: whose figures count, the one before `on` unless told. Raises
    NotFound for a subject that there is not."""
    found: list[Match] = []
    refused: list[Refusal] = []
    judged = year or on.year - 1
    one = Single(ws, SubjectKind.ENTERPRISE, subject, judged, on)
    for rulebook in documents(ws, on, ids=ids):
        program = library.program(ws, rulebook.id)
        refused += [refusal for refusal, _ in one.refused(program)]
        run = _last(ws, program, judged)
        statistics = run.statistics if run is not None and program.groups else {}
        evaluation = evaluate(
            program, values(one.inputs(program)), on, statistics, _decided(program, run, subject, judged)
        )
        found += _matches(evaluation, Speaker(program, ws, language))
    ordered = sorted(resolved(found), key=_order)
    return Matched(subject, one.name, tuple(ordered), sources.sentences(refused, language))


def _last(ws: Workspace, program: Program, year: int) -> Run | None:
    """The last run of the same document, of the year if there was one, which knows what all decide together."""
    if not program.groups and program.grade is None and not program.levels:
        return None
    runs = listed(ws, program.rulebook.family)
    same = runs.filter(pl.col("hash") == program.hash)
    same = same.sort(pl.col("year") == year, descending=True, maintain_order=True)
    return load(ws, same["run"][0]) if same.height else None


def _decided(program: Program, run: Run | None, subject: str, year: int) -> dict[str, Any]:
    """The grade and level of the subject by that run, if it was of the year; open where nothing is known."""
    names = [*(["grade"] if program.grade else []), *(["level"] if program.levels else [])]
    decided: dict[str, Any] = dict.fromkeys(names)
    if run is None or run.year != year:
        return decided
    rows = run.results().filter(pl.col("subject") == subject).collect()
    return given(program, rows.row(0, named=True)) if rows.height else decided


def _order(one: Match) -> tuple[int, int, float, str]:
    judged = 0 if one.standing == "judged" else 1
    verdict = {True: 0, None: 1, False: 2}[one.qualified]
    return judged, verdict, -(one.amount.low or 0.0) if one.amount else 0.0, one.rulebook


def _matches(evaluation: Evaluation, say: Speaker) -> Iterator[Match]:
    program = evaluation.program
    where = standing(evaluation)
    if not program.benefits:
        yield _made(evaluation, say, where, None)
    for part in program.benefits:
        yield _made(evaluation, say, where, part)


def _made(evaluation: Evaluation, say: Speaker, where: str, part: BenefitPart | None) -> Match:
    program, rulebook = evaluation.program, evaluation.program.rulebook
    judged = where in ("judged", "to-check")
    goal = Step(TRUTH, QUALIFIED) if part is None and program.criteria else part.due if part else None
    met = evaluation.truth(goal) if goal is not None else None
    qualified = (None if where == "to-check" and met is True else met) if judged else False
    amount = evaluation[part.amount.name] if part is not None and judged else None
    due = amount if isinstance(amount, Interval) else None
    if where == "to-check" and due is not None:
        due = Interval(0.0, due.high)
    benefit = part.benefit if part else None
    return Match(
        rulebook.id,
        rulebook.title.label(say.language),
        rulebook.status.value,
        benefit.id if benefit else "",
        benefit.label.label(say.language) if benefit and benefit.label else "",
        where,
        qualified,
        due,
        due,
        "",
        benefit.group if benefit else "",
        benefit.exclusive_with if benefit else (),
        rulebook.in_force.to,
        rulebook.opening(evaluation.on),
        tuple(say.labels.input(one) for one in _needed(evaluation, goal)) if qualified is None and goal else (),
        tuple(one.said for one in distances(evaluation, say, program.criteria) if not one.open)
        if qualified is False and program.criteria
        else (),
    )


def _needed(evaluation: Evaluation, goal: Step) -> list[Input]:
    by_column = {one.column: one for one in evaluation.program.inputs}
    return [by_column[column] for column in open_inputs(evaluation, goal) if column in by_column]
