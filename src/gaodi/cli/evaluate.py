"""`gaodi evaluate`, `explain`, `runs`, `recompute`: rulebooks applied, and why."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli.options import HERE, WorkspaceOption, opened, user
from gaodi.cli.output import Format, FormatOption, clock, console, show, tell, write_json
from gaodi.cli.tables import OutOption, write
from gaodi.errors import Fault, InputError

if TYPE_CHECKING:
    from gaodi.rules.files import Source
    from gaodi.rules.runs import Run
    from gaodi.workspace import Workspace


def _language(asked: str) -> str:
    if asked not in ("", "zh", "en"):
        raise InputError(Fault(f"{asked!r} is no language of Gaodi", expected="zh or en"))
    return asked


LanguageOption = Annotated[
    str,
    typer.Option("--language", "-l", callback=_language, help="zh or en; that of the workspace unless told."),
]
OnOption = Annotated[
    str, typer.Option("--on", help="The day of the evaluation, such as 2023-06-30; today unless told.")
]
SetOption = Annotated[
    list[str] | None, typer.Option("--set", "-s", help="A value of a parameter: name=value, such as 'w_tax=30'.")
]
RunArgument = Annotated[str, typer.Argument(help="The id of a run.")]


def day(text: str) -> date:
    """A day as the options write it; today in China where there is none."""
    from gaodi.lake.moments import CHINA

    if not text:
        return datetime.now(CHINA).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(Fault(f"{text!r} is no day", expected="a day such as 2023-06-30")) from None


def settled(given: list[str] | None) -> dict[str, str]:
    """Values of parameters as the options write them."""
    found = {}
    for one in given or ():
        name, sign, value = one.partition("=")
        if not sign or not name.strip() or not value.strip():
            raise InputError(Fault(f"{one!r} sets nothing", expected="name=value, such as 'w_tax=30'"))
        found[name.strip()] = value.strip()
    return found


def language_of(ws: Workspace, asked: str) -> str:
    """The language of what is said."""
    return asked or ws.settings.language.value


def evaluate(
    rulebook: Annotated[
        str, typer.Argument(help="The id of a rulebook, such as specialised-sme/2022, or a file (.yaml).")
    ],
    workspace: WorkspaceOption = HERE,
    year: Annotated[int | None, typer.Option("--year", "-y", help="The year whose figures are judged.")] = None,
    on: OnOption = "",
    table: Annotated[
        Path | None, typer.Option("--table", "-t", help="Evaluate this file (.parquet, .csv) and keep no run.")
    ] = None,
    out: OutOption = None,
    subject: Annotated[str, typer.Option("--subject", help="The column of the file that says who.")] = "",
    parameters: SetOption = None,
    region: Annotated[list[str] | None, typer.Option("--region", help="Only those in this region: a code.")] = None,
    park: Annotated[list[str] | None, typer.Option("--park", help="Only those in this park.")] = None,
    listed_in: Annotated[list[str] | None, typer.Option("--list", help="Only members of this named list.")] = None,
    only: Annotated[list[str] | None, typer.Option("--only", help="Only this subject.")] = None,
    note: Annotated[str, typer.Option("--note", "-n", help="What the run is for.")] = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Evaluate a rulebook: over the workspace, which keeps the run, or straight on a table of inputs."""
    if table is not None:
        _on_table(rulebook, workspace, table, out, day(on), subject, settled(parameters), form)
        return
    from gaodi.rules import gathering, runs

    ws = opened(workspace)
    text = _text(ws, rulebook)
    among = gathering.Among(tuple(region or ()), tuple(park or ()), tuple(listed_in or ()), tuple(only or ()))
    run = runs.evaluate(
        ws, rulebook, year=year, on=day(on), among=among, settled=settled(parameters), user=user(), note=note,
        source=text,
    )  # fmt: skip
    if out is not None:
        write(run.frame(), out)
    _summary(run, form)


def _on_table(
    rulebook: str,
    workspace: Path,
    table: Path,
    out: Path | None,
    on: date,
    subject: str,
    chosen: dict[str, str],
    form: Format,
) -> None:
    from gaodi.rules import library, runs
    from gaodi.rules.program import compiled

    if out is None:
        raise InputError(Fault("Where the results go is not said", expected="-o FILE.parquet or -o FILE.csv"))
    ws = opened(workspace) if (workspace / "gaodi.yaml").is_file() else None
    text = _text(ws, rulebook)
    program = compiled(text, ws, chosen) if text else library.program(ws, rulebook, chosen)
    runs.evaluate_table(program, table, on, out, subject)
    tell(form, f"The results are in {out}.", rulebook=rulebook, out=str(out))


def _text(ws: Workspace | None, rulebook: str) -> Source | None:
    """The rulebook in a file, where a file is named in place of an id."""
    from gaodi.rules import files, library

    named = rulebook.endswith((".yaml", ".yml")) or Path(rulebook).is_file()
    return files.read(rulebook, lambda id_: library.place(ws, id_)) if named else None


def _summary(run: Run, form: Format) -> None:
    """How many stand where, how many passed, how many got which grade."""
    import polars as pl

    rows = run.results()
    columns = rows.collect_schema().names()
    by = [name for name in ("standing", "qualified", "grade", "level") if name in columns]
    counted = rows.group_by(by).agg(n=pl.len()).sort(by, nulls_last=True).collect()
    if form is Format.JSON:
        refused = [one["en"] for one in run.refused]
        budgets = [asdict(one) for one in run.budgets]
        about = {"run": run.id, "rulebook": run.rulebook, "year": run.year, "on": run.on, "subjects": run.subjects}
        write_json(about | {"counts": counted.to_dicts(), "budgets": budgets, "left_out": refused})
        return
    console().print(f"{run.id}: {run.rulebook}, {run.subjects} subjects", soft_wrap=True)
    show(counted.to_dicts(), (*by, "n"), form)
    for spent in run.budgets:
        budget = f" of {spent.budget:,.4g}" if spent.budget is not None else ""
        console().print(
            f"{spent.benefit}: {spent.due} due, {spent.asked:,.2f}万元 asked, {spent.paid:,.2f}{budget} paid"
        )
    for one in run.refused:
        console().print(f"Left out: {one['en']} ({', '.join(one['metrics'])})", soft_wrap=True)
    console().print(f"Why one got what it got: gaodi explain {run.id} CODE")


def explain(
    run: RunArgument,
    subject: Annotated[str, typer.Argument(help="The code of a subject.")],
    workspace: WorkspaceOption = HERE,
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Say why a subject got what it got in a run: every clause, its inputs, thresholds and points."""
    from gaodi.rules import explaining, runs
    from gaodi.rules.explaining.text import text

    ws = opened(workspace)
    told = explaining.explain(runs.load(ws, run), subject, language_of(ws, language))
    if form is Format.JSON:
        write_json(asdict(told))
    else:
        console().print(text(told), soft_wrap=True)


def listed(
    workspace: WorkspaceOption = HERE,
    family: Annotated[str, typer.Option("--family", help="Only runs of this family.")] = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """List the runs of a workspace, the latest first."""
    from gaodi.rules import runs

    columns = ("run", "rulebook", "year", "day", "status", "subjects", "engine", "user", "recorded_at")
    rows: list[dict[str, Any]] = runs.listed(opened(workspace), family).to_dicts()
    for row in rows:
        row["recorded_at"] = clock(row["recorded_at"])
    show(rows, columns, form)


def recompute(run: RunArgument, workspace: WorkspaceOption = HERE, form: FormatOption = Format.TABLE) -> None:
    """Evaluate a run again from what it kept; ends with 1 where anything differs, down to the last bit."""
    from gaodi.rules import runs

    found = runs.recompute(opened(workspace), run)
    said = f"{run}: identical for {found.subjects} subjects."
    if not found.identical:
        statistics = "" if found.statistics else "; statistics of groups differ"
        said = f"{run}: {found.differing} rows differ{statistics}."
    tell(form, said, **asdict(found), identical=found.identical)
    if not found.identical:
        raise typer.Exit(1)
