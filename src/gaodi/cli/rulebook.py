"""`gaodi rulebook list`, `show`, `check`, `test`, `schema`: official documents as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli import words as said
from gaodi.cli.evaluate import LanguageOption, day, language_of, text_of
from gaodi.cli.options import opened
from gaodi.cli.output import Format, FormatOption, console, show, tell, write_json
from gaodi.errors import GaodiError, NotFound

if TYPE_CHECKING:
    from gaodi.rules.model import Rulebook
    from gaodi.rules.trying import Outcome
    from gaodi.workspace import Workspace

app = typer.Typer(help="Official documents as data: list, read, check and test rulebooks.", no_args_is_help=True)

Somewhere = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", envvar="GAODI_WORKSPACE", help="A workspace, for rulebooks of its own."),
]
COLUMNS = ("id", "title", "status", "procedure", "from", "to")


def _workspace(workspace: Path | None) -> Workspace | None:
    return None if workspace is None else opened(workspace)


@app.command("list")
def list_(
    words: Annotated[str, typer.Argument(help="Words that the id, title, issuer or document has.")] = "",
    on: Annotated[str, typer.Option(help="In force on this day, such as 2023-06-30.")] = "",
    workspace: Somewhere = None,
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """List the rulebooks, families together."""
    from gaodi.rules import library

    ws = _workspace(workspace)
    found, say = library.load(ws), language_of(ws, language)
    held = day(on) if on else None
    kept = [one for one in found.values() if _has(one, words) and (held is None or one.in_force.holds(held))]
    if form is not Format.TABLE:
        show((_row(one) for one in kept), COLUMNS, form)
        return
    show((_worded(one, say) for one in kept), COLUMNS, form, headings=said.headings(COLUMNS, say))
    for fault in found.faults:
        console().print(said.sentence("left-out-file", say, fault=fault), soft_wrap=True)


def _has(one: Rulebook, words: str) -> bool:
    text = " ".join((one.id, one.title.zh, one.title.en, one.issuer.zh, one.issuer.en, one.document)).casefold()
    return all(word in text for word in words.casefold().split())


def _row(one: Rulebook) -> dict[str, Any]:
    return {
        "id": one.id,
        "family": one.family,
        "title": one.title.zh,
        "title_en": one.title.en,
        "document": one.document,
        "status": one.status.value,
        "procedure": ", ".join(one.procedure),
        "from": one.in_force.from_.isoformat(),
        "to": one.in_force.to.isoformat() if one.in_force.to else "",
    }


def _worded(one: Rulebook, language: str) -> dict[str, Any]:
    """The row as people read it."""
    procedure = ("、", ", ")[language.startswith("en")].join(said.value(each, language) for each in one.procedure)
    return _row(one) | {
        "title": one.title.label(language),
        "status": said.value(one.status.value, language),
        "procedure": procedure,
    }


@app.command("show")
def show_(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A rulebook, or a file (.yaml).")],
    language: LanguageOption = "",
    source: Annotated[bool, typer.Option("--source", help="The text of its file instead.")] = False,
    workspace: Somewhere = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Read a rulebook: what it asks, in words, and which inputs it needs."""
    from gaodi.rules import library, saying
    from gaodi.rules.program import compiled

    ws = _workspace(workspace)
    own = text_of(ws, id_)
    if source:
        console().print((own or library.source(ws, id_)).written, soft_wrap=True)
        return
    program = compiled(own, ws) if own else library.program(ws, id_)
    if form is Format.JSON:
        write_json(program.rulebook.model_dump(mode="json", by_alias=True, exclude_none=True))
        return
    console().print(saying.document(program, ws, language_of(ws, language)), soft_wrap=True)


@app.command("check")
def check(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files of rulebooks.")],
    workspace: Somewhere = None,
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Find every fault of rulebooks, each with file, line and column; ends with 2 where there is one."""
    from gaodi.rules import checking

    ws = _workspace(workspace)
    faults = list(dict.fromkeys(fault for path in paths for fault in checking.faults(path, ws)))
    if form is Format.JSON:
        write_json([{"what": f.what, "where": f.where, "expected": f.expected, "do": f.do} for f in faults])
    else:
        for fault in faults:
            console().print(str(fault), soft_wrap=True)
        if not faults:
            console().print(said.sentence("without-fault", language_of(ws, language), count=len(paths)))
    if faults:
        raise typer.Exit(2)


@app.command("test")
def tried(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID…", help="Rulebooks, or files (.yaml); all unless told.")
    ] = None,
    workspace: Somewhere = None,
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Run the tests that stand beside rulebooks; ends with 1 where one fails."""
    from gaodi.rules import library

    ws = _workspace(workspace)
    failed = False
    rows = []
    for id_ in ids or list(library.load(ws)):
        try:
            outcome = _outcome(ws, id_)
        except NotFound:
            raise
        except GaodiError as error:
            failed = True
            rows.append({"rulebook": id_, "passed": 0, "failed": 1, "said": [str(error)]})
            continue
        wrong = [f"{one.name}: {'; '.join(one.differs)}" for one in outcome.failed]
        failed = failed or bool(wrong)
        passed = len(outcome.tried) - len(wrong)
        rows.append({"rulebook": id_, "passed": passed, "failed": len(wrong), "said": wrong})
    if form is Format.JSON:
        write_json(rows)
    else:
        columns = ("rulebook", "passed", "failed")
        show(rows, columns, form, headings=said.headings(columns, language_of(ws, language)))
        for row in rows:
            for sentence in row["said"]:  # type: ignore[attr-defined]
                console().print(f"{row['rulebook']}: {sentence}", soft_wrap=True)
    if failed:
        raise typer.Exit(1)


def _outcome(ws: Workspace | None, named: str) -> Outcome:
    """What the tests beside a rulebook give, or beside a file."""
    from gaodi.rules import library, trying
    from gaodi.rules.program import compiled

    own = text_of(ws, named)
    if own is None:
        return trying.run(ws, named)
    return trying.run_file(own.rulebook.id, library.tests_of(own.path), lambda settled: compiled(own, ws, settled))


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of the format, for editors."""
    from gaodi.rules.schema import schema as made

    write_json(made())


@app.command("declare")
def declare(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A rulebook.")],
    file: Annotated[Path, typer.Argument(help="A .csv or .parquet file: a column that says who, one for each input.")],
    year: Annotated[int, typer.Option("--year", "-y", min=1900, max=2100, help="The year that the values go with.")],
    source: Annotated[str, typer.Option("--source", help="Who says so: the id of a source.")],
    workspace: Annotated[
        Path, typer.Option("--workspace", "-w", envvar="GAODI_WORKSPACE", help="The folder of the workspace.")
    ] = Path(),
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Record what subjects declare for a rulebook: its own inputs, answers to its questionnaire (answer:ID)."""
    from gaodi.cli.options import user
    from gaodi.rules import declared, library

    ws = opened(workspace)
    program = library.program(ws, id_)
    given = declared.read(file, program)
    found = declared.declare(ws, program, year, given, source=source, user=user())
    facts = {"added": found.added, "unchanged": found.unchanged}
    tell(form, said.sentence("declared", language_of(ws, language), **facts), **facts)
