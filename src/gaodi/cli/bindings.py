"""`gaodi bindings …`: what each target of a plan is measured by, and people's decisions on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli.options import HERE, WorkspaceOption, opened, user
from gaodi.cli.output import Format, FormatOption, console, show

if TYPE_CHECKING:
    from gaodi.plan.model import Plan
    from gaodi.workspace import Workspace

app = typer.Typer(help="What measures the targets of a plan.", no_args_is_help=True)

PlanArgument = Annotated[str, typer.Argument(help="The id of a plan in the workspace.")]
TargetArgument = Annotated[str, typer.Argument(help="The id of a target, such as t12.")]


@app.command("show")
def show_(plan: PlanArgument, workspace: WorkspaceOption = HERE, form: FormatOption = Format.TABLE) -> None:
    """Show what measures each target; for one that nothing measures, what could, by its name and unit."""
    from gaodi.plan import library

    ws = opened(workspace)
    columns = ("target", "indicator", "scope", "unit", "measured by", "transform", "subjects", "reason")
    show(_rows(ws, library.current(ws, plan)), columns, form)


def _rows(ws: Workspace, plan: Plan) -> Iterator[dict[str, Any]]:
    from gaodi.plan.attainment import bindings

    found = bindings.resolve(ws, plan)
    for target in plan.targets:
        row = {"target": target.id, **target.model_dump(mode="json", include={"indicator", "scope", "unit"})}
        binding = found.bound.get(target.id)
        if binding is None:
            could = [one.metric or f"list {one.list}" for one in bindings.suggest(ws, plan, target)]
            reason = found.unbound[target.id] or (f"could be: {', '.join(could)}" if could else "")
            yield row | {"measured by": None, "reason": reason}
        else:
            yield row | {
                "measured by": binding.metric or f"list {binding.list}",
                "transform": binding.transform.value,
                "subjects": ", ".join(binding.subjects),
                "reason": binding.reason,
            }


@app.command("load")
def load_(
    file: Annotated[Path, typer.Argument(help="A file of bindings (YAML).")], workspace: WorkspaceOption = HERE
) -> None:
    """Take the bindings of a file as decisions: all of them or none."""
    from gaodi.plan.attainment import bindings

    new = bindings.load(opened(workspace), file, user=user())
    console().print(f"{new} bindings added." if new else "Nothing is new.")


@app.command("bind")
def bind_(
    plan: PlanArgument,
    target: TargetArgument,
    metric: Annotated[str | None, typer.Option(help="The metric that measures it.")] = None,
    named: Annotated[str | None, typer.Option("--list", help="Or the named list that it counts.")] = None,
    subject: Annotated[list[str] | None, typer.Option(help="For whom; by default the plan's region.")] = None,
    transform: Annotated[str, typer.Option(help="value, sum, change, growth, compound or mean.")] = "value",
    reason: Annotated[str, typer.Option(help="Why this one.")] = "",
    workspace: WorkspaceOption = HERE,
) -> None:
    """Bind a target to a metric or a named list."""
    from gaodi.errors import Fault, InputError
    from gaodi.plan import library
    from gaodi.plan.attainment import bindings

    if transform not in set(bindings.Transform):
        expected = f"one of: {', '.join(bindings.Transform)}"
        raise InputError(Fault(f"{transform!r} is not a transform", expected=expected))
    ws = opened(workspace)
    more: dict[str, Any] = {"subjects": subject or (), "transform": transform, "reason": reason}
    bindings.bind(ws, library.current(ws, plan), target, metric=metric, list=named, user=user(), **more)
    console().print(f"{target} is measured by {metric or named}.")


@app.command("unbind")
def unbind_(
    plan: PlanArgument,
    target: TargetArgument,
    reason: Annotated[str, typer.Option(help="Why nothing measures it.")],
    workspace: WorkspaceOption = HERE,
) -> None:
    """Say that nothing measures a target."""
    from gaodi.plan import library
    from gaodi.plan.attainment import bindings

    ws = opened(workspace)
    bindings.unbind(ws, library.current(ws, plan), target, user=user(), reason=reason)
    console().print(f"{target} is measured by nothing.")
