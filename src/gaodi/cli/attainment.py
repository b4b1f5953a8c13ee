"""`gaodi plan attainment`, `checks`, `calibration`, `breakdown`: where the targets of a workspace's plan stand."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli.options import HERE, WorkspaceOption, opened, user
from gaodi.cli.output import Format, FormatOption, clock, console, show
from gaodi.cli.plan import goal
from gaodi.errors import Fault, InputError

if TYPE_CHECKING:
    from gaodi.plan.attainment import Run
    from gaodi.workspace import Workspace

PlanOption = Annotated[str | None, typer.Option("--plan", "-p", help="The id of a plan; by default the chosen one.")]
ComputeOption = Annotated[bool, typer.Option("--compute", help="Compute anew first, from the figures as they are now.")]
AsOfOption = Annotated[str | None, typer.Option("--as-of", help="As it was computed by then: 2024-01-31.")]

COLUMNS = (
    "id",
    "indicator",
    "goal",
    "deadline",
    "status",
    "latest",
    "period",
    "progress",
    "forecast",
    "odds",
    "missing",
)
GROUPED = ("group", "cases", "series", "coverage", "brier", "brier_last", "brier_pace")


def add_to(app: typer.Typer) -> None:
    """Put the commands under `gaodi plan`."""
    for command in (attainment, checks, calibration, breakdown):
        app.command()(command)


def attainment(
    workspace: WorkspaceOption = HERE,
    plan: PlanOption = None,
    compute: ComputeOption = False,
    force: Annotated[bool, typer.Option("--force", help="Write a run also where nothing has changed.")] = False,
    as_of: AsOfOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Where each target stands: status, latest figure, progress, forecast with its interval, odds."""
    ws = opened(workspace)
    run = _run(ws, plan, compute or force, _moment(as_of), force)
    frame = ws.plan.attainment(plan, as_of=run.at)
    rows = list(frame.iter_rows(named=True))
    if form is Format.JSON:
        show(rows, COLUMNS, form)
        return
    _say(run)
    goals = {t.id: f"{goal(t)} {t.unit}" for t in ws.plan.current(plan).targets}
    show((_shown(row, goals[row["id"]]) for row in rows), COLUMNS, form)
    judged = sum(row["status"] != "no_data" for row in rows)
    console().print(f"{judged} of {len(rows)} targets have data that they can be judged by.")


def checks(
    workspace: WorkspaceOption = HERE, plan: PlanOption = None, compute: ComputeOption = False,
    form: FormatOption = Format.TABLE,
) -> None:  # fmt: skip
    """Whether the targets fit one another: the finding and its arithmetic."""
    ws = opened(workspace)
    run = _run(ws, plan, compute, None)
    rows = [row | {"targets": " ".join(row["targets"])} for row in ws.plan.checks(plan, run.at).iter_rows(named=True)]
    show(rows, ("verdict", "kind", "what", "detail", "targets"), form)


def calibration(
    workspace: WorkspaceOption = HERE, plan: PlanOption = None, compute: ComputeOption = False,
    form: FormatOption = Format.TABLE,
) -> None:  # fmt: skip
    """Whether the odds deserve trust: the back-test over every series of the workspace."""
    from gaodi.plan.attainment import words
    from gaodi.plan.attainment.calibration import of_rows

    ws = opened(workspace)
    run = _run(ws, plan, compute, None)
    rows = list(ws.plan.calibration(plan, run.at).iter_rows(named=True))
    language = ws.settings.language.value
    if form is Format.JSON:
        show(rows, GROUPED, form)
        return
    report = of_rows(rows)
    if report is None:
        console().print("There is no series with three values: nothing to test on.")
        return
    for sentence in words.sentences(report, run.interval, language):
        console().print(sentence)
    named = (row | {"group": words.group(row["by"], row["key"], language)} for row in rows if row["by"] != "bin")
    show(({key: _figure(row[key]) for key in GROUPED} for row in named), GROUPED, form)


def breakdown(
    target: Annotated[str, typer.Argument(help="The id of a target.")],
    shares: Annotated[list[str] | None, typer.Argument(help="District=value, for each district.")] = None,
    workspace: WorkspaceOption = HERE,
    plan: PlanOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Set what each district has to bring of a target, or show it."""
    from gaodi.plan.attainment import breakdown as broken

    ws = opened(workspace)
    content = ws.plan.current(plan)
    if shares:
        broken.set(ws, content.id, target, [_share(text) for text in shares], user=user())
    asked = broken.target_of(content, target)
    found = broken.read(ws, content.id).get(target, ())
    show(({"district": share.district, "value": f"{share.value:g}"} for share in found), ("district", "value"), form)
    if found and form is Format.TABLE:
        total = sum(share.value for share in found)
        console().print(f"{total:g} of {asked.value:g} {asked.unit} {asked.indicator}")


def _share(text: str) -> tuple[str, float]:
    district, sign, value = text.partition("=")
    try:
        return district, float(value)
    except ValueError:
        expected = "district=value, such as 430181=600"
        raise InputError(Fault(f"{text!r} is no share" if sign else f"{text!r} has no value", "", expected)) from None


def _run(ws: Workspace, plan: str | None, compute: bool, as_of: datetime | None, force: bool = False) -> Run:
    if compute:
        made: Run = ws.plan.compute(plan, user=user(), force=force)
        return made
    run: Run | None = ws.plan.run(plan, as_of)
    if run is None:
        raise InputError(Fault("Nothing was computed by then", do="Leave out --as-of"))
    return run


def _moment(written: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(written) if written else None
    except ValueError:
        raise InputError(Fault(f"{written!r} is not a day", expected="a day such as 2024-01-31")) from None
    if found is not None and len(written or "") <= len("2024-01-31"):
        found = found.replace(hour=23, minute=59, second=59)
    return found.astimezone() if found else None


def _say(run: Run) -> None:
    state = "Computed" if run.new else "As computed on"
    console().print(f"{state} {clock(run.at)} from the figures of batch {run.number}.")


def _shown(row: dict[str, Any], goal: str) -> dict[str, Any]:
    shown = {key: row[key] for key in ("id", "indicator", "deadline", "status", "missing")}
    forecast = None
    if row["forecast"] is not None:
        forecast = f"{_figure(row['forecast'])} ({_figure(row['low'])} – {_figure(row['high'])})"
    return shown | {
        "goal": goal, "latest": _figure(row["latest"]), "period": row["latest_period"], "forecast": forecast,
        "progress": _percent(row["progress"]), "odds": _percent(row["odds"]),
    }  # fmt: skip


def _figure(value: Any) -> Any:
    if not isinstance(value, float):
        return value
    return f"{value:.4g}" if abs(value) < 1000 else f"{value:,.0f}"


def _percent(share: float | None) -> str | None:
    return None if share is None else f"{share:.0%}"
