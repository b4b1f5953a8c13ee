"""`gaodi link …`: names without a code matched to enterprises; what waits for a person, decided and undone.

Tables are in the language of the workspace, JSON keeps names and codes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from gaodi.cli.options import HERE, WorkspaceOption, opened
from gaodi.cli.options import user as whoever
from gaodi.cli.output import Format, FormatOption, console, show, tell, write_json

if TYPE_CHECKING:
    import polars as pl

    from gaodi.registry.linkage import Matched
    from gaodi.workspace import Workspace


class FileByDefault(TyperGroup):
    """`gaodi link suppliers.csv` is `gaodi link file suppliers.csv`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names, else the one for files."""
        return super().resolve_command(ctx, args if args[0] in self.commands else ["file", *args])


app = typer.Typer(cls=FileByDefault, help="Match names to enterprises: a list, trades, plans.", no_args_is_help=True)

SHOWN = ("name", "decision", "enterprise", "registered", "probability", "reason", "amount")
QUEUE = ("record", "kind", "name", "amount", "candidate", "registered", "probability", "reason", "says")
HEADINGS = {
    "name": ("名称", "name"),
    "decision": ("结果", "decision"),
    "enterprise": ("企业", "enterprise"),
    "registered": ("登记名称", "registered name"),
    "probability": ("概率", "probability"),
    "reason": ("原因", "reason"),
    "amount": ("金额", "amount"),
    "record": ("记录", "record"),
    "kind": ("类别", "kind"),
    "candidate": ("候选企业", "candidate"),
    "says": ("依据", "evidence"),
}
COUNTS = {
    "zh": "对应 {linked} 条，待核对 {queued} 条，新企业 {new} 条，未变 {unchanged} 条。",
    "en": "{linked} linked, {queued} wait for a person, {new} new, {unchanged} as before.",
}

KindOption = Annotated[str, typer.Option("--kind", "-k", help="What the records are of: list, trades, plan …")]
RecordsArgument = Annotated[list[str], typer.Argument(help="Records, as the queue names them.")]
UserOption = Annotated[str, typer.Option("--user", "-u", default_factory=whoever, help="Who does it.")]
NoteOption = Annotated[str, typer.Option("--note", help="Why.")]


@app.command("file")
def file_(
    file: Annotated[Path, typer.Argument(help="A list with a column of names: .csv, .xlsx, .xls, .parquet, .zip.")],
    user: UserOption,
    kind: KindOption = "list",
    source: Annotated[str, typer.Option("--source", "-s", help="Whose list it is: a source that is defined.")] = "",
    once: Annotated[bool, typer.Option("--once", help="No enterprise stands twice in the list.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Decide anew what no person has decided.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write all rows to .csv, .xlsx, .parquet.")
    ] = None,
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """Match a list of names to enterprises. Also: `gaodi link FILE`."""
    import polars as pl

    from gaodi.registry import linkage
    from gaodi.registry.enterprises.exporting import write
    from gaodi.registry.linkage import listing

    ws = opened(workspace)
    given = listing.read(file)
    done = linkage.match(ws, given, kind=kind, source=source, user=user, once=once, again=again)
    order = given.select("record")
    rows = order.join(linkage.current(ws, kind), on="record", how="inner", maintain_order="left")
    if output is not None:
        said = [{key: row[key] for key in SHOWN} for row in _said(ws, _named(ws, rows).to_dicts())]
        write(output, [pl.DataFrame(said, infer_schema_length=None)], _headings(ws, SHOWN))
    _print(ws, rows, [done], form)


@app.command("trades")
def trades_(user: UserOption, workspace: WorkspaceOption = HERE, form: FormatOption = Format.TABLE) -> None:
    """Match the sellers of trades that name no enterprise of the registry."""
    from gaodi.registry import linkage

    ws = opened(workspace)
    done = linkage.match_trades(ws, user=user)
    _print(ws, linkage.current(ws, "trades"), done, form)


@app.command("plans")
def plans_(user: UserOption, workspace: WorkspaceOption = HERE, form: FormatOption = Format.TABLE) -> None:
    """Match the enterprises that published plans name; a name that is like none stays a name."""
    from gaodi.plan import mentions
    from gaodi.registry import linkage

    ws = opened(workspace)
    done = mentions.match(ws, user=user)
    _print(ws, linkage.current(ws, mentions.KIND), done, form)


@app.command("queue")
def queue_(
    kind: Annotated[str | None, typer.Option("--kind", "-k", help="Only records of this kind.")] = None,
    size: Annotated[int, typer.Option("--size", "-n", min=1, help="How many.")] = 20,
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show what waits for a person: first what most hangs on and is most in doubt."""
    from gaodi.registry import linkage

    ws = opened(workspace)
    waiting = linkage.queue(ws, kind).head(size)
    if form is Format.JSON:
        write_json(list(_unpacked(waiting.to_dicts())))
        return
    rows = _named(ws, waiting, "candidate").to_dicts()
    show(_said(ws, rows), QUEUE, form, headings=_headings(ws, QUEUE))


@app.command("decide")
def decide_(
    records: RecordsArgument,
    user: UserOption,
    enterprise: Annotated[str | None, typer.Option("--enterprise", "-e", help="Its id.")] = None,
    new: Annotated[bool, typer.Option("--new", help="An enterprise that is not known yet.")] = False,
    none: Annotated[bool, typer.Option("--none", help="Of no enterprise at all.")] = False,
    kind: KindOption = "list",
    note: NoteOption = "",
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """Say whose one or several records are."""
    from gaodi.errors import Fault, InputError
    from gaodi.registry import linkage

    if (enterprise is not None) + new + none != 1:
        raise InputError(Fault("It must be said whose they are", expected="one of --enterprise ID, --new, --none"))
    ws = opened(workspace)
    whose = linkage.NEW if new else enterprise
    batch = linkage.decide(ws, records, whose, kind=kind, user=user, note=note)
    whom = "new" if new else enterprise or "none"
    said = f"{len(records)} → {whom} (batch {batch.number})."
    tell(form, said, records=records, enterprise=whom, batch=batch.number)


@app.command("undo")
def undo_(
    records: RecordsArgument,
    user: UserOption,
    kind: KindOption = "list",
    note: NoteOption = "",
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """Put back what was decided before."""
    from gaodi.registry import linkage

    batch = linkage.undo(opened(workspace), records, kind=kind, user=user, note=note)
    tell(form, f"{len(records)} as before (batch {batch.number}).", records=records, batch=batch.number)


def _print(ws: Workspace, rows: pl.DataFrame, done: list[Matched], form: Format) -> None:
    counts = {key: sum(getattr(one, key) for one in done) for key in ("linked", "queued", "new", "unchanged")}
    if form is Format.JSON:
        write_json(counts | {"records": list(_unpacked(rows.to_dicts()))})
        return
    show(_said(ws, _named(ws, rows).to_dicts()), SHOWN, form, headings=_headings(ws, SHOWN))
    console().print(COUNTS["en" if _english(ws) else "zh"].format(**counts))


def _named(ws: Workspace, rows: pl.DataFrame, column: str = "enterprise") -> pl.DataFrame:
    """With the name by which each enterprise is registered."""
    import polars as pl

    from gaodi.registry.enterprises.reading import names

    known = names(ws, rows[column].drop_nulls().unique())
    return rows.with_columns(registered=pl.col(column).replace_strict(known, default=None, return_dtype=pl.String))


def _said(ws: Workspace, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows in words of the language of the workspace."""
    from gaodi.registry import linkage

    english = _english(ws)
    language = "en" if english else "zh"
    for row in rows:
        best = next(iter(linkage.candidates(row["evidence"], language)), None)
        says = [f"{one.says} {one.weight:+.1f}" for one in best.said if one.weight] if best else []
        words = {
            "decision": linkage.decision(row["decision"], language),
            "reason": linkage.reason(row["reason"], language),
        }
        numbers = {"probability": _percent(row["probability"])}
        yield row | words | numbers | {"says": ("; " if english else "；").join(says)}


def _percent(probability: float | None) -> str | None:
    return None if probability is None else f"{probability:.1%}"


def _unpacked(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows with their JSON as what it holds."""
    for row in rows:
        yield row | {key: json.loads(row[key]) if row[key] else None for key in ("given", "evidence")}


def _headings(ws: Workspace, columns: Iterable[str]) -> list[str]:
    return [HEADINGS[name][_english(ws)] for name in columns]


def _english(ws: Workspace) -> bool:
    return ws.settings.language.value.startswith("en")
