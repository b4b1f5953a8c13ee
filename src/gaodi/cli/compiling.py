"""`gaodi plan compile`: a document in, plan.yaml and JSON Lines out, and in a few lines what was found."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer
from rich.table import Table

from gaodi.cli.output import console
from gaodi.errors import Fault, InputError
from gaodi.plan.model import Plan

_MEGABYTE = 1024 * 1024


def compile_(
    file: Annotated[Path, typer.Argument(help="The plan's document: .docx, .txt, .md or a PDF with text.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the plan to this YAML file.")] = None,
    jsonl: Annotated[Path | None, typer.Option("--jsonl", help="Write the targets to this file, one a line.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="The largest file that is read, in MB.")] = 50,
) -> None:
    """Find the targets, tasks and names of a plan in its document, each with its place in the text."""
    from gaodi.plan import files
    from gaodi.plan.compile import compile_plan

    _check(file, output, jsonl)
    plan = compile_plan(file, limit=limit * _MEGABYTE)
    if output is not None:
        _write(output, files.dumps(plan))
    if jsonl is not None:
        _write(jsonl, files.lines(plan))
    _say(plan, [path for path in (output, jsonl) if path is not None])
    say_nothing_found(plan, file)


def say_nothing_found(plan: Plan, file: Path) -> None:
    """One sentence on standard error for a document without targets and tasks: most likely it is the wrong one."""
    if not plan.targets and not plan.tasks:
        do = "Check that this is the right file and holds the text of a plan in Chinese, not a scan of it"
        print(Fault("No targets and no tasks were found", str(file), do=do), file=sys.stderr)


def _check(file: Path, *outputs: Path | None) -> None:
    """Raise where writing would cost the reader something, before any work is done."""
    given = [path for path in outputs if path is not None]
    faults = [
        Fault("The document itself would be overwritten", str(path), "another file", "Give -o a name of its own")
        for path in given
        if path.exists() and file.exists() and path.samefile(file)
    ]
    faults += [Fault("This is a folder", str(path), "the name of a file") for path in given if path.is_dir()]
    faults += [
        Fault("There is no such folder", str(path.parent), do="Make it, or name another")
        for path in given
        if not path.parent.is_dir()
    ]
    if len({path.resolve() for path in given}) < len(given):
        faults.append(Fault("The plan and its lines would go to the same file", str(given[0]), "two files"))
    if faults:
        raise InputError.of(faults)


def _write(path: Path, content: str) -> None:
    """Put the content in place whole: whoever reads the file meanwhile sees the old one or the new one."""
    try:
        _replace(path.resolve(), content)
    except OSError as error:
        why = f" ({error.strerror})" if error.strerror else ""
        raise InputError(Fault(f"The file cannot be written{why}", str(path), do="Name a place to write to")) from error


def _replace(path: Path, content: str) -> None:
    if path.exists() and not path.is_file():  # /dev/stdout
        path.write_text(content, encoding="utf-8", newline="\n")
        return
    part = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        part.write_text(content, encoding="utf-8", newline="\n")
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _say(plan: Plan, written: list[Path]) -> None:
    """What was found, and what a reviewer should look at first."""
    out = console()
    years = f", {plan.period[0]}-{plan.period[1]}" if plan.period else ""
    out.print(f"{plan.title} ({plan.region or 'region not named'}{years})", soft_wrap=True)
    table = Table("found", "number", "of these", title_justify="left")
    for found, number, remarks in _summary(plan):
        table.add_row(found, f"{number:,}", ", ".join(remarks))
    out.print(table)
    for path in written:
        out.print(f"Written: {path}", soft_wrap=True)
    if not written:
        out.print("Nothing was written; -o plan.yaml keeps the plan.")


def _summary(plan: Plan) -> Iterator[tuple[str, int, list[str]]]:
    undated = sum(1 for target in plan.targets if target.deadline is None)
    repeats = sum(1 for target in plan.targets if target.repeats)
    unled = sum(1 for task in plan.tasks if not task.lead)
    open_ended = sum(1 for task in plan.tasks if task.deadline is None)
    yield "characters", plan.source.characters, [f"{len(plan.sections)} sections"]
    yield "targets", len(plan.targets), [f"{repeats} stated more than once", f"{undated} without a deadline"]
    yield "tasks", len(plan.tasks), [f"{unled} without a lead", f"{open_ended} without a deadline"]
    yield "measures", sum(len(task.measures) for task in plan.tasks), []
    kinds = Counter(name.kind.value for name in plan.names)
    yield "names", len(plan.names), [f"{kind} {number}" for kind, number in sorted(kinds.items())]
