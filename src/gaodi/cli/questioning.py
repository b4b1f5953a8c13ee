"""`gaodi gap`, `compare`, `simulate`, `match`, `unknowns`: what is asked of evaluations."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli.evaluate import LanguageOption, OnOption, RunArgument, SetOption, day, language_of, settled
from gaodi.cli.options import HERE, WorkspaceOption, opened
from gaodi.cli.output import Format, FormatOption, console, show, write_json
from gaodi.cli.tables import OutOption, write
from gaodi.errors import Fault, InputError

if TYPE_CHECKING:
    from gaodi.rules.model import Opening

SHOWN = 20


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
    found = gaps.gap(runs.load(ws, run), subject, to, limits, language_of(ws, language))
    if form is Format.JSON:
        write_json(asdict(found))
        return
    console().print(f"{subject}: {found.to}: {_verdict(found.reached)}")
    rows = [{"clause": d.label, "test": d.said, "value": d.found, "short": d.shown} for d in found.distances]
    if rows or not found.stages:
        show(rows, ("clause", "test", "value", "short"), form)
    for stage in found.stages:
        _stage(stage, form)
    answers = len({item.question for stage in found.stages for item in stage.requirements if item.needed})
    for plan in found.plans:
        moves = [
            f"{found.labels[c.column]} {found.shown[c.column][c.now]} → {found.shown[c.column][c.to]}"
            for c in plan.changes[answers:]
        ]
        if answers:
            moves = [f"the {answers} items marked with *", *moves]
        console().print(f"→ {', '.join(moves)}", soft_wrap=True)


def _stage(stage: Any, form: Format) -> None:
    """A level of a questionnaire: its score, and the items that are not fully met."""
    low, high = stage.score
    score = f"{low:.3g}" if low == high else f"{low:.3g} to {high:.3g}"
    line = f", {stage.least:g} needed" if stage.least is not None else ""
    do = f"{stage.fewest} of these items would do" if stage.fewest is not None else "no answers alone reach it"
    console().print(f"{stage.level} {stage.label}: {score}{line}; {do}", soft_wrap=True)
    rows = [
        {
            "": "*" if item.needed else "",
            "section": item.label,
            "item": f"{item.question} {item.text}",
            "answer": item.said,
            "adds": f"{item.lacking:.4f}",
        }
        for item in stage.requirements
    ]
    show(rows, ("", "section", "item", "answer", "adds"), form)


def _reach(text: str) -> tuple[str, tuple[float | None, float | None]]:
    name, sign, ends = text.partition("=")
    low, dots, high = ends.partition("..")
    try:
        if sign and dots:
            return name.strip(), (float(low) if low else None, float(high) if high else None)
    except ValueError:
        pass
    raise InputError(Fault(f"{text!r} says no reach", expected="input=low..high, such as rd_expense=..500"))


def _verdict(found: bool | None) -> str:
    return {True: "reached", False: "not reached", None: "open"}[found]


def compare(
    before: Annotated[str, typer.Argument(help="The id of a run.")],
    after: Annotated[str, typer.Argument(help="The id of another run.")],
    subject: Annotated[str, typer.Option("--subject", help="Only this one: why its result changed.")] = "",
    out: OutOption = None,
    workspace: WorkspaceOption = HERE,
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Compare two runs: who moved, and how much of it comes from changed figures and how much from changed rules."""
    from gaodi.rules import comparing

    ws = opened(workspace)
    if subject:
        said = comparing.letter(ws, before, after, subject, language_of(ws, language))
        if form is Format.JSON:
            write_json({"subject": subject, "before": before, "after": after, "said": said})
        else:
            console().print(said, soft_wrap=True)
        return
    found = comparing.compare(ws, before, after)
    if out is not None:
        write(found.moves, out)
    moved = found.moved
    if form is Format.JSON:
        write_json({"same_rules": found.same_rules, "grades": found.grades.to_dicts(), "moved": moved.to_dicts()})
        return
    console().print(f"{moved.height} of {found.moves.height} moved.")
    if found.grades.height:
        show(found.grades.to_dicts(), ("before", "after", "n"), form)
    names = ("subject", "name", "score_before", "score_after", "by_inputs", "by_rules", "change")
    show(moved.head(SHOWN).to_dicts(), tuple(n for n in names if n in moved.columns), form)


def simulate(
    run: RunArgument,
    parameters: SetOption = None,
    weights: Annotated[list[str] | None, typer.Option("--weight", help="A weight of an item: item=value.")] = None,
    numbers: Annotated[
        list[str] | None, typer.Option("--number", help="A threshold or rate: id=value, such as criteria.rd=4.")
    ] = None,
    listed: Annotated[bool, typer.Option("--numbers", help="List the thresholds and rates, with their ids.")] = False,
    rulebook: Annotated[
        Path | None, typer.Option("--rulebook", help="Another text of the rulebook, to try on the same figures.")
    ] = None,
    spread: Annotated[
        float | None, typer.Option("--spread", help="How far weights are varied, such as 0.2, to see what ranks do.")
    ] = None,
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """Vary parameters, weights, thresholds, rates or the whole text on a run: winners, losers, cost, sensitivity."""
    from gaodi.rules import files, library, runs, simulating

    ws = opened(workspace)
    base = runs.load(ws, run)
    if listed:
        _numerals(base, ws, form)
        return
    if spread is not None:
        _sensitivity(simulating.sensitivity(base, spread), form)
        return
    source = files.read(rulebook, lambda id_: library.place(ws, id_)) if rulebook else None
    varied = _numbers(numbers, "threshold or rate", "id=number, such as criteria.rd=4")
    found = simulating.simulate(base, settled(parameters), _weights(weights), source, varied)
    about = {
        "winners": found.winners.height,
        "losers": found.losers.height,
        "by": {name: dict(zip(("win", "lose"), pair, strict=True)) for name, pair in found.counts().items()},
        "cost": found.cost,
        "before": [asdict(one) for one in found.before],
        "after": [asdict(one) for one in found.after],
    }
    if form is Format.JSON:
        write_json(about | {"rows": found.rows.filter(found.rows["outcome"] != 0).to_dicts()})
        return
    console().print(f"{about['winners']} gain, {about['losers']} lose; {found.cost:+,.2f}万元.")
    pairs = (
        found.rows.group_by("grade_before", "grade_after").len().sort("grade_before", "grade_after", nulls_last=True)
    )
    if base.program.grade is not None:
        show(pairs.to_dicts(), ("grade_before", "grade_after", "len"), form)


def _numerals(base: Any, ws: Any, form: Format) -> None:
    """The thresholds and rates of the text of a run."""
    from gaodi.rules import simulating

    known = simulating.numerals(base.source)
    words = simulating.said(base, known, language_of(ws, ""))
    rows = [
        {"number": one.id, "kind": one.kind.value, "value": f"{one.value:g} {one.unit}".rstrip(), "where": said}
        for one, said in zip(known, words, strict=True)
    ]
    show(rows, ("number", "kind", "value", "where"), form)


def _weights(given: list[str] | None) -> dict[str, float]:
    return _numbers(given, "weight", "item=number, such as tax_per_mu=40")


def _numbers(given: list[str] | None, what: str, expected: str) -> dict[str, float]:
    found = {}
    for one in given or ():
        name, sign, value = one.partition("=")
        try:
            found[name.strip()] = float(value)
        except ValueError:
            sign = ""
        if not sign:
            raise InputError(Fault(f"{one!r} sets no {what}", expected=expected))
    return found


def _sensitivity(found: Any, form: Format) -> None:
    if form is Format.JSON:
        write_json({**asdict(found), "items": found.items.to_dicts()})
        return
    console().print(
        f"Weights varied by up to {found.spread:.0%}, {found.draws} times: rank correlation {found.correlation:.3f} "
        f"(worst {found.worst:.3f}), {found.moved:.1f} places on average, {found.kept:.0%} of the first fifth stay."
    )
    show(found.items.to_dicts(), ("item", "weight", "correlation"), form)


def match(
    subject: Annotated[str, typer.Argument(help="The code of an enterprise; all unless told.")] = "",
    on: OnOption = "",
    year: Annotated[int | None, typer.Option("--year", "-y", help="The year whose figures count.")] = None,
    rulebooks: Annotated[list[str] | None, typer.Option("--rulebook", help="Only these documents.")] = None,
    out: OutOption = None,
    workspace: WorkspaceOption = HERE,
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Match an enterprise, or all, against every document in force: what it qualifies for, and for how much."""
    from gaodi.rules import matching

    ws = opened(workspace)
    if not subject:
        every = matching.match_all(ws, on=day(on), year=year, ids=rulebooks)
        if out is not None:
            write(every.rows, out)
        show(every.documents.to_dicts(), ("rulebook", "benefit", "qualified", "open", "paid", "kept"), form)
        return
    found = matching.match(ws, subject, on=day(on), year=year, ids=rulebooks, language=language_of(ws, language))
    if form is Format.JSON:
        write_json(asdict(found))
        return
    rows = [
        {
            "document": one.title + (f" · {one.label}" if one.label else ""),
            "qualifies": {True: "yes", False: "no", None: "open"}[one.qualified],
            "amount": "" if one.kept is None else _amount(one.kept.low, one.kept.high),
            "apply": _opening(one.opening),
            "lacks": "; ".join(one.short or one.needs),
        }
        for one in found.matches
    ]
    console().print(f"{found.name} · {subject}", soft_wrap=True)
    show(rows, ("document", "qualifies", "amount", "apply", "lacks"), form)


def _opening(one: Opening | None) -> str:
    """When one can apply."""
    if one is None:
        return ""
    said = {"open": f"until {one.last}", "coming": f"from {one.first}", "closed": f"closed on {one.last}"}
    return said[one.state.value]


def _amount(low: float | None, high: float | None) -> str:
    """In 万元."""
    if low is not None and low == high:
        return f"{low:g}" if low else ""
    return f"{low or 0:g} … {'?' if high is None else f'{high:g}'}"


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
    found = ranked(runs.load(ws, run), language_of(ws, language))
    if form is Format.JSON:
        write_json({"cases": found.cases, "looked": found.looked, "requests": found.requests.to_dicts()})
        return
    console().print(f"{found.cases} open cases")
    show(found.requests.to_dicts(), ("label", "alone", "among"), form)
