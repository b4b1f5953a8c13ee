"""The plan's part of the cockpit: targets by status, what is most at risk, changes, deadlines, gaps in the data."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gaodi.plan import library
from gaodi.web.plans import results, targets, words
from gaodi.web.plans.selectors import entries, shown
from gaodi.web.policy.actions import Action
from gaodi.web.site.cockpit import Panel, register
from gaodi.web.site.context import on_wall

FIRST = 8
# A wall is not scrolled: what is shown has to stand on one screen (frontend/src/_wall.css).
FIRST_ON_WALL = 5
MONTH = timedelta(days=30)


def _rows(request: HttpRequest) -> tuple[Any, list[dict[str, Any]]]:
    """The rows are made once for all panels of a page."""
    if not hasattr(request, "_plan_rows"):
        found = shown(request)
        request._plan_rows = (found, targets.rows(found) if found else [])
    return request._plan_rows


def _first(request: HttpRequest) -> int:
    """How many rows a panel shows."""
    return FIRST_ON_WALL if on_wall(request) else FIRST


def by_status(request: HttpRequest) -> dict[str, Any]:
    """How many targets stand where."""
    found, rows = _rows(request)
    counted = Counter(row["status"] for row in rows)
    return {
        "shown": found,
        "entries": entries(request),
        "total": len(rows),
        "counts": [(key, status, counted[key]) for key, status in words.STATUS.items()],
        "computed": results.computed(found) if found else None,
    }


def at_risk(request: HttpRequest) -> dict[str, Any]:
    """The targets with the smallest odds."""
    found, rows = _rows(request)
    listed, first = [row for row in rows if row["status"] in {"at_risk", "unlikely"}], _first(request)
    computed = results.computed(found) if found else None
    return {
        "shown": found,
        "rows": _worded(listed[:first]),
        "more": max(0, len(listed) - first),
        "computed": computed,
    }


def deadlines(request: HttpRequest) -> dict[str, Any]:
    """What falls due next: targets that are not yet met, and tasks, by their deadline."""
    found, rows = _rows(request)
    due = Counter(row["deadline"] for row in rows if row["deadline"])
    met = Counter(row["deadline"] for row in rows if row["deadline"] and row["status"] == "done")
    tasks_due = Counter(task.deadline for task in found.plan.tasks if task.deadline) if found else Counter()
    today = timezone.localdate().isoformat()
    listed = [
        {"when": when, "targets": due[when], "met": met[when], "tasks": tasks_due[when], "past": _end(when) < today}
        for when in sorted({*due, *tasks_due})
    ]
    return {"shown": found, "rows": listed[-_first(request) :]}


def _end(deadline: str) -> str:
    """The last day of a year or month, as text that sorts."""
    return f"{deadline}-12-31" if len(deadline) == 4 else f"{deadline}-31"


def changes(request: HttpRequest) -> dict[str, Any]:
    """What is different from a month ago: targets whose status changed, and what was decided and published."""
    found, rows = _rows(request)
    if not found:
        return {"shown": None}
    since, first = timezone.now() - MONTH, _first(request)
    before = results.attainment(found, as_of=since)
    moved = [
        {**row, "before": words.STATUS[before[row["id"]]["status"]], "now": words.STATUS[row["status"]]}
        for row in rows
        if row["id"] in before and before[row["id"]]["status"] != row["status"]
    ]
    published = [v for v in library.versions(found.ws, found.entry.id) if v.at >= since]
    decided = [d for d in library.history(found.ws, found.entry.id) if d.at >= since and not d.carried]
    return {
        "shown": found,
        "rows": moved[:first],
        "more": max(0, len(moved) - first),
        "published": published,
        "decided": len(decided),
        "observed": results.recorded(found, since),
        "first": not before,
    }


def without_data(request: HttpRequest) -> dict[str, Any]:
    """Targets that nothing is known about."""
    found, rows = _rows(request)
    listed, first = [row for row in rows if row["status"] == "no_data"], _first(request)
    return {"shown": found, "rows": _worded(listed[:first]), "more": max(0, len(listed) - first), "total": len(listed)}


def _worded(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row | {"word": words.STATUS[row["status"]]} for row in rows]


register(Panel("plan-status", _("Targets by status"), "plans/panels/status.html", by_status, Action.READ_PLAN, 10, 12))
register(Panel("plan-risk", _("Most at risk"), "plans/panels/risk.html", at_risk, Action.READ_PLAN, 20, 7))
register(
    Panel("plan-deadlines", _("Next deadlines"), "plans/panels/deadlines.html", deadlines, Action.READ_PLAN, 30, 5)
)
register(Panel("plan-changes", _("Since last month"), "plans/panels/changes.html", changes, Action.READ_PLAN, 50, 5))
register(Panel("plan-gaps", _("Targets without data"), "plans/panels/gaps.html", without_data, Action.READ_PLAN, 40, 7))
