"""Builds the workbook of one subject from what a run kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

from gaodi.rules.explaining import Explanation, explain
from gaodi.rules.explaining.building import given, values
from gaodi.rules.explaining.text import interval, word
from gaodi.rules.program import QUALIFIED, SCORE
from gaodi.rules.runs import Run
from gaodi.rules.saying import Speaker
from gaodi.rules.single import evaluate
from gaodi.rules.workbook.model import Book
from gaodi.rules.workbook.names import names
from gaodi.rules.workbook.steps import Steps
from gaodi.rules.workbook.writing import write

_ABOUT = (("对象", "Subject"), ("办法", "Rulebook"), ("评价批次", "Run"), ("数据年度", "Year of the figures"))
_DAY, _NOTE = ("评价日期", "Day of the evaluation"), ("说明", "Note")


def workbook(run: Run, subject: str, language: str = "zh") -> BytesIO:
    """The workbook (.xlsx) that computes again what the run found about one subject. Raises NotFound."""
    return write(book(run, subject, language))


def book(run: Run, subject: str, language: str = "zh") -> Book:
    """What the workbook holds."""
    known = given(run.program, run.row(subject))
    evaluation = evaluate(run.program, values(run.inputs_of(subject)), run.on, run.statistics, known)
    steps = Steps(evaluation, Speaker(run.program, run.ws, language))
    told = explain(run, subject, language)
    about, results = tuple(_about(run, told)), tuple(_results(told, steps.writer.steps))
    return Book(language, about, results, tuple(steps.inputs()), tuple(steps.lines()))


def _about(run: Run, told: Explanation) -> Iterator[tuple[str, str]]:
    english = told.language.startswith("en")
    values_ = (f"{told.name} {told.subject}", f"{told.title} ({run.rulebook})", run.id, str(run.year))
    yield from zip((head[english] for head in _ABOUT), values_, strict=True)
    yield _DAY[english], run.on.isoformat()
    if run.synthetic:
        yield _NOTE[english], word("synthetic", told.language)


def _results(told: Explanation, cells: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What came out: its words, the value that the run kept, and the cell that computes it again."""
    say, sheet = told.language, names(told.language).steps

    def cell(step: str) -> str:
        return f"'{sheet}'!{cells[step]}" if cells.get(step, "").startswith("$") else ""

    yield word("standing", say), word(told.standing, say), ""
    if told.score is not None:
        yield word("score", say), interval(told.score, say), cell(SCORE)
    if told.criteria is not None:
        verdict = {True: "yes", False: "no", None: "open"}[told.qualified]
        yield word("qualified", say), word(verdict, say), cell(QUALIFIED)
    grade = told.grade or "–".join(dict.fromkeys(one for one in told.grades if one))
    if grade:
        yield word("grade", say), grade, ""
