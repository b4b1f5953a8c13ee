"""`gaodi compare`, `simulate`: two runs beside one another, and a run beside what it would be by other rules."""

from __future__ import annotations

from dataclasses import asdict
from math import isfinite, nan
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli import words as said
from gaodi.cli.evaluate import LanguageOption, RunArgument, SetOption, language_of, settled, spending
from gaodi.cli.options import HERE, WorkspaceOption, opened
from gaodi.cli.output import Format, FormatOption, console, show, write_json
from gaodi.cli.tables import OutOption, write
from gaodi.errors import Fault, InputError

if TYPE_CHECKING:
    from gaodi.rules.comparing import Comparison
    from gaodi.rules.runs import Run
    from gaodi.rules.simulating import Sensitivity, Simulation

SHOWN = 20
MOVED = (
    "subject", "name", "score_before", "score_after", "by_inputs", "by_rules", "change", "grade_before", "grade_after",
    "qualified_before", "qualified_after",
)  # fmt: skip


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
    say = language_of(ws, language)
    if subject:
        letter = comparing.letter(ws, before, after, subject, say)
        if form is Format.JSON:
            write_json({"subject": subject, "before": before, "after": after, "said": letter})
        else:
            console().print(letter, soft_wrap=True)
        return
    found = comparing.compare(ws, before, after)
    if out is not None:
        write(found.moves, out)
    if form is Format.JSON:
        moved = found.moved.to_dicts()
        write_json({"same_rules": found.same_rules, "grades": found.grades.to_dicts(), "moved": moved})
        return
    _compared(found, say)


def _compared(found: Comparison, language: str) -> None:
    """How many moved, from which grade to which, and those that moved most."""
    moved = found.moved
    console().print(said.sentence("moved", language, moved=moved.height, all=found.moves.height))
    if found.same_rules:
        console().print(said.sentence("same-rules", language))
    if found.grades.height:
        _pairs(found.grades.to_dicts(), ("before", "after", "n"), language)
    if not moved.height:
        return
    names = [name for name in MOVED if name in moved.columns and moved[name].null_count() < moved.height]
    rows = [_worded(row, language) for row in moved.head(SHOWN).to_dicts()]
    show(rows, names, Format.TABLE, headings=said.headings(names, language))
    if moved.height > SHOWN:
        console().print(said.sentence("first", language, shown=SHOWN))


def _worded(row: dict[str, Any], language: str) -> dict[str, Any]:
    """Yes and no in words, scores and their parts without zeros at their ends."""
    return {name: _cell(value, language) for name, value in row.items()}


def _cell(value: Any, language: str) -> Any:
    from decimal import Decimal

    from gaodi.rules.saying.quantities import plain

    if isinstance(value, bool):
        return said.truth(value, language)
    return plain(float(value), 6) if isinstance(value, float | Decimal) else value


def _pairs(rows: list[dict[str, Any]], names: tuple[str, str, str], language: str) -> None:
    """How many went from where to where: grades, or whether somebody qualifies."""
    words = {"true": "yes", "false": "no", None: "none"}
    worded = [row | {n: said.value(words.get(row[n], row[n]), language) for n in names[:2]} for row in rows]
    show(worded, names, Format.TABLE, headings=said.headings(names, language))


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
    out: OutOption = None,
    workspace: WorkspaceOption = HERE,
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Vary parameters, weights, thresholds, rates or the whole text on a run: winners, losers, cost, sensitivity."""
    from gaodi.rules import files, library, runs, simulating

    ws = opened(workspace)
    say = language_of(ws, language)
    base = runs.load(ws, run)
    if listed:
        _numerals(base, say, form)
        return
    varied = any((parameters, weights, numbers, rulebook))
    if varied == (spread is not None):
        what = "Nothing is varied" if spread is None else "The spread is of all weights, as they stand in the run"
        expected = "--set, --weight, --number, --rulebook, or --spread alone"
        raise InputError(Fault(what, expected=expected, do="`gaodi simulate --help` has an example of each"))
    if spread is not None:
        _sensitivity(simulating.sensitivity(base, spread), say, form)
        return
    source = files.read(rulebook, lambda id_: library.place(ws, id_)) if rulebook else None
    chosen = _numbers(numbers, "threshold or rate", "id=number, such as criteria.rd=4")
    found = simulating.simulate(base, settled(parameters), _weights(weights), source, chosen)
    if out is not None:
        write(found.rows, out)
    _simulated(found, say, form)


def _simulated(found: Simulation, language: str, form: Format) -> None:
    """Who gains and loses by what, from which grade to which, and what is paid before and after."""
    winners, losers = found.winners.height, found.losers.height
    by = {name: dict(zip(("win", "lose"), pair, strict=True)) for name, pair in found.counts().items()}
    if form is Format.JSON:
        about = {"winners": winners, "losers": losers, "by": by, "cost": found.cost}
        spent = {"before": [asdict(one) for one in found.before], "after": [asdict(one) for one in found.after]}
        write_json(about | spent | {"rows": found.rows.filter(found.rows["outcome"] != 0).to_dicts()})
        return
    cost = f"{round(found.cost, 2) + 0.0:+,.2f}"
    console().print(said.sentence("outcome", language, winners=winners, losers=losers, cost=cost), soft_wrap=True)
    rows = [{"side": said.value(name, language)} | each for name, each in by.items() if any(each.values())]
    names: tuple[str, ...] = ("side", "win", "lose")
    if rows:
        show(rows, names, form, headings=said.headings(names, language))
    if found.program.grade is not None:
        pairs = found.rows.group_by("grade_before", "grade_after").len("n")
        sorted_pairs = pairs.sort("grade_before", "grade_after", nulls_last=True).to_dicts()
        _pairs(sorted_pairs, ("grade_before", "grade_after", "n"), language)
    for key in ("before", "after"):
        if spent := getattr(found, key):
            console().print(said.headings((key,), language)[0])
            spending(spent, found.program, language)


def _numerals(base: Run, language: str, form: Format) -> None:
    """The thresholds and rates of the text of a run."""
    from gaodi.rules import simulating

    known = simulating.numerals(base.source)
    words = simulating.said(base, known, language)
    rows = [
        {"number": one.id, "kind": one.kind.value, "value": f"{one.value:g} {one.unit}".rstrip(), "where": place}
        for one, place in zip(known, words, strict=True)
    ]
    if form is Format.TABLE:
        rows = [row | {"kind": said.value(row["kind"], language)} for row in rows]
    headings = said.headings(("numeral", "sort", "figure", "where"), language)
    show(rows, ("number", "kind", "value", "where"), form, headings=headings)


def _weights(given: list[str] | None) -> dict[str, float]:
    return _numbers(given, "weight", "item=number, such as tax_per_mu=40")


def _numbers(given: list[str] | None, what: str, expected: str) -> dict[str, float]:
    found = {}
    for one in given or ():
        name, _, value = one.partition("=")
        try:
            number = float(value)
        except ValueError:
            number = nan
        if not isfinite(number):
            raise InputError(Fault(f"{one!r} sets no {what}", expected=expected))
        found[name.strip()] = number
    return found


def _sensitivity(found: Sensitivity, language: str, form: Format) -> None:
    if form is Format.JSON:
        write_json({**asdict(found), "items": found.items.to_dicts()})
        return
    facts = {"correlation": f"{found.correlation:.3f}", "worst": f"{found.worst:.3f}", "moved": f"{found.moved:.1f}"}
    facts |= {"spread": f"{found.spread:.0%}", "kept": f"{found.kept:.0%}", "draws": str(found.draws)}
    console().print(said.sentence("sensitivity", language, **facts), soft_wrap=True)
    names = ("item", "weight", "correlation")
    rows = [row | {"correlation": f"{row['correlation']:.3f}"} for row in found.items.to_dicts()]
    show(rows, names, form, headings=said.headings(names, language))
