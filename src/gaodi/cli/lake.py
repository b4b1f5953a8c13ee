"""`gaodi lake …`: what was written to a workspace, taken back, pinned; and putting its files in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli.options import HERE, WorkspaceOption, opened
from gaodi.cli.options import user as whoever
from gaodi.cli.output import Format, FormatOption, clock, console, show
from gaodi.errors import Fault, InputError

if TYPE_CHECKING:
    from gaodi.lake import At, Lake

app = typer.Typer(help="The data of a workspace: batches, pins, files.", no_args_is_help=True)

BATCHES = ("number", "recorded", "kind", "source", "user", "rows", "status", "note", "reason")
PINS = ("name", "number", "user", "recorded", "tables")
# A century, in days: as long as the lake keeps its log.
LONGEST = 36_500
FILES = ("table", "before", "after", "removed")

UserOption = Annotated[str, typer.Option("--user", "-u", default_factory=whoever, help="Who does it.")]


@app.command()
def batches(
    workspace: WorkspaceOption = HERE,
    kind: Annotated[str | None, typer.Option(help="Batches of this kind only.")] = None,
    last: Annotated[int, typer.Option("--last", "-n", min=1, help="How many, the latest.")] = 20,
    form: FormatOption = Format.TABLE,
) -> None:
    """List what was written: when, by whom, from where, and whether it was taken back."""
    frame = _lake(workspace).batches()
    if kind is not None:
        frame = frame.filter(frame["kind"] == kind)
    rows = frame.tail(last).drop("key").iter_rows(named=True)
    show(_local(rows) if form is Format.TABLE else rows, BATCHES, form)


@app.command("take-back")
def take_back(
    number: Annotated[int, typer.Argument(help="The number of the batch.")],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why.")],
    user: UserOption,
    workspace: WorkspaceOption = HERE,
) -> None:
    """Take a batch away: nobody sees its rows from now on; reads as of a moment before still do."""
    taken = _lake(workspace).take_back(number, user=user, reason=reason)
    rows = ", ".join(f"{count} of {table}" for table, count in taken.rows.items()) or "none"
    console().print(f"Batch {number} was taken back; its rows: {rows}. Before: as of {taken.number - 1}.")


@app.command()
def pin(
    name: Annotated[str, typer.Argument(help="A name for this state.")],
    user: UserOption,
    workspace: WorkspaceOption = HERE,
    at: Annotated[
        str | None, typer.Option(help="A batch number, 2024-01-31 or 2024-01-31T12:00; by default now.")
    ] = None,
) -> None:
    """Keep the state of the data as it is, or was, with the very files."""
    made = _lake(workspace).pin(name, at=moment(at), user=user)
    console().print(f"Pinned {made.name} at batch {made.number}.")


@app.command()
def unpin(
    name: Annotated[str, typer.Argument(help="The name of the pin.")],
    user: UserOption,
    workspace: WorkspaceOption = HERE,
) -> None:
    """Let a pin go: its rows stay, its files may be put together with others."""
    _lake(workspace).unpin(name, user=user)
    console().print(f"Let the pin {name} go.")


@app.command()
def pins(workspace: WorkspaceOption = HERE, form: FormatOption = Format.TABLE) -> None:
    """List the pins."""
    kept = (
        {"name": p.name, "number": p.number, "user": p.user, "recorded": p.recorded, "tables": len(p.versions)}
        for p in _lake(workspace).pins()
    )
    show(_local(kept) if form is Format.TABLE else kept, PINS, form)


@app.command()
def compact(
    user: UserOption,
    workspace: WorkspaceOption = HERE,
    keep: Annotated[float, typer.Option(min=0, max=LONGEST, help="Days for which files that were replaced stay.")] = 7,
    form: FormatOption = Format.TABLE,
) -> None:
    """Put small files together and remove those that nobody needs; no answer changes, now or as of then."""
    done = _lake(workspace).compact(keep=timedelta(days=keep), user=user)
    show(({"table": c.table, "before": c.before, "after": c.after, "removed": c.removed} for c in done), FILES, form)


def moment(words: str | None) -> At:
    """A batch number, a day or an instant, as people write it. Raises InputError for anything else."""
    if words is None:
        return None
    if words.isdecimal():
        return int(words)
    try:
        return date.fromisoformat(words) if len(words) <= len("2024-01-31") else datetime.fromisoformat(words)
    except ValueError:
        expected = "a batch number, a day (2024-01-31) or an instant (2024-01-31T12:00)"
        raise InputError(Fault(f"{words!r} is not a moment", "--at", expected)) from None


def _lake(workspace: Path) -> Lake:
    return opened(workspace).lake


def _local(rows: Any) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield row | {"recorded": clock(row["recorded"], seconds=True)}
