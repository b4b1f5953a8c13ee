"""`gaodi forms …`: blank workbooks out, filled ones in; what was loaded, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli.options import HERE, WorkspaceOption, opened
from gaodi.cli.options import user as whoever
from gaodi.cli.output import Format, FormatOption, clock, console, show, tell, write_json
from gaodi.errors import Fault, InputError

if TYPE_CHECKING:
    from gaodi.registry.forms import Checked, Form, Loaded
    from gaodi.registry.forms.job import Progress
    from gaodi.workspace import Workspace

app = typer.Typer(help="Forms: blank workbooks out, filled ones in, checked and loaded whole.", no_args_is_help=True)
layouts = typer.Typer(help="Layouts of other offices: which column is which.", no_args_is_help=True)
app.add_typer(layouts, name="layout")

FORMS = ("id", "name", "table", "periods", "source", "columns")
COLUMNS = ("key", "heading", "heading_en", "type", "unit", "required", "metric", "field")
FAULTS = ("severity", "sheet", "cell", "heading", "value", "message", "do")
HISTORY = ("batch", "form", "period", "source", "file", "rows", "user", "recorded", "state", "reason")
SUGGESTED = ("column", "heading", "key", "how", "confidence", "unit", "others")
SHOWN = 50

FileArgument = Annotated[Path, typer.Argument(help="A workbook (.xlsx, .xls), CSV, ZIP of CSV, or Parquet.")]
FormOption = Annotated[
    str | None, typer.Option("--form", "-F", help="The form; a workbook that Gaodi wrote says it itself.")
]
PeriodOption = Annotated[str | None, typer.Option("--period", "-p", help="The period, such as 2023 or 2023年1-6月.")]
SourceOption = Annotated[str | None, typer.Option("--source", "-s", help="The source; by default the form's.")]
MarkedOption = Annotated[
    Path | None, typer.Option("--marked", "-m", help="Where to write the workbook back, its faults marked.")
]
UserOption = Annotated[str, typer.Option("--user", "-u", default_factory=whoever, help="Who does it.")]
OptionalWorkspace = Annotated[
    Path | None, typer.Option("--workspace", "-w", envvar="GAODI_WORKSPACE", help="With the forms of this workspace.")
]


@app.command("list")
def list_forms(
    form: Annotated[str | None, typer.Argument(help="One form: its columns.")] = None,
    workspace: OptionalWorkspace = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List the forms, or the columns of one. A form with a fault is named with its line."""
    from gaodi.registry import forms

    known = forms.load(opened(workspace) if workspace else None)
    if form is not None:
        chosen = known[form]
        if output is Format.JSON:
            write_json(chosen.model_dump(mode="json"))
            return
        show((column.model_dump(mode="json") for column in chosen.columns), COLUMNS, output)
        return
    if output is Format.JSON:
        write_json([one.model_dump(mode="json") for one in known.values()])
        return
    show((_in_short(one) for one in known.values()), FORMS, output)


def _in_short(form: Form) -> dict[str, Any]:
    row = form.model_dump(mode="json", include={"id", "name", "table", "source"})
    return row | {"periods": ", ".join(form.periods), "columns": len(form.columns)}


@app.command()
def blank(
    form: Annotated[str, typer.Argument(help="The form.")],
    file: Annotated[Path, typer.Argument(help="Where to write the workbook (.xlsx).")],
    workspace: OptionalWorkspace = None,
    period: PeriodOption = None,
    language: Annotated[str, typer.Option("--language", "-l", help="zh, en or both.")] = "zh",
    prefilled: Annotated[bool, typer.Option("--prefilled", help="With the enterprises or parks known.")] = False,
    output: FormatOption = Format.TABLE,
) -> None:
    """Write the blank workbook of a form."""
    from gaodi.registry import forms

    if language not in ("zh", "en", "both"):
        raise InputError(Fault(f"{language!r} is no language of a workbook", "--language", "zh, en or both"))
    ws = opened(workspace) if workspace else None
    written = forms.blank(form, file, ws=ws, period=period, language=language, prefilled=prefilled)
    tell(output, f"Wrote {written}.", form=form, file=str(written), period=period, language=language)


@app.command()
def check(
    file: FileArgument,
    workspace: WorkspaceOption = HERE,
    form: FormOption = None,
    period: PeriodOption = None,
    source: SourceOption = None,
    marked: MarkedOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """Look at a file that was filled in: everything that is wrong is listed, nothing is loaded."""
    from gaodi.registry import forms

    ws = opened(workspace)
    with _shown(output) as progress:
        checked = forms.check_file(ws, form, file, period=period, source=source, progress=progress)
    if marked is not None:
        forms.mark(checked, file, marked, language=ws.settings.language)
    _say(checked, ws, output)
    if not checked.ok:
        raise typer.Exit(2)


@app.command()
def load(
    file: FileArgument,
    user: UserOption,
    workspace: WorkspaceOption = HERE,
    form: FormOption = None,
    period: PeriodOption = None,
    source: SourceOption = None,
    accept: Annotated[bool, typer.Option("--accept-warnings", help="The warnings have been read.")] = False,
    marked: MarkedOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """Load a file that was filled in: all of it or nothing. What is wrong is listed with its cell."""
    from gaodi.registry import forms

    ws = opened(workspace)
    try:
        with _shown(output) as progress:
            loaded = forms.load_file(
                ws, form, file, period=period, source=source, user=user, accept_warnings=accept, progress=progress
            )
    except forms.Faulty as error:
        if marked is not None:
            forms.mark(error.checked, file, marked, language=ws.settings.language)
        raise
    _say_loaded(loaded, output)


@app.command("history")
def history(
    form: Annotated[str | None, typer.Argument(help="Loads of this form only.")] = None,
    workspace: WorkspaceOption = HERE,
    last: Annotated[int, typer.Option("--last", "-n", min=1, help="How many, the latest.")] = 50,
    output: FormatOption = Format.TABLE,
) -> None:
    """List what was loaded, by whom and when, and what was taken back."""
    from gaodi.registry import forms

    rows = forms.history(opened(workspace), form).head(last).iter_rows(named=True)
    local = (row | {"recorded": clock(row["recorded"])} for row in rows) if output is Format.TABLE else rows
    show(local, HISTORY, output)


@app.command()
def unload(
    batch: Annotated[int, typer.Argument(help="The number of the load, as `history` lists it.")],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why.")],
    user: UserOption,
    workspace: WorkspaceOption = HERE,
    force: Annotated[bool, typer.Option("--force", help="Also where later loads stand on it.")] = False,
    output: FormatOption = Format.TABLE,
) -> None:
    """Take a load back: from now on nobody sees its rows, reads as of before still do."""
    from gaodi.registry import forms

    taken = forms.unload(opened(workspace), batch, user=user, reason=reason, force=force)
    rows = ", ".join(f"{count:,} of {table}" for table, count in taken.rows.items() if table != "form_loads")
    said = f"Load {batch} was taken back; its rows: {rows or 'none'}."
    tell(output, said, batch=batch, taken_back_by=taken.number, rows=taken.rows)


@layouts.command("suggest")
def suggest(
    file: FileArgument,
    form: Annotated[str, typer.Option("--form", "-F", help="The form.")],
    workspace: WorkspaceOption = HERE,
    output: FormatOption = Format.TABLE,
) -> None:
    """Say which columns of a file are which of the form's, as far as names and memory say."""
    from gaodi.registry import forms

    rows = (
        {"column": one.letter, "sheet": found.sheet, "key": one.key, "how": str(one.how), "heading": one.heading}
        | {"confidence": one.confidence, "unit": one.unit, "others": ", ".join(one.others)}
        for found in forms.layouts_of(opened(workspace), form, file)
        for one in found.suggestions
    )
    show(rows, SUGGESTED, output)


@layouts.command("remember")
def remember(
    file: FileArgument,
    mapping: Annotated[
        list[str], typer.Argument(help="COLUMN=KEY for each: a heading or letter; COLUMN= leaves it out.")
    ],
    form: Annotated[str, typer.Option("--form", "-F", help="The form.")],
    user: UserOption,
    workspace: WorkspaceOption = HERE,
    source: SourceOption = None,
    units: Annotated[list[str] | None, typer.Option("--unit", help="COLUMN=UNIT, where no heading says it.")] = None,
) -> None:
    """Remember which columns are which, for every file with these headings."""
    from gaodi.registry import forms

    ws = opened(workspace)
    for found in forms.layouts_of(ws, form, file):
        said: dict[str | int, str | None] = {found.index(name): key or None for name, key in _pairs(mapping)}
        given: dict[str | int, str] = {found.index(name): unit for name, unit in _pairs(units or [])}
        chosen = forms.load(ws)[form]
        forms.layouts.remember(ws, chosen, found.headings, said, units=given, user=user, source=source or "")
        console().print(f"Remembered the layout of {found.sheet} ({len(found.headings)} columns).")


@layouts.command("list")
def list_layouts(workspace: WorkspaceOption = HERE, output: FormatOption = Format.TABLE) -> None:
    """List the layouts that are remembered."""
    from gaodi.registry import forms

    rows = (
        row | {"columns": sum(1 for one in json.loads(row["mapping"]) if one["key"])}
        for row in forms.layouts.every(opened(workspace)).iter_rows(named=True)
    )
    show(rows, ("form", "fingerprint", "columns", "by", "source"), output)


def _pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        name, sign, value = word.rpartition("=")
        if not sign:
            raise InputError(Fault(f"{word!r} is no mapping", expected="COLUMN=KEY, such as 营收=revenue or C=revenue"))
        yield name, value


@contextmanager
def _shown(output: Format) -> Iterator[Progress | None]:
    """A bar of what is being done, where somebody looks."""
    found = console()
    if output is Format.JSON or not found.is_terminal:
        yield None
        return
    from rich.progress import Progress as Bars

    with Bars(console=found, transient=True) as bars:
        tasks: dict[str, Any] = {}

        def tell(doing: str, share: float) -> None:
            if doing not in tasks:
                tasks[doing] = bars.add_task(doing, total=1.0)
            bars.update(tasks[doing], completed=share)

        yield tell


def _say(checked: Checked, ws: Workspace, output: Format) -> None:
    end = str(ws.settings.language)
    found = checked.faults.iter_rows(named=True)
    rows = (row | {"message": row[f"message_{end}"], "do": row[f"do_{end}"]} for row in found)
    if output is Format.JSON:
        counts = {"rows": checked.rows, "errors": checked.errors, "warnings": checked.warnings}
        write_json(counts | {"left_out": _left_out(checked), "faults": checked.faults.to_dicts()})
        return
    if checked.faults.height:
        show((row for row, _ in zip(rows, range(SHOWN), strict=False)), FAULTS, output)
    more = checked.errors + checked.warnings - SHOWN
    rest = f" ({more:,} more are not listed)" if more > 0 else ""
    console().print(f"{checked.rows:,} rows; {checked.errors:,} errors, {checked.warnings:,} warnings{rest}.")


def _left_out(checked: Checked) -> dict[str, dict[str, list[int]]]:
    return {table.sheet: {kind: list(rows) for kind, rows in table.left_out.items()} for table in checked.tables}


def _say_loaded(loaded: Loaded, output: Format) -> None:
    if output is Format.JSON:
        about = {"batch": loaded.batch.number, "repeated": loaded.repeated, "rows": loaded.rows}
        write_json(about | {"written": loaded.written, "warnings": loaded.warnings})
        return
    if loaded.repeated:
        console().print(f"This file was loaded before, as load {loaded.batch.number}; nothing is new.")
        return
    written = ", ".join(f"{rows:,} of {table}" for table, rows in loaded.written.items())
    console().print(f"{loaded.rows:,} rows loaded (load {loaded.batch.number}): {written}.")
