"""Computes the attainment of a plan and keeps it as a run: rows of the lake, written as one batch, never changed.

    bind → evidence → judgement, for each target; then the checks between them and the back-test over every series

The same inputs give the same run: nothing is written then, unless it is asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from gaodi.lake.moments import CHINA
from gaodi.plan import library
from gaodi.plan.attainment import bindings, breakdown, comparing, tables
from gaodi.plan.attainment.backtest import cases
from gaodi.plan.attainment.bindings import Binding, Transform
from gaodi.plan.attainment.calibration import calibration
from gaodi.plan.attainment.comparison import Evidence, Incomparable, Reason, deadline_of, start_of
from gaodi.plan.attainment.evidence import from_list, from_metric
from gaodi.plan.attainment.forecast import Knowledge
from gaodi.plan.attainment.gathering import Gathered, Seen
from gaodi.plan.attainment.judgement import Judgement, Thresholds, judge
from gaodi.plan.attainment.reading import Run, last, run_of
from gaodi.plan.attainment.rows import rows
from gaodi.plan.attainment.series import Nature
from gaodi.plan.attainment.status import Status
from gaodi.plan.model import Plan, Target
from gaodi.registry import lists

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

# What the figures were computed by; another number makes a new run of the same inputs.
METHOD = "6"

Progressed = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Judged:
    """A target with all that is said of it; reason and facts where that is nothing.

    names: of the metric or list, in Chinese and English. seen: its observations; times factor they are in the target's
    unit.
    """

    target: Target
    binding: Binding | None = None
    names: tuple[str, str] = ("", "")
    evidence: Evidence | None = None
    judgement: Judgement | None = None
    seen: tuple[Seen, ...] = ()
    factor: float = 1.0
    reason: str = ""
    facts: dict[str, Any] | None = None


def compute(
    ws: Workspace,
    plan: str | None = None,
    *,
    user: str = "",
    force: bool = False,
    day: date | None = None,
    progress: Progressed = lambda share: None,
) -> Run:
    """Compute a plan (the chosen one, unless named) and keep the run. `new` says whether one was written.

    force: also where nothing has changed. day: of the run, against which deadlines are over; by default today in China.
    progress: told the share that is done. Raises NotFound without a plan.
    """
    now = datetime.now(UTC)
    day = day or now.astimezone(CHINA).date()
    entry = library.chosen(ws, plan)
    content = library.current(ws, plan)
    gathered = Gathered(ws, ws.lake.last)
    thresholds = Thresholds(**ws.settings.attainment.model_dump(include={"on_track", "at_risk", "interval"}))
    found = bound(gathered, content)
    shares = breakdown.read(ws, content.id, gathered.number)
    pool = gathered.pooled(entry.made_up if entry else False)
    series = [*pool, *(j.evidence.series for j in found if j.evidence and _own(j))]
    digest = _digest(content, thresholds, gathered, found, series, shares, _over(found, day))
    before = last(ws, content.id)
    if before is not None and before.digest == digest and not force:
        return before
    progress(0.2)
    known = Knowledge.of(series)
    judged = [_judged(one, known, thresholds, day) for one in found]
    progress(0.5)
    checks = comparing.checks(gathered, content, judged, shares)
    report = calibration(cases(series, thresholds.interval))
    progress(0.9)
    head = {
        "version": entry.version if entry else None, "number": gathered.number, "digest": digest, "method": METHOD,
        "targets": len(judged), "judged": sum(j.judgement is not None for j in judged), "user": user,
        "at": now, "day": day, **asdict(thresholds),
    }  # fmt: skip
    return _kept(ws, content.id, head, rows(judged, checks, report))


def _over(found: Sequence[Judged], day: date) -> list[str]:
    """The targets whose deadline is over: what a later day changes in a run, and all it changes."""
    return [one.target.id for one in found if one.evidence and one.evidence.over(day)]


def _own(judged: Judged) -> bool:
    """Whether a target's series is one of its own: a list, or a total that was added up for it."""
    return judged.evidence is not None and (
        judged.evidence.series.nature is Nature.COUNT or len(judged.binding.subjects if judged.binding else ()) > 1
    )


def bound(gathered: Gathered, plan: Plan) -> list[Judged]:
    """Each target with its evidence, or the reason why there is none."""
    resolved = bindings.resolve(gathered.ws, plan, gathered.number)
    return [_evident(gathered, plan, target, resolved.bound.get(target.id)) for target in plan.targets]


def _evident(gathered: Gathered, plan: Plan, target: Target, binding: Binding | None) -> Judged:
    if binding is None:
        return Judged(target, reason=Reason.UNBOUND, facts={"indicator": target.indicator})
    return (_counted if binding.list else _measured)(gathered, plan, target, binding)


def _measured(gathered: Gathered, plan: Plan, target: Target, binding: Binding) -> Judged:
    metric = gathered.metrics[binding.metric or ""]
    seen = tuple(gathered.seen(metric, binding.subjects))
    factor = comparing.factor_of(metric, target)
    found = Judged(target, binding, (metric.name, metric.name_en), seen=seen, factor=factor)
    values = gathered.values(metric, binding.subjects)
    try:
        return replace(found, evidence=from_metric(target, plan, metric, values, binding.transform))
    except Incomparable as why:
        return replace(found, reason=why.reason, facts=dict(why.facts))


def _counted(gathered: Gathered, plan: Plan, target: Target, binding: Binding) -> Judged:
    named = lists.load(gathered.ws)[binding.list or ""]
    start = start_of(plan) if binding.transform is Transform.SUM else None
    counts, seen, undated = gathered.counted(binding, start, deadline_of(target, plan))
    found = Judged(target, binding, (named.name, named.name_en), seen=tuple(seen))
    if not counts:
        reason = _dateless(binding) if undated else Reason.UNLISTED
        return replace(found, reason=reason, facts={"metric": named.name, "metric_en": named.name_en})
    try:
        return replace(found, evidence=from_list(target, plan, counts, binding.transform))
    except Incomparable as why:
        return replace(found, reason=why.reason, facts=dict(why.facts))


def _dateless(binding: Binding) -> Reason:
    """What is not known of members without dates: of an increment when they came, of a level whether in time."""
    return Reason.UNDATED if binding.transform is Transform.SUM else Reason.UNTIMED


def _judged(one: Judged, known: Knowledge, thresholds: Thresholds, day: date) -> Judged:
    if one.evidence is None:
        return one
    found = judge(one.evidence, known, thresholds, day)
    if found.status is Status.NO_DATA:
        return replace(one, judgement=found, **_silent(one))
    return replace(one, judgement=found)


def _silent(one: Judged) -> dict[str, Any]:
    """Why nothing is said of a target that has values: it has no deadline, or they all lie after it."""
    if one.evidence is None or one.evidence.deadline is None:
        return {"reason": Reason.DEADLINE, "facts": {}}
    return {"reason": Reason.GAPS, "facts": dict(zip(("metric", "metric_en"), one.names, strict=True))}


def _digest(plan: Plan, *inputs: object) -> str:
    """Of everything that goes in: the plan, thresholds, definitions, evidence, series and breakdowns."""
    content = [METHOD, plan.model_dump_json(), *(repr(one) for one in inputs)]
    return hashlib.sha256("\n".join(content).encode()).hexdigest()


def _kept(ws: Workspace, plan: str, head: dict[str, Any], rows: dict[str, list[dict[str, Any]]]) -> Run:
    key = {"run": f"{head['digest'][:12]}-{head['at']:%Y%m%d%H%M%S%f}", "plan": plan}
    row = {**key, **head}
    tables.define(ws.lake)
    content = {name: tables.frame(name, [{**key, **one} for one in found]) for name, found in rows.items()}
    content[tables.RUNS] = tables.frame(tables.RUNS, [row])
    ws.lake.write(content, kind="attainment", source=plan, user=head["user"])
    return run_of(ws, row, new=True)
