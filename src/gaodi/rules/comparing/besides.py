"""The same firm under several documents: what each would say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gaodi.registry.metrics import SubjectKind
from gaodi.rules import library
from gaodi.rules.explaining.building import values
from gaodi.rules.gathering import Single
from gaodi.rules.program import QUALIFIED, REQUIRE, SCORE, Program
from gaodi.rules.runs import listed, load
from gaodi.rules.single import Evaluation, Interval, evaluate

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Beside:
    """What one document says of the subject. grade: as the cut-offs of the last run of it would give; None where there
    was none."""

    rulebook: str
    title: str
    status: str
    standing: str
    score: Interval | None
    qualified: bool | None
    grade: str | None
    run: str | None


def beside(
    ws: Workspace, subject: str, ids: Iterable[str], *, year: int, on: date, language: str = "zh"
) -> tuple[Beside, ...]:
    """One subject under several rulebooks, on the figures of one year. Raises NotFound for one that is not known."""
    found = []
    known: dict[SubjectKind, Single] = {}
    for id_ in ids:
        program = library.program(ws, id_)
        kind = program.rulebook.subject
        if kind not in known:
            known[kind] = Single(ws, kind, subject, year, on)
        found.append(_one(ws, program, values(known[kind].inputs(program)), on, language))
    return tuple(found)


def _one(ws: Workspace, program: Program, inputs: dict[str, object], on: date, language: str) -> Beside:
    rulebook = program.rulebook
    runs = listed(ws, rulebook.family)
    runs = runs.filter(runs["rulebook"] == rulebook.id)
    last = load(ws, runs["run"][0]) if runs.height else None
    evaluation = evaluate(program, inputs, on, last.statistics if last else {})
    score = evaluation[SCORE] if program.scored else None
    found = score if isinstance(score, Interval) else None
    qualified = evaluation[QUALIFIED] if QUALIFIED in program.steps else None
    grade = None
    if last is not None and found is not None and found.known and program.grade is not None:
        group = evaluation.group(program.grade.within)
        grade = next(
            (
                one.grade
                for one in last.cutoffs
                if one.group == group and one.score is not None and found.low is not None and found.low >= one.score
            ),
            program.grade.names[-1],
        )
    return Beside(
        rulebook.id,
        rulebook.title.label(language),
        rulebook.status.value,
        standing(evaluation),
        found,
        qualified if isinstance(qualified, bool) else None,
        grade,
        last.id if last else None,
    )


def standing(evaluation: Evaluation) -> str:
    """Where one subject stands by the population of the rulebook: as a run says it."""
    program = evaluation.program
    required = evaluation[REQUIRE]
    exempt = [evaluation[part.step.name] for part in program.exempt]
    if required is not True:
        return "outside" if required is False else "to-check"
    if True in exempt:
        return "exempt"
    return "to-check" if None in exempt else "judged"
