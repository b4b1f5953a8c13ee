"""Where the targets of a plan stand, over the API: what the pages show, from the same last run."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema, Status

from gaodi.plan.model import Target
from gaodi.web import jobs
from gaodi.web.api.plans import Started, shown, started
from gaodi.web.api.signing import signed_in
from gaodi.web.plans import results, words
from gaodi.web.plans.selectors import Shown, item_of
from gaodi.web.policy import Action
from gaodi.web.site.templatetags.figures import unit

router = Router()
COMPUTING = signed_in(Action.COMPILE_PLAN)


class Stands(Schema):
    """Where a target stands by the last run. Figures are in the unit of the target, shares and odds from 0 to 1.

    unit_label, scope_label, metric_label: unit, scope and metric in the language of the account.

    status: done, on_track, at_risk, unlikely or no_data; low and high: the interval of the forecast for the deadline;
    pace: what is to be added a year; missing: why nothing is known; overdue: the deadline is over and
    the value then is not known; cautions: what has to be known beside the forecast; computed: when, null while there
    was no run.
    """

    id: str
    indicator: str
    scope: str | None
    scope_label: str | None
    unit: str
    unit_label: str
    deadline: str | None
    status: str
    latest: float | None = None
    latest_period: str | None = None
    baseline: float | None = None
    source: str | None = None
    progress: float | None = None
    forecast: float | None = None
    low: float | None = None
    high: float | None = None
    odds: float | None = None
    pace: float | None = None
    metric: str | None = None
    metric_label: str | None = None
    model: str | None = None
    missing: str | None = None
    overdue: bool = False
    cautions: list[str] = []
    computed: datetime | None = None


class Observed(Schema):
    """An observation. losing: another source comes first; set_aside: why it was not used; provisional: its source will
    say it again; comparable: false where what was counted may differ from the other values."""

    at: str
    label: str
    value: float | None
    source: str
    confidence: str | None
    recorded_at: datetime | None
    losing: bool
    set_aside: Any = None
    citation: str | None = None
    note: str | None = None
    provisional: bool | None = None
    comparable: bool = True


class Spread(Schema):
    """The forecast at the end of a period, with its interval."""

    at: str
    label: str
    value: float
    low: float
    high: float


class Share(Schema):
    """A district's share of a target."""

    label: str
    target: float | None
    latest: float | None


class Breakdown(Schema):
    """The districts' shares, and what is missing to the whole."""

    rows: list[Share]
    said: str
    shortfall: float | None


class Alike(Schema):
    """A target of another published plan that is measured by the same, in the unit of its plan."""

    plan: str
    target: Target


class Standing(Schema):
    """Everything about one target: what the plan asks for, where it stands, what that is computed from, and what other
    plans ask of the same."""

    target: Target
    stands: Stands
    observations: list[Observed]
    path: list[Spread]
    breakdown: Breakdown | None
    alike: list[Alike]


class Checked(Schema):
    """A check between targets. verdict: holds, fails, or open where it cannot be told."""

    verdict: str
    kind: str
    what: str
    detail: str
    targets: list[str]


class Scored(Schema):
    """How a group of forecasts did. brier_last, brier_pace: of the two forecasts that are made by hand."""

    group: str = ""
    cases: int
    coverage: float | None
    brier: float | None
    brier_last: float | None
    brier_pace: float | None


class Calibration(Scored):
    """The back-test as a whole, its groups, and the same in sentences."""

    series: int
    groups: list[Scored]
    reliability: list[dict[str, float]]
    sentences: list[str]
    computed: datetime | None


def _stands(found: Shown, target: Target, as_of: datetime | None = None) -> Stands:
    known = results.attainment(found, as_of).get(target.id, {})
    asked = target.model_dump(include={"indicator", "scope", "unit", "deadline"})
    asked |= {"unit_label": unit(target.unit), "scope_label": words.scope(target.scope) or None}
    taken = {name: known[name] for name in Stands.model_fields if name in known}
    status = known.get("status") or "no_data"
    return Stands(**taken | asked | {"id": target.id, "status": status, "computed": results.computed(found)})


@router.get("/plans/{plan}/attainment", response=list[Stands], summary="Where every target of a plan stands")
def attainment(
    request: HttpRequest, plan: str, version: str | None = None, as_of: datetime | None = None
) -> list[Stands]:
    """Empty while there was no run (before `as_of`)."""
    found = shown(request, plan, version)
    computed = results.attainment(found, as_of)
    return [_stands(found, target, as_of) for target in found.plan.targets if computed]


@router.post(
    "/plans/{plan}/attainment",
    response={202: Started},
    summary="Compute anew where the targets stand",
    auth=COMPUTING,
)
def compute(request: HttpRequest, plan: str) -> Status:
    found = shown(request, plan)
    return Status(202, started(jobs.start("plan.attainment", owner=request.user, title=found.entry.title, plan=plan)))


@router.get(
    "/plans/{plan}/targets/{key}",
    response=Standing,
    summary="One target: where it stands, its observations, forecast and breakdown",
)
def target(request: HttpRequest, plan: str, key: str, version: str | None = None) -> dict[str, Any]:
    found = shown(request, plan, version)
    asked = item_of(found.plan, "target", key)
    return {
        "target": asked,
        "stands": _stands(found, asked),
        "observations": results.observations(found, key),
        "path": results.path(found, key),
        "breakdown": results.breakdown(found, key),
        "alike": [{"plan": one.entry.id, "target": one.target} for one in results.alike(found, key)],
    }


@router.get("/plans/{plan}/checks", response=list[Checked], summary="Whether the targets fit one another")
def checks(request: HttpRequest, plan: str, version: str | None = None) -> list[dict[str, Any]]:
    return results.checks(shown(request, plan, version))


@router.get(
    "/plans/{plan}/calibration",
    response=Calibration | None,
    summary="How often such forecasts came true; null while that is not computed",
)
def calibration(request: HttpRequest, plan: str) -> dict[str, Any] | None:
    found = shown(request, plan)
    report = results.calibration(found)
    return report | {"computed": results.computed(found)} if report else None
