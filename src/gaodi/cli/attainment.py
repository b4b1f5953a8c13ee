"""`gaodi plan attainment`, `checks`, `calibration`, `breakdown`: where the targets of a workspace's plan stand.

Tables and sentences are in the language of the workspace, JSON keeps names and codes.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli import words as said
from gaodi.cli.options import HERE, WorkspaceOption, opened, user
from gaodi.cli.output import Format, FormatOption, clock, console, show
from gaodi.cli.plan import goal
from gaodi.errors import Fault, GaodiError, InputError

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
    "remarks",
)
CHECKED = ("verdict", "kind", "what", "detail", "targets")
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
    language = ws.settings.language.value
    _say(run, language)
    goals = {t.id: f"{goal(t)} {t.unit}" for t in ws.plan.current(plan).targets}
    shown = (_shown(row, goals[row["id"]], language) for row in rows)
    show(shown, COLUMNS, form, headings=said.headings(COLUMNS, language))
    judged = sum(row["status"] != "no_data" for row in rows)
    console().print(said.sentence("judged", language, judged=judged, targets=len(rows)))


def checks(
    workspace: WorkspaceOption = HERE, plan: PlanOption = None, compute: ComputeOption = False,
    form: FormatOption = Format.TABLE,
) -> None:  # fmt: skip
    """Whether the targets fit one another: the finding and its arithmetic."""
    from gaodi.plan.attainment import words

    ws = opened(workspace)
    run = _run(ws, plan, compute, None)
    rows = [row | {"targets": " ".join(row["targets"])} for row in ws.plan.checks(plan, run.at).iter_rows(named=True)]
    if form is Format.JSON:
        show(rows, CHECKED, form)
        return
    language = ws.settings.language.value
    worded = (row | {"verdict": words.verdict(row["verdict"], language)} for row in rows)
    show(worded, CHECKED, form, headings=said.headings(CHECKED, language))


def calibration(
    workspace: WorkspaceOption = HERE, plan: PlanOption = None, compute: ComputeOption = False,
    form: FormatOption = Format.TABLE,
) -> None:  # fmt: skip
    """Whether the odds deserve trust: the back-test over every series of the workspace."""
    from gaodi.plan.attainment import summary, words
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
        console().print(said.sentence("untested", language))
        return
    for sentence in summary.sentences(report, run.interval, language):
        console().print(sentence)
    shown = (_scored(row, words.group(row["by"], row["key"], language)) for row in rows if row["by"] != "bin")
    show(shown, GROUPED, form, headings=said.headings(GROUPED, language))


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


def _say(run: Run, language: str) -> None:
    state = "computed" if run.new else "kept"
    console().print(said.sentence(state, language, at=clock(run.at), number=run.number))


def _shown(row: dict[str, Any], goal: str, language: str) -> dict[str, Any]:
    from gaodi.plan.attainment import words

    shown = {key: row[key] for key in ("id", "indicator", "deadline")}
    forecast = None
    if row["forecast"] is not None:
        forecast = f"{_figure(row['forecast'])} ({_figure(row['low'])} – {_figure(row['high'])})"
    return shown | {
        "goal": goal, "status": words.status(row["status"], language), "latest": _figure(row["latest"]),
        "period": _period(row["latest_period"], language), "forecast": forecast,
        "progress": _percent(row["progress"]), "odds": _odds(row["odds"]),
        "remarks": row["missing"] or "\n".join(row["cautions"] or ()),
    }  # fmt: skip


def _scored(row: dict[str, Any], group: str) -> dict[str, Any]:
    scores = {name: None if row[name] is None else f"{row[name]:.3f}" for name in ("brier", "brier_last", "brier_pace")}
    shown = {"group": group, "cases": row["cases"], "series": row["series"], "coverage": _percent(row["coverage"])}
    return shown | scores


def _period(code: str | None, language: str) -> str | None:
    """A period as people write it; of a named list the day as it is."""
    from gaodi import periods

    try:
        return periods.parse(code).label(language) if code else None
    except GaodiError:
        return code


def _figure(value: Any) -> Any:
    if not isinstance(value, float):
        return value
    return f"{value:.4g}" if abs(value) < 1000 else f"{value:,.0f}"


def _percent(share: float | None) -> str | None:
    return None if share is None else f"{share:.0%}"


def _odds(probability: float | None) -> str | None:
    """0 % and 100 % only of what was observed."""
    if probability is None or probability in {0, 1} or 0.005 <= probability <= 0.995:
        return _percent(probability)
    return "<1%" if probability < 0.5 else ">99%"
