"""A computed run as the rows of its lake tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gaodi.plan.attainment import tables
from gaodi.plan.attainment.calibration import Calibration, Group
from gaodi.plan.attainment.gathering import Seen
from gaodi.plan.attainment.judgement import course
from gaodi.plan.attainment.status import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gaodi.plan.attainment.checks import Check
    from gaodi.plan.attainment.computing import Judged


def rows(
    judged: Sequence[Judged], checks: Sequence[Check], report: Calibration | None
) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table but that of the runs, without the run that they belong to."""
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
        tables.CALIBRATION: calibrated(report),
    }  # fmt: skip


def _target(one: Judged) -> dict[str, Any]:
    row: dict[str, Any] = {
        "target": one.target.id, "unit": one.target.unit, "reason": one.reason,
        "facts": json.dumps(one.facts or {}, ensure_ascii=False), "status": Status.NO_DATA.value, "overdue": False,
    }  # fmt: skip
    if one.binding is not None:
        row |= {"metric": one.binding.metric or one.binding.list, "subject": "、".join(one.binding.subjects)}
        row |= dict(zip(("metric_zh", "metric_en"), one.names, strict=True))
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
        "provisional": bool(used) and used[-1].provisional, "overdue": found.overdue,
        "incomparable": [s.period.code for s in used if s.period and not s.comparable],
    }  # fmt: skip


def _point(one: Judged, seen: Seen) -> dict[str, Any]:
    return {
        "target": one.target.id, "at": seen.at, "period": seen.period.code if seen.period else seen.at.isoformat(),
        "label": seen.period.label("zh") if seen.period else seen.at.isoformat(),
        "label_en": seen.period.label("en") if seen.period else seen.at.isoformat(),
        "value": seen.value * one.factor if seen.value is not None else None, "source": seen.source,
        "confidence": seen.confidence, "recorded_at": seen.recorded_at, "losing": bool(seen.set_aside),
        "set_aside": seen.set_aside, "batch": seen.batch, "citation": seen.citation, "note": seen.note,
        "provisional": seen.provisional, "comparable": seen.comparable,
    }  # fmt: skip


def calibrated(report: Calibration | None) -> list[dict[str, Any]]:
    """A back-test as rows; `calibration.of_rows` reads them back."""
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
