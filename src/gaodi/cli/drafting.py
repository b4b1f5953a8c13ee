"""`gaodi rulebook draft …`: rulebooks of an office, from their first draft to being in force."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli.options import HERE, WorkspaceOption, opened, user
from gaodi.cli.output import Format, FormatOption, console, show, tell, write_json

if TYPE_CHECKING:
    from gaodi.errors import Fault
    from gaodi.rules.drafting import Draft

app = typer.Typer(help="Write rulebooks of your own: draft, review, in force.", no_args_is_help=True)

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A rulebook.")]
VersionOption = Annotated[int | None, typer.Option("--version", help="Which version; the last unless told.")]
By = Annotated[str, typer.Option("--by", help="Who does it; who runs the command unless told.")]
Note = Annotated[str, typer.Option("--note", "-n", help="What should be known about it.")]


def add_to(group: typer.Typer) -> None:
    """Put these under `gaodi rulebook`."""
    group.add_typer(app, name="draft")


@app.command("list")
def list_(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Every version of this one.")] = "",
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """List what was written, the last version of each; or every version of one."""
    from gaodi.rules import drafting

    ws = opened(workspace)
    found = drafting.versions(ws, id_) if id_ else drafting.drafts(ws)
    columns = ("rulebook", "version", "state", "author", "note", "decided_by", "reason")
    show([_row(one) for one in found], columns, form)


def _row(draft: Draft) -> dict[str, Any]:
    return asdict(draft) | {"state": draft.state.value}


@app.command("save")
def save(
    file: Annotated[Path, typer.Argument(help="The file of the rulebook (.yaml).")],
    tests: Annotated[Path | None, typer.Option("--tests", help="The file of its tests.")] = None,
    workspace: WorkspaceOption = HERE,
    by: By = "",
    note: Note = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Save a text as the next version of the rulebook that its id names."""
    from gaodi.catalog.reading import text
    from gaodi.rules import drafting

    ws, own = opened(workspace), text(tests, "tests of a rulebook") if tests else ""
    called = (str(file), str(tests or ""))
    one = drafting.save(ws, text(file, "a rulebook"), own, by=by or user(), note=note, called=called)
    found = drafting.reminders(ws, one.text, str(file))
    told = {"rulebook": one.rulebook, "version": one.version, "reminders": [asdict(each) for each in found]}
    tell(form, f"{one.rulebook}: version {one.version} is kept.", **told)
    if form is not Format.JSON:
        _again(found)


def _again(reminders: Iterable[Fault]) -> None:
    for each in reminders:
        console().print(f"Look again: {each}", soft_wrap=True)


@app.command("check")
def check(
    id_: IdArgument, version: VersionOption = None, workspace: WorkspaceOption = HERE, form: FormatOption = Format.TABLE
) -> None:
    """Say what keeps a version from being put in force; ends with 2 where something does."""
    from gaodi.rules import drafting

    ws = opened(workspace)
    one = drafting.version(ws, id_, _number(ws, id_, version))
    found, again = drafting.examine(ws, one), drafting.reminders(ws, one.text, one.name)
    tests = len(found.outcome.tried) if found.outcome else 0
    if form is Format.JSON:
        told = {"obstacles": found.obstacles, "reminders": again}
        write_json({"tests": tests} | {name: [asdict(fault) for fault in each] for name, each in told.items()})
    else:
        without = f"Without fault; {tests} checks pass." if tests else "Without fault; it has no tests."
        for line in [str(fault) for fault in found.obstacles] or [without]:
            console().print(line, soft_wrap=True)
        _again(again)
    if found.obstacles:
        raise typer.Exit(2)


def _number(ws: Any, id_: str, version: int | None) -> int:
    from gaodi.rules import drafting

    last = drafting.latest(ws, id_)
    return version or (last.version if last else 1)


@app.command("diff")
def diff(
    id_: IdArgument,
    before: Annotated[int, typer.Argument(help="A version.")],
    after: Annotated[int, typer.Argument(help="Another one.")],
    workspace: WorkspaceOption = HERE,
) -> None:
    """Say what differs between two versions, line by line."""
    from gaodi.rules import drafting

    ws = opened(workspace)
    one, other = drafting.version(ws, id_, before), drafting.version(ws, id_, after)
    for name, left, right in ((one.name, one.text, other.text), (f"{one.name}, tests", one.tests, other.tests)):
        lines = difflib.unified_diff(left.splitlines(), right.splitlines(), name, f"version {after}", lineterm="")
        for line in lines:
            console().print(line, soft_wrap=True)


@app.command("submit")
def submit(
    id_: IdArgument,
    workspace: WorkspaceOption = HERE,
    by: By = "",
    note: Note = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Hand the last version in for review."""
    from gaodi.rules import drafting

    ws = opened(workspace)
    one = drafting.submit(ws, id_, _number(ws, id_, None), by=by or user(), note=note)
    tell(form, f"{one.name} is handed in.", rulebook=id_, version=one.version, state=one.state.value)


@app.command("put-in-force")
def put_in_force(
    id_: IdArgument,
    version: VersionOption = None,
    workspace: WorkspaceOption = HERE,
    by: By = "",
    note: Note = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Put a version that was handed in in force, by somebody who did not write it."""
    from gaodi.rules import drafting

    ws = opened(workspace)
    one = drafting.put_in_force(ws, id_, _number(ws, id_, version), by=by or user(), reason=note)
    tell(form, f"{one.name} is in force.", rulebook=id_, version=one.version, state=one.state.value)


@app.command("send-back")
def send_back(
    id_: IdArgument,
    reason: Annotated[str, typer.Argument(help="What is to be changed.")],
    version: VersionOption = None,
    workspace: WorkspaceOption = HERE,
    by: By = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Send a version that was handed in back to its author."""
    from gaodi.rules import drafting

    ws = opened(workspace)
    one = drafting.send_back(ws, id_, _number(ws, id_, version), by=by or user(), reason=reason)
    tell(form, f"{one.name} is sent back.", rulebook=id_, version=one.version, state=one.state.value)


@app.command("take-out-of-force")
def take_out_of_force(
    id_: IdArgument,
    reason: Annotated[str, typer.Argument(help="Why.")],
    workspace: WorkspaceOption = HERE,
    by: By = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Take out of force what was put in force here."""
    from gaodi.rules import drafting

    one = drafting.take_out_of_force(opened(workspace), id_, by=by or user(), reason=reason)
    tell(form, f"{one.name} is out of force.", rulebook=id_, version=one.version, state=one.state.value)
