"""Computes the attainment of a plan and keeps it as a run: rows of the lake, written as one batch, never changed.

    bind → evidence → judgement, for each target; then the checks between them and the back-test over every series

The same inputs give the same run: nothing is written then, unless it is asked for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from gaodi.plan import library
from gaodi.plan.attainment import bindings, breakdown, comparing, tables
from gaodi.plan.attainment.backtest import cases
from gaodi.plan.attainment.bindings import Binding, Transform
from gaodi.plan.attainment.calibration import Calibration, Group, calibration
from gaodi.plan.attainment.evidence import Evidence, Incomparable, Reason, from_list, from_metric, start_of
from gaodi.plan.attainment.forecast import Knowledge
from gaodi.plan.attainment.gathering import Gathered, Seen
from gaodi.plan.attainment.judgement import Judgement, Thresholds, course, judge
from gaodi.plan.attainment.reading import Run, last, run_of
from gaodi.plan.attainment.series import Nature
from gaodi.plan.attainment.status import Status
from gaodi.plan.model import Plan, Target
from gaodi.registry import lists

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

# What the figures were computed by; another number makes a new run of the same inputs.
METHOD = "3"

Progressed = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Judged:
    """A target with all that is said of it; reason and facts where that is nothing."""

    target: Target
    binding: Binding | None = None
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
    progress: Progressed = lambda share: None,
) -> Run:
    """Compute a plan (the chosen one, unless named) and keep the run. `new` says whether one was written.

    force: also where nothing has changed. progress: told the share that is done. Raises NotFound without a plan.
    """
    entry = library.chosen(ws, plan)
    content = library.current(ws, plan)
    number = ws.lake.batches()["number"].max()
    gathered = Gathered(ws, int(number) if isinstance(number, int) else 0)
    thresholds = Thresholds(**ws.settings.attainment.model_dump(include={"on_track", "at_risk", "interval"}))
    found = bound(gathered, content)
    shares = breakdown.read(ws, content.id, gathered.number)
    pool = gathered.pooled(entry.made_up if entry else False)
    series = [*pool, *(j.evidence.series for j in found if j.evidence and _own(j))]
    digest = _digest(content, thresholds, gathered, found, series, shares)
    before = last(ws, content.id)
    if before is not None and before.digest == digest and not force:
        return before
    progress(0.2)
    known = Knowledge.of(series)
    judged = [_judged(one, known, thresholds) for one in found]
    progress(0.5)
    checks = comparing.checks(gathered, content, judged, shares)
    report = calibration(cases(series, thresholds.interval))
    progress(0.9)
    head = {
        "version": entry.version if entry else None, "number": gathered.number, "digest": digest, "method": METHOD,
        "targets": len(judged), "judged": sum(j.judgement is not None for j in judged), "user": user,
        "at": datetime.now(UTC), **asdict(thresholds),
    }  # fmt: skip
    return _kept(ws, content.id, head, _rows(judged, checks, report))


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
    seen: tuple[Seen, ...] = ()
    try:
        if binding.list:
            evidence, seen = _listed(gathered, plan, target, binding)
            return Judged(target, binding, evidence, None, seen)
        metric = gathered.metrics[binding.metric or ""]
        seen = tuple(gathered.seen(metric, binding.subjects))
        evidence = from_metric(target, plan, metric, gathered.values(metric, binding.subjects), binding.transform)
    except Incomparable as why:
        return Judged(target, binding, None, None, seen, 1.0, why.reason, dict(why.facts))
    return Judged(target, binding, evidence, None, seen, comparing.factor_of(metric, target))


def _listed(gathered: Gathered, plan: Plan, target: Target, binding: Binding) -> tuple[Evidence, tuple[Seen, ...]]:
    named = lists.load(gathered.ws)[binding.list or ""]
    counts, seen, undated = gathered.counted(binding, start_of(plan) if binding.transform is Transform.SUM else None)
    if not counts:
        reason = Reason.UNDATED if undated else Reason.UNLISTED
        raise Incomparable(reason, metric=named.name, metric_en=named.name_en)
    return from_list(target, plan, counts, binding.transform), tuple(seen)


def _judged(one: Judged, known: Knowledge, thresholds: Thresholds) -> Judged:
    if one.evidence is None:
        return one
    found = judge(one.evidence, known, thresholds)
    reason = Reason.DEADLINE.value if found.status is Status.NO_DATA else ""
    return Judged(one.target, one.binding, one.evidence, found, one.seen, one.factor, reason, {} if reason else None)


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


def _rows(judged: list[Judged], checks: list[Any], report: Calibration | None) -> dict[str, list[dict[str, Any]]]:
    return {
        tables.TARGETS: [_target(one) for one in judged],
        tables.PATHS: [
            {"target": one.target.id, "at": step.at, "value": step.value, "low": step.low, "high": step.high}
            for one in judged
            if one.judgement
            for step in one.judgement.path
        ],
        tables.COURSES: [
            {"target": one.target.id, "at": point.at, "period": point.code, "value": point.value}
            for one in judged
            if one.evidence
            for point in course(one.evidence)
        ],
        tables.POINTS: [_point(one, seen) for one in judged for seen in one.seen],
        tables.CHECKS: [
            {
                "check": c.id, "kind": c.kind, "verdict": c.verdict.value, "targets": list(c.targets),
                "spans": [list(span) for span in c.spans], "facts": json.dumps(dict(c.facts), ensure_ascii=False),
            }
            for c in checks
        ],
        tables.CALIBRATION: _calibrated(report),
    }  # fmt: skip


def _target(one: Judged) -> dict[str, Any]:
    row: dict[str, Any] = {
        "target": one.target.id, "unit": one.target.unit, "reason": one.reason,
        "facts": json.dumps(one.facts or {}, ensure_ascii=False), "status": Status.NO_DATA.value,
    }  # fmt: skip
    if one.binding is not None:
        row |= {"metric": one.binding.metric or one.binding.list, "subject": "、".join(one.binding.subjects)}
    if one.evidence is None or one.judgement is None:
        return row
    found, stands = one.judgement, one.judgement.progress
    used = [s for s in one.seen if not s.set_aside and stands.latest and s.at <= stands.latest.at]
    return row | {
        "status": found.status.value, "odds": found.odds, "progress": stands.share, "pace": stands.pace,
        "latest": stands.latest.value if stands.latest else None,
        "latest_period": stands.latest.code if stands.latest else None,
        "baseline": stands.baseline.value if stands.baseline else None,
        "baseline_period": stands.baseline.code if stands.baseline else None,
        "forecast": found.middle, "low": found.low, "high": found.high, "source": used[-1].source if used else "",
        "quantity": one.evidence.quantity.value, "model": found.model, "values": len(one.evidence.series.points),
    }  # fmt: skip


def _point(one: Judged, seen: Seen) -> dict[str, Any]:
    return {
        "target": one.target.id, "at": seen.at, "period": seen.period.code if seen.period else seen.at.isoformat(),
        "label": seen.period.label("zh") if seen.period else seen.at.isoformat(),
        "label_en": seen.period.label("en") if seen.period else seen.at.isoformat(),
        "value": seen.value * one.factor if seen.value is not None else None, "source": seen.source,
        "confidence": seen.confidence, "recorded_at": seen.recorded_at, "losing": bool(seen.set_aside),
        "set_aside": seen.set_aside, "batch": seen.batch,
    }  # fmt: skip


def _calibrated(report: Calibration | None) -> list[dict[str, Any]]:
    if report is None:
        return []
    rows = [_group(group) for group in (report.total, *report.groups)]
    return rows + [
        {"by": "bin", "key": str(n), "cases": b.cases, "said": b.said, "came": b.came}
        for n, b in enumerate(report.reliability)
    ]


def _group(group: Group) -> dict[str, Any]:
    names = ("by", "key", "cases", "series", "coverage", "brier", "brier_last", "brier_pace")
    return {name: getattr(group, name) for name in names}
