"""`gaodi process`: an evaluation from its trial over publicity, objections and corrections to final results."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli.evaluate import RunArgument, day
from gaodi.cli.options import HERE, WorkspaceOption, opened, user
from gaodi.cli.output import Format, FormatOption, console, show, tell, write_json
from gaodi.errors import Fault, InputError

if TYPE_CHECKING:
    from gaodi.rules.process import Objection

app = typer.Typer(help="Take an evaluation from its trial to final results.", no_args_is_help=True)

Today = Annotated[str, typer.Option("--on", help="The day of the step, such as 2023-07-01; today unless told.")]
By = Annotated[str, typer.Option("--by", help="Who does it; who runs the command unless told.")]
Note = Annotated[str, typer.Option("--note", "-n", help="What should be known about it.")]
ObjectionArgument = Annotated[str, typer.Argument(metavar="OBJECTION", help="The id of an objection.")]


@app.command("show")
def show_(run: RunArgument, workspace: WorkspaceOption = HERE, form: FormatOption = Format.TABLE) -> None:
    """Say where a run stands: its steps and what was objected."""
    from gaodi.rules import process

    found = process.read(opened(workspace), run)
    if form is Format.JSON:
        more = {"objections": [_objection(one) for one in found.objections]}
        write_json(asdict(found) | more)
        return
    until = f" until {found.until}" if found.status == "publicity" else ""
    console().print(f"{run}: {found.status}{until}")
    show([asdict(step) for step in found.steps], ("number", "kind", "day", "by", "until", "document", "note"), form)
    rows = [_objection(one) for one in found.objections]
    show(rows, ("id", "subject", "clause", "statement", "files", "verdict", "reason"), form)


def _objection(one: Objection) -> dict[str, Any]:
    files = [file.name for file in one.evidence]
    return asdict(one) | {"evidence": files, "files": ", ".join(files), "corrections": dict(one.corrections)}


@app.command("publicise")
def publicise(
    run: RunArgument,
    until: Annotated[str, typer.Option("--until", help="The last day on which one can object.")],
    workspace: WorkspaceOption = HERE,
    on: Today = "",
    by: By = "",
    note: Note = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Make the results public for objections until a day."""
    from gaodi.rules import process

    found = process.publicise(opened(workspace), run, until=day(until), by=by or user(), note=note, on=day(on))
    tell(form, f"The results are public; objections can be made until {found.until}.", run=run, until=found.until)


@app.command("object")
def object_(
    run: RunArgument,
    subject: Annotated[str, typer.Argument(help="Whose result is wrong.")],
    statement: Annotated[str, typer.Argument(help="What is wrong, in a sentence or two.")],
    clause: Annotated[str, typer.Option("--clause", help="The item or clause that it is about.")] = "",
    evidence: Annotated[list[Path] | None, typer.Option("--evidence", help="A file that shows it.")] = None,
    workspace: WorkspaceOption = HERE,
    on: Today = "",
    by: By = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Object to the result of a subject, with evidence."""
    from gaodi.rules import process

    one = process.lodge(
        opened(workspace), run, subject, statement, clause=clause, evidence=evidence or (), by=by or user(), on=day(on)
    )
    tell(form, f"The objection is {one.id}.", id=one.id, run=run, subject=subject)


@app.command("decide")
def decide(
    objection: ObjectionArgument,
    reason: Annotated[str, typer.Argument(help="Why, for the objector to read.")],
    uphold: Annotated[bool, typer.Option("--uphold/--reject", help="What is decided.")],
    put_right: Annotated[
        list[str] | None, typer.Option("--set", "-s", help="What an input should have been: 'tax_paid=300 万元'.")
    ] = None,
    workspace: WorkspaceOption = HERE,
    on: Today = "",
    by: By = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Decide about an objection, with a reason and what is to be put right."""
    from gaodi.rules import process

    given = dict(_given(one) for one in put_right or ())
    one = process.decide(
        opened(workspace), objection, upheld=uphold, reason=reason, corrections=given, by=by or user(), on=day(on)
    )
    tell(form, f"The objection is {one.verdict.value}.", id=one.id, verdict=one.verdict.value)


def _given(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise InputError(Fault(f"{text!r} puts nothing right", expected="input=value, such as 'tax_paid=300 万元'"))
    return name.strip(), value.strip()


@app.command("correct")
def correct(
    run: RunArgument,
    workspace: WorkspaceOption = HERE,
    on: Today = "",
    by: By = "",
    note: Note = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Evaluate a run again with what was put right; the corrected run takes its place."""
    from gaodi.rules import process

    made = process.correct(opened(workspace), run, by=by or user(), note=note, on=day(on))
    tell(form, f"The corrected run is {made.id}.", run=made.id, corrects=run)


@app.command("conclude")
def conclude(
    run: RunArgument,
    document: Annotated[str, typer.Option("--document", help="The document by which the results are final.")] = "",
    workspace: WorkspaceOption = HERE,
    on: Today = "",
    by: By = "",
    note: Note = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Make the results final."""
    from gaodi.rules import process

    process.conclude(opened(workspace), run, document=document, by=by or user(), note=note, on=day(on))
    tell(form, f"The results of {run} are final.", run=run, status="final")


@app.command("withdraw")
def withdraw(
    run: RunArgument,
    reason: Annotated[str, typer.Argument(help="Why.")],
    workspace: WorkspaceOption = HERE,
    on: Today = "",
    by: By = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Withdraw a run: it stays to be read and counts for nothing."""
    from gaodi.rules import process

    process.withdraw(opened(workspace), run, note=reason, by=by or user(), on=day(on))
    tell(form, f"The run {run} is withdrawn.", run=run, status="withdrawn")
