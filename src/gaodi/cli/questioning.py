"""`gaodi gap`, `unknowns`: what one subject lacks in a run, and which data would settle what is open."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from gaodi.cli import words as said
from gaodi.cli.evaluate import LanguageOption, RunArgument, language_of
from gaodi.cli.options import HERE, WorkspaceOption, opened
from gaodi.cli.output import Format, FormatOption, console, show, write_json
from gaodi.errors import Fault, InputError

if TYPE_CHECKING:
    from gaodi.rules.gaps import Gap, Plan, Stage


def gap(
    run: RunArgument,
    subject: Annotated[str, typer.Argument(help="The code of a subject.")],
    to: Annotated[str, typer.Option("--to", help="A grade, a level or score>=60; the criteria unless told.")] = "",
    fixed: Annotated[list[str] | None, typer.Option("--fixed", help="An input that cannot move.")] = None,
    reach: Annotated[list[str] | None, typer.Option("--reach", help="How far one can: input=low..high.")] = None,
    workspace: WorkspaceOption = HERE,
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Say what a subject lacks in a run, and the smallest changes that would do."""
    from gaodi.rules import gaps, runs

    ws = opened(workspace)
    ends = dict(_reach(one) for one in reach or ())
    limits = gaps.Limits(ends, frozenset(fixed or ()))
    say = language_of(ws, language)
    found = gaps.gap(runs.load(ws, run), subject, to, limits, say)
    if form is Format.JSON:
        write_json(asdict(found))
        return
    reached = said.value({True: "reached", False: "not-reached", None: "open"}[found.reached], say)
    console().print(said.sentence("goal", say, subject=subject, goal=found.to, reached=reached), soft_wrap=True)
    if found.standing != "judged":
        console().print(said.sentence("not-judged", say, standing=said.value(found.standing, say)), soft_wrap=True)
    names = ("clause", "test", "value", "short")
    rows = [{"clause": d.label, "test": d.said, "value": d.found, "short": d.shown} for d in found.distances]
    if rows:
        show(rows, names, form, headings=said.headings(names, say))
    for stage in found.stages:
        _stage(stage, say, form)
    for plan in found.plans:
        console().print(f"→ {_moves(found, plan, say)}", soft_wrap=True)
    if found.reached is not True and not found.plans and not found.stages:
        console().print(said.sentence("no-plan", say))


def _moves(found: Gap, plan: Plan, language: str) -> str:
    """The changes of a plan; the answers to a questionnaire among them are marked in the tables above."""
    answers = len({item.question for stage in found.stages for item in stage.requirements if item.needed})
    moves = [
        f"{found.labels[c.column]} {found.shown[c.column][c.now]} → {found.shown[c.column][c.to]}"
        for c in plan.changes[answers:]
    ]
    if answers:
        moves = [said.sentence("marked", language, answers=answers), *moves]
    return (", " if language.startswith("en") else "，").join(moves)


def _stage(stage: Stage, language: str, form: Format) -> None:
    """A level of a questionnaire: its score, and the items that are not fully met."""
    low, high = stage.score
    parts = [f"{low:.3g}" if low == high else f"{low:.3g}–{high:.3g}"]
    if stage.least is not None:
        parts.append(said.sentence("needed", language, least=f"{stage.least:g}"))
    would = "would-not" if stage.fewest is None else "would-do"
    parts.append(said.sentence(would, language, fewest=stage.fewest))
    joint, colon = (", ", ": ") if language.startswith("en") else ("，", "：")
    console().print(f"{stage.level} {stage.label}{colon}{joint.join(parts)}", soft_wrap=True)
    names = ("needed", "section", "question", "answer", "adds")
    rows = [
        {
            "needed": "*" if item.needed else "",
            "section": item.label,
            "question": f"{item.question} {item.text}",
            "answer": item.said,
            "adds": f"{item.lacking:.4f}",
        }
        for item in stage.requirements
    ]
    show(rows, names, form, headings=said.headings(names, language))


def _reach(text: str) -> tuple[str, tuple[float | None, float | None]]:
    name, sign, ends = text.partition("=")
    low, dots, high = ends.partition("..")
    try:
        if sign and dots:
            return name.strip(), (float(low) if low else None, float(high) if high else None)
    except ValueError:
        pass
    raise InputError(Fault(f"{text!r} says no reach", expected="input=low..high, such as rd_expense=..500"))


def unknowns(
    run: RunArgument,
    workspace: WorkspaceOption = HERE,
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """List the data requests that would settle the most open cases of a run."""
    from gaodi.rules import runs
    from gaodi.rules.unknowns import unknowns as ranked

    ws = opened(workspace)
    say = language_of(ws, language)
    found = ranked(runs.load(ws, run), say)
    if form is Format.JSON:
        write_json({"cases": found.cases, "looked": found.looked, "requests": found.requests.to_dicts()})
        return
    console().print(said.sentence("cases", say, cases=found.cases))
    if found.looked < found.cases:
        console().print(said.sentence("looked", say, looked=found.looked))
    names = ("label", "alone", "among")
    show(found.requests.to_dicts(), names, form, headings=said.headings(names, say))
