"""`gaodi plan list`, `add`, `publish`, `withdraw`: the plans of a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli.compiling import say_nothing_found
from gaodi.cli.options import HERE, WorkspaceOption, opened, user
from gaodi.cli.output import Format, FormatOption, clock, console, show
from gaodi.errors import Fault, InputError

if TYPE_CHECKING:
    from gaodi.plan.library import Added, Entry
    from gaodi.workspace import Workspace

COLUMNS = ("id", "title", "period", "revision", "version", "file", "user", "at")
COMPILED = frozenset({".yaml", ".yml"})


def add_to(app: typer.Typer) -> None:
    """Put the commands under `gaodi plan`."""
    app.command("list")(list_)
    app.command()(add)
    app.command()(publish)
    app.command()(withdraw)


def list_(workspace: WorkspaceOption = HERE, form: FormatOption = Format.TABLE) -> None:
    """List the plans of a workspace, the one whose period ends last first."""
    from gaodi.plan import library

    show((_shown(entry) for entry in library.plans(opened(workspace))), COLUMNS, form)


def _shown(entry: Entry) -> dict[str, Any]:
    row = {name: getattr(entry, name) for name in COLUMNS}
    return row | {"period": "-".join(entry.period or ()), "at": clock(entry.at)}


def add(
    file: Annotated[Path, typer.Argument(help="A document (.txt, .md, .docx, .pdf) or a compiled plan (.yaml).")],
    workspace: WorkspaceOption = HERE,
    id_: Annotated[
        str | None, typer.Option("--id", help="The id of the plan of which the document is a newer edition.")
    ] = None,
) -> None:
    """Add a plan to the library of a workspace; a document is compiled first. It is a draft until it is published."""
    ws = opened(workspace)
    added = _add_compiled(ws, file) if file.suffix.lower() in COMPILED else _add_document(ws, file, id_)
    if not added.new:
        console().print(f"{added.plan} is in the library as it is: nothing has changed.")
        return
    kept = f"; {added.kept} decisions kept, {len(added.left)} to be looked at again" if added.revision > 1 else ""
    console().print(
        f"{added.plan}: revision {added.revision}{kept}. Publish it with `gaodi plan publish {added.plan}`."
    )


def _add_document(ws: Workspace, file: Path, key: str | None) -> Added:
    from gaodi.plan import library, readers
    from gaodi.plan.compile import compile_text

    document = readers.read(file)
    plan = compile_text(document)
    plan = plan.model_copy(update={"id": key}) if key else plan
    say_nothing_found(plan, file)
    made_up = library.is_made_up(document.text)
    return library.add(ws, plan, text=document.text, original=file.read_bytes(), user=user(), made_up=made_up)


def _add_compiled(ws: Workspace, file: Path) -> Added:
    from gaodi import catalog
    from gaodi.plan import files, library

    ours = file.resolve().is_relative_to(catalog.root().resolve())
    return library.add(ws, files.load(file), user=user(), origin="catalogue" if ours else "file")


def publish(
    plan: Annotated[str | None, typer.Argument(help="The id of a plan; not needed where there is one only.")] = None,
    workspace: WorkspaceOption = HERE,
    note: Annotated[str, typer.Option("--note", "-n", help="What is new in this version.")] = "",
) -> None:
    """Make the draft of a plan the version that everybody reads; a version never changes again."""
    from gaodi.plan import library

    ws = opened(workspace)
    number = library.publish(ws, plan or _only(ws), user=user(), note=note)
    console().print(f"Version {number} is published.")


def withdraw(
    plan: Annotated[str, typer.Argument(help="The id of a plan that was never published.")],
    workspace: WorkspaceOption = HERE,
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why it goes, for the record.")] = "",
) -> None:
    """Take a plan that was never published out of the library; nothing is deleted, and it can be added again."""
    from gaodi.plan import library

    number = library.withdraw(opened(workspace), plan, user=user(), reason=reason)
    batches = "1 batch" if number == 1 else f"{number} batches"
    console().print(f"{plan} is withdrawn: {batches} taken back.")


def _only(ws: Workspace) -> str:
    from gaodi.plan import library

    known = [entry.id for entry in library.plans(ws)]
    if len(known) != 1:
        there = ", ".join(known) or "none; add one with `gaodi plan add FILE`"
        raise InputError(Fault("Which plan is to be published is not said", expected=f"one of: {there}"))
    return known[0]
