"""`gaodi plan …`: compile a plan's document, look at a compiled plan."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from gaodi.cli import compiling
from gaodi.cli.output import Format, FormatOption, console, show, write_json
from gaodi.plan.model import Plan, Target

app = typer.Typer(help="Plans: compile a document, look at what came out.", no_args_is_help=True)


class Part(StrEnum):
    """What of a plan to show."""

    TARGETS = "targets"
    TASKS = "tasks"
    NAMES = "names"
    SECTIONS = "sections"


COLUMNS = {
    Part.TARGETS: ("id", "indicator", "scope", "goal", "unit", "deadline", "kind", "section"),
    Part.TASKS: ("id", "number", "title", "lead", "deadline", "measures", "targets"),
    Part.NAMES: ("id", "text", "kind", "roles", "mentions"),
    Part.SECTIONS: ("level", "label", "title"),
}


@app.callback()
def plans() -> None:
    """Plans: compile a document, look at what came out."""


app.command("compile")(compiling.compile_)


@app.command("show")
def show_(
    file: Annotated[Path, typer.Argument(help="A compiled plan: plan.yaml.")],
    part: Annotated[Part, typer.Option("--part", "-p", help="What of it to show.")] = Part.TARGETS,
    form: FormatOption = Format.TABLE,
) -> None:
    """Check a compiled plan and show what it holds; every fault of the file is named with its line."""
    from gaodi.plan import files

    plan = files.load(file)
    if form is Format.JSON:
        write_json([item.model_dump(mode="json") for item in getattr(plan, part.value)])
    else:
        _print(plan, part)


def _print(plan: Plan, part: Part) -> None:
    period = f" ({plan.period[0]}-{plan.period[1]})" if plan.period else ""
    out = console()
    out.print(f"{plan.title}{period}")
    out.print(f"{len(plan.targets)} targets, {len(plan.tasks)} tasks, {len(plan.names)} names\n")
    show(_rows(plan, part), COLUMNS[part], Format.TABLE)


def _rows(plan: Plan, part: Part) -> Iterator[dict[str, Any]]:
    for item in getattr(plan, part.value):
        row = item.model_dump()
        if part is Part.TARGETS:
            row["goal"] = goal(item)
        elif part is Part.TASKS:
            row |= {
                "lead": "、".join(item.lead),
                "measures": len(item.measures),
                "targets": " ".join(item.targets),
            }
        elif part is Part.NAMES:
            row |= {
                "roles": "、".join(dict.fromkeys(m.role for m in item.mentions if m.role)),
                "mentions": len(item.mentions),
            }
        yield row


def goal(target: Target) -> str:
    """Comparator and value in a few signs: >= 1.1, ≈ 30, 10-15."""
    if target.value_max is not None:
        return f"{target.value:g}-{target.value_max:g}"
    sign = {"about": "≈", ">=": "≥", "<=": "≤"}.get(target.comparator.value, "=")
    return f"{sign} {target.value:g}"
