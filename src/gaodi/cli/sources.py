"""`gaodi sources …`: where figures come from, what may be done with them, and what is kept too long."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from gaodi.cli.options import HERE, WorkspaceOption, opened
from gaodi.cli.output import Format, FormatOption, console, show, write_json
from gaodi.errors import Fault, InputError
from gaodi.registry.sources.vocabulary import Purpose, Recipient

app = typer.Typer(help="Sources: who gives figures, and what may be done with them.", no_args_is_help=True)

ForWorkspace = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", envvar="GAODI_WORKSPACE", help="With the sources of this workspace."),
]


@app.command("list")
def list_sources(
    purpose: Annotated[Purpose | None, typer.Option("--purpose", "-p", help="Only those that allow this.")] = None,
    recipient: Annotated[Recipient | None, typer.Option("--recipient", "-r", help="Only those that may go to.")] = None,
    workspace: ForWorkspace = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """List the sources, the most trusted first; of those, where it is said, the ones that allow a use."""
    from gaodi.registry import sources

    known = sources.load(opened(workspace) if workspace else None)
    found = [one for one in known.values() if _allows(one.purposes, purpose) and _allows(one.recipients, recipient)]
    rows = [one.model_dump(mode="json") for one in found]
    if form is Format.JSON:
        write_json(rows)
        return
    said = (row | {name: ", ".join(row[name]) for name in ("purposes", "recipients")} for row in rows)
    show(said, ("id", "name", "purposes", "recipients", "retention", "bands"), form)


@app.command("show")
def show_source(
    source: Annotated[str, typer.Argument(help="The id of a source.")],
    workspace: ForWorkspace = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show all that a source says of itself."""
    from gaodi.registry import sources

    one = sources.load(opened(workspace) if workspace else None)[source]
    content = one.model_dump(mode="json")
    if form is Format.JSON:
        write_json(content)
        return
    said = ({"key": key, "value": _written(value)} for key, value in content.items() if value not in (None, "", []))
    show(said, ("key", "value"), form)


@app.command("overdue")
def overdue(
    on: Annotated[str | None, typer.Option("--on", help="As of this day: 2026-12-31; by default today.")] = None,
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """List what is kept longer than its source allows. Nothing is taken out."""
    from gaodi.registry import sources

    rows = sources.overdue(opened(workspace), _day(on))
    if rows.is_empty() and form is Format.TABLE:
        console().print("Nothing is kept longer than its source allows.")
        return
    show(rows.iter_rows(named=True), ("source", "table", "batch", "rows", "retention", "due"), form)


def _allows(words: tuple[Purpose, ...] | tuple[Recipient, ...], asked: Purpose | Recipient | None) -> bool:
    return asked is None or asked in words or "public" in words


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_written(part)}" for key, part in value.items())
    return ", ".join(_written(part) for part in value) if isinstance(value, list) else str(value)


def _day(written: str | None) -> date:
    try:
        return date.fromisoformat(written) if written else date.today()  # noqa: DTZ011 - the day on the wall
    except ValueError:
        raise InputError(Fault(f"{written!r} is not a day", expected="a day such as 2026-12-31")) from None
