"""`gaodi plan second-opinion`: what a language model reads in a plan, beside the compiler; off by default."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli.attainment import PlanOption
from gaodi.cli.options import HERE, WorkspaceOption, opened, user
from gaodi.cli.output import Format, FormatOption, clock, console, show
from gaodi.cli.plan import goal

if TYPE_CHECKING:
    from gaodi.plan.model import Target
    from gaodi.plan.opinion import Compared, Opinion

COLUMNS = ("verdict", "target", "indicator", "compiler", "opinion", "differs", "quote")
DROPPED = {
    "form": "not in the form of a target",
    "quote": "quote not in the text",
    "value": "number not in its quote",
    "unit": "number with another unit in its quote",
    "twice": "said twice",
    "unreadable": "parts of the text without a readable answer",
}


def add_to(app: typer.Typer) -> None:
    """Put the command under `gaodi plan`."""
    app.command("second-opinion")(second_opinion)


def second_opinion(
    workspace: WorkspaceOption = HERE,
    plan: PlanOption = None,
    ask: Annotated[bool, typer.Option("--ask", help="Send the plan's text to the endpoint of gaodi.yaml.")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """What a language model reads in the plan, beside the compiler: suggestions that change nothing. Off by default."""
    from gaodi.plan import library, opinion

    ws = opened(workspace)
    opinion.required(ws)
    key = library.current(ws, plan).id
    said = opinion.ask(ws, key, user=user()) if ask else opinion.given(ws, key)
    compared = opinion.beside(ws, said)
    if form is Format.JSON:
        show((opinion.row(one) for one in compared), COLUMNS, form)
        return
    show((_shown(one) for one in compared), COLUMNS, form)
    _sum_up(said, compared)


def _shown(one: Compared) -> dict[str, Any]:
    read = one.target or one.suggestion
    return {
        "verdict": one.verdict.value.replace("_", " "),
        "target": one.target.id if one.target else None,
        "indicator": read.indicator if read else "",
        "compiler": _goal(one.target),
        "opinion": _goal(one.suggestion),
        "differs": ", ".join(_difference(one, name) for name in one.fields),
        "quote": one.suggestion.quote if one.suggestion else None,
    }


def _goal(target: Target | None) -> str:
    return f"{goal(target)} {target.unit}".strip() if target else ""


def _difference(one: Compared, name: str) -> str:
    """deadline 2023 / 2025: the compiler's first."""
    return f"{name} {_plain(getattr(one.target, name))} / {_plain(getattr(one.suggestion, name))}"


def _plain(value: Any) -> str:
    return "-" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)


def _sum_up(said: Opinion, compared: list[Compared]) -> None:
    counted = Counter(one.verdict.value.replace("_", " ") for one in compared)
    out = console()
    out.print(f"{said.model} at {said.host}, {clock(said.at)}: " + ", ".join(f"{n} {v}" for v, n in counted.items()))
    if said.dropped:
        out.print("Dropped: " + ", ".join(f"{n} {DROPPED[reason]}" for reason, n in said.dropped.items()))
