"""`gaodi metrics`, `gaodi observations …`, `gaodi lists …`: what is measured, and the figures of a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli.options import HERE, WorkspaceOption, opened, user
from gaodi.cli.output import Format, FormatOption, console, show, tell, write_json
from gaodi.errors import Fault, InputError
from gaodi.registry.metrics.kinds import SubjectKind
from gaodi.registry.metrics.themes import Theme

if TYPE_CHECKING:
    from gaodi.registry.metrics import Metric
    from gaodi.registry.observations import Recorded
    from gaodi.workspace import Workspace

observations = typer.Typer(help="Figures: load a file of them, look at what is known.", no_args_is_help=True)
lists = typer.Typer(help="Named lists: load members, count them.", no_args_is_help=True)


def metrics(
    words: Annotated[
        list[str] | None, typer.Argument(help="The id of one metric: all that is said of it. Else words to look for.")
    ] = None,
    theme: Annotated[Theme | None, typer.Option("--theme", "-t", help="Only those about this.")] = None,
    subject: Annotated[
        SubjectKind | None, typer.Option("--subject", "-s", help="Only those measured for this.")
    ] = None,
    workspace: Annotated[
        Path | None,
        typer.Option("--workspace", "-w", envvar="GAODI_WORKSPACE", help="With the metrics of this workspace."),
    ] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """List the metrics that there are, look for some by words in their names and definitions, or show one."""
    from gaodi.registry import metrics as registered

    known = registered.load(opened(workspace) if workspace else None)
    asked = " ".join(words or ())
    if asked in known:
        _one(known[asked], form)
        return
    found = known.find(asked, theme, subject)
    if asked and not found:
        known[asked]  # raises, and says what is near
    if form is Format.JSON:
        write_json([one.model_dump(mode="json") for one in found])
        return
    rows = [{key: _written(value) for key, value in one.model_dump(mode="json").items()} for one in found]
    show(rows, ("id", "name", "unit", "theme", "subjects", "nature", "total"), form)


def _one(metric: Metric, form: Format) -> None:
    content = metric.model_dump(mode="json")
    if form is Format.JSON:
        write_json(content)
        return
    said = ({"key": key, "value": _written(value)} for key, value in content.items() if value not in (None, "", []))
    show(said, ("key", "value"), form)


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(str(v) for v in value.values() if v is not None)
    return ", ".join("…" if v is None else str(v) for v in value) if isinstance(value, list) else str(value)


@observations.command("load")
def load_observations(
    file: Annotated[Path, typer.Argument(help="A file of observations (YAML).")],
    workspace: WorkspaceOption = HERE,
) -> None:
    """Load a file of figures: all of it or nothing. What is wrong is named with its line."""
    from gaodi.registry import observations as registered

    _say(registered.load(opened(workspace), file, user=user()), "figures")


@observations.command("catalogue")
def load_catalogue(
    region: Annotated[str | None, typer.Argument(help="The code of a region; by default the workspace's.")] = None,
    workspace: WorkspaceOption = HERE,
) -> None:
    """Enter the figures and lists that the catalogue holds about a region."""
    from gaodi import registry

    added = registry.load_catalogue(opened(workspace), region, user=user())
    console().print(f"{added} added." if added else "Nothing is new.")


@observations.command("list")
def list_observations(
    metric: Annotated[str | None, typer.Argument(help="Only this metric.")] = None,
    subject: Annotated[str | None, typer.Option("--subject", "-s", help="Only this subject.")] = None,
    known_at: Annotated[str | None, typer.Option("--known-at", help="As it was known on a day: 2023-06-30.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="With values that are set aside, and why.")] = False,
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """List the figures that count, with their sources."""
    from gaodi.registry import metrics as registered
    from gaodi.registry.observations import read

    ws = opened(workspace)
    if metric is not None:
        registered.load(ws)[metric]
    found = read(ws, metric, subject, known_at=_day(known_at), everything=everything)
    columns = ("metric", "subject", "period", "figure", "unit", "source", "confidence", "status", "citation")
    shown = (*columns, "set_aside") if everything else columns
    show((row | {"figure": _figure(row)} for row in found.iter_rows(named=True)), shown, form)


def _figure(row: dict[str, Any]) -> str:
    if row["value"] is None and row["code"] is None:
        low, high = row["value_low"], row["value_high"]
        return f"{'' if low is None else f'{low:.10g}'}…{'' if high is None else f'{high:.10g}'}"
    return str(row["code"]) if row["code"] is not None else f"{row['value']:.10g}"


@lists.command("load")
def load_members(
    file: Annotated[Path, typer.Argument(help="A file of members of lists (YAML).")],
    workspace: WorkspaceOption = HERE,
) -> None:
    """Load members of named lists: all of them or none."""
    from gaodi.registry import lists as registered

    _say(registered.load_members(opened(workspace), file, user=user()), "members")


@lists.command("complete")
def complete_list(
    name: Annotated[str, typer.Argument(help="The id of a list.")],
    until: Annotated[str, typer.Option("--until", help="The last day of which every member is there: 2023-12-31.")],
    source: Annotated[str, typer.Option("--source", "-s", help="Who says so: a source that is defined.")],
    region: Annotated[str, typer.Option("--region", help="Whose members; by default the workspace's region.")] = "",
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """Say that no batch of a list is missing until a day, so that counts at a deadline are final."""
    from gaodi.registry import lists as registered

    day = _a_day(until)
    batch = registered.complete(opened(workspace), name, day, source=source, subject=region, user=user())
    tell(form, f"{name} is complete until {day} (batch {batch.number}).", list=name, until=day, batch=batch.number)


@lists.command("show")
def show_lists(
    name: Annotated[str | None, typer.Argument(help="One list: its members.")] = None,
    on: Annotated[str | None, typer.Option("--on", help="Counted on this day: 2023-12-31; by default today.")] = None,
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show the lists with how many are on each, or the members of one."""
    from gaodi.registry import lists as registered

    ws = opened(workspace)
    if name is None:
        show(_counts(ws, on), ("id", "name", "unit", "count", "undated"), form)
        return
    registered.load(ws)[name]
    found = registered.members(ws, name)
    columns = ("name", "uscc", "subject", "recognised", "expires", "left", "source", "note")
    show(found.iter_rows(named=True), columns, form)


def _counts(ws: Workspace, on: str | None) -> Iterator[dict[str, Any]]:
    from gaodi.registry import lists as registered

    day = _day(on) or date.today()  # noqa: DTZ011 - the day on the wall of whoever asks
    for one in registered.load(ws).values():
        counted = registered.count(ws, one.id, day)
        yield one.model_dump(mode="json") | {"count": counted.value, "undated": counted.undated or None}


def _day(written: str | None) -> date | None:
    return _a_day(written) if written else None


def _a_day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InputError(Fault(f"{written!r} is not a day", expected="a day such as 2023-06-30")) from None


def _say(done: Recorded, what: str) -> None:
    if done.batch is None:
        console().print(f"Nothing is new: all {done.unchanged} {what} stand there already.")
        return
    rest = f", {done.unchanged} stood there already" if done.unchanged else ""
    console().print(f"{done.added} {what} added (batch {done.batch.number}){rest}.")
