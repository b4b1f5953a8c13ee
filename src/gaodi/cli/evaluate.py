"""`gaodi evaluate`, `explain`, `runs`, `recompute`: rulebooks applied, and why."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli import words as said
from gaodi.cli.options import HERE, WorkspaceOption, opened, user
from gaodi.cli.output import Format, FormatOption, clock, console, show, tell, write_json
from gaodi.cli.tables import OutOption, write
from gaodi.errors import Fault, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from gaodi.rules.files import Source
    from gaodi.rules.program import Program
    from gaodi.rules.query import Spent
    from gaodi.rules.runs import Run
    from gaodi.workspace import Workspace


def _language(asked: str) -> str:
    if asked not in ("", "zh", "en"):
        raise InputError(Fault(f"{asked!r} is no language of Gaodi", expected="zh or en"))
    return asked


DECIDED = ("qualified", "grade", "level")
"""What is decided about those who are judged."""

LanguageOption = Annotated[
    str,
    typer.Option("--language", "-l", callback=_language, help="zh or en; that of the workspace unless told."),
]
OnOption = Annotated[
    str, typer.Option("--on", help="The day of the evaluation, such as 2023-06-30; today unless told.")
]
YearOption = Annotated[
    int | None, typer.Option("--year", "-y", min=1900, max=2100, help="The year whose figures are judged.")
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
    import polars as pl

    from gaodi.registry.forms.cells import dates

    found: date | None = dates.parsed(pl.Series([text]), ()).values[0]
    if found is None:
        raise InputError(Fault(f"{text!r} is no day", expected="a day such as 2023-06-30"))
    return found


def settled(given: list[str] | None) -> dict[str, str]:
    """Values of parameters as the options write them."""
    found = {}
    for one in given or ():
        name, sign, value = one.partition("=")
        if not sign or not name.strip() or not value.strip():
            raise InputError(Fault(f"{one!r} sets nothing", expected="name=value, such as 'w_tax=30'"))
        found[name.strip()] = value.strip()
    return found


def language_of(ws: Workspace | None, asked: str) -> str:
    """The language of what is said: the one asked for, else that of the workspace; Chinese without one."""
    return asked or (ws.settings.language.value if ws else "zh")


def evaluate(
    rulebook: Annotated[
        str, typer.Argument(help="The id of a rulebook, such as specialised-sme/2022, or a file (.yaml).")
    ],
    workspace: WorkspaceOption = HERE,
    year: YearOption = None,
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
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Evaluate a rulebook: over the workspace, which keeps the run, or straight on a table of inputs."""
    if table is not None:
        _on_table(rulebook, workspace, table, out, day(on), subject, settled(parameters), language, form)
        return
    from gaodi.rules import gathering, runs

    ws = opened(workspace)
    text = text_of(ws, rulebook)
    among = gathering.Among(tuple(region or ()), tuple(park or ()), tuple(listed_in or ()), tuple(only or ()))
    run = runs.evaluate(
        ws, rulebook, year=year, on=day(on), among=among, settled=settled(parameters), user=user(), note=note,
        source=text,
    )  # fmt: skip
    if out is not None:
        write(run.frame(), out)
    _summary(run, language_of(ws, language), form)


def _on_table(
    rulebook: str,
    workspace: Path,
    table: Path,
    out: Path | None,
    on: date,
    subject: str,
    chosen: dict[str, str],
    language: str,
    form: Format,
) -> None:
    import polars as pl

    from gaodi.rules import library, runs
    from gaodi.rules.program import compiled

    if out is None:
        raise InputError(Fault("Where the results go is not said", expected="-o FILE.parquet or -o FILE.csv"))
    ws = opened(workspace) if (workspace / "gaodi.yaml").is_file() else None
    say = language_of(ws, language)
    text = text_of(ws, rulebook)
    program = compiled(text, ws, chosen) if text else library.program(ws, rulebook, chosen)
    found = runs.evaluate_table(program, table, on, out, subject)
    if form is Format.TABLE:
        counts(pl.scan_csv(out, infer_schema_length=None) if out.suffix == ".csv" else pl.scan_parquet(out), say)
        spending(found.budgets, program, say)
    tell(form, said.sentence("table", say, out=out), rulebook=rulebook, out=str(out))


def text_of(ws: Workspace | None, rulebook: str) -> Source | None:
    """The rulebook in a file, where a file is named in place of an id."""
    from gaodi.rules import files, library

    named = rulebook.endswith((".yaml", ".yml")) or Path(rulebook).is_file()
    return files.read(rulebook, lambda id_: library.place(ws, id_)) if named else None


def _summary(run: Run, language: str, form: Format) -> None:
    """How many stand where, how many passed, how many got which grade; what is paid; what was left out."""
    import polars as pl

    rows = run.results()
    if form is Format.JSON:
        names = rows.collect_schema().names()
        by = [name for name in ("standing", *DECIDED) if name in names]
        counted = rows.group_by(by).agg(n=pl.len()).sort(by, nulls_last=True).collect().to_dicts()
        refused = [one["en"] for one in run.refused]
        budgets = [asdict(one) for one in run.budgets]
        told = {"run": run.id, "rulebook": run.rulebook, "year": run.year, "on": run.on, "subjects": run.subjects}
        write_json(told | {"counts": counted, "budgets": budgets, "left_out": refused})
        return
    facts = {"run": run.id, "rulebook": run.rulebook, "subjects": run.subjects}
    console().print(said.sentence("run", language, **facts), soft_wrap=True)
    counts(rows, language)
    spending(run.budgets, run.program, language)
    for one in run.refused:
        left = said.sentence("left-out", language, said=one[language[:2]], metrics=", ".join(one["metrics"]))
        console().print(left, soft_wrap=True)
    console().print(said.sentence("why", language, run=run.id), soft_wrap=True)


def counts(rows: pl.LazyFrame, language: str) -> None:
    """How many stand where; of those who are judged, how many got which answer, grade and level."""
    import polars as pl

    names = rows.collect_schema().names()
    judged = rows.filter(pl.col("standing") == "judged")
    lines = [("standing", *one) for one in _counted(rows, "standing")]
    lines += [(name, *one) for name in DECIDED if name in names for one in _counted(judged, name)]
    shown: list[dict[str, Any]] = []
    for name, value, n in lines:
        first = "" if shown and name == lines[len(shown) - 1][0] else said.headings((name,), language)[0]
        shown.append({"about": first, "value": _word(name, value, language), "n": n})
    show(shown, ("about", "value", "n"), Format.TABLE, headings=said.headings(("about", "answer", "n"), language))


def _counted(rows: pl.LazyFrame, name: str) -> list[tuple[Any, int]]:
    import polars as pl

    found = rows.group_by(name).agg(n=pl.len()).sort(name, descending=name == "qualified", nulls_last=True)
    return list(found.collect().iter_rows())


def _word(name: str, value: Any, language: str) -> str:
    """An answer in words. A level is empty where certainly none is reached."""
    if name == "level" and value == "":
        return said.value("no-level", language)
    if value is None or isinstance(value, bool):
        return said.truth(value, language)
    return said.value(value, language)


def spending(budgets: Sequence[Spent], program: Program, language: str) -> None:
    """What each benefit is due, asked for and paid, in 万元."""
    names = ("benefit", "due", "asked", "budget", "paid")
    labels = {one.benefit.id: one.benefit.label for one in program.benefits}
    rows = []
    for one in budgets:
        label = labels.get(one.benefit)
        amounts = {name: _money(getattr(one, name)) for name in ("asked", "budget", "paid")}
        rows.append({"benefit": label.label(language) if label else one.benefit, "due": one.due} | amounts)
    if rows:
        show(rows, names, Format.TABLE, headings=said.headings(names, language))


def _money(amount: float | None) -> str:
    return "" if amount is None else f"{amount:,.2f}"


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
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """List the runs of a workspace, the latest first."""
    from gaodi.rules import runs

    columns = ("run", "rulebook", "year", "day", "status", "subjects", "engine", "user", "recorded_at")
    ws = opened(workspace)
    rows: list[dict[str, Any]] = runs.listed(ws, family).to_dicts()
    for row in rows:
        row["recorded_at"] = clock(row["recorded_at"])
    say = language_of(ws, language)
    if form is Format.TABLE:
        rows = [row | {"status": said.value(row["status"], say)} for row in rows]
    show(rows, columns, form, headings=said.headings(columns, say))


def recompute(
    run: RunArgument,
    workspace: WorkspaceOption = HERE,
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Evaluate a run again from what it kept; ends with 1 where anything differs, down to the last bit."""
    from gaodi.rules import runs

    ws = opened(workspace)
    found = runs.recompute(ws, run)
    say, facts = language_of(ws, language), asdict(found)
    ways = {"differing": found.differing, "statistics": not found.statistics, "text": not found.text}
    names = [name for name, wrong in (ways | {"recorded": found.recorded}).items() if wrong] or ["identical"]
    sentences = "\n".join(said.sentence(name, say, **facts) for name in names)
    tell(form, sentences, **facts, identical=found.identical)
    if not found.identical:
        raise typer.Exit(1)
